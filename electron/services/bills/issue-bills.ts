import { dueDayOf } from '../../../db/domain/billing/due-day.ts';
import { type RevenueAccount, revenueAccountOf } from '../../../db/domain/billing/revenue-account.ts';
import { dayOfMonth, type Month } from '../../../db/domain/kernel/calendar.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { addFen, fen, negateFen, noFen, type Fen } from '../../../db/domain/kernel/money.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { postToJournal, type JournalSide } from '../../../db/local/journal.ts';
import { billQueries, type IssuedBill } from '../../../db/local/queries/bills.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import { unbilledQueries } from '../../../db/local/queries/unbilled.ts';
import type { Store } from '../../../db/local/store.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, noProgress, today, type Actor, type Counter, type Progress } from '../counter.ts';
import { checkPeriodOpen } from '../periods/check-period-open.ts';
import { postLock } from '../periods/lock-period.ts';
import { checkMonth } from '../readings/check-month.ts';

/**
 * Issues (发行) the month's passed bills, of one route or of all: bill, lines, open item (none for a bill of no money), one journal entry — receivable by
 * bill against revenue — and one daybook entry. Refuses, in this order: right_missing; month_in_future; no_policy_pack; period_locked;
 * bill_not_passed when no draft is passed that nothing has changed under since. What was returned or waits stays for a later issue; with the bill
 * of the last account of the book the month is locked (封账).
 */
export function issueBills(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'bills/issue'>,
  progress: Progress = noProgress,
): Result<OutputOf<'bills/issue'>> {
  const right = checkRight(actor, 'bills.issue');
  if (!right.ok) return right;
  const { month, routeCode = null } = input;
  const { store } = counter;
  const isDue = checkMonth(counter, month);
  if (!isDue.ok) return isDue;
  const policy = findPolicyPackInForce(store, dayOfMonth(month, 1));
  if (policy === null) return refuse('no_policy_pack', { month });
  return store.write(() => {
    const period = checkPeriodOpen(store, month);
    if (!period.ok) return period;
    const queries = billQueries(store);
    const daybookNo = nextEntryNo(store);
    const issuedOn = today(counter);
    const moved = queries.issuePassed.run({
      month,
      routeCode,
      dueOn: dueDayOf(policy.pack.due, month, issuedOn),
      issuedBy: actor.personId,
      issuedAt: counter.clock.now(),
      daybookNo,
    }).changes;
    if (moved === 0) return refuse('bill_not_passed', { month });
    progress.report('writing', 0, moved);
    queries.issueLines.run(daybookNo);
    queries.openItems.run(daybookNo);
    queries.dropIssuedDrafts.run({ month, daybookNo });
    const bills = queries.issued.all(daybookNo);
    const sides = journalSides(store, daybookNo, bills);
    if (sides.length > 0) postToJournal(store, { kind: 'issue', businessDay: issuedOn, daybookNo, sides });
    const payload = payloadOf(month, bills);
    appendToDaybook(store, {
      kind: 'bills_issued',
      recordedAt: counter.clock.now(),
      businessDay: issuedOn,
      actor,
      payload,
    });
    progress.report('writing', moved, moved);
    const isLocked = unbilledQueries(store).isAnyLeft.get({ month, lastDay: dayOfMonth(month, 31) }) === 0;
    if (isLocked) postLock(counter, actor, month);
    return ok({ issued: bills.length, sumFen: payload.sumFen, isLocked });
  });
}

/** One debit of receivable a bill, and a credit of each revenue account for the sum of its lines. */
function journalSides(store: Store, daybookNo: number, bills: readonly IssuedBill[]): JournalSide[] {
  const sides: JournalSide[] = bills
    .filter((bill) => bill.amountFen !== 0)
    .map((bill) => ({
      ledgerAccount: 'receivable',
      amountFen: bill.amountFen,
      accountId: bill.accountId,
      billId: bill.billId,
    }));
  const earned = new Map<RevenueAccount, Fen>();
  for (const { code, sumFen } of billQueries(store).sumByCode.all(daybookNo)) {
    const ledgerAccount = revenueAccountOf(code);
    earned.set(ledgerAccount, addFen(earned.get(ledgerAccount) ?? noFen, sumFen));
  }
  for (const [ledgerAccount, amountFen] of earned)
    sides.push({ ledgerAccount, amountFen: negateFen(amountFen) });
  return sides.filter((side) => side.amountFen !== 0);
}

function payloadOf(month: Month, bills: readonly IssuedBill[]) {
  let sumFen = 0;
  let sumWh = 0;
  for (const bill of bills) {
    sumFen += bill.amountFen;
    sumWh += bill.energyWh;
  }
  invariant(Number.isSafeInteger(sumWh), 'the energy of a month leaves the safe integers');
  return {
    month,
    count: bills.length,
    sumFen: fen(sumFen),
    sumWh,
    bills: bills.map((bill) => [bill.accountNo, bill.energyWh, bill.amountFen] as const),
  };
}
