import { addMonths, monthOf, type Month } from '../../../db/domain/kernel/calendar.ts';
import { addFen, noFen } from '../../../db/domain/kernel/money.ts';
import { isLockedMonth } from '../../../db/domain/billing/period-lock.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { billQueries, type MonthCounts } from '../../../db/local/queries/bills.ts';
import { findLockedThrough } from '../../../db/local/queries/periods.ts';
import { draftQueries } from '../../../db/local/queries/drafts.ts';
import type { Store } from '../../../db/local/store.ts';
import type { BillingMonth } from '../../contract/bills.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';

/** So many months back from the current one are looked at; older ones only while drafts of them are open. */
const monthsShown = 6;

/**
 * Lists where the bills of the latest months stand, newest first: the current month always, the months before it when something
 * was read or issued in them, and any month with an open draft. Refuses right_missing.
 */
export function listBillingMonths(
  counter: Counter,
  actor: Actor,
  _input: CheckedInputOf<'bills/list-months'>,
): Result<OutputOf<'bills/list-months'>> {
  const right = checkRight(actor, 'bills.view');
  if (!right.ok) return right;
  const { store } = counter;
  const current = monthOf(today(counter));
  const months = new Set<Month>(draftQueries(store).months.all());
  for (let back = 0; back < monthsShown; back += 1) months.add(addMonths(current, -back));
  const newestFirst = [...months].sort().reverse();
  const counts = new Map(
    billQueries(store)
      .countMonths.all({ months: JSON.stringify(newestFirst) })
      .map((row) => [row.month, row]),
  );
  const rows = newestFirst.map((month) => billingMonthOf(store, month, counts.get(month)));
  return ok(rows.filter((row) => row.month === current || row.read + row.issued + draftsOf(row) > 0));
}

function draftsOf(row: BillingMonth): number {
  return row.waiting + row.passed + row.returned;
}

function billingMonthOf(store: Store, month: Month, counts: MonthCounts | undefined): BillingMonth {
  const drafts = { waiting: 0, passed: 0, returned: 0 };
  let draftFen = noFen;
  for (const { state, drafts: count, sumFen } of draftQueries(store).countByState.all(month)) {
    drafts[state] = count;
    draftFen = addFen(draftFen, sumFen);
  }
  return {
    ...(counts ?? { ...noCounts, month }),
    ...drafts,
    draftFen,
    isLocked: isLockedMonth(month, findLockedThrough(store)),
  };
}

/** What a station without a meter counts. */
const noCounts = { accounts: 0, read: 0, unexplained: 0, issued: 0, issuedFen: noFen } as const;
