import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { runCounter, stationA, tempFolder } from './support.ts';

const folder = tempFolder();

describe('the command line says no', { timeout: 120_000 }, () => {
  it('to a store that is not there, in one sentence and with exit status 1', async () => {
    const missing = ['--store', path.join(folder, 'nowhere.sqlite')];
    const ran = await runCounter(['pay', '6204200017', '--cash', '10', ...missing]);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toMatch(/^There is no station yet/);
    const asJson = await runCounter(['--json', ...missing, 'close-day']);
    expect(asJson.status).toBe(1);
    expect(asJson.json()).toMatchObject({ refusal: { code: 'not_set_up' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('to amounts, counts and addresses that are none, before it opens anything', async () => {
    const store = ['--store', path.join(folder, 'nowhere.sqlite'), '--json'];
    for (const [field, ...args] of [
      ['--cash', 'pay', '1', '--cash', '12.345'],
      ['--count', 'close-till', '--count', '100x3,7x2'],
      ['--county', 'send', '--county', 'ftp://county', '--enrolment-code', 'CODE-1234'],
    ] as const) {
      const ran = await runCounter([...args, ...store]);
      expect(ran.status, args.join(' ')).toBe(1);
      expect(ran.json(), args.join(' ')).toMatchObject({
        refusal: { code: 'input_malformed', facts: { field } },
      });
    }
  });

  it('to a command that it does not know or that lacks something, with exit status 2', async () => {
    expect((await runCounter(['frobnicate'])).status).toBe(2);
    expect((await runCounter(['import', 'accounts'])).status).toBe(2);
    const help = await runCounter(['--help']);
    expect(help.status).toBe(0);
    for (const command of [
      'init',
      'import',
      'policy',
      'bill',
      'pay',
      'close-till',
      'close-day',
      'batch',
      'send',
      'verify',
      'backup',
      'restore',
      'demo',
      'trial',
    ]) {
      expect(help.stdout).toContain(`\n  ${command} `);
    }
  });

  it('to people without the right, wrong passwords, a store in use, a second station and a file that is none', async () => {
    const store = path.join(folder, 'station.sqlite');
    const made = await runCounter(['init', '--store', store, '--password', 'schluessel-17']);
    expect(made.status).toBe(0);
    expect(made.stdout).toContain('schluessel-17');
    expect((await runCounter(['init', '--store', store, '--json'])).json()).toMatchObject({
      refusal: { code: 'already_set_up' },
    });

    const asReader = await runCounter([
      'import',
      'accounts',
      stationA('legacy-accounts.csv'),
      '--store',
      store,
      '--as',
      'meter_reader',
      '--json',
    ]);
    expect(asReader.json()).toMatchObject({ refusal: { code: 'right_missing' } });
    const wrong = await runCounter(['verify', '--store', store, '--password', 'wrong-password', '--json']);
    expect(wrong.json()).toMatchObject({ refusal: { code: 'name_or_password_wrong' } });

    writeFileSync(path.join(folder, 'notes.txt'), 'no table');
    const noTable = await runCounter(
      ['import', 'accounts', 'notes.txt', '--store', 'station.sqlite', '--json'],
      { cwd: folder },
    );
    expect(noTable.status).toBe(1);

    const sqlite = new Database(store);
    sqlite.pragma('locking_mode = EXCLUSIVE');
    sqlite.exec('begin exclusive; commit');
    const inUse = await runCounter(['verify', '--store', store]);
    sqlite.close();
    expect(inUse.status).toBe(2);
    expect(inUse.stderr).toContain('Another program is using this data');
  });

  it('and leaves no half-made station behind', async () => {
    const store = path.join(folder, 'weak', 'station.sqlite');
    const ran = await runCounter(['init', '--store', store, '--password', '12345678', '--json']);
    expect(ran.json()).toMatchObject({ refusal: { code: 'password_too_weak' } });
    expect(existsSync(store)).toBe(false);
    expect(readdirSync(path.dirname(store))).toEqual([]);
  });
});
