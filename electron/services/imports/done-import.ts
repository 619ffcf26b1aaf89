import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { findDaybookPayload, findSetting, putSetting } from '../../../db/local/queries/imports.ts';
import type { Store } from '../../../db/local/store.ts';
import type { ImportCounts } from './import-run.ts';

type ImportEntryKind = 'accounts_imported' | 'readings_recorded';

/** What the daybook keeps of an import of a file. */
export interface ImportPayload {
  readonly fileSha256: string;
  readonly fileName: string;
  readonly counts: ImportCounts;
}

/**
 * Finds what the daybook told when the same file (and month, for readings) was imported before; null when it was not. The key only
 * points at the entry, so that nobody searches years of the daybook; the entry itself must name the file.
 */
export function findDoneImport<Payload extends ImportPayload>(
  store: Store,
  kind: ImportEntryKind,
  sha256: string,
  month = '',
): Payload | null {
  const entryNo = findSetting(store, keyOf(kind, sha256, month));
  if (typeof entryNo !== 'number') return null;
  const payload = findDaybookPayload(store, entryNo, kind) as Payload | null;
  invariant(
    payload !== null && payload.fileSha256 === sha256,
    `daybook entry ${entryNo} does not tell of this import`,
  );
  return payload;
}

/** Notes, in the import's own transaction, which daybook entry tells of the file. */
export function noteDoneImport(
  store: Store,
  kind: ImportEntryKind,
  entryNo: number,
  sha256: string,
  month = '',
): void {
  putSetting(store, keyOf(kind, sha256, month), entryNo);
}

function keyOf(kind: ImportEntryKind, sha256: string, month: string): string {
  return `import.done.${kind}.${sha256}${month === '' ? '' : `.${month}`}`;
}
