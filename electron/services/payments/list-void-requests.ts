import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { paymentQueries, voidQueries } from '../../../db/local/queries/payments.ts';
import type { OutputOf } from '../../contract/index.ts';
import { getUndoablePayment } from './undoable-payment.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/** The wishes to void that nobody has decided yet, oldest first. Refuses right_missing. */
export function listVoidRequests(
  counter: Counter,
  actor: Actor,
): Result<OutputOf<'payments/list-void-requests'>> {
  const right = checkRight(actor, 'payments.view');
  if (!right.ok) return right;
  const { store } = counter;
  return ok(
    voidQueries(store)
      .waiting.all()
      .map(({ paymentId, ...request }) => {
        const payment = paymentQueries(store).line.get(paymentId);
        invariant(payment !== undefined, `void request ${request.requestId} names no payment`);
        return { ...request, payment, way: getUndoablePayment(store, paymentId).way };
      }),
  );
}
