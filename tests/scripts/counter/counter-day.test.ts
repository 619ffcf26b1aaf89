import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { openEnrolmentCode } from '../../../db/county/enrolment-codes.ts';
import { listenAsCounty, openTestCounty, testEnrolmentCode } from '../../support/county.ts';
import { type Ran, runCounter, stationA, tempFolder } from './support.ts';

const folder = tempFolder();
const store = path.join(folder, 'station.sqlite');
const expected = JSON.parse(readFileSync(stationA('expected.json'), 'utf8')) as { readings: unknown };

/** A command on the day's station that must be done. */
async function done(...args: string[]): Promise<Ran> {
  const ran = await runCounter([...args, '--store', store]);
  expect(`${ran.stderr}${ran.stdout}`, args.join(' ')).toSatisfy(() => ran.status === 0);
  return ran;
}

const json = async <T>(...args: string[]): Promise<T> => (await done(...args, '--json')).json() as T;

interface Taken {
  readonly receipt: {
    readonly receiptNo: string;
    readonly checkCode: string;
    readonly dueFen: number;
    readonly collectedFen: number;
  };
  readonly isRepeated: boolean;
}

// One station, one day, in the order of the day: each step stands on the ones before it.
describe('a counter day from the command line', { timeout: 120_000 }, () => {
  let receipt: Taken['receipt'];

  beforeAll(async () => {
    const made = await json<{ password: string; recoveryCode: string; people: { roles: string[] }[] }>(
      'init',
      '--receipts',
      '0012846-0012945',
    );
    expect(made.people).toHaveLength(11);
    expect(new Set(made.people.flatMap((person) => person.roles)).size).toBe(11);
    expect(made.recoveryCode).toMatch(/^(\w{5}-){4}\w{5}$/);
    expect(readFileSync(`${store}.logins.json`, 'utf8')).toContain(made.password);
  }, 120_000);

  it('imports accounts and readings, and prints exactly the counts of the station', async () => {
    const { readings, ...accounts } = expected;
    expect(await json('import', 'accounts', stationA('legacy-accounts.csv'))).toEqual(accounts);
    const report = path.join(folder, 'report.csv');
    expect(await json('import', 'readings', stationA('handheld-readings.csv'), '--report', report)).toEqual(
      readings,
    );
    const [heading, first] = readFileSync(report, 'utf8').split('\r\n');
    expect(heading).toContain('Line,Column,Value');
    expect(first).toContain('Please explain');

    const again = await done('import', 'accounts', stationA('legacy-accounts.csv'));
    expect(again.stdout).toContain('nothing was changed');
    expect(again.stdout).toContain('44,612.50');
  });

  it('bills the month: computed, passed by another person, issued', async () => {
    const computed = await done('bill', '--month', '2026-11', '--compute-only');
    expect(computed.stdout).toContain('1762 computed');
    expect(computed.stdout).toContain('Locked, to be read again: 24');
    const run = await json<{ audited: { passed: number }; issued: { issued: number; sumFen: number } }>(
      'bill',
      '--month',
      '2026-11',
    );
    expect(run.audited.passed).toBe(1762);
    expect(run.issued).toMatchObject({ issued: 1762, sumFen: 101_816_733 });
    const bills = rows<{ hands: number }>(
      'select count(distinct computed_by) + count(distinct audited_by) as hands from bill where computed_by <> audited_by',
    );
    expect(bills).toEqual([{ hands: 2 }]);
  });

  it('takes a payment once, whoever repeats it', async () => {
    const [owing] = rows<{ accountNo: string; owed: number }>(
      `select a.account_no as accountNo, o.outstanding_fen as owed from open_item o join account a on a.id = o.account_id
       where a.id not in (select account_id from prepayment_balance) limit 1`,
    );
    const key = '0193b2f4-0000-7000-8000-000000000000';
    const pay = [
      'pay',
      owing?.accountNo ?? '',
      '--cash',
      '5000',
      '--prepay',
      '0.50',
      '--float',
      '200',
      '--request-key',
      key,
    ];
    const lines = (await done(...pay)).stdout;
    expect(lines).toContain('Receipt: 0012846');
    expect(lines).toMatch(/In words: .+分|整/);
    const repeated = await json<Taken>(...pay);
    expect(repeated.isRepeated).toBe(true);
    receipt = repeated.receipt;
    expect(receipt).toMatchObject({
      receiptNo: '0012846',
      dueFen: owing?.owed,
      collectedFen: (owing?.owed ?? 0) + 50,
    });
  });

  it("checks a customer's paper against the book", async () => {
    const slowlyTyped = receipt.checkCode.toLowerCase().replace(/^.{4}/, '$& ');
    expect((await done('verify', '--receipt', receipt.receiptNo, '--code', slowlyTyped)).stdout).toContain(
      '✓',
    );
    const wrong = `${receipt.checkCode.slice(0, 7)}${receipt.checkCode.endsWith('0') ? '1' : '0'}`;
    const refused = await runCounter([
      'verify',
      '--store',
      store,
      '--receipt',
      receipt.receiptNo,
      '--code',
      wrong,
    ]);
    expect(refused.status).toBe(1);
  });

  it('counts blind, asks for the reason of a difference, and closes till and day', async () => {
    const uncounted = await runCounter(['close-till', '--store', store]);
    expect(uncounted.status).toBe(1);
    const odd = await runCounter(['close-till', '--store', store, '--count', '100x2, 0.5x1']);
    expect(odd.status).toBe(1);
    expect(odd.stderr).toContain('Expected cash');
    const slip = await json<{ expectedFen: number; differenceFen: number; countedFen: number }>(
      'close-till',
      '--reason',
      '找零有误',
    );
    expect(slip).toMatchObject({ expectedFen: 20_000 + receipt.collectedFen, countedFen: 20_050 });
    expect(slip.differenceFen).toBe(50 - receipt.collectedFen);
    const day = await json<{ state: string; receiptsFen: number; countedTakingsFen: number }>('close-day');
    expect(day).toMatchObject({
      state: 'closed',
      receiptsFen: receipt.collectedFen,
      countedTakingsFen: receipt.collectedFen,
    });
  });

  it('seals and sends the day to a real county, and sending again changes nothing', async () => {
    const county = await openTestCounty('pglite');
    await openEnrolmentCode(county.store, 0, testEnrolmentCode);
    const { url } = await listenAsCounty(county);
    const sent = await json<{ pendingEntries: number; batches: unknown[] }>(
      'send',
      '--county',
      url,
      '--enrolment-code',
      testEnrolmentCode,
    );
    expect(sent).toMatchObject({ isEnrolled: true, pendingEntries: 0 });
    expect(sent.batches).toHaveLength(1);
    expect((await done('send')).stdout).toContain('nothing new');
    const empty = await runCounter(['batch', '--store', store]);
    expect(empty.status).toBe(1);
  });

  it('proves the books, backs up, restores elsewhere, and proves them again', async () => {
    const sound = await json<{ isSound: boolean; chainHead: string }>('verify');
    expect(sound.isSound).toBe(true);
    const backup = path.join(folder, 'stick', 'hlw01.scbackup');
    expect((await runCounter(['backup', backup, '--store', store])).status).not.toBe(0);
    const made = await json<{ chainHead: string }>('backup', path.join(folder, 'hlw01.scbackup'));
    const elsewhere = path.join(folder, 'new-pc', 'station.sqlite');
    const restored = await runCounter([
      'restore',
      path.join(folder, 'hlw01.scbackup'),
      '--store',
      elsewhere,
      '--json',
    ]);
    expect(restored.json()).toMatchObject({ chainHead: made.chainHead, movedAside: null });
    const { password } = JSON.parse(readFileSync(`${store}.logins.json`, 'utf8')) as { password: string };
    const proven = await runCounter(['verify', '--json', '--store', elsewhere], {
      env: { SUPPLY_COUNTER_PASSWORD: password },
    });
    expect(proven.json()).toMatchObject({ isSound: true, chainHead: sound.chainHead });
    expect((await runCounter(['verify', '--store', elsewhere])).stderr).toContain('sign in');
  });

  it('names what was changed in the file, with exit status 1', async () => {
    const sqlite = new Database(store);
    sqlite.exec(
      'drop trigger payment_is_never_changed; update payment set collected_fen = collected_fen + 100',
    );
    sqlite.close();
    const ran = await runCounter(['verify', '--store', store, '--json']);
    expect(ran.status).toBe(1);
    const report = ran.json() as { isSound: boolean; checks: { check: string; findings: string[] }[] };
    expect(report.isSound).toBe(false);
    expect(report.checks.find(({ check }) => check === 'posted_rows')?.findings.join('\n')).toContain(
      'payment 1',
    );
    expect(existsSync(`${store}-wal`)).toBe(false);
  });

  it('builds the demo station elsewhere, with books that are sound', async () => {
    const demo = path.join(folder, 'demo.sqlite');
    const built = await runCounter(['demo', '--store', demo, '--json']);
    expect(built.json()).toMatchObject({ store: demo, password: 'demo-2026' });
    const proven = await runCounter(['verify', '--store', demo]);
    expect(`${proven.status} ${proven.stdout}`).toContain('0 The books are sound');
  });

  function rows<Row>(text: string): Row[] {
    const sqlite = new Database(store, { readonly: true });
    try {
      return sqlite.prepare<[], Row>(text).all();
    } finally {
      sqlite.close();
    }
  }
});
