import type { CustomerClass } from '../../domain/accounts/customer-class.ts';
import type { BillKind } from '../../domain/billing/bill-kind.ts';
import type { Day, Month } from '../../domain/kernel/calendar.ts';
import type { WattHours } from '../../domain/kernel/energy.ts';
import type { Fen } from '../../domain/kernel/money.ts';
import type { NanoYuanPerKwh } from '../../domain/kernel/price.ts';
import { isAreaTotal, isUnexplained } from './readings.ts';
import { prepared } from '../store.ts';
import { isStale } from './drafts.ts';
import { isOnRoute } from './unbilled.ts';

/** A bill just issued. */
export interface IssuedBill {
  readonly billId: number;
  readonly accountId: number;
  readonly accountNo: string;
  readonly energyWh: WattHours;
  readonly amountFen: Fen;
}

/** A bill with what its explanation needs beside the working. */
export interface BillToExplain {
  readonly billId: number;
  readonly kind: BillKind;
  readonly adjustmentId: number | null;
  /** The formula and the rule of the adjustment that posted it. */
  readonly formula: string | null;
  readonly source: string | null;
  readonly isReversed: 0 | 1;
  readonly accountNo: string;
  readonly name: string;
  readonly customerClass: CustomerClass;
  readonly periodMonth: Month;
  readonly energyWh: WattHours;
  readonly amountFen: Fen;
  readonly dueOn: Day;
  readonly working: string;
  readonly policyPackId: number;
}

/** A month's counts over the accounts whose meters hang now. */
export interface MonthCounts {
  readonly month: Month;
  readonly accounts: number;
  readonly read: number;
  readonly unexplained: number;
  readonly issued: number;
  readonly issuedFen: Fen;
}

