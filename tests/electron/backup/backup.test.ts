import {
  existsSync,
  readdirSync,
  truncateSync,
  writeFileSync,
  openSync,
  writeSync,
  closeSync,
  statSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ok } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook, getChainHead } from '../../../db/local/daybook.ts';
import { openStore } from '../../../db/local/store.ts';
import { inspectBackup } from '../../../electron/backup/inspect-backup.ts';
import { makeBackup } from '../../../electron/backup/make-backup.ts';
import { restoreBackup } from '../../../electron/backup/restore-backup.ts';
import { noProgress, today, type Progress } from '../../../electron/services/counter.ts';
import { createKeyring, keyFilePath, openKeyring } from '../../../electron/services/keyring/keyring.ts';
import { insertAccounts } from '../../support/accounts.ts';
import {
  migrationsFolder,
  openTestStation,
  refusalOf,
  type TestStation,
  valueOf,
} from '../../support/station.ts';

let station: TestStation;
let target: string;
let sealed: Buffer;
beforeEach(() => {
  station = openTestStation();
  const { keyring } = createKeyring(keyFilePath(station.store.path), null);
  sealed = keyring.seal(Buffer.from('620924197909111989'));
  insertAccounts(
    station,
    Array.from({ length: 200 }, (_, index) => ({ accountNo: String(6204200000 + index), name: '王秀英' })),
  );
  writeEntry();
  target = join(station.folder, 'hlw01.scbackup');
});

function writeEntry(): void {
  station.store.write(() => {
    const actor = station.as('station_head');
    appendToDaybook(station.store, {
      kind: 'personal_data_seen',
      recordedAt: station.clock.now(),
      businessDay: today(station),
      actor,
      payload: { accountNo: '6204200017' },
    });
    return ok(null);
  });
}

const make = (progress: Progress = noProgress, file = target) =>
  makeBackup(station, station.as('station_head'), { target: file }, progress);
const restore = (storePath: string, backup = target) =>
  restoreBackup({ backup, storePath, nativeBinding: undefined, clock: station.clock });

describe('a backup', () => {
  it('is whole, ends where the chain ended, and carries the key', async () => {
    const made = valueOf(await make());
    const head = getChainHead(station.store);
    expect(made).toMatchObject({ target, chainEntryNo: head.entryNo, chainHead: head.hash });
    expect(made.bytes).toBe(statSync(target).size);
    expect(inspectBackup(target, undefined)?.stationName).toBe('红柳湾供电所');
    expect(
      valueOf(openKeyring(keyFilePath(target), null))
        .open(sealed)
        .toString(),
    ).toBe('620924197909111989');
  });

  it('is made while the counter works, and ends with what was written meanwhile or before it', async () => {
    const before = getChainHead(station.store).entryNo;
    const made = valueOf(await make({ report: writeEntry, isCancelled: () => false }));
    expect(getChainHead(station.store).entryNo).toBeGreaterThan(before);
    expect(made.chainEntryNo).toBeGreaterThanOrEqual(before);
    expect(inspectBackup(target, undefined)?.chainHead).toBe(made.chainHead);
  });

  it('never overwrites, leaves nothing when cancelled, and needs the right', async () => {
    valueOf(await make());
    expect(refusalOf(await make()).code).toBe('backup_target_exists');
    const other = join(station.folder, 'other.scbackup');
    expect(refusalOf(await make({ report() {}, isCancelled: () => true }, other)).code).toBe(
      'backup_cancelled',
    );
    expect(readdirSync(station.folder).filter((name) => name.startsWith('other'))).toEqual([]);
    const byCashier = await makeBackup(station, station.as('cashier'), { target: other }, noProgress);
    expect(refusalOf(byCashier).code).toBe('right_missing');
  });
});

describe('a place for a backup', () => {
  it('that takes no file is refused by name', async () => {
    const nowhere = join(station.folder, 'no-folder', 'a.scbackup');
    expect(refusalOf(await make(noProgress, nowhere)).code).toBe('file_not_writable');
    const letter = join(station.folder, 'letter.txt');
    writeFileSync(letter, 'no folder');
    expect(refusalOf(await make(noProgress, join(letter, 'a.scbackup'))).code).toBe('file_not_writable');
  });
});

describe('restoring', () => {
  it('puts station, chain and key where nothing was', async () => {
    const made = valueOf(await make());
    const storePath = join(station.folder, 'new-pc.store');
    expect(valueOf(restore(storePath))).toEqual({
      stationName: '红柳湾供电所',
      chainEntryNo: made.chainEntryNo,
      chainHead: made.chainHead,
      movedAside: null,
    });
    const restored = openStore({ path: storePath, migrationsFolder });
    expect(getChainHead(restored).hash).toBe(made.chainHead);
    expect(restored.sqlite.prepare('select count(*) from account').pluck().get()).toBe(200);
    restored.close();
    expect(
      valueOf(openKeyring(keyFilePath(storePath), null))
        .open(sealed)
        .toString(),
    ).toBe('620924197909111989');
  });

  it('moves a store that is there aside, whole and with its key', async () => {
    valueOf(await make());
    writeEntry();
    const newest = getChainHead(station.store);
    const { path } = station.store;
    station.store.close();
    const { movedAside } = valueOf(restore(path));
    expect(movedAside).toContain('.replaced-20261122');
    const aside = openStore({ path: movedAside as string, migrationsFolder });
    expect(getChainHead(aside)).toEqual(newest);
    aside.close();
    expect(existsSync(keyFilePath(movedAside as string))).toBe(true);
    const restored = openStore({ path, migrationsFolder });
    expect(getChainHead(restored).entryNo).toBe(newest.entryNo - 1);
    restored.close();
  });

  it('refuses what is no backup, is damaged or has no key, and leaves the place as it was', async () => {
    valueOf(await make());
    const storePath = join(station.folder, 'new-pc.store');
    const text = join(station.folder, 'letter.txt');
    writeFileSync(text, 'no store');
    expect(refusalOf(restore(storePath, text)).code).toBe('backup_not_a_store');
    expect(refusalOf(restore(storePath, join(station.folder, 'nothing'))).code).toBe('backup_not_a_store');
    const key = keyFilePath(target);
    rmSync(key);
    expect(refusalOf(restore(storePath)).code).toBe('backup_not_a_store');
    createKeyring(key, null);
    scribble(target);
    expect(refusalOf(restore(storePath)).code).toBe('backup_not_a_store');
    truncateSync(target, 8192);
    expect(refusalOf(restore(storePath)).code).toBe('backup_not_a_store');
    expect(existsSync(storePath)).toBe(false);
  });
});

/** Writes rubbish over the page headers in the middle of a file. */
function scribble(path: string): void {
  const handle = openSync(path, 'r+');
  for (let page = 3; page < 40; page++) writeSync(handle, Buffer.alloc(64, 0x5a), 0, 64, page * 4096);
  closeSync(handle);
}
