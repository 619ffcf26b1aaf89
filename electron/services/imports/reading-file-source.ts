import { createHash } from 'node:crypto';
import { headingKey } from '../../../db/domain/accounts/import-column.ts';
import { fileSources, type FileSource } from '../../../db/domain/metering/reading-source.ts';
import { findSetting, putSetting } from '../../../db/local/queries/settings.ts';
import type { Store } from '../../../db/local/store.ts';

/** Where a file of readings comes from: one of the kinds, or a file of the station's own that is of such a kind (大用户集抄). */
export interface ReadingFileSource {
  readonly kind: FileSource;
  /** Null for the kind itself. */
  readonly name: string | null;
}

/** The station names so many files of its own at most; the one that was not used for longest makes room. */
const mostNamed = 20;
const namedKey = 'import.sources.readings';

/** The sources to choose from: the kinds, then what the station named, the latest used first. */
export function listReadingSources(store: Store): readonly ReadingFileSource[] {
  return [...fileSources.map((kind) => ({ kind, name: null })), ...listNamed(store)];
}

function listNamed(store: Store): readonly ReadingFileSource[] {
  const kept = findSetting(store, namedKey);
  return Array.isArray(kept) ? kept.flatMap(sourceOf) : [];
}

function sourceOf(value: unknown): ReadingFileSource[] {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return [];
  const kind = fileSources.find((known) => known === value.kind);
  const name = 'name' in value && typeof value.name === 'string' ? value.name : null;
  return kind === undefined ? [] : [{ kind, name }];
}

/**
 * Under what the columns of a source's files are remembered. A handheld's is what it was when all files were a handheld's: what a
 * station taught the program then still holds.
 */
export function matchingScopeOf({ kind, name }: ReadingFileSource): string {
  if (name !== null) return `readings.${kind}.${digestOf(name)}`;
  return kind === 'handheld' ? 'readings' : `readings.${kind}`;
}

/** Remembers, in the import's own transaction, which source a file with these headings was of. */
export function rememberSource(
  store: Store,
  headings: readonly string[],
  { kind, name }: ReadingFileSource,
): void {
  putSetting(store, headingsKey(headings), { kind, name });
  if (name === null) return;
  const others = listNamed(store).filter((other) => other.kind !== kind || other.name !== name);
  putSetting(store, namedKey, [{ kind, name }, ...others].slice(0, mostNamed));
}

/** The source that the last file with these headings was of; null when there was none. */
export function findRememberedSource(store: Store, headings: readonly string[]): ReadingFileSource | null {
  return sourceOf(findSetting(store, headingsKey(headings)))[0] ?? null;
}

function headingsKey(headings: readonly string[]): string {
  return `import.source.${digestOf(JSON.stringify(headings.map(headingKey)))}`;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
