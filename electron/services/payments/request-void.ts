import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { voidQueries } from '../../../db/local/queries/payments.ts';
import { receiptQueries } from '../../../db/local/queries/receipts.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { checkUndoable, getUndoablePayment } from './undoable-payment.ts';

/**
 * Asks, with a reason, that a payment be undone, by a void while its till is open, by a reversal (冲正) later; another person decides; the wish is in the daybook, whatever comes of it. Refuses right_missing, receipt_unknown,
 * void_already_requested, payment_already_void, bill_corrected (a bill that it paid was corrected since), prepayment_too_small (what it paid
 * ahead has been used since).
 */
export function requestVoid(
  counter: Counter,
  actor: Actor,
  { receiptNo, reason }: CheckedInputOf<'payments/request-void'>,
): Result<OutputOf<'payments/request-void'>> {
  const right = checkRight(actor, 'payments.request_void');
  if (!right.ok) return right;
  const { store } = counter;
  return store.write(() => {
    const stored = receiptQueries(store).receipt.get({ receiptNo });
    if (stored === undefined) return refuse('receipt_unknown', { receiptNo });
    const { paymentId } = stored;
    const waiting = voidQueries(store).waitingOfPayment.get({ paymentId });
    if (waiting !== undefined) return refuse('void_already_requested', { receiptNo });
    const payment = getUndoablePayment(store, paymentId);
    const undoable = checkUndoable(payment);
    if (!undoable.ok) return undoable;
    const requestedAt = counter.clock.now();
    const inserted = voidQueries(store).insertRequest.run({
      paymentId,
      reason,
      requestedBy: actor.personId,
      requestedAt,
    });
    appendToDaybook(store, {
      kind: 'void_requested',
      recordedAt: requestedAt,
      businessDay: payment.businessDay,
      actor,
      payload: { a: payment.accountNo, r: Number(receiptNo), s: payment.cashSessionId, w: reason },
    });
    return ok({ requestId: Number(inserted.lastInsertRowid) });
  });
}
