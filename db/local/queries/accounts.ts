import type { CustomerClass } from '../../domain/accounts/customer-class.ts';
import type { BillKind } from '../../domain/billing/bill-kind.ts';
import type { Day, Month } from '../../domain/kernel/calendar.ts';
import type { MilliMultiplier, WattHours } from '../../domain/kernel/energy.ts';
import type { Fen } from '../../domain/kernel/money.ts';
import { prepared } from '../store.ts';

/** An account with its customer, its (first) service point and the meter that hangs there; money in fen. */
export interface AccountHead {
  readonly accountId: number;
  readonly accountNo: string;
  readonly customerClass: CustomerClass;
  readonly name: string;
  readonly phone: string | null;
  readonly idNumberMasked: string | null;
  readonly householdSize: number | null;
  readonly welfare: 'minimum_living' | 'five_guarantees' | null;
  readonly address: string;
  readonly village: string;
  readonly areaCode: string | null;
  readonly routeCode: string | null;
  readonly meterNo: string | null;
  readonly multiplierMilli: MilliMultiplier | null;
  readonly prepaymentFen: Fen;
}

/** An issued bill and what of it is still owed, in fen. */
export interface BillStanding {
  readonly billId: number;
  readonly kind: BillKind;
  /** A reversal of it was posted. */
  readonly isReversed: 0 | 1;
  readonly periodMonth: Month;
  readonly energyWh: WattHours;
  readonly amountFen: Fen;
  readonly outstandingFen: Fen;
  readonly dueOn: Day;
}

const billStanding = `
  select b.id as billId, b.kind as kind,
         exists (select 1 from bill_correction k where k.corrects_bill_id = b.id and k.kind = 'reversal') as isReversed,
         b.period_month as periodMonth, b.energy_wh as energyWh, b.amount_fen as amountFen,
         coalesce(o.outstanding_fen, 0) as outstandingFen, b.due_on as dueOn`;

/** Reading accounts: the lines of a search, and the account page in a handful of statements. */
export const accountQueries = prepared((_db, sqlite) => ({
  /** The accounts of a JSON list of ids in the list's order, with what each owes. */
  hits: sqlite.prepare<
    [string],
    { accountNo: string; name: string; address: string; customerClass: CustomerClass; owedFen: Fen }
  >(`
    select a.account_no as accountNo, c.name,
           coalesce((select p.address from service_point p where p.account_id = a.id order by p.id limit 1), '') as address,
           a.customer_class as customerClass,
           coalesce((select sum(o.outstanding_fen) from open_item o where o.account_id = a.id), 0) as owedFen
    from json_each(?) found
    join account a on a.id = found.value
    join customer c on c.id = a.customer_id
    order by found.key`),
  head: sqlite.prepare<[string], AccountHead>(`
    select a.id as accountId, a.account_no as accountNo, a.customer_class as customerClass,
           c.name, c.phone, c.id_number_masked as idNumberMasked, c.household_size as householdSize, c.welfare,
           coalesce(p.address, '') as address, coalesce(p.village, '') as village,
           t.code as areaCode, r.code as routeCode, m.meter_no as meterNo, i.multiplier_milli as multiplierMilli,
           coalesce(b.balance_fen, 0) as prepaymentFen
    from account a
    join customer c on c.id = a.customer_id
    left join service_point p on p.id = (select min(s.id) from service_point s where s.account_id = a.id)
    left join transformer_area t on t.id = p.area_id
    left join route r on r.id = p.route_id
    left join meter_installation i on i.service_point_id = p.id and i.removed_on is null
    left join meter m on m.id = i.meter_id
    left join prepayment_balance b on b.account_id = a.id
    where a.account_no = ?
    limit 1`),
  /** What is owed, oldest month first. */
  openItems: sqlite.prepare<[number], BillStanding>(`${billStanding}
    from open_item o join bill b on b.id = o.bill_id
    where o.account_id = ? order by b.period_month, b.id`),
  /** The newest bills. */
  bills: sqlite.prepare<[number, number], BillStanding>(`${billStanding}
    from bill b left join open_item o on o.bill_id = b.id
    where b.account_id = ? order by b.period_month desc, b.correction_no desc limit ?`),
  sealedIdNumber: sqlite.prepare<[string], { sealed: Buffer | null }>(`
    select c.id_number_sealed as sealed from account a join customer c on c.id = a.customer_id where a.account_no = ?`),
}));
