import type { ReadingFileSource } from '../../../electron/contract/imports.ts';
import type { Messages } from '../../messages/index.ts';

/** What a source of readings is called: by the station's own name for it, or by its kind. */
export function sourceWord(words: Messages['imports'], { kind, name }: ReadingFileSource): string {
  return name ?? words.sources[kind];
}

/** A source as one text, to tell it from others. */
export function sourceKey({ kind, name }: ReadingFileSource): string {
  return `${kind} ${name ?? ''}`;
}