/** Bills: the issue moves the drafts over in a few set statements, one fsync for a whole month. */
export const billQueries = prepared((_db, sqlite) => ({
  /**
   * Posts a bill for each passed draft of the month that is not stale, in order of account numbers: their ids are put in order first, so
   * that no working is moved about.
   */
  issuePassed: sqlite.prepare<
    [
      {
        month: Month;
        routeCode: string | null;
        dueOn: Day;
        issuedBy: number;
        issuedAt: number;
        daybookNo: number;
      },
    ]
  >(
    `insert into bill (account_id, period_month, reading_id, energy_wh, amount_fen, due_on, working, policy_pack_id,
       computed_by, audited_by, issued_by, issued_at, daybook_no)
     select d.account_id, d.period_month, d.reading_id, d.energy_wh, d.amount_fen, @dueOn, d.working, d.policy_pack_id,
       d.computed_by, d.audited_by, @issuedBy, @issuedAt, @daybookNo
     from (
       select d.id as id from bill_draft d join account a on a.id = d.account_id
       where d.period_month = @month and d.audit_state = 'passed' and (@routeCode is null or ${isOnRoute('d.account_id')})
         and not ${isStale}
       order by a.account_no) o
     cross join bill_draft d on d.id = o.id`,
  ),
  issueLines: sqlite.prepare<[number]>(
    `insert into bill_line (bill_id, line_no, code, label, energy_wh, price_nanoyuan, amount_fen)
     select b.id, l.key + 1, l.value ->> 'code', l.value ->> 'label',
       case l.value ->> 'unit' when 'kWh' then l.value ->> 'quantityMilli' end, l.value ->> 'priceNanoyuan',
       l.value ->> 'amountFen'
     from bill b
     join bill_draft d on d.account_id = b.account_id and d.period_month = b.period_month
     join json_each(d.lines) l
     where b.daybook_no = ?
     order by b.id, l.key`,
  ),
  openItems: sqlite.prepare<[number]>(
    `insert into open_item (bill_id, account_id, due_on, outstanding_fen)
     select id, account_id, due_on, amount_fen from bill where daybook_no = ? and amount_fen > 0 order by id`,
  ),
  dropIssuedDrafts: sqlite.prepare<[{ month: Month; daybookNo: number }]>(
    `delete from bill_draft where period_month = @month
       and account_id in (select account_id from bill where daybook_no = @daybookNo)`,
  ),
  issued: sqlite.prepare<[number], IssuedBill>(
    `select b.id as billId, b.account_id as accountId, a.account_no as accountNo, b.energy_wh as energyWh,
       b.amount_fen as amountFen
     from bill b join account a on a.id = b.account_id where b.daybook_no = ? order by b.id`,
  ),
  sumByCode: sqlite.prepare<[number], { code: string; sumFen: Fen }>(
    `select l.code as code, sum(l.amount_fen) as sumFen
     from bill b join bill_line l on l.bill_id = b.id where b.daybook_no = ? group by l.code order by l.code`,
  ),
  toExplain: sqlite.prepare<[number], BillToExplain>(
    `select b.id as billId, b.kind as kind, k.adjustment_id as adjustmentId, p.content ->> '$.formula' as formula,
       p.content ->> '$.source' as source,
       exists (select 1 from bill_correction r where r.corrects_bill_id = b.id and r.kind = 'reversal') as isReversed,
       a.account_no as accountNo, c.name as name, a.customer_class as customerClass, b.period_month as periodMonth,
       b.energy_wh as energyWh, b.amount_fen as amountFen, b.due_on as dueOn, b.working as working,
       b.policy_pack_id as policyPackId
     from bill b
     join account a on a.id = b.account_id
     join customer c on c.id = a.customer_id
     left join bill_correction k on k.bill_id = b.id
     left join bill_adjustment p on p.id = k.adjustment_id
     where b.id = ?`,
  ),
  lines: sqlite.prepare<
    [number],
    {
      code: string;
      label: string;
      energyWh: WattHours | null;
      priceNanoyuan: NanoYuanPerKwh | null;
      amountFen: Fen;
    }
  >(
    `select code, label, energy_wh as energyWh, price_nanoyuan as priceNanoyuan, amount_fen as amountFen
     from bill_line where bill_id = ? order by line_no`,
  ),
  /**
   * Counts months (a JSON list) over the accounts whose meters hang now, but for the total meters of areas: read when each register has a dial, unexplained when one of
   * these waits for a word. A billed account was read; only the looks of the others are asked for.
   */
  countMonths: sqlite.prepare<[{ months: string }], MonthCounts>(
    `with hanging as materialized (
       select distinct a.id as account_id from account a
       join service_point p on p.account_id = a.id
       join meter_installation i on i.service_point_id = p.id and i.removed_on is null
       where a.closed_on is null
         and not ${isAreaTotal}),
     counted as (
       select m.value as month, b.amount_fen as amount_fen, b.id is not null as is_billed,
         case when b.id is null and exists (
           select 1 from reading x where x.account_id = h.account_id and x.period_month = m.value) then (
           select case when count(*) = 0 or min(coalesce(r.kind = 'actual', 0)) = 0 then 0
             when max(${isUnexplained}) then 2 else 1 end
           from service_point p
           join meter_installation i on i.service_point_id = p.id and i.removed_on is null
           join register g on g.meter_id = i.meter_id
           left join reading r on r.id = (
             select x.id from reading x
             where x.register_id = g.id and x.period_month = m.value and x.account_id = p.account_id
               and x.kind not in ('opening', 'removed')
             order by x.version desc limit 1)
           where p.account_id = h.account_id
             and (r.id is not null or not exists (
               select 1 from reading x where x.register_id = g.id and x.account_id = p.account_id and x.kind = 'opening'
                 and x.source <> 'legacy' and x.period_month > m.value))) end as look
       from json_each(@months) m
       cross join hanging h
       left join bill b on b.account_id = h.account_id and b.period_month = m.value and b.correction_no = 0)
     select month, count(*) as accounts, sum(is_billed or coalesce(look, 0) > 0) as read,
       sum(not is_billed and coalesce(look, 0) = 2) as unexplained, sum(is_billed) as issued,
       coalesce(sum(amount_fen), 0) as issuedFen
     from counted group by month`,
  ),
}));
