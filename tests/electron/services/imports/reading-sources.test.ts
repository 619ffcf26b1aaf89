import { describe, expect, it } from 'vitest';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { noProgress } from '../../../../electron/services/counter.ts';
import { importReadings } from '../../../../electron/services/imports/import-readings.ts';
import { previewImport } from '../../../../electron/services/imports/preview-import.ts';
import type { ReadingFileSource } from '../../../../electron/services/imports/reading-file-source.ts';
import { recordReading } from '../../../../electron/services/readings/record-reading.ts';
import { valueOf, type TestStation } from '../../../support/station.ts';
import { contentOf, fileOf, runReadings, sourceOf, stationA, stationWith, versionsOf } from './support.ts';

const remote = sourceOf('remote');
const line = (dial: string, index = 1, on = '2026-11-20') =>
  `620420900${index},23000700900${index},${on},${dial}`;
const fileWith = (...lines: string[]) => fileOf(['户号,表号,采集时间,表码', ...lines, ''].join('\n'));
const matching = { accountNo: 0, meterNo: 1, readOn: 2, dial: 3 };

async function run(station: TestStation, path: string, source: ReadingFileSource | null, by: object | null) {
  const input = { path, matching: by as typeof matching | null, month: month('2026-11'), source };
  return valueOf(await importReadings(station, station.as('meter_reader'), input, noProgress));
}

function typed(station: TestStation, dialWh: number, kind: 'actual' | 'estimated' = 'actual') {
  return recordReading(station, station.as('meter_reader'), {
    registerId: 1,
    month: month('2026-11'),
    kind,
    readOn: day('2026-11-21'),
    dialWh: wattHours(dialWh),
    reason: null,
  } as Parameters<typeof recordReading>[2]);
}

describe('the source of a file of readings', () => {
  it('is told by each reading and by the daybook', async () => {
    const station = await stationWith([{}, {}, {}]);
    await run(station, fileWith(line('12400')), remote, matching);
    await run(station, fileWith(line('12401', 2)), sourceOf('spreadsheet', '供销社总表'), matching);
    await run(station, fileWith(line('12402', 3)), sourceOf('handheld'), matching);
    expect([1, 2, 3].flatMap((index) => versionsOf(station, `620420900${index}`))).toEqual([
      ['total', 1, 'actual', 12_400_000, 'remote'],
      ['total', 1, 'actual', 12_401_000, 'spreadsheet'],
      ['total', 1, 'actual', 12_402_000, 'handheld'],
    ]);
    const told = station.store.sqlite
      .prepare("select payload from daybook_entry where kind = 'readings_recorded' order by entry_no")
      .pluck()
      .all() as string[];
    expect(told.map((text) => JSON.parse(text))).toMatchObject([
      { source: 'remote' },
      { source: 'spreadsheet', sourceName: '供销社总表' },
      { source: 'handheld' },
    ]);
  });

  it('has its own matching, so that its next file needs none, and another source with the same headings has not', async () => {
    const station = await stationWith([{}, {}]);
    const own = sourceOf('remote', '大用户集抄');
    await run(station, fileWith(line('12400')), own, matching);
    const path = fileWith(line('12401', 2));
    const preview = async (source: ReadingFileSource | null) =>
      valueOf(await previewImport(station, station.as('meter_reader'), { kind: 'readings', path, source }));
    expect(await preview(null)).toMatchObject({
      source: own,
      isRemembered: true,
      matching,
      sources: [sourceOf('handheld'), remote, sourceOf('spreadsheet'), own],
    });
    expect(await preview(remote)).toMatchObject({ source: remote, isRemembered: false });
    expect((await preview(remote)).matching.dial).toBeNull();
    expect((await run(station, path, null, null)).counts).toMatchObject({ other_actual: 1 });
    expect(versionsOf(station, '6204209002')).toEqual([['total', 1, 'actual', 12_401_000, 'remote']]);
  });

  it('is proposed from the headings', async () => {
    const station = await stationWith([{}]);
    const proposed = async (headings: string) => {
      const input = { kind: 'readings', path: fileOf(`${headings}\n1,2,3,4,5,6\n`) } as const;
      return valueOf(await previewImport(station, station.as('meter_reader'), input)).source;
    };
    expect(await proposed('户号,表号,冻结时间,正向有功总')).toEqual(remote);
    expect(await proposed('户号,表号,日期,总,峰,谷')).toEqual(remote);
    expect(await proposed('户号,表号,抄表日期,本月止码,抄表状态,备注')).toEqual(sourceOf('handheld'));
    expect(await proposed('户号,表号,日期,示数')).toEqual(sourceOf('handheld'));
    const accounts = { kind: 'accounts', path: stationA.accounts } as const;
    expect(valueOf(await previewImport(station, station.as('billing_supervisor'), accounts))).toMatchObject({
      source: null,
      sources: [],
    });
  });

  it('keeps twenty names of the station, the latest used first', async () => {
    const station = await stationWith([{}]);
    for (let index = 1; index <= 22; index += 1)
      await run(
        station,
        fileWith(line(String(12_400 + index))),
        sourceOf('remote', `终端${index}`),
        matching,
      );
    await run(station, fileWith(line('12500')), sourceOf('remote', '终端5'), matching);
    const path = fileWith(line('1'));
    const preview = valueOf(
      await previewImport(station, station.as('meter_reader'), { kind: 'readings', path }),
    );
    expect(preview.sources.slice(3, 6).map(({ name }) => name)).toEqual(['终端5', '终端22', '终端21']);
    expect(preview.sources).toHaveLength(23);
  });
});

