import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { closeOrder } from './close-order.ts';
import { findOpenOrder } from './find-open-order.ts';

/** Ends an open work order that is not needed any more, with the reason. Refuses right_missing, work_order_unknown, work_order_closed. */
export function cancelWorkOrder(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'work-orders/cancel'>,
): Result<OutputOf<'work-orders/cancel'>> {
  const right = checkRight(actor, 'work_orders.open');
  if (!right.ok) return right;
  return counter.store.write(() => {
    const order = findOpenOrder(counter, input.workOrderId);
    if (!order.ok) return order;
    closeOrder(counter, actor, order.value, { state: 'cancelled', result: input.reason, dialWh: null });
    return ok(null);
  });
}
