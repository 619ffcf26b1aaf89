import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { restoreBackup } from '../../../electron/backup/restore-backup.ts';
import type { CommonOptions } from '../options.ts';
import { remark, tell, valueOf } from '../output.ts';
import { pathGiven } from '../paths.ts';
import { findKeptPassword, placeAt } from '../station-files.ts';

/** `counter restore FILE`: puts a backup where `--store` is; what is there is moved aside, and nobody may be working on it. */
export function restore(file: string, { store, json }: CommonOptions): void {
  const { nativeBinding, clock } = placeAt(store);
  mkdirSync(dirname(store), { recursive: true });
  const restored = valueOf(
    restoreBackup({ backup: pathGiven(file), storePath: store, nativeBinding, clock }),
  );
  tell(json, { store, ...restored }, [
    `${store}: ${restored.stationName}, entry ${restored.chainEntryNo} ${restored.chainHead}`,
    ...(restored.movedAside === null ? [] : [`What was there is now ${restored.movedAside}`]),
  ]);
  remark(
    'What was taken after this backup is not in it: compare the next receipt number with the paper, and the last batch with the county, before the till opens.',
  );
  if (findKeptPassword(store) === null) {
    remark('Passwords do not travel with a backup: give --as and --password, or SUPPLY_COUNTER_PASSWORD.');
  }
}
