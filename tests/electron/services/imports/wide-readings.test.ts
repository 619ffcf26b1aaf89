import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noProgress } from '../../../../electron/services/counter.ts';
import { refusalOf, valueOf, type TestStation } from '../../../support/station.ts';
import {
  accountsFile,
  addRegisters,
  count,
  fileOf,
  runAccounts,
  runReadings,
  sourceOf,
  stationWith,
  versionsOf,
} from './support.ts';

const wide = '户号,表号,抄表日期,总,峰,平,谷,正向无功,反向无功,最大需量,抄表状态';
const key = (index: number) => `620420900${index},23000700900${index},2026-11-20`;

async function largeUsers(): Promise<TestStation> {
  const station = await stationWith([{}, {}, {}]);
  addRegisters(station, '230007009001', [
    'peak',
    'flat',
    'valley',
    'reactive_forward',
    'reactive_reverse',
    'demand',
  ]);
  return station;
}

async function run(station: TestStation, ...lines: string[]) {
  return valueOf(
    await runReadings(station, fileOf(`${lines.join('\n')}\n`), null, noProgress, sourceOf('handheld')),
  );
}

describe('importReadings: several registers', () => {
  it('in one line become a reading each', async () => {
    const station = await largeUsers();
    const done = await run(station, wide, `${key(1)},12466,100,200,300,41.5,0,12.34,`);
    expect(done.counts).toMatchObject({ lines: 1, other_actual: 1 });
    expect(versionsOf(station, '6204209001').map((row) => (row as unknown[]).slice(0, 4))).toEqual([
      ['total', 1, 'actual', 12_466_000],
      ['peak', 1, 'actual', 100_000],
      ['flat', 1, 'actual', 200_000],
      ['valley', 1, 'actual', 300_000],
      ['reactive_forward', 1, 'actual', 41_500],
      ['reactive_reverse', 1, 'actual', 0],
      ['demand', 1, 'actual', 12_340],
    ]);
  });

  it('one a line, by the register column', async () => {
    const station = await largeUsers();
    const done = await run(
      station,
      '户号,表号,抄表日期,示数类型,示数',
      `${key(1)},正向有功总,12466`,
      `${key(1)},正向有功(峰),100`,
      `${key(1)},反向无功,7.5`,
      `${key(1)},反向有功,3`,
      `${key(2)},峰,3`,
    );
    expect(done.counts).toMatchObject({ lines: 5, other_actual: 3, unknown_register: 2 });
    expect(
      done.report.lines
        .filter(({ line }) => line !== null)
        .map(({ line, column, value, code }) => [line, column, value, code]),
    ).toEqual([
      [2, '示数', '12466', 'jump'],
      [5, '示数类型', '反向有功', 'unknown_register'],
      [6, '示数', '3', 'unknown_register'],
    ]);
    expect(versionsOf(station, '6204209001').map((row) => (row as unknown[])[0])).toEqual([
      'total',
      'peak',
      'reactive_reverse',
    ]);
  });

  it('are written beside a bad one, which is told with line and column', async () => {
    const station = await largeUsers();
    const done = await run(
      station,
      wide,
      `${key(1)},12400,100,x,300,,,,`,
      `${key(2)},12400,0,0.00,,5,,,`,
      `${key(3)},12400,,,,,,,`,
    );
    expect(done.counts).toMatchObject({
      lines: 3,
      bad_reading: 1,
      other_actual: 2,
    });
    expect(
      done.report.lines.map(({ line, column, value, code, severity }) => [
        line,
        column,
        value,
        code,
        severity,
      ]),
    ).toEqual([
      [2, '平', 'x', 'bad_reading', 'rejected'],
      [3, '正向无功', '5', 'unknown_register', 'skipped'],
    ]);
    expect(versionsOf(station, '6204209001').map((row) => (row as unknown[])[0])).toEqual([
      'total',
      'peak',
      'valley',
    ]);
    expect(versionsOf(station, '6204209002')).toHaveLength(1);
  });

  it('need no total where the file is of other registers', async () => {
    const station = await largeUsers();
    const done = await run(station, '户号,表号,抄表日期,正向无功', `${key(1)},3`);
    expect(done.counts).toMatchObject({ other_actual: 1 });
    const none = await runReadings(station, fileOf(`户号,表号,抄表日期,备注\n${key(1)},x\n`));
    expect(refusalOf(none)).toEqual({ code: 'column_missing', facts: { field: 'dial' } });
  });

  it('are all behind the same locked door', async () => {
    const station = await largeUsers();
    const done = await run(station, wide, `${key(1)},,,,,,,,锁门`, `${key(2)},,,,,,,,锁门`);
    expect(done.counts).toMatchObject({ lines: 2, locked: 2 });
    expect(versionsOf(station, '6204209001')).toHaveLength(7);
    expect(versionsOf(station, '6204209002')).toHaveLength(1);
  });

  it('tell an unknown account once', async () => {
    const station = await largeUsers();
    const done = await run(station, wide, '6204209999,230007009001,2026-11-20,1,2,3,4,5,6,7,');
    expect(done.report.lines.map(({ code }) => code)).toEqual(['unknown_account']);
  });
});

