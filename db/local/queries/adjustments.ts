import type { AdjustmentFault } from '../../domain/billing/adjustment/fault.ts';
import type { Day, Month } from '../../domain/kernel/calendar.ts';
import type { WattHours } from '../../domain/kernel/energy.ts';
import type { Fen } from '../../domain/kernel/money.ts';
import type { NanoYuanPerKwh } from '../../domain/kernel/price.ts';
import type { RegisterKind } from '../../domain/metering/register-kind.ts';
import { prepared } from '../store.ts';

/** An adjustment as posted, with what was decided about it: null while it waits. Fen and Wh. */
export interface StoredAdjustment {
  readonly adjustmentId: number;
  readonly accountId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly fault: AdjustmentFault;
  readonly energyWh: WattHours;
  readonly amountFen: Fen;
  readonly reason: string;
  readonly proposedById: number;
  readonly proposedByName: string;
  readonly proposedAt: number;
  readonly isApproved: 0 | 1 | null;
  readonly decidedByName: string | null;
  readonly decidedAt: number | null;
  readonly decisionReason: string | null;
}

/** What an approved adjustment posted. */
export interface PostedBill {
  readonly billId: number;
  readonly kind: 'reversal' | 'rebill' | 'charge';
  readonly periodMonth: Month;
  readonly amountFen: Fen;
}

/** A charge of its own with the adjustment that posted it. Fen; the evaded energy in Wh. */
export interface StoredCharge {
  readonly billId: number;
  readonly accountId: number;
  readonly adjustmentId: number;
  readonly fault: AdjustmentFault;
  readonly periodMonth: Month;
  readonly energyWh: WattHours;
  readonly amountFen: Fen;
  readonly outstandingFen: Fen;
  readonly isReversed: 0 | 1;
}

/** A bill that an adjustment posts, as its row is. */
export interface BillToPost {
  readonly accountId: number;
  readonly periodMonth: Month;
  readonly kind: 'rebill' | 'charge';
  readonly readingId: number;
  readonly energyWh: WattHours;
  readonly amountFen: Fen;
  readonly dueOn: Day;
  readonly working: string;
  readonly policyPackId: number;
  readonly computedBy: number;
  readonly auditedBy: number;
  readonly issuedAt: number;
  readonly daybookNo: number;
}

/** One line of a bill as its row is. */
export interface StoredLine {
  readonly lineNo: number;
  readonly code: string;
  readonly label: string;
  readonly energyWh: WattHours | null;
  readonly priceNanoyuan: NanoYuanPerKwh | null;
  readonly amountFen: Fen;
}

const stored = `
  select d.id as adjustmentId, d.account_id as accountId, a.account_no as accountNo, c.name as name, d.fault as fault,
    d.energy_wh as energyWh, d.amount_fen as amountFen, d.reason as reason, d.proposed_by as proposedById,
    p.full_name as proposedByName, d.proposed_at as proposedAt, x.is_approved as isApproved,
    y.full_name as decidedByName, x.decided_at as decidedAt, x.reason as decisionReason
  from bill_adjustment d
  join account a on a.id = d.account_id
  join customer c on c.id = a.customer_id
  join person p on p.id = d.proposed_by
  left join adjustment_decision x on x.adjustment_id = d.id
  left join person y on y.id = x.decided_by`;

const charges = `
  select b.id as billId, b.account_id as accountId, d.id as adjustmentId, d.fault as fault, b.period_month as periodMonth,
    d.energy_wh as energyWh, b.amount_fen as amountFen, coalesce(o.outstanding_fen, 0) as outstandingFen,
    exists (select 1 from bill_correction r where r.corrects_bill_id = b.id and r.kind = 'reversal') as isReversed
  from bill b
  join bill_correction k on k.bill_id = b.id
  join bill_adjustment d on d.id = k.adjustment_id
  left join open_item o on o.bill_id = b.id
  where b.kind = 'charge'`;

/** The number of a bill that an adjustment posts beside the month's own, of its account and month. */
const nextCorrection = (accountId: string, month: string) =>
  `(select coalesce(max(n.correction_no), 0) + 1 from bill n where n.account_id = ${accountId} and n.period_month = ${month})`;

