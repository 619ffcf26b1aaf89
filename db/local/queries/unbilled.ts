import type { Month } from '../../domain/kernel/calendar.ts';
import { prepared } from '../store.ts';
import { isAreaTotal, isUnexplained } from './readings.ts';

/** Where an account stands that has no bill of a month: its computed bill, or what keeps it from being computed. */
export type UnbilledReason =
  | 'waiting'
  | 'passed'
  | 'returned'
  | 'other_month_open'
  | 'fault'
  | 'locked'
  | 'not_read'
  | 'unexplained'
  | 'not_computed';

/** An account of the book that has no bill of the month yet. */
export interface UnbilledAccount {
  readonly accountNo: string;
  readonly name: string;
  readonly routeCode: string | null;
  readonly reason: UnbilledReason;
}

/** A month by its name and its last day. */
interface MonthToCount {
  readonly month: Month;
  readonly lastDay: string;
}

/** The accounts of the book: a meter of theirs hung by the month's last day and hangs still, and is not the total meter of an area. */
const book = `
  select distinct a.id as account_id from account a
  join service_point p on p.account_id = a.id
  join meter_installation i on i.service_point_id = p.id and i.removed_on is null
    and (i.installed_on is null or i.installed_on <= @lastDay)
  where a.closed_on is null and not ${isAreaTotal}`;

const isBilled = (accountId: string) => `exists (
  select 1 from bill b where b.account_id = ${accountId} and b.correction_no = 0 and b.period_month >= @month)`;

/** The gravest of what the registers of account `h` lack in the month; null when each has a look that counts. */
const lacking = `(
  select case max(case
      when r.kind = 'fault' then 4 when r.kind = 'locked' then 3 when r.id is null then 2
      when ${isUnexplained} then 1 else 0 end)
    when 4 then 'fault' when 3 then 'locked' when 2 then 'not_read' when 1 then 'unexplained' end
  from service_point p
  join meter_installation i on i.service_point_id = p.id and i.removed_on is null
  join register g on g.meter_id = i.meter_id
  left join reading r on r.id = (
    select x.id from reading x
    where x.register_id = g.id and x.period_month = @month and x.account_id = p.account_id
      and x.kind not in ('opening', 'removed')
    order by x.version desc limit 1)
  where p.account_id = h.account_id)`;

/** Whether account `of` stands on a route: by its code, `-` for none. */
export const isOnRoute = (of: string) => `exists (
  select 1 from service_point p left join route t on t.id = p.route_id
  where p.account_id = ${of} and coalesce(t.code, '-') = @routeCode)`;

/** The accounts of the book that a month has no bill of. */
export const unbilledQueries = prepared((_db, sqlite) => ({
  list: sqlite.prepare<[MonthToCount], UnbilledAccount>(
    `with book as materialized (${book})
     select a.account_no as accountNo, c.name as name,
       (select t.code from service_point p join route t on t.id = p.route_id
         where p.account_id = a.id order by p.id limit 1) as routeCode,
       coalesce(
         (select d.audit_state from bill_draft d where d.account_id = a.id and d.period_month = @month),
         case when exists (select 1 from bill_draft d where d.account_id = a.id and d.period_month <> @month)
           then 'other_month_open' end,
         ${lacking}, 'not_computed') as reason
     from book h join account a on a.id = h.account_id join customer c on c.id = a.customer_id
     where not ${isBilled('h.account_id')}
     order by routeCode is null, routeCode, a.account_no`,
  ),
  /** Whether any account of the book has no bill of the month, or any computed bill of it waits. */
  isAnyLeft: sqlite
    .prepare<[MonthToCount], 0 | 1>(
      `select exists (select 1 from bill_draft where period_month <= @month)
         or exists (select 1 from (${book}) h where not ${isBilled('h.account_id')})`,
    )
    .pluck(),
  /** How many accounts the book has; and how many have a bill of the month, or a computed one, without a meter that hangs now. */
  counts: sqlite.prepare<[MonthToCount], { accounts: number; billed: number; withoutMeter: number }>(
    `with book as materialized (${book})
     select (select count(*) from book) as accounts,
       (select count(*) from book h where ${isBilled('h.account_id')}) as billed,
       (select count(*) from (
          select account_id from bill where period_month = @month and correction_no = 0
          union select account_id from bill_draft where period_month = @month)
        where account_id not in (select account_id from book)) as withoutMeter`,
  ),
  accountsOfRoute: sqlite
    .prepare<[{ routeCode: string }], number>(`select a.id from account a where ${isOnRoute('a.id')}`)
    .pluck(),
}));
