import {
  constants,
  copyFileSync,
  existsSync,
  openSync,
  closeSync,
  fsyncSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { ok, refuse, type Result } from '../../db/domain/kernel/result.ts';
import { getChainHead } from '../../db/local/daybook.ts';
import { troubleCodeOf } from '../../db/local/trouble.ts';
import { type Actor, checkRight, type Counter, type Progress } from '../services/counter.ts';
import { keyFilePath } from '../services/keyring/keyring.ts';
import { inspectBackup } from './inspect-backup.ts';

/** Pages copied between two looks at the event loop: the counter goes on working meanwhile. */
const pagesPerStep = 500;

/**
 * Copies the store while the counter works, and its key file beside the copy; then opens the copy and proves that it is whole and
 * ends with the chain's head it began with or a later one. Refuses backup_target_exists, backup_cancelled, and disk_full and
 * file_not_writable for a place that takes no file; a cancelled or failed copy is removed.
 */
export async function makeBackup(
  counter: Counter,
  actor: Actor,
  input: { readonly target: string },
  progress: Progress,
): Promise<
  Result<{
    readonly target: string;
    readonly bytes: number;
    readonly chainEntryNo: number;
    readonly chainHead: string;
  }>
> {
  const allowed = checkRight(actor, 'backup.make');
  if (!allowed.ok) return allowed;
  const { target } = input;
  if (existsSync(target) || existsSync(keyFilePath(target))) return refuse('backup_target_exists');
  const head = getChainHead(counter.store);
  try {
    await counter.store.sqlite.backup(target, {
      progress({ totalPages, remainingPages }) {
        progress.report('writing', totalPages - remainingPages, totalPages);
        if (progress.isCancelled()) throw new BackupCancelled();
        return pagesPerStep;
      },
    });
    makeOneFile(target, counter.store.nativeBinding);
    copyFileSync(keyFilePath(counter.store.path), keyFilePath(target), constants.COPYFILE_EXCL);
    flush(target);
    flush(keyFilePath(target));
    const copy = inspectBackup(target, counter.store.nativeBinding);
    if (copy === null || copy.chainEntryNo < head.entryNo)
      throw new Error('the copy does not hold what the store holds');
    return ok({
      target,
      bytes: statSync(target).size,
      chainEntryNo: copy.chainEntryNo,
      chainHead: copy.chainHead,
    });
  } catch (error) {
    for (const path of [target, keyFilePath(target)]) if (existsSync(path)) rmSync(path, { force: true });
    if (error instanceof BackupCancelled) return refuse('backup_cancelled');
    const hindrance = placeTroubleOf(error, target);
    if (hindrance === null) throw error;
    return refuse(hindrance);
  }
}

class BackupCancelled extends Error {}

/** What is wrong with the place that a person chose; null when it is not the place. */
function placeTroubleOf(error: unknown, target: string): 'disk_full' | 'file_not_writable' | null {
  if (troubleCodeOf(error) === 'disk_full') return 'disk_full';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isShut = /^(SQLITE_CANTOPEN|SQLITE_READONLY|EACCES|EPERM|EROFS|ENOENT|ENOTDIR)/.test(code);
  // The driver says without a code that there is no such folder: a stick that was pulled.
  return isShut || !existsSync(dirname(target)) ? 'file_not_writable' : null;
}

/** Takes the copy out of WAL mode: whoever looks into it, on a stick or read-only, leaves no further files beside it. */
function makeOneFile(path: string, nativeBinding: string | undefined): void {
  const copy = new Database(path, {
    fileMustExist: true,
    ...(nativeBinding === undefined ? {} : { nativeBinding }),
  });
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

function flush(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
