import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { invariant } from '../../db/domain/kernel/invariant.ts';
import { getChainHead } from '../../db/local/daybook.ts';
import type { Store } from '../../db/local/store.ts';
import { computeBills } from '../../electron/services/bills/compute-bills.ts';
import { issueBills } from '../../electron/services/bills/issue-bills.ts';
import { listDrafts } from '../../electron/services/bills/list-drafts.ts';
import { passBills } from '../../electron/services/bills/pass-bills.ts';
import { benchAccounts } from './bench-accounts.ts';
import { fourLinePolicyPack } from './bench-policy-pack.ts';
import { billedMonth, makeBenchStation, openBenchStation, valueOf } from './bench-station.ts';
import { atMost, type BenchRow, percentile, threeDigits, timeOnce, timeOnceAsync } from './measure.ts';

/** The rows that a billing run leaves behind, and by which a table's rows of one daybook entry are found. */
const writtenTables = [
  { table: 'bill', where: 'daybook_no = ?' },
  { table: 'bill_line', where: 'bill_id in (select id from bill where daybook_no = ?)' },
  { table: 'open_item', where: 'bill_id in (select id from bill where daybook_no = ?)' },
  { table: 'journal_entry', where: 'daybook_no = ?' },
  { table: 'journal_line', where: 'entry_id in (select id from journal_entry where daybook_no = ?)' },
] as const;

type Written = readonly { readonly table: string; readonly rows: readonly (readonly unknown[])[] }[];

/**
 * A month's billing run: readings → drafts with lines and working → (audit) → bills, lines, open items, journal and daybook entry.
 * The floor puts the very same rows into a copy of the same store, with bare prepared statements, in one transaction. Run and
 * floor take turns on fresh copies; the first turn warms up and does not count. Leaves a station whose month is issued in `billed`.
 */
export async function measureBilling(folder: string, accounts: number, turns: number): Promise<BenchRow[]> {
  const fresh = join(folder, 'unbilled');
  makeBenchStation(fresh, {
    accounts: benchAccounts(accounts),
    isSearchable: false,
    isRead: true,
    policyPackText: fourLinePolicyPack(),
  }).close();
  const samples = {
    floor: [] as number[],
    compute: [] as number[],
    audit: [] as number[],
    issue: [] as number[],
    ours: [] as number[],
  };
  let written: Written = [];
  for (let turn = 0; turn <= turns; turn += 1) {
    const run = await runOurs(fresh, join(folder, 'billed'), accounts);
    written = run.written ?? written;
    const floor = runFloor(fresh, join(folder, 'floor'), written);
    if (turn === 0) continue;
    samples.floor.push(floor);
    samples.compute.push(run.compute);
    samples.audit.push(run.audit);
    samples.issue.push(run.issue);
    samples.ours.push(run.compute + run.issue);
  }
  rmSync(fresh, { recursive: true, force: true });
  const [compute, audit, issue] = [samples.compute, samples.audit, samples.issue].map((sample) =>
    threeDigits(percentile(sample, 50)),
  );
  return [
    atMost(
      {
        work: `billing run, ${accounts} accounts of 4 lines`,
        floor: 'a bare insert of the same rows',
        figure: 'p50',
        floorMs: percentile(samples.floor, 50),
        oursMs: percentile(samples.ours, 50),
        note: `compute ${compute}, issue ${issue}; the audit between them, not counted, ${audit}`,
      },
      1.5,
    ),
  ];
}

async function runOurs(fresh: string, billed: string, accounts: number) {
  copyFolder(fresh, billed);
  const station = openBenchStation(billed);
  const { counter } = station;
  const biller = station.as('biller');
  const job = { month: billedMonth, jobId: counter.newId() };
  const compute = await timeOnceAsync(async () => {
    invariant(
      valueOf(await computeBills(counter, biller, job)).computed === accounts,
      'every account is computed',
    );
  });
  const auditor = station.as('auditor');
  const draftIds = valueOf(listDrafts(counter, auditor, { month: billedMonth, state: 'waiting' })).map(
    (draft) => draft.draftId,
  );
  const audit = timeOnce(() => valueOf(passBills(counter, auditor, { draftIds })));
  const issue = timeOnce(() => valueOf(issueBills(counter, biller, job)));
  const written = readWritten(counter.store, getChainHead(counter.store).entryNo);
  invariant(
    written.find(({ table }) => table === 'bill_line')?.rows.length === accounts * 4,
    'every bill has four lines',
  );
  station.close();
  return { compute, audit, issue, written };
}

function readWritten({ sqlite }: Store, entryNo: number): Written {
  return writtenTables.map(({ table, where }) => ({
    table,
    rows: sqlite.prepare<[number], unknown[]>(`select * from ${table} where ${where}`).raw().all(entryNo),
  }));
}

function runFloor(fresh: string, folder: string, written: Written): number {
  copyFolder(fresh, folder);
  const station = openBenchStation(folder);
  const { sqlite } = station.counter.store;
  const inserts = written.map(({ table, rows }) => ({
    rows,
    statement: sqlite.prepare(`insert into ${table} values (${rows[0]?.map(() => '?').join(', ')})`),
  }));
  const took = timeOnce(() => {
    sqlite.exec('begin immediate');
    for (const { rows, statement } of inserts) for (const row of rows) statement.run(...row);
    sqlite.exec('commit');
  });
  station.close();
  rmSync(folder, { recursive: true, force: true });
  return took;
}

function copyFolder(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}
