import { addMonths, monthOf, type Month } from '../../../db/domain/kernel/calendar.ts';
import { addFen, noFen } from '../../../db/domain/kernel/money.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { billQueries, draftQueries } from '../../../db/local/queries/bills.ts';
import { countMeters } from '../../../db/local/queries/readings.ts';
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
  const meters = countMeters(store);
  const months = new Set<Month>(draftQueries(store).months.all());
  for (let back = 0; back < monthsShown; back += 1) months.add(addMonths(current, -back));
  const rows = [...months]
    .sort()
    .reverse()
    .map((month) => billingMonthOf(store, month, meters));
  return ok(rows.filter((row) => row.month === current || row.read + row.issued + draftsOf(row) > 0));
}

function draftsOf(row: BillingMonth): number {
  return row.waiting + row.passed + row.returned;
}

function billingMonthOf(store: Store, month: Month, meters: number): BillingMonth {
  const counts = billQueries(store).countMonth.get({ month });
  const drafts = { waiting: 0, passed: 0, returned: 0 };
  let draftFen = noFen;
  for (const { state, drafts: count, sumFen } of draftQueries(store).countByState.all(month)) {
    drafts[state] = count;
    draftFen = addFen(draftFen, sumFen);
  }
  return {
    month,
    meters,
    ...drafts,
    draftFen,
    read: counts?.read ?? 0,
    unexplained: counts?.unexplained ?? 0,
    issued: counts?.issued ?? 0,
    issuedFen: counts?.issuedFen ?? noFen,
  };
}
