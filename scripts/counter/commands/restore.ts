import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { troubleCodeOf } from '../../../db/local/trouble.ts';
import { restoreBackup } from '../../../electron/backup/restore-backup.ts';
import { openCounter } from '../../../electron/services/open-counter.ts';
import type { CommonOptions } from '../options.ts';
import { remark, tell, valueOf } from '../output.ts';
import { pathGiven } from '../paths.ts';
import { findKeptPassword, placeAt } from '../station-files.ts';

/** `counter restore FILE`: puts a backup where `--store` is; what is there is moved aside, and nobody may be working on it. */
export function restore(file: string, { store, json }: CommonOptions): void {
  const { nativeBinding, clock } = placeAt(store);
  if (existsSync(store)) checkNobodyWorks(store);
  mkdirSync(dirname(store), { recursive: true });
  const restored = valueOf(
    restoreBackup({ backup: pathGiven(file), storePath: store, nativeBinding, clock }),
  );
  tell(json, { store, ...restored }, [
    `${store}: ${restored.stationName}, entry ${restored.chainEntryNo} ${restored.chainHead}`,
    ...(restored.movedAside === null ? [] : [`What was there is now ${restored.movedAside}`]),
  ]);
  if (findKeptPassword(store) === null) {
    remark('Passwords do not travel with a backup: give --as and --password, or SUPPLY_COUNTER_PASSWORD.');
  }
}

/** Throws store_busy while another program has the station open; a store that is damaged may be replaced. */
function checkNobodyWorks(store: string): void {
  try {
    const counter = openCounter(placeAt(store));
    if (counter.ok) counter.value.store.close();
  } catch (error) {
    if (troubleCodeOf(error) === 'store_busy') throw error;
  }
}