/** Adjustments: the proposal, the decision, and what an approval posts. */
export const adjustmentQueries = prepared((_db, sqlite) => ({
  waiting: sqlite.prepare<[], StoredAdjustment>(`${stored} where x.adjustment_id is null order by d.id`),
  /** The newest decisions first. */
  decided: sqlite.prepare<[number], StoredAdjustment>(
    `${stored} where x.adjustment_id is not null order by x.daybook_no desc limit ?`,
  ),
  byId: sqlite.prepare<[number], StoredAdjustment>(`${stored} where d.id = ?`),
  content: sqlite.prepare<[number], string>('select content from bill_adjustment where id = ?').pluck(),
  insertAdjustment: sqlite.prepare<
    [
      {
        accountId: number;
        fault: AdjustmentFault;
        content: string;
        energyWh: WattHours;
        amountFen: Fen;
        reason: string;
        proposedBy: number;
        proposedAt: number;
        daybookNo: number;
      },
    ]
  >(
    `insert into bill_adjustment (account_id, fault, content, energy_wh, amount_fen, reason, proposed_by, proposed_at, daybook_no)
     values (@accountId, @fault, @content, @energyWh, @amountFen, @reason, @proposedBy, @proposedAt, @daybookNo)`,
  ),
  insertDecision: sqlite.prepare<
    [
      {
        adjustmentId: number;
        isApproved: 0 | 1;
        reason: string | null;
        decidedBy: number;
        decidedAt: number;
        daybookNo: number;
      },
    ]
  >(
    `insert into adjustment_decision (adjustment_id, is_approved, reason, decided_by, decided_at, daybook_no)
     values (@adjustmentId, @isApproved, @reason, @decidedBy, @decidedAt, @daybookNo)`,
  ),
  insertCorrection: sqlite.prepare<
    [
      {
        billId: number;
        adjustmentId: number;
        kind: PostedBill['kind'];
        correctsBillId: number | null;
        carriedFen: Fen;
        daybookNo: number;
      },
    ]
  >(
    `insert into bill_correction (bill_id, adjustment_id, kind, corrects_bill_id, carried_fen, daybook_no)
     values (@billId, @adjustmentId, @kind, @correctsBillId, @carriedFen, @daybookNo)`,
  ),
  posted: sqlite.prepare<[number], PostedBill>(
    `select k.bill_id as billId, k.kind as kind, b.period_month as periodMonth, b.amount_fen as amountFen
     from bill_correction k join bill b on b.id = k.bill_id where k.adjustment_id = ? order by k.bill_id`,
  ),
  /** What an approved adjustment moved: debit positive. */
  moved: sqlite.prepare<[number], { receivableFen: Fen; prepaymentFen: Fen }>(
    `select coalesce(sum(l.amount_fen) filter (where l.ledger_account = 'receivable'), 0) as receivableFen,
       coalesce(sum(l.amount_fen) filter (where l.ledger_account = 'prepayment'), 0) as prepaymentFen
     from adjustment_decision x
     join journal_entry e on e.daybook_no = x.daybook_no
     join journal_line l on l.entry_id = e.id
     where x.adjustment_id = ?`,
  ),
  /** Turns a bill around: everything as it was, energy and money negative. */
  insertReversal: sqlite.prepare<
    [{ billId: number; computedBy: number; auditedBy: number; issuedAt: number; daybookNo: number }]
  >(
    `insert into bill (account_id, period_month, kind, correction_no, reading_id, energy_wh, amount_fen, due_on, working,
       policy_pack_id, computed_by, audited_by, issued_by, issued_at, daybook_no)
     select b.account_id, b.period_month, 'reversal', ${nextCorrection('b.account_id', 'b.period_month')}, b.reading_id,
       -b.energy_wh, -b.amount_fen, b.due_on, b.working, b.policy_pack_id, @computedBy, @auditedBy, @auditedBy,
       @issuedAt, @daybookNo
     from bill b where b.id = @billId`,
  ),
  insertReversalLines: sqlite.prepare<[{ billId: number; reversalId: number }]>(
    `insert into bill_line (bill_id, line_no, code, label, energy_wh, price_nanoyuan, amount_fen)
     select @reversalId, line_no, code, label, -energy_wh, price_nanoyuan, -amount_fen
     from bill_line where bill_id = @billId order by line_no`,
  ),
  charge: sqlite.prepare<[{ accountId: number; billId: number }], StoredCharge>(
    `${charges} and b.account_id = +@accountId and b.id = +@billId`,
  ),
  /** The charges of an account, the newest first. */
  chargesOf: sqlite.prepare<[number], StoredCharge>(`${charges} and b.account_id = +? order by b.id desc`),
  insertBill: sqlite.prepare<[BillToPost]>(
    `insert into bill (account_id, period_month, kind, correction_no, reading_id, energy_wh, amount_fen, due_on, working,
       policy_pack_id, computed_by, audited_by, issued_by, issued_at, daybook_no)
     values (@accountId, @periodMonth, @kind, ${nextCorrection('@accountId', '@periodMonth')}, @readingId, @energyWh,
       @amountFen, @dueOn, @working, @policyPackId, @computedBy, @auditedBy, @auditedBy, @issuedAt, @daybookNo)`,
  ),
  insertLine: sqlite.prepare<[StoredLine & { billId: number }]>(
    `insert into bill_line (bill_id, line_no, code, label, energy_wh, price_nanoyuan, amount_fen)
     values (@billId, @lineNo, @code, @label, @energyWh, @priceNanoyuan, @amountFen)`,
  ),
  lines: sqlite.prepare<[number], StoredLine>(
    `select line_no as lineNo, code, label, energy_wh as energyWh, price_nanoyuan as priceNanoyuan, amount_fen as amountFen
     from bill_line where bill_id = ? order by line_no`,
  ),
  sumByCode: sqlite.prepare<[number], { code: string; sumFen: Fen }>(
    `select l.code as code, sum(l.amount_fen) as sumFen
     from bill b join bill_line l on l.bill_id = b.id where b.daybook_no = ? group by l.code order by l.code`,
  ),
  insertOpenItem: sqlite.prepare<[{ billId: number; accountId: number; dueOn: Day; outstandingFen: Fen }]>(
    `insert into open_item (bill_id, account_id, due_on, outstanding_fen) values (@billId, @accountId, @dueOn, @outstandingFen)`,
  ),
  dropOpenItem: sqlite.prepare<[number]>('delete from open_item where bill_id = ?'),
  /** The reading that the account's newest bill names; of an account without a bill, its newest one. */
  anyReading: sqlite
    .prepare<[{ accountId: number }], number>(
      `select coalesce(
         (select b.reading_id from bill b where b.account_id = @accountId and b.kind in ('regular', 'rebill')
          order by b.period_month desc, b.id desc limit 1),
         (select r.id from reading r where r.account_id = @accountId order by r.period_month desc, r.id desc limit 1))`,
    )
    .pluck(),
  /** The newest look at the register of a reading in its month; the reading itself when it is the last dial of a removed meter. */
  newestVersion: sqlite
    .prepare<[number], number>(
      `select coalesce((select n.id from reading n
         where n.register_id = r.register_id and n.period_month = r.period_month and n.kind in ('actual', 'estimated')
         order by n.version desc limit 1), r.id)
       from reading r where r.id = ?`,
    )
    .pluck(),
  /** A register of a meter by the meter's number, with what its newest reading of a month was judged by. */
  register: sqlite.prepare<
    [{ meterNo: string; kind: RegisterKind; month: Month }],
    { registerId: number; usualUseWh: WattHours | null }
  >(
    `select g.id as registerId, (select r.usual_use_wh from reading r where r.register_id = g.id and r.period_month = @month
       order by r.version desc limit 1) as usualUseWh
     from meter m join register g on g.meter_id = m.id where m.meter_no = @meterNo and g.kind = @kind`,
  ),
  /** The month of a bill that a payment paid and that was reversed since. */
  correctedOfPayment: sqlite
    .prepare<[number], Month>(
      `select b.period_month from allocation l
       join bill_correction k on k.corrects_bill_id = l.bill_id and k.kind = 'reversal'
       join bill b on b.id = l.bill_id
       where l.payment_id = ? order by 1 limit 1`,
    )
    .pluck(),
  /** The account whose meter is in front of an account's, when its own bill of the month stands as it was issued. */
  billedInFront: sqlite
    .prepare<[{ accountNo: string; month: Month }], string>(
      `select a.account_no from supply_terms t join json_each(t.content, '$.childAccountNos') j
       join account a on a.id = t.account_id
       join bill b on b.account_id = t.account_id and b.period_month = @month and b.kind = 'regular'
       where j.value = @accountNo and not exists (
         select 1 from bill_correction k where k.corrects_bill_id = b.id and k.kind = 'reversal')
       order by 1 limit 1`,
    )
    .pluck(),
  /**
   * What a person did before for bills, by their ids: computed one, audited one of the month's own (who approved an adjustment stood
   * on this side already), or looked at a register for one. No charge rests on a reading.
   */
  didForBills: sqlite
    .prepare<[{ billIds: string; personId: number }], 'compute' | 'audit' | 'read'>(
      `select case when b.computed_by = @personId then 'compute'
         when b.kind = 'regular' and b.audited_by = @personId then 'audit' else 'read' end
       from json_each(@billIds) j join bill b on b.id = j.value
       where b.computed_by = @personId or b.kind = 'regular' and b.audited_by = @personId
         or b.kind <> 'charge' and exists (select 1 from reading r where r.account_id = b.account_id
           and r.period_month = b.period_month and r.recorded_by = @personId
           and not (r.kind = 'opening' and r.source = 'legacy'))
         or b.kind <> 'charge' and exists (select 1 from reading r where r.id = b.reading_id and r.recorded_by = @personId)
       order by j.key limit 1`,
    )
    .pluck(),
  /** What was read of an account after a month, the first day of it. */
  nextReadOn: sqlite
    .prepare<[number, Month], Day | null>(
      `select min(r.read_on) from reading r where r.account_id = ? and r.period_month > ? and r.kind in ('actual', 'estimated', 'removed')
         and not exists (select 1 from reading n where n.register_id = r.register_id and n.period_month = r.period_month
           and n.version > r.version)`,
    )
    .pluck(),
  laterMonths: sqlite
    .prepare<[number, Month], Month>(
      `select distinct period_month from reading where register_id = ? and period_month > ? order by 1`,
    )
    .pluck(),
}));
