import { dayOfMonth, type Month } from '../../../db/domain/kernel/calendar.ts';
import { fen } from '../../../db/domain/kernel/money.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { nextEntryNo } from '../../../db/local/daybook.ts';
import { draftQueries } from '../../../db/local/queries/bills.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import { countMeters, listMeterMonthsAfter } from '../../../db/local/queries/readings.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, noProgress, type Actor, type Counter, type Progress } from '../counter.ts';
import { checkMonth } from '../readings/check-month.ts';
import { computeMeterBill, type LeftAside, type MeterBill, type RunContext } from './compute-meter-bill.ts';

/** So many meters are read and computed before the program turns to whatever else waits. */
const sliceSize = 500;

/**
 * Computes the month's bills of every meter with a billable reading and keeps them as drafts for the auditor; bills already
 * passed stay as they are, returned ones wait again. Refuses, in this order: right_missing; month_in_future; no_policy_pack for the month's first
 * day; bill_run_cancelled (nothing was written); nothing_to_compute. It works in slices, so the counter stays usable, and writes
 * once at the end; a reading or a pack that changed meanwhile makes the draft stale, which nobody can pass or issue.
 */
export async function computeBills(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'bills/compute'>,
  progress: Progress = noProgress,
): Promise<Result<OutputOf<'bills/compute'>>> {
  const right = checkRight(actor, 'bills.compute');
  if (!right.ok) return right;
  const { month } = input;
  const isDue = checkMonth(counter, month);
  if (!isDue.ok) return isDue;
  const policy = findPolicyPackInForce(counter.store, dayOfMonth(month, 1));
  if (policy === null) return refuse('no_policy_pack', { month });
  const drafts = draftQueries(counter.store);
  const startedAtEntry = nextEntryNo(counter.store);
  const run = await computeRun(counter, month, progress, {
    policy,
    openElsewhere: new Set(drafts.accountsOfOtherMonths.all(month)),
    passed: new Map(drafts.passed.all(month).map((draft) => [draft.accountId, draft])),
  });
  if (run === 'cancelled') return refuse('bill_run_cancelled', { month });
  return writeDrafts(counter, actor, { month, policyPackId: policy.id, startedAtEntry }, run, progress);
}

/** What a run found, before anything is written. */
interface Run {
  readonly bills: readonly MeterBill[];
  readonly leftAside: Record<LeftAside, number>;
}

async function computeRun(
  counter: Counter,
  month: Month,
  progress: Progress,
  context: RunContext,
): Promise<Run | 'cancelled'> {
  const bills: MeterBill[] = [];
  const leftAside = {
    not_read: 0,
    locked: 0,
    fault: 0,
    unexplained: 0,
    no_tariff: 0,
    other_month_open: 0,
    already_issued: 0,
  };
  const seen = new Set<number>();
  const total = countMeters(counter.store);
  let done = 0;
  for (let afterId = 0; ; ) {
    const meters = listMeterMonthsAfter(counter.store, month, afterId, sliceSize);
    for (const meter of meters) {
      invariant(
        !seen.has(meter.accountId),
        `account ${meter.accountNo} has two meters: one bill cannot hold both yet`,
      );
      seen.add(meter.accountId);
      const outcome = computeMeterBill(context, meter);
      if (typeof outcome === 'object') bills.push(outcome);
      else if (outcome !== 'kept') leftAside[outcome] += 1;
    }
    done += meters.length;
    progress.report('computing', done, Math.max(done, total));
    await nextTurn();
    if (progress.isCancelled()) return 'cancelled';
    const last = meters.at(-1);
    if (last === undefined || meters.length < sliceSize) return { bills, leftAside };
    afterId = last.registerId;
  }
}

/** Writes the drafts in one go. What happened since the run began stands: an account that got a bill or a draft of another month is left. */
function writeDrafts(
  counter: Counter,
  actor: Actor,
  begun: { readonly month: Month; readonly policyPackId: number; readonly startedAtEntry: number },
  { bills, leftAside }: Run,
  progress: Progress,
): Result<OutputOf<'bills/compute'>> {
  const { month, policyPackId, startedAtEntry } = begun;
  progress.report('writing', 0, bills.length);
  const computedAt = counter.clock.now();
  const written = counter.store.write(() => {
    const { dropStale, write, billedSince, accountsOfOtherMonths } = draftQueries(counter.store);
    const dropped = dropStale.run(month).changes;
    const overtaken = new Set([
      ...billedSince.all(startedAtEntry, month),
      ...accountsOfOtherMonths.all(month),
    ]);
    let computed = 0;
    let sum = 0;
    for (const { accountId, readingId, bill } of bills) {
      if (overtaken.has(accountId)) continue;
      const { changes } = write.run(
        accountId,
        month,
        readingId,
        bill.working.energyWh,
        bill.totalFen,
        JSON.stringify(bill.lines),
        JSON.stringify(bill.working),
        policyPackId,
        actor.personId,
        computedAt,
      );
      if (changes === 0) continue;
      computed += 1;
      sum += bill.totalFen;
    }
    return ok({ dropped, computed, sumFen: fen(sum) });
  });
  if (!written.ok) return written;
  progress.report('writing', bills.length, bills.length);
  const { dropped, computed, sumFen } = written.value;
  if (computed === 0 && dropped === 0) return refuse('nothing_to_compute', { month, ...leftAside });
  return ok({ computed, sumFen, leftAside });
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
