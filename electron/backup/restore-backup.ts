import { constants, copyFileSync, existsSync, renameSync } from 'node:fs';
import { ok, refuse, type Result } from '../../db/domain/kernel/result.ts';
import type { Clock } from '../services/counter.ts';
import { keyFilePath } from '../services/keyring/keyring.ts';
import { type BackupContent, inspectBackup } from './inspect-backup.ts';

/**
 * Puts a backup where the store is expected. A store that is there is never overwritten: it is moved aside under the instant's name.
 * The store must not be open. Refuses backup_not_a_store for a file that is damaged or something else, or lacks its key file.
 */
export function restoreBackup(input: {
  readonly backup: string;
  readonly storePath: string;
  readonly nativeBinding: string | undefined;
  readonly clock: Clock;
}): Result<BackupContent & { readonly movedAside: string | null }> {
  const { backup, storePath } = input;
  const content = inspectBackup(backup, input.nativeBinding);
  if (content === null || !existsSync(keyFilePath(backup))) return refuse('backup_not_a_store');
  const movedAside = existsSync(storePath) ? moveAside(storePath, input.clock) : null;
  copyFileSync(backup, storePath, constants.COPYFILE_EXCL);
  copyFileSync(keyFilePath(backup), keyFilePath(storePath), constants.COPYFILE_EXCL);
  return ok({ ...content, movedAside });
}

function moveAside(storePath: string, clock: Clock): string {
  const aside = `${storePath}.replaced-${new Date(clock.now()).toISOString().replace(/[-:]|\.\d+Z$/g, '')}`;
  for (const suffix of ['', '-wal', '-shm', '.keys.json']) {
    if (existsSync(storePath + suffix)) renameSync(storePath + suffix, aside + suffix);
  }
  return aside;
}
