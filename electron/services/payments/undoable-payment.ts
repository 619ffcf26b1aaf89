import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { addFen, subtractFen, type Fen } from '../../../db/domain/kernel/money.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { adjustmentQueries } from '../../../db/local/queries/adjustments.ts';
import { voidQueries } from '../../../db/local/queries/payments.ts';
import type { Store } from '../../../db/local/store.ts';

/** A payment with all that decides whether it can be undone and what that moves. Money in fen. */
export type UndoablePayment = ReturnType<typeof getUndoablePayment>;

/** A payment for undoing; one that is not there is a bug and throws. */
export function getUndoablePayment(store: Store, paymentId: number) {
  const payment = voidQueries(store).payment.get(paymentId);
  invariant(payment !== undefined, `no payment ${paymentId}`);
  const correctedMonth = adjustmentQueries(store).correctedOfPayment.get(paymentId) ?? null;
  return { ...payment, correctedMonth };
}

/** What the account has paid ahead once the payment is undone, in fen; negative when it was used since. */
export function prepaymentAfterVoid(payment: UndoablePayment): Fen {
  return addFen(subtractFen(payment.prepaymentFen, payment.prepaymentAddedFen), payment.prepaymentUsedFen);
}

/**
 * Whether a payment can be undone over the counter: refuses payment_already_void, void_too_late (the money of a counted till is
 * reversed, not voided), bill_corrected (a bill that it paid was reversed since, and its money carried over), prepayment_too_small (the
 * money it paid ahead is spent).
 */
export function checkUndoable(payment: UndoablePayment): Result<null> {
  const { receiptNo } = payment;
  if (payment.isVoid) return refuse('payment_already_void', { receiptNo });
  if (payment.sessionState !== 'open')
    return refuse('void_too_late', { receiptNo, day: payment.businessDay });
  if (payment.correctedMonth !== null)
    return refuse('bill_corrected', { receiptNo, month: payment.correctedMonth });
  if (prepaymentAfterVoid(payment) < 0) {
    return refuse('prepayment_too_small', { receiptNo, balanceFen: payment.prepaymentFen });
  }
  return ok(null);
}
