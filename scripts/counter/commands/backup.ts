import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { troubleCodeOf } from '../../../db/local/trouble.ts';
import { makeBackup } from '../../../electron/backup/make-backup.ts';
import { restoreBackup } from '../../../electron/backup/restore-backup.ts';
import { openCounter } from '../../../electron/services/open-counter.ts';
import { optionsOf, pathGiven } from '../options.ts';
import { remark, tell, valueOf } from '../output.ts';
import { progressLine } from '../progress-line.ts';
import { findKeptPassword, placeAt } from '../station-files.ts';
import { withCounter } from '../with-counter.ts';

/** `counter backup FILE` and `counter restore FILE`. */
export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .description('copy the station, with its key file beside it, to FILE, and prove that the copy is whole')
    .argument('<file>')
    .action((file: string, _: unknown, command: Command) => backup(file, command));
  program
    .command('restore')
    .description('put a backup where --store is; what is there is moved aside, never overwritten')
    .argument('<file>')
    .action((file: string, _: unknown, command: Command) => restore(file, command));
}

async function backup(file: string, command: Command): Promise<void> {
  const options = optionsOf<object>(command);
  await withCounter(options, async ({ counter, actorFor }) => {
    const actor = await actorFor('backup.make');
    const progress = progressLine();
    const made = valueOf(
      await makeBackup(counter, actor, { target: pathGiven(file) }, progress).finally(() => progress.end()),
    );
    tell(options.json, made, [
      `${made.target}: ${made.bytes} bytes, entry ${made.chainEntryNo} ${made.chainHead}`,
    ]);
  });
}

function restore(file: string, command: Command): void {
  const options = optionsOf<object>(command);
  const { nativeBinding, clock } = placeAt(options.store);
  if (existsSync(options.store)) checkNobodyWorks(options.store);
  mkdirSync(dirname(options.store), { recursive: true });
  const restored = valueOf(
    restoreBackup({ backup: pathGiven(file), storePath: options.store, nativeBinding, clock }),
  );
  tell(options.json, { store: options.store, ...restored }, [
    `${options.store}: ${restored.stationName}, entry ${restored.chainEntryNo} ${restored.chainHead}`,
    ...(restored.movedAside === null ? [] : [`What was there is now ${restored.movedAside}`]),
  ]);
  if (findKeptPassword(options.store) === null)
    remark('Passwords do not travel with a backup: give --as and --password, or SUPPLY_COUNTER_PASSWORD.');
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