describe('importReadings: lines that come again', () => {
  it('count once when they say the same, and are versions in the order of the file when they differ', async () => {
    const station = await largeUsers();
    const lines = [
      wide,
      `${key(1)},12400,100,,,,,,`,
      `${key(1)},12400,101,,,,,,`,
      `${key(1)},12400,101,,,,,,`,
      `${key(1)},12399,,,,,,,`,
    ];
    const done = await run(station, ...lines);
    expect(done.counts).toMatchObject({ lines: 4, other_actual: 3, doubled_line: 1, second_version: 2 });
    expect(done.report.lines.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, '总', 'doubled_line'],
      [3, '峰', 'second_version'],
      [4, '总', 'doubled_line'],
      [4, '峰', 'doubled_line'],
      [5, '总', 'second_version'],
    ]);
    expect(versionsOf(station, '6204209001').map((row) => (row as unknown[]).slice(0, 4))).toEqual([
      ['total', 1, 'actual', 12_400_000],
      ['total', 2, 'actual', 12_399_000],
      ['peak', 1, 'actual', 100_000],
      ['peak', 2, 'actual', 101_000],
    ]);
    const again = await run(station, ...lines);
    expect(again).toMatchObject({ isRepeated: true, counts: done.counts });
    expect(again.report.lines).toEqual(done.report.lines);
  });

  it('are all taken in when the file comes again because its account was missing', async () => {
    const station = await stationWith([{}]);
    const path = fileOf(
      `${[wide, `${key(1)},12400,,,,,,,`, `${key(2)},12401,,,,,,,`, `${key(2)},12402,,,,,,,`].join('\n')}\n`,
    );
    expect(valueOf(await runReadings(station, path)).counts).toMatchObject({ unknown_account: 2 });
    valueOf(await runAccounts(station, fileOf(accountsFile([{}, {}]))));
    expect(valueOf(await runReadings(station, path)).counts).toMatchObject({ other_actual: 3 });
    expect(versionsOf(station, '6204209001')).toHaveLength(1);
    expect(versionsOf(station, '6204209002').map((row) => (row as unknown[]).slice(0, 4))).toEqual([
      ['total', 1, 'actual', 12_401_000],
      ['total', 2, 'actual', 12_402_000],
    ]);
  });

  it('end at the last version of each register, whatever their order and however often they come', async () => {
    const look = fc.record({
      account: fc.constantFrom(1, 2, 3),
      total: fc.constantFrom('', '12400', '12401', 'x', '999999'),
      peak: fc.constantFrom('', '100', '101'),
      state: fc.constantFrom('', '', '', '锁门'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(look, { minLength: 1, maxLength: 12 }), async (looks) => {
        const station = await largeUsers();
        const last = new Map<string, string | null>();
        for (const { account, total, peak, state } of looks) {
          if (state === '锁门') {
            last.set(`${account} total`, null);
            if (account === 1) last.set('1 peak', null);
          } else {
            if (total.startsWith('12')) last.set(`${account} total`, total);
            if (peak !== '' && account === 1) last.set('1 peak', peak);
          }
        }
        const lines = looks.map(
          ({ account, total, peak, state }) => `${key(account)},${total},${peak},,,,,,${state}`,
        );
        const done = await run(station, '户号,表号,抄表日期,总,峰,,,,,,抄表状态', ...lines);
        const newest = station.store.sqlite
          .prepare(
            `select a.account_no || ' ' || g.kind, r.dial_wh from reading r join register g on g.id = r.register_id
             join account a on a.id = r.account_id where r.period_month = '2026-11' and r.version =
               (select max(version) from reading x where x.register_id = r.register_id and x.period_month = r.period_month)`,
          )
          .raw()
          .all() as [string, number | null][];
        const expected = [...last].map(([at, dial]) => [
          `620420900${at}`,
          dial === null ? null : Number(dial) * 1_000,
        ]);
        expect(new Map(newest)).toEqual(new Map(expected as [string, number | null][]));
        const { second_version: _, ...verdicts } = done.counts as Record<string, number>;
        const sum = Object.values(verdicts).reduce((all, number) => all + number, 0);
        expect(sum).toBe(looks.length * 2);
        expect(
          count(station, "select count(*) from reading where period_month = '2026-11'"),
        ).toBeGreaterThanOrEqual(last.size);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
