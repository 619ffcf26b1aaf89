import { prepared, type Store } from '../../store.ts';
import { comparer } from '../finding.ts';
import type { PostedRow } from '../posted-rows-of.ts';
import { addTo, type BookState } from './book-state.ts';
import type { Scene } from './entry-scene.ts';
import { placeOfKind } from './tell-payments.ts';

interface VoidedPayment {
  readonly accountId: number;
  readonly cashSessionId: number;
  readonly usedFen: number;
  readonly addedFen: number;
  readonly collectedFen: number;
  readonly takenBy: number;
  readonly daybookNo: number;
}

const queries = prepared((_db, sqlite) => ({
  payment: sqlite.prepare<[number], VoidedPayment>(`
    select account_id as accountId, cash_session_id as cashSessionId, prepayment_used_fen as usedFen,
           prepayment_added_fen as addedFen, collected_fen as collectedFen, taken_by as takenBy, daybook_no as daybookNo
    from payment where id = ?`),
  allocations: sqlite.prepare<
    [number],
    { billId: number; accountId: number; principalFen: number; lateFeeFen: number }
  >(`
    select l.bill_id as billId, b.account_id as accountId, l.principal_fen as principalFen, l.late_fee_fen as lateFeeFen
    from allocation l join bill b on b.id = l.bill_id where l.payment_id = ?`),
  tenders: sqlite.prepare<[number], { kind: string; amountFen: number }>(
    'select kind, amount_fen as amountFen from tender where payment_id = ?',
  ),
  reversedBefore: sqlite
    .prepare<[number, number], number>(
      `select k.bill_id from bill_correction k where k.corrects_bill_id = ? and k.kind = 'reversal' and k.daybook_no < ?`,
    )
    .pluck(),
}));

/** A void: the payment turned around in the same till, by two people of whom neither approved what they took. */
export function tellVoid(store: Store, state: BookState, scene: Scene, row: PostedRow): void {
  const [paymentId, businessDay, cashSessionId, , requestedBy, approvedBy] = row as [
    number,
    string,
    number,
    string,
    number,
    number,
  ];
  const compare = comparer(scene.report, 'payments', 'payment_void', paymentId);
  const payment = queries(store).payment.get(paymentId);
  if (payment === undefined || payment.daybookNo >= scene.entry.entryNo) {
    scene.report('payments', 'missing', 'payment', paymentId, { by: `payment_void ${paymentId}` });
    return;
  }
  compare('cash_session_id', cashSessionId, payment.cashSessionId, 'payment');
  compare('business_day', businessDay, scene.entry.businessDay, 'daybook_entry');
  compare('approved_by', approvedBy, scene.entry.actorId, 'daybook_entry');
  if (approvedBy === requestedBy || approvedBy === payment.takenBy) {
    scene.report('payments', 'unexpected', 'payment_void', paymentId, {
      field: 'approved_by',
      by: `person ${approvedBy}`,
    });
  }
  const till = state.tills.get(cashSessionId);
  if (till === undefined)
    scene.report('tills', 'unexpected', 'payment_void', paymentId, { by: `cash_session ${cashSessionId}` });
  else {
    till.voids += 1;
    till.voidedFen += payment.collectedFen;
  }
  for (const { kind, amountFen } of queries(store).tenders.all(paymentId)) {
    if (kind === 'cash') addTo(scene.movement.drawer, cashSessionId, -amountFen);
    else addTo(scene.movement.others, placeOfKind(kind), -amountFen);
  }
  addTo(scene.movement.prepayment, payment.accountId, payment.addedFen - payment.usedFen);
  for (const { billId, accountId, principalFen, lateFeeFen } of queries(store).allocations.all(paymentId)) {
    scene.billAccounts.set(billId, payment.accountId);
    addTo(scene.movement.receivable, billId, principalFen);
    addTo(scene.movement.others, 'late_fee_income', lateFeeFen);
    const owed = state.owed.get(billId);
    if (owed === undefined) state.owed.set(billId, { accountId, fen: principalFen });
    else owed.fen += principalFen;
    const reversal = queries(store).reversedBefore.get(billId, scene.entry.entryNo);
    if (reversal === undefined) continue;
    // What it paid was carried over to the bill in its place.
    scene.report('payments', 'unexpected', 'payment_void', paymentId, { by: `bill_correction ${reversal}` });
  }
}
