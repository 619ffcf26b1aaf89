import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { ok, refuse, type Result } from '../../db/domain/kernel/result.ts';
import { isStoreHeld } from '../../db/local/store.ts';
import type { Clock } from '../services/counter.ts';
import { keyFilePath } from '../services/keyring/keyring.ts';
import { type BackupContent, inspectBackup } from './inspect-backup.ts';

/** A store and what may lie beside it. */
const suffixes = ['', '-wal', '-shm', '.keys.json'] as const;

/**
 * Puts a backup where the store is expected. A store that is there is never overwritten: it is moved aside under the instant's name, and
 * only once the copy lies beside it whole, so that a full disk or a pulled stick costs nothing. Refuses
 * backup_not_a_store for a file that is damaged or something else, or lacks its key file, and store_busy while anyone works there.
 */
export function restoreBackup(input: {
  readonly backup: string;
  readonly storePath: string;
  readonly nativeBinding: string | undefined;
  readonly clock: Clock;
}): Result<BackupContent & { readonly movedAside: string | null }> {
  const { backup, storePath, nativeBinding } = input;
  const content = inspectBackup(backup, nativeBinding);
  if (content === null || !existsSync(keyFilePath(backup))) return refuse('backup_not_a_store');
  if (existsSync(storePath) && isStoreHeld({ path: storePath, nativeBinding })) return refuse('store_busy');
  const beside = `${storePath}.restoring`;
  try {
    copyDurably(backup, beside);
    copyDurably(keyFilePath(backup), keyFilePath(beside));
    if (inspectBackup(beside, nativeBinding)?.chainHead !== content.chainHead)
      return refuse('backup_not_a_store');
    const movedAside = moveAside(storePath, input.clock);
    renameSync(keyFilePath(beside), keyFilePath(storePath));
    renameSync(beside, storePath);
    return ok({ ...content, movedAside });
  } finally {
    for (const suffix of suffixes) rmSync(beside + suffix, { force: true });
  }
}

function copyDurably(from: string, to: string): void {
  copyFileSync(from, to);
  const handle = openSync(to, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Moves what is there out of the way and answers where to; null when nothing is. */
function moveAside(storePath: string, clock: Clock): string | null {
  const found = suffixes.filter((suffix) => existsSync(storePath + suffix));
  if (found.length === 0) return null;
  const instant = new Date(clock.now()).toISOString().replace(/[-:]|\.\d+Z$/g, '');
  let aside = `${storePath}.replaced-${instant}`;
  for (let further = 2; existsSync(aside); further += 1)
    aside = `${storePath}.replaced-${instant}-${further}`;
  for (const suffix of found) renameSync(storePath + suffix, aside + suffix);
  return aside;
}
