import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { projectFolder } from '../../scripts/runtime/project-paths.ts';

/** A source file of the project, its path from the top with forward slashes. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/** All TypeScript of the project under the given folders, in order. */
export function readSources(...folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => filesUnder(folder))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(projectFolder, file), 'utf8') }));
}

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(projectFolder, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(name) : [name];
    });
}

/** What a file imports, re-exports or loads: a path from the top for a file of the project, else the package's name as written. */
export function importsOf({ file, text }: SourceFile): string[] {
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const dynamic = module.dynamicImports.map(({ moduleRequest }) =>
    text.slice(moduleRequest.start, moduleRequest.end),
  );
  const named = [
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap((found) => found.entries.map((entry) => entry.moduleRequest?.value)),
    ...dynamic.map((words) => words.replace(/^['"`]|['"`]$/g, '')),
    ...[...withoutComments({ file, text }).matchAll(/\brequire\(\s*['"]([^'"]+)['"]/g)].map(
      (match) => match[1],
    ),
  ].filter((name) => name !== undefined);
  const resolved = named.map((name) =>
    name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name,
  );
  return [...new Set(resolved)];
}

/** The text of a file with its comments blanked out, every line in its place. */
export function withoutComments({ file, text }: SourceFile): string {
  let code = text;
  for (const { start, end } of parseSync(file, text).comments) {
    code = code.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + code.slice(end);
  }
  return code;
}
