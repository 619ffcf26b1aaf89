import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { monthOf, stationDayAt, type Month } from '../../../../db/domain/kernel/calendar.ts';
import type { RegisterKind } from '../../../../db/domain/metering/register-kind.ts';
import type { FileSource } from '../../../../db/domain/metering/reading-source.ts';
import { noProgress, type Progress } from '../../../../electron/services/counter.ts';
import { importAccounts } from '../../../../electron/services/imports/import-accounts.ts';
import { importReadings } from '../../../../electron/services/imports/import-readings.ts';
import type { ReadingFileSource } from '../../../../electron/services/imports/reading-file-source.ts';
import { openTestStation, valueOf, type TestStation } from '../../../support/station.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures/station-a');

/** A station's real files, and exactly what must come of them. */
export const stationA = {
  accounts: join(fixtures, 'legacy-accounts.csv'),
  readings: join(fixtures, 'handheld-readings.csv'),
  expected: JSON.parse(readFileSync(join(fixtures, 'expected.json'), 'utf8')) as Record<string, unknown> & {
    readings: object;
  },
};

/** The text of a file of station A, which its system wrote in GB18030. */
export function textOf(path: string): string {
  return new TextDecoder('gb18030', { fatal: true }).decode(readFileSync(path));
}

/** The cells of a file of station A: it has no quotes. */
export function cellsOf(path: string): string[][] {
  return textOf(path)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
}

const folder = mkdtempSync(join(tmpdir(), 'supply-counter-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

/** Writes a file for a test and answers its path. */
export function fileOf(content: string | Uint8Array, name = 'table.csv'): string {
  files += 1;
  const path = join(folder, `${files}-${name}`);
  writeFileSync(path, content);
  return path;
}

/** A path in the test's folder where no file is. */
export function freePath(name: string): string {
  files += 1;
  return join(folder, `${files}-${name}`);
}

/** A station in November 2026, when its files were written. */
export function november(): TestStation {
  return openTestStation({ now: '2026-11-23T15:00' });
}

export function runAccounts(station: TestStation, path: string, progress: Progress = noProgress) {
  return importAccounts(station, station.as('billing_supervisor'), { path, matching: null }, progress);
}

export function runReadings(
  station: TestStation,
  path: string,
  month: Month | null = null,
  progress: Progress = noProgress,
  source: ReadingFileSource | null = null,
) {
  const input = { path, matching: null, month, source };
  return importReadings(station, station.as('meter_reader'), input, progress);
}

/** A kind of source without a name of the station's own. */
export function sourceOf(kind: FileSource, name: string | null = null): ReadingFileSource {
  return { kind, name };
}

/** A station with a few accounts 6204209001 …, meters 230007009001 …, last dial 12345, usual use 80 kWh, five digits. */
export async function stationWith(rows: readonly Readonly<Record<string, string>>[]): Promise<TestStation> {
  const station = november();
  valueOf(await runAccounts(station, fileOf(accountsFile(rows))));
  return station;
}

/** Gives the meter of a number further registers, with nothing counted before. */
export function addRegisters(station: TestStation, meterNo: string, kinds: readonly RegisterKind[]): void {
  for (const kind of kinds) {
    station.store.sqlite
      .prepare('insert into register (meter_id, kind) select id, ? from meter where meter_no = ?')
      .run(kind, meterNo);
  }
}

/** What the readings of November came to: register, version, kind, dial in Wh, source, oldest first. */
export function versionsOf(station: TestStation, accountNo: string): unknown[] {
  return station.store.sqlite
    .prepare(
      `select g.kind, r.version, r.kind, r.dial_wh, r.source from reading r join register g on g.id = r.register_id
       join account a on a.id = r.account_id where a.account_no = ? and r.period_month = '2026-11' order by g.id, r.version`,
    )
    .raw()
    .all(accountNo);
}

/** The month of the station's clock. */
export function monthNow(station: TestStation): Month {
  return monthOf(stationDayAt(station.clock.now()));
}

/** Every table's rows as one text: equal before and after means that nothing was written. */
export function contentOf(station: TestStation): string {
  const tables = station.store.sqlite
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name")
    .pluck()
    .all() as string[];
  return JSON.stringify(
    tables.map((name) => [name, station.store.sqlite.prepare(`select * from "${name}"`).raw().all()]),
  );
}

/** One number out of the store. */
export function count(station: TestStation, sql: string, ...values: unknown[]): number {
  return Number(
    station.store.sqlite
      .prepare(sql)
      .pluck()
      .get(...values),
  );
}

const legacyHeading =
  '户号,户名,证件号码,联系电话,用电地址,行政村,台区编号,台区名称,抄表段,抄表顺序,用电类别,电压等级,运行容量,家庭人口,低保五保,表号,表计类型,倍率,示数位数,安装日期,上月止码,上月电量,预收余额';
const goodRow: Readonly<Record<string, string>> = {
  户号: '6204209001',
  户名: '王秀英',
  证件号码: '11010519491231002X',
  联系电话: '13900000000',
  用电地址: '和平村3组12号',
  行政村: '和平村',
  台区编号: 'TQ005',
  台区名称: '和平2号台区',
  抄表段: '0202',
  抄表顺序: '1',
  用电类别: '居民生活',
  电压等级: '220',
  运行容量: '8',
  家庭人口: '3',
  低保五保: '',
  表号: '230007009001',
  表计类型: '单相智能',
  倍率: '1',
  示数位数: '5',
  安装日期: '2020-01-02',
  上月止码: '12345',
  上月电量: '80',
  预收余额: '12.50',
};

/** An accounts file: each row is a good one but for the cells that are given. */
export function accountsFile(rows: readonly Readonly<Record<string, string>>[]): string {
  const headings = legacyHeading.split(',');
  const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((row, index) => {
    const own = { ...goodRow, 户号: String(6204209001 + index), 表号: String(230007009001 + index), ...row };
    return headings.map((heading) => quoted(own[heading as keyof typeof own] ?? '')).join(',');
  });
  return [legacyHeading, ...lines, ''].join('\r\n');
}
