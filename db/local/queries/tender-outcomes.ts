import type { Day, Month } from '../../domain/kernel/calendar.ts';
import type { Fen } from '../../domain/kernel/money.ts';
import type { OtherTenderKind, TenderKind } from '../../domain/payments/tender-kind.ts';
import { insertStatement } from '../insert-statement.ts';
import { bounceAllocation, tenderOutcome } from '../schema/index.ts';
import { prepared } from '../store.ts';

/** A tender that is not cash, with its payment and what became of it. Fen. */
export interface StoredTender {
  readonly paymentId: number;
  readonly lineNo: number;
  readonly kind: OtherTenderKind;
  readonly amountFen: Fen;
  readonly reference: string;
  readonly bank: string | null;
  readonly drawerAccount: string | null;
  readonly issuedOn: Day | null;
  readonly receiptNo: string;
  readonly accountId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly businessDay: Day;
  readonly takenBy: number;
  readonly takenByName: string;
  readonly outcome: 'cleared' | 'bounced' | null;
  readonly bankSlipNo: string | null;
  readonly reason: string | null;
  readonly recordedAt: number | null;
  readonly recordedByName: string | null;
}

const storedTender = `
  select t.payment_id as paymentId, t.line_no as lineNo, t.kind as kind, t.amount_fen as amountFen,
         d.reference_no as reference, d.bank as bank, d.drawer_account as drawerAccount, d.issued_on as issuedOn,
         r.receipt_no as receiptNo, p.account_id as accountId, a.account_no as accountNo, c.name as name,
         p.business_day as businessDay, p.taken_by as takenBy, w.full_name as takenByName, o.outcome as outcome,
         o.bank_slip_no as bankSlipNo, o.reason as reason, o.recorded_at as recordedAt, s.full_name as recordedByName
  from tender_detail d
  join tender t on t.payment_id = d.payment_id and t.line_no = d.line_no
  join payment p on p.id = t.payment_id
  join receipt r on r.payment_id = p.id
  join account a on a.id = p.account_id
  join customer c on c.id = a.customer_id
  join person w on w.id = p.taken_by
  left join tender_outcome o on o.payment_id = t.payment_id and o.line_no = t.line_no
  left join person s on s.id = o.recorded_by
  where not exists (select 1 from payment_void v where v.payment_id = p.id)
    and (o.id is not null or not exists (select 1 from payment_reversal x where x.payment_id = p.id))`;

/** What became of tenders that are not cash: waiting, cleared, bounced. */
export const outcomeQueries = prepared((_db, sqlite) => ({
  /** The tenders of which nobody said yet what became of them, oldest first. */
  waiting: sqlite.prepare<[], StoredTender>(
    `${storedTender} and o.id is null order by p.business_day, t.payment_id, t.line_no`,
  ),
  /** Those told since a day, newest first. */
  settledSince: sqlite.prepare<[{ since: number }], StoredTender>(
    `${storedTender} and o.recorded_at >= @since order by o.id desc`,
  ),
  tender: sqlite.prepare<[{ receiptNo: string; lineNo: number }], StoredTender>(
    `${storedTender} and r.receipt_no = @receiptNo and t.line_no = @lineNo`,
  ),
  insert: insertStatement(sqlite, tenderOutcome, [
    'paymentId',
    'lineNo',
    'outcome',
    'bankSlipNo',
    'reason',
    'prepaymentFen',
    'recordedBy',
    'recordedAt',
    'daybookNo',
  ]),
  insertAllocation: insertStatement(sqlite, bounceAllocation, [
    'outcomeId',
    'billId',
    'principalFen',
    'lateFeeFen',
  ]),
  /** The tenders of a payment with what became of them, cash among them. */
  ofPayment: sqlite.prepare<
    [number],
    { kind: TenderKind; amountFen: Fen; outcome: 'cleared' | 'bounced' | null }
  >(`
    select t.kind as kind, t.amount_fen as amountFen, o.outcome as outcome
    from tender t left join tender_outcome o on o.payment_id = t.payment_id and o.line_no = t.line_no
    where t.payment_id = ? order by t.line_no`),
  /** What a payment settled, newest bill first, less what its bounces brought back. */
  settledBills: sqlite.prepare<
    [number],
    { billId: number; periodMonth: Month; principalFen: Fen; lateFeeFen: Fen }
  >(`
    select l.bill_id as billId, b.period_month as periodMonth,
           l.principal_fen - coalesce(sum(x.principal_fen), 0) as principalFen,
           l.late_fee_fen - coalesce(sum(x.late_fee_fen), 0) as lateFeeFen
    from allocation l
    join bill b on b.id = l.bill_id
    left join tender_outcome o on o.payment_id = l.payment_id
    left join bounce_allocation x on x.outcome_id = o.id and x.bill_id = l.bill_id
    where l.payment_id = ?
    group by l.bill_id
    order by b.period_month desc, b.id desc`),
  /** What a payment added to what is paid ahead, less what its bounces took off it, and what the account has paid ahead now. */
  prepayment: sqlite.prepare<[number], { addedFen: Fen; balanceFen: Fen }>(`
    select p.prepayment_added_fen - coalesce((select sum(o.prepayment_fen) from tender_outcome o where o.payment_id = p.id), 0)
             as addedFen,
           coalesce((select b.balance_fen from prepayment_balance b where b.account_id = p.account_id), 0) as balanceFen
    from payment p where p.id = ?`),
  /** The newest tenders of an account that came back. */
  returnedOfAccount: sqlite.prepare<
    [number],
    {
      receiptNo: string;
      kind: OtherTenderKind;
      reference: string;
      amountFen: Fen;
      returnedAt: number;
      reason: string;
    }
  >(`
    select r.receipt_no as receiptNo, t.kind as kind, d.reference_no as reference, t.amount_fen as amountFen,
           o.recorded_at as returnedAt, o.reason as reason
    from payment p
    join tender_outcome o on o.payment_id = p.id and o.outcome = 'bounced'
    join tender t on t.payment_id = p.id and t.line_no = o.line_no
    join tender_detail d on d.payment_id = p.id and d.line_no = o.line_no
    join receipt r on r.payment_id = p.id
    where p.account_id = ? order by o.id desc limit 3`),
  /** A tender of the payment of which somebody said what became of it. */
  anyOfPayment: sqlite
    .prepare<[number], number>('select line_no from tender_outcome where payment_id = ? limit 1')
    .pluck(),
}));
