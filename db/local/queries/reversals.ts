import type { Day } from '../../domain/kernel/calendar.ts';
import type { Fen } from '../../domain/kernel/money.ts';
import { insertStatement } from '../insert-statement.ts';
import { paymentReversal, refund } from '../schema/index.ts';
import { prepared } from '../store.ts';

/** A reversed payment and whether its money was paid back. Fen. */
export interface StoredReversal {
  readonly paymentId: number;
  readonly receiptNo: string;
  readonly accountId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly paidOn: Day;
  readonly collectedFen: Fen;
  readonly reversedOn: Day;
  readonly reason: string;
  readonly refundFen: Fen;
  readonly requestedByName: string;
  readonly approvedBy: number;
  readonly approvedByName: string;
  readonly paidFrom: 'safe' | 'bank' | null;
  readonly voucherNo: string | null;
  readonly refundedAt: number | null;
  readonly refundedByName: string | null;
}

const storedReversal = `
  select x.payment_id as paymentId, r.receipt_no as receiptNo, p.account_id as accountId, a.account_no as accountNo,
         c.name as name, p.business_day as paidOn, p.collected_fen as collectedFen, x.business_day as reversedOn,
         x.reason as reason, x.refund_fen as refundFen, q.full_name as requestedByName, x.approved_by as approvedBy,
         w.full_name as approvedByName, f.paid_from as paidFrom, f.voucher_no as voucherNo, f.paid_at as refundedAt,
         b.full_name as refundedByName
  from payment_reversal x
  join payment p on p.id = x.payment_id
  join receipt r on r.payment_id = p.id
  join account a on a.id = p.account_id
  join customer c on c.id = a.customer_id
  join person q on q.id = x.requested_by
  join person w on w.id = x.approved_by
  left join refund f on f.payment_id = x.payment_id
  left join person b on b.id = f.paid_by`;

/** Payments undone after their till was closed, and what was paid back of them. */
export const reversalQueries = prepared((_db, sqlite) => ({
  insert: insertStatement(sqlite, paymentReversal, [
    'paymentId',
    'businessDay',
    'reason',
    'refundFen',
    'requestedBy',
    'approvedBy',
    'reversedAt',
    'daybookNo',
  ]),
  insertRefund: insertStatement(sqlite, refund, [
    'paymentId',
    'amountFen',
    'paidFrom',
    'voucherNo',
    'paidBy',
    'paidAt',
    'daybookNo',
  ]),
  /** The newest first; what is still to be paid back before all others. */
  list: sqlite.prepare<[number], StoredReversal>(
    `${storedReversal} order by x.refund_fen > 0 and f.payment_id is null desc, x.daybook_no desc limit ?`,
  ),
  ofReceipt: sqlite.prepare<[string], StoredReversal>(`${storedReversal} where r.receipt_no = ?`),
}));
