import type { BillFacts } from '../../domain/billing/bill-facts.ts';
import { addMonths, type Day, type Month } from '../../domain/kernel/calendar.ts';
import { invariant } from '../../domain/kernel/invariant.ts';
import { prepared, type Store } from '../store.ts';

const queries = prepared((_db, sqlite) => ({
  // From account to account, each by the index: a store of ten years is not read through for its last month.
  lastBilledMonth: sqlite
    .prepare<[], Month | null>(
      `select max(month) from (
         select (select max(b.period_month) from bill b where b.account_id = a.id and b.correction_no = 0) as month from account a)`,
    )
    .pluck(),
  billsOfMonth: sqlite.prepare<[Month], { bills: number; firstId: number | null }>(
    `select count(*) as bills, min(b.id) as firstId
     from account a cross join bill b on b.account_id = a.id and b.period_month = +? and b.correction_no = 0`,
  ),
  factsNow: sqlite.prepare<
    [number],
    { volts: number | null; capacityVa: number | null; isWelfare: 0 | 1; openedOn: Day | null }
  >(
    `select s.voltage_v as volts, s.contract_capacity_w as capacityVa, c.welfare is not null as isWelfare, a.opened_on as openedOn
     from account a join customer c on c.id = a.customer_id left join service_point s on s.account_id = a.id
     where a.id = +? order by s.id limit 1`,
  ),
}));

/**
 * The newest month with bills that is billed for the most part: it has at least half as many as the month before it. A month of which
 * only a few accounts are issued yet says nothing about the others. Null before the first bill.
 */
export function findMonthToTry(store: Store): Month | null {
  let month = queries(store).lastBilledMonth.get() ?? null;
  if (month === null) return null;
  for (let { bills } = countBillsOfMonth(store, month); ; ) {
    const before: Month = addMonths(month, -1);
    const { bills: billsBefore } = countBillsOfMonth(store, before);
    if (bills * 2 >= billsBefore) return month;
    [month, bills] = [before, billsBefore];
  }
}

/** How many bills of its own a month has, and the id of the first: no earlier id is of this month. */
export function countBillsOfMonth(
  store: Store,
  month: Month,
): { readonly bills: number; readonly firstId: number } {
  const { bills, firstId } = queries(store).billsOfMonth.get(month) ?? { bills: 0, firstId: null };
  return { bills, firstId: firstId ?? 0 };
}

/** What the files say now of an account: for bills whose first form of working did not keep it. */
export function findFactsNow(
  store: Store,
  accountId: number,
): Pick<BillFacts, 'volts' | 'capacityVa' | 'isWelfare' | 'openedOn'> {
  const row = queries(store).factsNow.get(accountId);
  invariant(row !== undefined, `no account ${accountId}`);
  return { ...row, isWelfare: row.isWelfare === 1 };
}
