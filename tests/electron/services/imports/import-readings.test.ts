import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { month, day } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { noProgress, type Progress } from '../../../../electron/services/counter.ts';
import { importReadings } from '../../../../electron/services/imports/import-readings.ts';
import { recordReading } from '../../../../electron/services/readings/record-reading.ts';
import { refusalOf, valueOf, type TestStation } from '../../../support/station.ts';
import {
  accountsFile,
  cellsOf,
  contentOf,
  count,
  fileOf,
  november,
  runAccounts,
  runReadings,
  stationA,
  stationWith,
} from './support.ts';

const november2026 = month('2026-11');

async function stationAWithAccounts(): Promise<TestStation> {
  const station = november();
  valueOf(await runAccounts(station, stationA.accounts));
  return station;
}

function readingsFile(...lines: string[]): string {
  return fileOf(['户号,表号,抄表日期,本月止码,抄表状态,备注', ...lines, ''].join('\r\n'), 'readings.csv');
}

function newest(station: TestStation, accountNo: string) {
  return station.store.sqlite
    .prepare(
      `select r.version, r.kind, r.read_on, r.dial_wh, r.usual_use_wh, r.source, r.finding, r.reason from reading r
       join account a on a.id = r.account_id where a.account_no = ? and r.period_month = '2026-11' order by r.version desc limit 1`,
    )
    .get(accountNo);
}

