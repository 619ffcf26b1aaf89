import type { CustomerClass } from '../../domain/accounts/customer-class.ts';
import type { Day, Month } from '../../domain/kernel/calendar.ts';
import type { WattHours } from '../../domain/kernel/energy.ts';
import type { Fen } from '../../domain/kernel/money.ts';
import { prepared } from '../store.ts';

/** A standing bill of a month with what its notice and its line of the village list need; money in fen. */
export interface NoticeRow {
  readonly billId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly customerClass: CustomerClass;
  readonly periodMonth: Month;
  readonly energyWh: WattHours;
  readonly amountFen: Fen;
  readonly outstandingFen: Fen;
  readonly dueOn: Day;
  readonly working: string;
  /** Owed on the account's other bills up to this month. */
  readonly arrearsFen: Fen;
  readonly prepaymentFen: Fen;
}

/** The bill `b` of a month that stands: the month's own, or the one put in its place. */
const stands = `b.period_month = +@month and b.kind in ('regular', 'rebill')
  and not exists (select 1 from bill_correction k where k.corrects_bill_id = b.id and k.kind = 'reversal')`;

/** An account is where its first service point is. */
const firstPoint = `select min(f.id) from service_point f where f.account_id = p.account_id`;

const notice = `
  select b.id as billId, a.account_no as accountNo, c.name as name, p.address as address, a.customer_class as customerClass,
    b.period_month as periodMonth, b.energy_wh as energyWh, b.amount_fen as amountFen,
    coalesce((select o.outstanding_fen from open_item o where o.bill_id = b.id), 0) as outstandingFen,
    b.due_on as dueOn, b.working as working,
    coalesce((select sum(o.outstanding_fen) from open_item o join bill e on e.id = o.bill_id
      where o.account_id = a.id and e.id <> b.id and e.period_month <= b.period_month), 0) as arrearsFen,
    coalesce((select y.balance_fen from prepayment_balance y where y.account_id = a.id), 0) as prepaymentFen
  from service_point p
  join account a on a.id = p.account_id
  join customer c on c.id = a.customer_id
  join bill b on b.account_id = a.id
  left join route r on r.id = p.route_id
  where p.id = (${firstPoint}) and ${stands}`;

/** Standing bills of a month where they are delivered: by village and by route, in walking order. */
export const noticeQueries = prepared((_db, sqlite) => ({
  villages: sqlite.prepare<[{ month: Month }], { village: string; bills: number }>(
    `select p.village as village, count(*) as bills from service_point p join bill b on b.account_id = p.account_id
     where p.village <> '' and p.id = (${firstPoint}) and ${stands} group by p.village order by p.village`,
  ),
  routes: sqlite.prepare<[{ month: Month }], { routeCode: string; bills: number }>(
    `select r.code as routeCode, count(*) as bills from service_point p join route r on r.id = p.route_id
     join bill b on b.account_id = p.account_id
     where p.id = (${firstPoint}) and ${stands} group by r.code order by r.code`,
  ),
  ofVillage: sqlite.prepare<[{ month: Month; village: string }], NoticeRow>(
    `${notice} and p.village = +@village
     order by r.code is null, r.code, p.walk_order is null, p.walk_order, a.account_no`,
  ),
  ofRoute: sqlite.prepare<[{ month: Month; routeCode: string }], NoticeRow>(
    `${notice} and r.code = +@routeCode order by p.walk_order is null, p.walk_order, a.account_no`,
  ),
}));
