import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BillFacts } from '../../../db/domain/billing/bill-facts.ts';
import { factsOf } from '../../../db/domain/billing/bill-working.ts';
import { computeBill } from '../../../db/domain/billing/compute-bill.ts';
import type { PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import { day } from '../../../db/domain/kernel/calendar.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { type IssuedBillWorking, listStandingBillsOfMonth } from '../../../db/local/queries/issued-bills.ts';
import { countBillsOfMonth, findFactsNow, findMonthToTry } from '../../../db/local/queries/trial-run.ts';
import type { Store } from '../../../db/local/store.ts';
import type { TrialRun } from '../../contract/policy.ts';
import { type Actor, checkRight, type Counter, noProgress, type Progress } from '../counter.ts';
import { openTally } from './trial-tally.ts';

/** So many bills are computed before the program turns to whatever else waits: some milliseconds. */
const sliceSize = 300;

/** Before every bill there can be. */
const everyDay = day('1900-01-01');

/**
 * Shows who would pay how much more or less: every standing bill of the last month that is issued for the most part is computed again from the facts kept with
 * it, as if the pack had been in force all its days, and set against what was issued (fen). Nothing is written. Refuses right_missing
 * (policy.accept), trial_run_cancelled. Bills that the pack cannot make are listed with their refusal.
 */
export async function tryPolicyPack(
  counter: Counter,
  actor: Actor,
  { pack }: { readonly pack: PolicyPack },
  progress: Progress = noProgress,
): Promise<Result<TrialRun>> {
  const right = checkRight(actor, 'policy.accept');
  if (!right.ok) return right;
  const { store } = counter;
  const tally = openTally(pack);
  const month = findMonthToTry(store);
  if (month === null) return ok(tally.close(null));
  const { bills: total, firstId } = countBillsOfMonth(store, month);
  const packs = [{ from: everyDay, pack }];
  let done = 0;
  for (let afterId = firstId - 1; ; ) {
    const slice = listStandingBillsOfMonth(store, month, afterId, sliceSize);
    for (const bill of slice) {
      const again = computeBill(factsToTry(store, bill, pack), packs);
      if (again.ok) tally.count(bill, again.value);
      else tally.leaveAside(bill, again.refusal);
    }
    done += slice.length;
    progress.report('computing', done, Math.max(done, total));
    await nextTurn();
    if (progress.isCancelled()) return refuse('trial_run_cancelled');
    const last = slice.at(-1);
    if (last === undefined || slice.length < sliceSize) return ok(tally.close(month));
    afterId = last.billId;
  }
}

/**
 * The facts as the month's run would gather them. A tariff is forced only by an approved adjustment: where the month's own bill names
 * one, it is what class and voltage had found when the working had its first form, which kept neither voltage nor welfare. And a
 * forced tariff that the pack does not have cannot hold: class and voltage decide.
 */
function factsToTry(store: Store, bill: IssuedBillWorking, pack: PolicyPack): BillFacts {
  const facts = factsOf(bill.working);
  const { forcedTariffCode } = facts;
  if (forcedTariffCode === null) return facts;
  const isKnown = pack.tariffs.some((tariff) => tariff.code === forcedTariffCode);
  if (bill.kind !== 'regular' && isKnown) return facts;
  const now = findFactsNow(store, bill.accountId);
  return {
    ...facts,
    forcedTariffCode: null,
    volts: facts.volts ?? now.volts,
    capacityVa: facts.capacityVa ?? now.capacityVa,
    openedOn: facts.openedOn ?? now.openedOn,
    isWelfare: facts.isWelfare || now.isWelfare,
  };
}
