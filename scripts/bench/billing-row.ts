import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { invariant } from '../../db/domain/kernel/invariant.ts';
import { getChainHead } from '../../db/local/daybook.ts';
import type { Store } from '../../db/local/store.ts';
import { computeBills } from '../../electron/services/bills/compute-bills.ts';
import { issueBills } from '../../electron/services/bills/issue-bills.ts';
import { listDrafts } from '../../electron/services/bills/list-drafts.ts';
import { passBills } from '../../electron/services/bills/pass-bills.ts';
import { insertBare, readWritten } from './bare-rows.ts';
import { benchAccounts } from './bench-accounts.ts';
import { benchPolicyPack } from './bench-policy-pack.ts';
import {
  type BenchStation,
  makeBenchStation,
  openBenchStation,
  readMonths,
  valueOf,
} from './bench-station.ts';
import { runEngine } from './engine-turn.ts';
import {
  atMost,
  type BenchRow,
  percentile,
  settleHeap,
  threeDigits,
  timeOnce,
  timeOnceAsync,
} from './measure.ts';

const [before, billed] = readMonths;

/**
 * Two rows over a month's bills of accounts of every kind. The engine: facts in memory → bills and lines with their working in the
 * store, one transaction. The run: readings → drafts with lines and working → (audit) → bills, lines, open items, journal and
 * daybook entry, by the services. The floors put the very same rows into a copy of the same store, with bare prepared statements, in
 * one transaction. Ours and floors take turns on fresh copies; the first turn warms up and does not count. Leaves a station whose
 * month is issued in `billed`.
 */
export async function measureBilling(folder: string, accounts: number, turns: number): Promise<BenchRow[]> {
  const fresh = join(folder, 'unbilled');
  const filling = { accounts: benchAccounts(accounts), isSearchable: false, isRead: true };
  const made = makeBenchStation(fresh, { ...filling, policyPackText: benchPolicyPack() });
  // The month before is billed, so that there are years of tiers to go on with and a history to look up.
  await runMonth(made, before.month, accounts);
  made.counter.store.sqlite.pragma('optimize');
  made.close();
  const samples = {
    runFloor: [] as number[],
    run: [] as number[],
    compute: [] as number[],
    audit: [] as number[],
    issue: [] as number[],
    engineFloor: [] as number[],
    engine: [] as number[],
    computing: [] as number[],
    withText: [] as number[],
  };
  let lines = 0;
  for (let turn = 0; turn <= turns; turn += 1) {
    const station = copyStation(fresh, join(folder, 'billed'));
    const run = await runMonth(station, billed.month, accounts);
    const written = readWritten(station.counter.store, getChainHead(station.counter.store).entryNo);
    station.close();
    const bills = written.filter(({ table }) => table === 'bill' || table === 'bill_line');
    lines = bills[1]?.rows.length ?? 0;
    const inCopy = <T>(measure: (store: Store) => T): T => {
      const copy = copyStation(fresh, join(folder, 'floor'));
      const measured = measure(copy.counter.store);
      copy.close();
      return measured;
    };
    const runFloor = inCopy((store) => insertBare(store, written));
    const engine = inCopy((store) => runEngine(store, bills));
    const engineFloor = inCopy((store) => insertBare(store, bills));
    if (turn === 0) continue;
    samples.compute.push(run.compute);
    samples.audit.push(run.audit);
    samples.issue.push(run.issue);
    samples.run.push(run.compute + run.issue);
    samples.runFloor.push(runFloor);
    samples.engine.push(engine.all);
    samples.computing.push(engine.computing);
    samples.withText.push(engine.withText);
    samples.engineFloor.push(engineFloor);
  }
  for (const name of ['unbilled', 'floor']) rmSync(join(folder, name), { recursive: true, force: true });
  const p50 = (sample: readonly number[]) => percentile(sample, 50);
  const told = (sample: readonly number[]) => threeDigits(p50(sample));
  const share = Math.round((100 * p50(samples.computing)) / p50(samples.engineFloor));
  const size = `${accounts} accounts of every kind, ${(lines / accounts).toFixed(1)} lines each`;
  return [
    atMost(
      {
        work: `billing engine, ${size}`,
        floor: 'a bare insert of the same bills and lines',
        figure: 'p50',
        floorMs: p50(samples.engineFloor),
        oursMs: p50(samples.engine),
        note: `computing alone ${told(samples.computing)}, ${share} % of the floor; with the working as text ${told(samples.withText)}`,
      },
      1.5,
    ),
    atMost(
      {
        work: `month's run from readings, ${size}`,
        floor: 'a bare insert of all rows it leaves',
        figure: 'p50',
        floorMs: p50(samples.runFloor),
        oursMs: p50(samples.run),
        note: `compute ${told(samples.compute)}, issue ${told(samples.issue)}; the audit between them, not counted, ${told(samples.audit)}`,
      },
      1.5,
    ),
  ];
}

async function runMonth(
  station: BenchStation,
  month: (typeof readMonths)[number]['month'],
  accounts: number,
) {
  const { counter } = station;
  const biller = station.as('biller');
  const job = { month, jobId: counter.newId() };
  settleHeap();
  const compute = await timeOnceAsync(async () => {
    const outcome = valueOf(await computeBills(counter, biller, job));
    invariant(outcome.computed === accounts, `every account is computed: ${JSON.stringify(outcome)}`);
  });
  const auditor = station.as('auditor');
  const drafts = valueOf(listDrafts(counter, auditor, { month, state: 'waiting' }));
  const draftIds = drafts.map((draft) => draft.draftId);
  const audit = timeOnce(() => valueOf(passBills(counter, auditor, { draftIds })));
  settleHeap();
  const issue = timeOnce(() => valueOf(issueBills(counter, biller, job)));
  return { compute, audit, issue };
}

function copyStation(from: string, to: string): BenchStation {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  return openBenchStation(to);
}
