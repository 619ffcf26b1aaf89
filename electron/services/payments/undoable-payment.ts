import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { addFen, subtractFen, type Fen } from '../../../db/domain/kernel/money.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { adjustmentQueries } from '../../../db/local/queries/adjustments.ts';
import { voidQueries } from '../../../db/local/queries/payments.ts';
import { outcomeQueries } from '../../../db/local/queries/tender-outcomes.ts';
import type { Store } from '../../../db/local/store.ts';

/** A payment with all that decides whether it can be undone, in which way, and what that moves. Money in fen. */
export type UndoablePayment = ReturnType<typeof getUndoablePayment>;

/** A payment for undoing; one that is not there is a bug and throws. */
export function getUndoablePayment(store: Store, paymentId: number) {
  const payment = voidQueries(store).payment.get(paymentId);
  invariant(payment !== undefined, `no payment ${paymentId}`);
  const isSettled = outcomeQueries(store).anyOfPayment.get(paymentId) !== undefined;
  const addedFen = outcomeQueries(store).prepayment.get(paymentId)?.addedFen ?? payment.prepaymentAddedFen;
  const correctedMonth = adjustmentQueries(store).correctedOfPayment.get(paymentId) ?? null;
  return {
    ...payment,
    /** What it added to what is paid ahead, less what a bounced cheque took off again. */
    addedFen,
    correctedMonth,
    /** 作废 while its money lies in an open till, 冲正 from then on. */
    way: payment.sessionState === 'open' && !isSettled ? ('void' as const) : ('reversal' as const),
  };
}

/** What the account has paid ahead once the payment is undone, in fen; negative when it was used since. */
export function prepaymentAfterVoid(payment: UndoablePayment): Fen {
  return addFen(subtractFen(payment.prepaymentFen, payment.addedFen), payment.prepaymentUsedFen);
}

/**
 * Whether a payment can be undone: refuses payment_already_void (or reversed), bill_corrected (a bill that it paid was reversed since,
 * and its money carried over), prepayment_too_small (the money it paid ahead is spent).
 */
export function checkUndoable(payment: UndoablePayment): Result<null> {
  const { receiptNo } = payment;
  if (payment.isVoid) return refuse('payment_already_void', { receiptNo });
  if (payment.correctedMonth !== null)
    return refuse('bill_corrected', { receiptNo, month: payment.correctedMonth });
  if (prepaymentAfterVoid(payment) < 0) {
    return refuse('prepayment_too_small', { receiptNo, balanceFen: payment.prepaymentFen });
  }
  return ok(null);
}
