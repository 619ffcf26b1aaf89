import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { formatKwh, milliMultiplier, wattHours } from '../../db/domain/kernel/energy.ts';
import { invariant } from '../../db/domain/kernel/invariant.ts';
import { computeBills } from '../../electron/services/bills/compute-bills.ts';
import type { Counter, Progress } from '../../electron/services/counter.ts';
import { importReadings } from '../../electron/services/imports/import-readings.ts';
import { type BenchAccount, benchAccounts } from './bench-accounts.ts';
import { makeBenchStation, readMonths, valueOf } from './bench-station.ts';
import { insertInto } from './bare-rows.ts';
import { atMost, type BenchRow, threeDigits, timeOnce, timeOnceAsync } from './measure.ts';

const { month, readOn } = readMonths[0];

/**
 * A month's readings of a whole station, from the handheld's file to drafts of bills: read, matched, checked and written by the import,
 * then computed, both with progress. The floor puts the very same readings and drafts into the same tables of a copy of the store, with
 * bare prepared statements, in two transactions. One turn: nothing of it is short enough to need more. The note tells how long the
 * program stood still at most, and how often it told how far it was.
 */
export async function measureReadings(folder: string, count: number): Promise<BenchRow[]> {
  const accounts = benchAccounts(count).map(asHousehold);
  const filling = { accounts, isSearchable: false, isRead: false };
  const ours = makeBenchStation(join(folder, 'unread'), filling);
  const { counter } = ours;
  const path = join(folder, 'handheld.csv');
  writeFileSync(path, fileOf(accounts));
  const told = { times: 0 };
  const progress: Progress = {
    report: () => {
      told.times += 1;
    },
    isCancelled: () => false,
  };
  const standstill = monitorEventLoopDelay({ resolution: 5 });
  standstill.enable();
  const reader = ours.as('meter_reader');
  const importing = await timeOnceAsync(async () => {
    const run = valueOf(await importReadings(counter, reader, { path, matching: null, month }, progress));
    invariant(run.counts.lines === count, `every line is read: ${JSON.stringify(run.counts)}`);
  });
  const computing = await timeOnceAsync(async () => {
    const job = { month, jobId: counter.newId() };
    const outcome = valueOf(await computeBills(counter, ours.as('biller'), job, progress));
    invariant(outcome.computed > count / 2, `most accounts are computed: ${JSON.stringify(outcome)}`);
  });
  standstill.disable();
  const written = (['reading', 'bill_draft'] as const).map((table) => rowsOf(counter, table));
  ours.close();
  const bare = makeBenchStation(join(folder, 'bare'), filling);
  const floorMs = written.reduce((sum, rows) => sum + insertAll(bare.counter, rows), 0);
  bare.close();
  for (const name of ['unread', 'bare']) rmSync(join(folder, name), { recursive: true, force: true });
  rmSync(path);
  return [
    atMost(
      {
        work: `${count} readings imported, checked and computed`,
        floor: 'a bare insert of the same readings and drafts',
        figure: 'total',
        floorMs,
        oursMs: importing + computing,
        note: `import ${threeDigits(importing)}, compute ${threeDigits(computing)}; stood still at most ${threeDigits(standstill.max / 1e6)} ms; told its progress ${told.times} times`,
      },
      8,
    ),
  ];
}

/** A household with the one register that a handheld's file speaks of. */
function asHousehold(row: BenchAccount): BenchAccount {
  const [total] = row.registers;
  invariant(total !== undefined, 'every account of a bench has a total');
  const useWh = wattHours(total.useWh);
  const meter = { ...row.account.meter, multiplierMilli: milliMultiplier(1_000), usualUseWh: useWh };
  const account = { ...row.account, customerClass: 'residential' as const, voltageV: 220, meter };
  return { ...row, account, registers: [total], terms: null };
}

/** Every fiftieth household used three times as much, every hundredth nothing: the check has something to find. */
function fileOf(accounts: readonly BenchAccount[]): string {
  const lines = accounts.map(({ account, registers }, index) => {
    const use = registers[0]?.useWh ?? 0;
    const used = index % 100 === 99 ? 0 : index % 50 === 49 ? use * 3 : use;
    const dial = formatKwh(wattHours(account.meter.lastDialWh + used));
    return `${account.accountNo},${account.meter.meterNo},${readOn},${dial},实抄`;
  });
  return ['户号,表号,抄表日期,本月止码,抄表状态', ...lines, ''].join('\r\n');
}

interface TableRows {
  readonly table: 'reading' | 'bill_draft';
  readonly columns: readonly string[];
  readonly rows: readonly unknown[][];
}

function rowsOf({ store }: Counter, table: TableRows['table']): TableRows {
  const where = table === 'reading' ? "kind <> 'opening'" : '1';
  const statement = store.sqlite.prepare<[], unknown[]>(`select * from ${table} where ${where}`).raw();
  return { table, columns: statement.columns().map(({ name }) => name), rows: statement.all() };
}

/** Milliseconds for all rows in one transaction. What a draft refers to is not in this copy: references are not looked up here. */
function insertAll({ store: { sqlite } }: Counter, { table, columns, rows }: TableRows): number {
  const insert = insertInto(sqlite, table, columns);
  return timeOnce(() => {
    sqlite.exec('begin immediate');
    for (const row of rows) insert.run(...row);
    sqlite.exec('commit');
  });
}