describe('a file of whoever took the second look', () => {
  it('leaves the first look alone and says so', async () => {
    const station = await stationWith([{}, {}]);
    station.store.sqlite
      .prepare(
        `insert into second_look (register_id, account_id, period_month, read_on, dial_wh, recorded_by, recorded_at, daybook_no)
         values (1, 1, '2026-11', '2026-11-20', 12400000, ?, 0, 1)`,
      )
      .run(station.as('meter_reader').personId);
    const done = await run(
      station,
      fileWith(line('12400'), line('12401', 2)),
      sourceOf('handheld'),
      matching,
    );
    expect(done.counts).toMatchObject({ lines: 2, looked_again: 1, other_actual: 1 });
    expect(done.report.lines).toMatchObject([{ line: 2, code: 'looked_again', severity: 'rejected' }]);
    expect(versionsOf(station, '6204209001')).toEqual([]);
  });
});

describe('a remote file after a reading on the spot', () => {
  it('does not stand against it, and says so with line and column', async () => {
    const station = await stationWith([{}, {}]);
    valueOf(typed(station, 12_400_000));
    const before = contentOf(station);
    const done = await run(station, fileWith(line('12410.55')), remote, matching);
    expect(done.counts).toMatchObject({ lines: 1, site_reading_stands: 1 });
    expect(done.report.lines).toEqual([
      {
        line: 2,
        field: 'dial',
        column: '表码',
        value: '12410.55',
        code: 'site_reading_stands',
        severity: 'rejected',
      },
    ]);
    expect(contentOf(station)).toBe(before);
  });

  it('adds nothing when it says the same, whatever its day', async () => {
    const station = await stationWith([{}]);
    valueOf(typed(station, 12_400_000));
    const done = await run(station, fileWith(line('12400.99')), remote, matching);
    expect(done.counts).toMatchObject({ other_actual: 1 });
    expect(done.report.lines).toEqual([]);
    expect(versionsOf(station, '6204209001')).toHaveLength(1);
  });

  it('does not bar the way of one on the spot that comes later', async () => {
    const station = await stationWith([{}]);
    await run(station, fileWith(line('12410')), remote, matching);
    const done = await run(station, fileWith(line('12400')), sourceOf('handheld'), matching);
    expect(done.counts).toMatchObject({ other_actual: 1, second_version: 1 });
    expect((await run(station, fileWith(line('12420')), remote, matching)).counts).toMatchObject({
      site_reading_stands: 1,
    });
    expect(versionsOf(station, '6204209001')).toEqual([
      ['total', 1, 'actual', 12_410_000, 'remote'],
      ['total', 2, 'actual', 12_400_000, 'handheld'],
    ]);
  });
});

describe('a reading that was there before', () => {
  it('stays, with a further version after it that is reported; its word goes with the same dial', async () => {
    const station = await stationWith([{}]);
    const noted = fileOf(`户号,表号,抄表日期,示数,备注\n${line('12344')},表转反\n`);
    valueOf(await runReadings(station, noted));
    const done = valueOf(
      await runReadings(station, fileOf(`户号,表号,抄表日期,示数\n${line('12344', 1, '2026-11-21')}\n`)),
    );
    expect(done.report.lines.map(({ code, severity }) => [code, severity])).toEqual([
      ['backward', 'warned'],
      ['second_version', 'noted'],
    ]);
    expect(
      station.store.sqlite
        .prepare("select version, read_on, reason from reading where period_month = '2026-11'")
        .raw()
        .all(),
    ).toEqual([
      [1, '2026-11-20', '表转反'],
      [2, '2026-11-21', '表转反'],
    ]);
  });
});
