import { type SourceFile, withoutComments } from './source-scan.ts';

const LINE_LIMIT = 450;

/** Files that are too long to be read in one go. */
export function findLongFiles(sources: readonly SourceFile[]): string[] {
  return sources
    .map(({ file, text }) => ({ file, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) }))
    .filter(({ lines }) => lines > LINE_LIMIT)
    .map(({ file, lines }) => `${file} has ${lines} lines`);
}

/** Lines of a screen or component that hold Chinese text, which belongs into renderer/messages so that both languages have it. */
export function findChineseText(sources: readonly SourceFile[]): string[] {
  return findLines(sources, /\p{Script=Han}|[，。：；！？（）「」《》]/u, 'holds Chinese text');
}

/** Tests that are switched off, or that switch off the others. */
export function findSwitchedOffTests(sources: readonly SourceFile[]): string[] {
  return findLines(
    sources,
    /\b(?:it|test|describe|suite)\.(?:skip|only|todo|fixme)\b(?!If)/,
    'switches tests off',
  );
}

/** Notes of unfinished work. */
export function findUnfinishedWork(sources: readonly SourceFile[]): string[] {
  const note = /\b(?:TODO|FIXME|XXX)\b/;
  return sources.flatMap(({ file, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        note.test(line) ? [`${file}:${index + 1} has a note of unfinished work`] : [],
      ),
  );
}

/** Binary floating point on its way into a sum of money. */
export function findFloatingPoint(sources: readonly SourceFile[]): string[] {
  return findLines(sources, /\bparseFloat\(|\.toFixed\(/, 'uses binary floating point');
}

function findLines(sources: readonly SourceFile[], pattern: RegExp, what: string): string[] {
  return sources.flatMap((source) =>
    withoutComments(source)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${source.file}:${index + 1} ${what}`] : [])),
  );
}
