import type { BillKind } from '../../domain/billing/bill-kind.ts';
import { readBillWorking, type BillWorking } from '../../domain/billing/bill-working.ts';
import type { CustomerClass } from '../../domain/accounts/customer-class.ts';
import type { Day, Month } from '../../domain/kernel/calendar.ts';
import type { WattHours } from '../../domain/kernel/energy.ts';
import type { Fen } from '../../domain/kernel/money.ts';
import { prepared, type Store } from '../store.ts';

/** An issued bill with its working, as corrections and trials need it. */
export interface IssuedBillWorking {
  readonly billId: number;
  readonly accountId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly customerClass: CustomerClass;
  readonly kind: BillKind;
  /** A reversal of it was posted. */
  readonly isReversed: boolean;
  readonly periodMonth: Month;
  readonly readingId: number;
  readonly energyWh: WattHours;
  readonly amountFen: Fen;
  readonly outstandingFen: Fen;
  readonly dueOn: Day;
  readonly policyPackId: number;
  readonly working: BillWorking;
}

type Row = Omit<IssuedBillWorking, 'working' | 'isReversed'> & {
  readonly working: string;
  readonly isReversed: 0 | 1;
};

const isReversed = `exists (select 1 from bill_correction k where k.corrects_bill_id = b.id and k.kind = 'reversal')`;

const select = `
  select b.id as billId, b.account_id as accountId, a.account_no as accountNo, c.name as name,
    a.customer_class as customerClass, b.kind as kind, ${isReversed} as isReversed, b.period_month as periodMonth,
    b.reading_id as readingId, b.energy_wh as energyWh, b.amount_fen as amountFen,
    coalesce(o.outstanding_fen, 0) as outstandingFen, b.due_on as dueOn, b.policy_pack_id as policyPackId,
    b.working as working
  from bill b join account a on a.id = b.account_id join customer c on c.id = a.customer_id
  left join open_item o on o.bill_id = b.id`;

const queries = prepared((_db, sqlite) => ({
  byId: sqlite.prepare<[number], Row>(`${select} where b.id = +?`),
  standingOfAccount: sqlite.prepare<[number], Row>(
    `${select} where b.account_id = +? and b.kind in ('regular', 'rebill') and not ${isReversed}
     order by b.period_month desc, b.id desc`,
  ),
  standingOfMonth: sqlite.prepare<[{ month: Month; afterId: number; limit: number }], Row>(
    `${select} where b.id > +@afterId and b.period_month = +@month and b.kind in ('regular', 'rebill') and not ${isReversed}
     order by b.id limit @limit`,
  ),
}));

function read(row: Row): IssuedBillWorking {
  return { ...row, isReversed: row.isReversed === 1, working: readBillWorking(row.working, row) };
}

/** One issued bill; null when there is none. Its working is meaningless for a charge of its own. */
export function findIssuedBill(store: Store, billId: number): IssuedBillWorking | null {
  const row = queries(store).byId.get(billId);
  return row === undefined ? null : read(row);
}

/** The bills of an account that stand, the newest first: its own and those put in the place of others, not reversed. */
export function listStandingBills(store: Store, accountId: number): IssuedBillWorking[] {
  return queries(store).standingOfAccount.all(accountId).map(read);
}

/** The next so many standing bills of a month in the order of their ids, for long work in slices. */
export function listStandingBillsOfMonth(
  store: Store,
  month: Month,
  afterId: number,
  limit: number,
): IssuedBillWorking[] {
  return queries(store).standingOfMonth.all({ month, afterId, limit }).map(read);
}