describe('importReadings: the file of station A', () => {
  it('comes to exactly the counts of expected.json and writes a reading for each line of a known meter', async () => {
    const station = await stationAWithAccounts();
    const started = performance.now();
    const run = valueOf(await runReadings(station, stationA.readings));
    process.stdout.write(`readings import of station A: ${Math.round(performance.now() - started)} ms\n`);
    expect(run.counts).toEqual(stationA.expected.readings);
    expect(
      count(station, "select count(*) from reading where period_month = '2026-11' and source = 'handheld'"),
    ).toBe(1967);
    expect(count(station, "select count(*) from reading where finding = 'backward'")).toBe(7);
    expect(count(station, "select count(*) from reading where finding = 'zero'")).toBe(159);
    expect(
      count(station, "select count(*) from reading where kind in ('locked', 'fault') and dial_wh is null"),
    ).toBe(34);
    const entry = station.store.sqlite
      .prepare("select payload from daybook_entry where kind = 'readings_recorded'")
      .pluck()
      .all() as string[];
    expect(entry).toHaveLength(1);
    expect(JSON.parse(entry[0] ?? '')).toMatchObject({
      counts: stationA.expected.readings,
      count: 1967,
      month: '2026-11',
    });
  });

  it('reports every line that was not written, at its line', async () => {
    const run = valueOf(await runReadings(await stationAWithAccounts(), stationA.readings));
    const rejected = run.report.lines.filter(({ severity }) => severity === 'rejected');
    expect(rejected.filter(({ code }) => code === 'unknown_account')).toHaveLength(3);
    expect(rejected.filter(({ code }) => code === 'meter_mismatch')).toHaveLength(5);
    expect(rejected).toHaveLength(8);
    const lines = cellsOf(stationA.readings);
    for (const { line, column, value } of rejected)
      expect(lines[(line ?? 0) - 1]?.[column === '户号' ? 0 : 1]).toBe(value);
  });

  it('comes to the same from a workbook', async () => {
    const station = await stationAWithAccounts();
    const sheet = cellsOf(stationA.readings).map((row, index) =>
      row.map((value, column) => {
        if (index === 0 || value === '' || column > 3) return value === '' ? null : value;
        return column === 2
          ? { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
          : { value: Number(value), type: Number };
      }),
    );
    const path = fileOf(await writeXlsxFile(sheet).toBuffer(), 'readings.xlsx');
    // Meter numbers of nothing but zeros become 0 in a number cell, as they would in a clerk's workbook: those lines are unknown accounts anyway.
    expect(valueOf(await runReadings(station, path)).counts).toEqual(stationA.expected.readings);
  });

  it('changes nothing when the same file comes again', async () => {
    const station = await stationAWithAccounts();
    const first = valueOf(await runReadings(station, stationA.readings));
    const before = contentOf(station);
    expect(valueOf(await runReadings(station, stationA.readings))).toEqual({ ...first, isRepeated: true });
    expect(contentOf(station)).toBe(before);
  });
});

describe('importReadings: lines', () => {
  it('keeps the finding that a person must explain, with the usual use it was judged by', async () => {
    const station = await stationWith([{}, {}, {}, { 用电类别: '一般工商业' }]);
    const run = valueOf(
      await runReadings(
        station,
        readingsFile(
          '6204209001,230007009001,2026-11-20,12466,实抄,',
          '6204209002,230007009002,2026-11-20,12465,实抄,',
          '6204209003,230007009003,2026-11-20,12344,实抄,表转反',
          '6204209004,230007009004,2026-11-20,12452,实抄,',
        ),
      ),
    );
    expect(run.counts).toMatchObject({ lines: 4, backward: 1, other_actual: 3 });
    expect(newest(station, '6204209001')).toEqual({
      version: 1,
      kind: 'actual',
      read_on: '2026-11-20',
      dial_wh: 12_466_000,
      usual_use_wh: 80_000,
      source: 'handheld',
      finding: 'jump',
      reason: null,
    });
    expect(newest(station, '6204209002')).toMatchObject({ finding: null });
    expect(newest(station, '6204209003')).toMatchObject({ finding: 'backward', reason: '表转反' });
    expect(newest(station, '6204209004')).toMatchObject({ finding: 'jump' });
    expect(run.report.lines.map(({ line, code, severity }) => [line, code, severity])).toEqual([
      [2, 'jump', 'warned'],
      [4, 'backward', 'warned'],
      [5, 'jump', 'warned'],
    ]);
  });

  it('does not write what it does not understand', async () => {
    const station = await stationWith([{}, {}, {}, {}, {}, {}]);
    const run = valueOf(
      await runReadings(
        station,
        readingsFile(
          '6204209001,230007009001,2026-11-20,,实抄,',
          '6204209002,230007009002,2026-11-20,100000,实抄,',
          '6204209003,230007009003,2026-11-31,12400,实抄,',
          '6204209004,230007009004,2026-11-20,12400,?,',
          '6204209005,230007009005,2026-11-20,-5,实抄,',
          '６２０４２０９００６, 230007009006　,2026年11月20日,１２４００,实抄,',
          '合计,,,6,,',
        ),
      ),
    );
    expect(run.counts).toMatchObject({
      lines: 6,
      bad_reading: 3,
      bad_date: 1,
      bad_state: 1,
      other_actual: 1,
      skipped: 1,
    });
    expect(count(station, "select count(*) from reading where source = 'handheld'")).toBe(1);
  });

  it('never overwrites: what differs is a further version, what is the same is nothing', async () => {
    const station = await stationWith([{}, {}]);
    valueOf(
      await runReadings(
        station,
        readingsFile(
          '6204209001,230007009001,2026-11-20,,锁门,',
          '6204209002,230007009002,2026-11-20,12400,实抄,',
        ),
      ),
    );
    valueOf(
      await runReadings(
        station,
        readingsFile(
          '6204209001,230007009001,2026-11-22,12420,实抄,',
          '6204209002,230007009002,2026-11-20,12400,实抄,',
        ),
      ),
    );
    expect(newest(station, '6204209001')).toMatchObject({ version: 2, kind: 'actual', dial_wh: 12_420_000 });
    expect(newest(station, '6204209002')).toMatchObject({ version: 1 });
    expect(count(station, "select count(*) from reading where period_month = '2026-11'")).toBe(3);
  });

  it('leaves a correction made since alone when the same file comes again, and writes what it could not the first time', async () => {
    const station = await stationWith([{}]);
    const path = readingsFile(
      '6204209001,230007009001,2026-11-20,12400,实抄,',
      '6204209002,230007009002,2026-11-20,12400,实抄,',
    );
    expect(valueOf(await runReadings(station, path)).counts).toMatchObject({
      unknown_account: 1,
      other_actual: 1,
    });
    const registerId = count(station, 'select max(id) from register');
    valueOf(
      recordReading(station, station.as('meter_reader'), {
        registerId,
        month: november2026,
        kind: 'actual',
        readOn: day('2026-11-22'),
        dialWh: wattHours(12_410_000),
        reason: '看错一格',
      }),
    );
    valueOf(await runAccounts(station, fileOf(accountsFile([{}, {}]))));
    const again = valueOf(await runReadings(station, path));
    expect(again).toMatchObject({ isRepeated: false, counts: { unknown_account: 0, other_actual: 2 } });
    expect(newest(station, '6204209001')).toMatchObject({
      version: 2,
      dial_wh: 12_410_000,
      source: 'keyboard',
    });
    expect(newest(station, '6204209002')).toMatchObject({ version: 1, dial_wh: 12_400_000 });
    expect(valueOf(await runReadings(station, path)).isRepeated).toBe(true);
  });

  it('takes a second line for the same meter as a further look at it', async () => {
    const station = await stationWith([{}]);
    const lines = [
      '6204209001,230007009001,2026-11-20,,锁门,',
      '6204209001,230007009001,2026-11-22,12400,实抄,',
      '6204209001,230007009001,2026-11-22,12400,实抄,',
    ];
    expect(valueOf(await runReadings(station, readingsFile(...lines))).counts).toMatchObject({
      lines: 3,
      locked: 1,
      other_actual: 1,
      doubled_line: 1,
      second_version: 1,
    });
    expect(newest(station, '6204209001')).toMatchObject({ version: 2, kind: 'actual' });
  });

  it('sees what others recorded while it was checking', async () => {
    const station = await stationWith(Array.from({ length: 600 }, () => ({})));
    const lines = Array.from(
      { length: 600 },
      (_, index) => `${6204209001 + index},${230007009001 + index},2026-11-20,12400,实抄,`,
    );
    let hasTyped = false;
    const progress: Progress = {
      report: (stage, done) => {
        if (stage !== 'checking' || done !== 400 || hasTyped) return;
        hasTyped = true;
        const input = {
          registerId: 1,
          month: november2026,
          kind: 'actual',
          readOn: day('2026-11-20'),
          dialWh: wattHours(12_400_000),
          reason: null,
        } as const;
        valueOf(recordReading(station, station.as('meter_reader'), input));
      },
      isCancelled: () => false,
    };
    valueOf(await runReadings(station, readingsFile(...lines), null, progress));
    expect(hasTyped).toBe(true);
    expect(newest(station, '6204209001')).toMatchObject({ version: 1, source: 'keyboard' });
    expect(count(station, "select count(*) from reading where source = 'handheld'")).toBe(599);
  });

  it('takes the month that most days lie in, or the one that is given', async () => {
    const lines = [
      '6204209001,230007009001,2026-11-30,12400,实抄,',
      '6204209002,230007009002,2026-12-01,12400,实抄,',
      '6204209003,230007009003,2026-12-02,12400,实抄,',
    ];
    const guessed = await stationWith([{}, {}, {}]);
    guessed.clock.to('2026-12-03T09:00');
    valueOf(await runReadings(guessed, readingsFile(...lines)));
    expect(count(guessed, "select count(*) from reading where period_month = '2026-12'")).toBe(3);
    const given = await stationWith([{}, {}, {}]);
    given.clock.to('2026-12-03T09:00');
    valueOf(await runReadings(given, readingsFile(...lines), november2026));
    expect(count(given, "select count(*) from reading where period_month = '2026-11'")).toBe(3);
  });

  it('leaves out days more than a month away from the month, and dials that are not whole', async () => {
    const station = await stationWith([{}, {}, {}, {}, {}, {}]);
    station.clock.to('2027-01-05T09:00');
    const run = valueOf(
      await runReadings(
        station,
        readingsFile(
          '6204209001,230007009001,2026-10-01,12400,实抄,',
          '6204209002,230007009002,2026-09-30,12400,实抄,',
          '6204209003,230007009003,2026-12-31,12400,实抄,',
          '6204209004,230007009004,2027-01-01,,锁门,',
          '6204209005,230007009005,2026-11-20,12400.5,实抄,',
          '6204209006,230007009006,2026-11-20,12400.0,实抄,',
        ),
        november2026,
      ),
    );
    expect(run.counts).toMatchObject({ bad_date: 2, locked: 0, bad_reading: 1, other_actual: 3 });
    expect(run.report.lines.map(({ line, field, code }) => [line, field, code])).toEqual([
      [3, 'readOn', 'bad_date'],
      [5, 'readOn', 'bad_date'],
      [6, 'dial', 'bad_reading'],
    ]);
    expect(count(station, "select count(*) from reading where source = 'handheld'")).toBe(3);
  });

  it('puts right what the same file said by a wrong matching', async () => {
    const station = await stationWith([{}]);
    const path = fileOf('户号,表号,抄表日期,止码,上月\n6204209001,230007009001,2026-11-20,12400,12345\n');
    const by = async (dial: number) => {
      const matching = { accountNo: 0, meterNo: 1, readOn: 2, dial };
      const input = { path, matching, month: november2026 };
      return valueOf(await importReadings(station, station.as('meter_reader'), input, noProgress));
    };
    expect((await by(4)).counts).toMatchObject({ zero: 1 });
    expect(await by(3)).toMatchObject({ isRepeated: false, counts: { other_actual: 1 } });
    expect(newest(station, '6204209001')).toMatchObject({ version: 2, dial_wh: 12_400_000 });
    const before = contentOf(station);
    expect((await by(3)).isRepeated).toBe(true);
    expect(contentOf(station)).toBe(before);
  });

  it('does not write into a month before the opening reading, nor into one that is billed', async () => {
    const station = await stationWith([{}, {}]);
    const early = valueOf(
      await runReadings(station, readingsFile('6204209001,230007009001,2026-09-20,12400,实抄,')),
    );
    expect(early.counts).toMatchObject({ before_opening: 1 });
    valueOf(
      await runReadings(
        station,
        readingsFile(
          '6204209001,230007009001,2026-11-20,12400,实抄,',
          '6204209002,230007009002,2026-11-20,,锁门,',
        ),
      ),
    );
    issueBill(station, '6204209001');
    const late = valueOf(
      await runReadings(
        station,
        readingsFile(
          '6204209001,230007009001,2026-11-21,12500,实抄,',
          '6204209002,230007009002,2026-11-21,12500,实抄,',
        ),
      ),
    );
    expect(late.counts).toMatchObject({ month_issued: 1, other_actual: 1 });
    expect(newest(station, '6204209001')).toMatchObject({ version: 1 });
    expect(newest(station, '6204209002')).toMatchObject({ version: 2 });
  });
});

describe('importReadings: refusals', () => {
  it('does not take a month that has not begun, given or found in the days', async () => {
    const station = await stationWith([{}]);
    const before = contentOf(station);
    const ahead = readingsFile('6204209001,230007009001,2062-12-20,12400,实抄,');
    expect(refusalOf(await runReadings(station, ahead))).toEqual({
      code: 'month_in_future',
      facts: { month: '2062-12' },
    });
    expect(refusalOf(await runReadings(station, stationA.readings, month('2026-12')))).toEqual({
      code: 'month_in_future',
      facts: { month: '2026-12' },
    });
    expect(contentOf(station)).toBe(before);
  });

  it('is for those who read', async () => {
    const station = november();
    for (const role of ['billing_supervisor', 'auditor', 'cashier'] as const) {
      const refused = await importReadings(
        station,
        station.as(role),
        { path: stationA.readings, matching: null, month: null },
        noProgress,
      );
      expect(refusalOf(refused)).toEqual({ code: 'right_missing', facts: { right: 'readings.enter' } });
    }
  });

  it('names a missing column, and is not fooled by the accounts file', async () => {
    const station = november();
    expect(refusalOf(await runReadings(station, stationA.accounts))).toEqual({
      code: 'column_missing',
      facts: { field: 'readOn' },
    });
    expect(refusalOf(await runAccounts(station, stationA.readings)).code).toBe('column_missing');
  });
});

/** Posts a bill for the account's reading of November: all that an import looks at is that it is there. */
function issueBill(station: TestStation, accountNo: string): void {
  const person = station.as('biller').personId;
  station.store.sqlite
    .prepare(
      `insert into policy_pack (code, version, effective_from, content, content_hash, accepted_by, accepted_at, daybook_no)
       values ('TEST', 1, '2027-01-01', '{}', 'x', ?, 0, 0)`,
    )
    .run(person);
  station.store.sqlite
    .prepare(
      `insert into bill (account_id, period_month, reading_id, energy_wh, amount_fen, due_on, working, policy_pack_id, computed_by,
         audited_by, issued_by, issued_at, daybook_no)
       select a.id, r.period_month, r.id, 0, 0, '2026-12-20', '[]', 1, @person, @person, @person, 0, 0
       from account a join reading r on r.account_id = a.id and r.period_month = '2026-11' where a.account_no = @accountNo`,
    )
    .run({ person, accountNo });
}
