import { createHash } from 'node:crypto';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { findDaybookPayload } from '../../../db/local/queries/imports.ts';
import { findSetting, putSetting } from '../../../db/local/queries/settings.ts';
import type { Store } from '../../../db/local/store.ts';
import type { ImportCounts } from './import-run.ts';

type ImportEntryKind = 'accounts_imported' | 'readings_recorded';

/** What makes an import the same one: the file, how its columns are read and, for readings, the month. */
export interface ImportSource {
  readonly sha256: string;
  readonly matching: Readonly<Record<string, number | null>>;
  readonly month?: Month;
}

/** What the daybook keeps of an import of a file. */
export interface ImportPayload {
  readonly fileSha256: string;
  readonly fileName: string;
  readonly counts: ImportCounts;
}

/**
 * Finds what the daybook told when the same file was imported before in the same way; null when it was not. The key only
 * points at the entry, so that nobody searches years of the daybook; the entry itself must name the file.
 */
export function findDoneImport<Payload extends ImportPayload>(
  store: Store,
  kind: ImportEntryKind,
  source: ImportSource,
): Payload | null {
  const entryNo = findSetting(store, keyOf(kind, source));
  if (typeof entryNo !== 'number') return null;
  const payload = findDaybookPayload(store, entryNo, kind) as Payload | null;
  invariant(
    payload !== null && payload.fileSha256 === source.sha256,
    `daybook entry ${entryNo} does not tell of this import`,
  );
  return payload;
}

/** Notes, in the import's own transaction, which daybook entry tells of it. */
export function noteDoneImport(
  store: Store,
  kind: ImportEntryKind,
  entryNo: number,
  source: ImportSource,
): void {
  putSetting(store, keyOf(kind, source), entryNo);
}

function keyOf(kind: ImportEntryKind, { sha256, matching, month }: ImportSource): string {
  const columns = Object.entries(matching).sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = createHash('sha256').update(JSON.stringify(columns)).digest('hex').slice(0, 32);
  return `import.done.${kind}.${sha256}.${digest}${month === undefined ? '' : `.${month}`}`;
}
