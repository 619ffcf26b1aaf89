import { prepared, type Store } from '../../store.ts';
import { comparer } from '../finding.ts';
import type { PostedRow } from '../posted-rows-of.ts';
import { addTo, type BookState } from './book-state.ts';
import type { Scene } from './entry-scene.ts';
import { placeOfKind } from './tell-payments.ts';

interface ReversedPayment {
  readonly accountId: number;
  readonly takenBy: number;
  readonly usedFen: number;
  readonly addedFen: number;
  readonly daybookNo: number;
  readonly voidedNo: number | null;
}

const queries = prepared((_db, sqlite) => ({
  payment: sqlite.prepare<[{ paymentId: number; entryNo: number }], ReversedPayment>(`
    select p.account_id as accountId, p.taken_by as takenBy, p.prepayment_used_fen as usedFen,
           p.prepayment_added_fen - coalesce((select sum(o.prepayment_fen) from tender_outcome o
             where o.payment_id = p.id and o.daybook_no < @entryNo), 0) as addedFen,
           p.daybook_no as daybookNo, v.daybook_no as voidedNo
    from payment p left join payment_void v on v.payment_id = p.id where p.id = @paymentId`),
  tenders: sqlite.prepare<
    [{ paymentId: number; entryNo: number }],
    { kind: string; amountFen: number; outcome: string | null }
  >(`
    select t.kind as kind, t.amount_fen as amountFen, o.outcome as outcome
    from tender t
    left join tender_outcome o on o.payment_id = t.payment_id and o.line_no = t.line_no and o.daybook_no < @entryNo
    where t.payment_id = @paymentId`),
  bills: sqlite.prepare<
    [{ paymentId: number; entryNo: number }],
    { billId: number; accountId: number; principalFen: number; lateFeeFen: number }
  >(`
    select l.bill_id as billId, b.account_id as accountId,
           l.principal_fen - coalesce(sum(x.principal_fen), 0) as principalFen,
           l.late_fee_fen - coalesce(sum(x.late_fee_fen), 0) as lateFeeFen
    from allocation l
    join bill b on b.id = l.bill_id
    left join tender_outcome o on o.payment_id = l.payment_id and o.daybook_no < @entryNo
    left join bounce_allocation x on x.outcome_id = o.id and x.bill_id = l.bill_id
    where l.payment_id = @paymentId group by l.bill_id`),
  reversal: sqlite.prepare<[number], { refundFen: number; approvedBy: number; daybookNo: number }>(
    'select refund_fen as refundFen, approved_by as approvedBy, daybook_no as daybookNo from payment_reversal where payment_id = ?',
  ),
}));

/** A payment undone after its till was closed, by two people of whom neither approved what they took. */
export function tellReversal(store: Store, state: BookState, scene: Scene, row: PostedRow): void {
  const [paymentId, businessDay, , refundFen, requestedBy, approvedBy, reversedAt] = row as [
    number,
    string,
    string,
    number,
    number,
    number,
    number,
  ];
  const compare = comparer(scene.report, 'payments', 'payment_reversal', paymentId);
  const at = { paymentId, entryNo: scene.entry.entryNo };
  const payment = queries(store).payment.get(at);
  if (payment === undefined || payment.daybookNo >= at.entryNo) {
    scene.report('payments', 'missing', 'payment', paymentId, { by: `payment_reversal ${paymentId}` });
    return;
  }
  compare('business_day', businessDay, scene.entry.businessDay, 'daybook_entry');
  compare('approved_by', approvedBy, scene.entry.actorId, 'daybook_entry');
  compare('reversed_at', reversedAt, scene.entry.recordedAt, 'daybook_entry');
  if (approvedBy === requestedBy || approvedBy === payment.takenBy || payment.voidedNo !== null)
    scene.report('payments', 'unexpected', 'payment_reversal', paymentId, { by: `payment ${paymentId}` });
  let heldFen = 0;
  for (const { kind, amountFen, outcome } of queries(store).tenders.all(at)) {
    if (kind === 'cash' || outcome === 'cleared') heldFen += amountFen;
    else if (outcome === null) addTo(scene.movement.others, placeOfKind(kind), -amountFen);
  }
  compare('refund_fen', refundFen, heldFen, 'tender');
  addTo(scene.movement.others, 'refunds_payable', -heldFen);
  addTo(scene.movement.prepayment, payment.accountId, payment.addedFen - payment.usedFen);
  for (const { billId, accountId, principalFen, lateFeeFen } of queries(store).bills.all(at)) {
    scene.billAccounts.set(billId, accountId);
    addTo(scene.movement.receivable, billId, principalFen);
    addTo(scene.movement.others, 'late_fee_income', lateFeeFen);
    if (principalFen === 0) continue;
    const owed = state.owed.get(billId);
    if (owed === undefined) state.owed.set(billId, { accountId, fen: principalFen });
    else owed.fen += principalFen;
  }
}

/** The money of a reversed payment paid back, once, by another than who approved it. */
export function tellRefund(store: Store, scene: Scene, row: PostedRow): void {
  const [paymentId, amountFen, paidFrom, , paidBy, paidAt] = row as [
    number,
    number,
    string,
    string,
    number,
    number,
  ];
  const compare = comparer(scene.report, 'payments', 'refund', paymentId);
  const reversal = queries(store).reversal.get(paymentId);
  if (reversal === undefined || reversal.daybookNo >= scene.entry.entryNo) {
    scene.report('payments', 'missing', 'payment_reversal', paymentId, { by: `refund ${paymentId}` });
    return;
  }
  compare('amount_fen', amountFen, reversal.refundFen, 'payment_reversal');
  compare('paid_by', paidBy, scene.entry.actorId, 'daybook_entry');
  compare('paid_at', paidAt, scene.entry.recordedAt, 'daybook_entry');
  if (paidBy === reversal.approvedBy)
    scene.report('payments', 'unexpected', 'refund', paymentId, { field: 'paid_by', by: `person ${paidBy}` });
  addTo(scene.movement.others, 'refunds_payable', amountFen);
  addTo(scene.movement.others, paidFrom, -amountFen);
}
