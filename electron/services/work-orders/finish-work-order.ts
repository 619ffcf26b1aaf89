import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { recordLook } from '../readings/record-reading.ts';
import { closeOrder } from './close-order.ts';
import { findOpenOrder } from './find-open-order.ts';

/**
 * Ends an open work order with what was found. A dial becomes a further version of the month's reading by the rules of recordReading,
 * with the order and its result as the reason; who finishes has read it, so that the bill is audited by somebody else. Refuses, in this
 * order: right_missing; work_order_unknown; work_order_closed; work_order_needs_reading for a re-read without one;
 * work_order_without_register for a reading of what is no register; what recordReading refuses, from month_in_future on. Nothing is
 * ended when the reading is refused.
 */
export function finishWorkOrder(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'work-orders/finish'>,
): Result<OutputOf<'work-orders/finish'>> {
  const right = checkRight(actor, 'work_orders.finish');
  if (!right.ok) return right;
  return counter.store.write((): Result<OutputOf<'work-orders/finish'>> => {
    const found = findOpenOrder(counter, input.workOrderId);
    if (!found.ok) return found;
    const order = found.value;
    const { reading, result } = input;
    if (reading === null) {
      if (order.kind === 'reread') return refuse('work_order_needs_reading', { kind: order.kind });
      closeOrder(counter, actor, order, { state: 'done', result, dialWh: null });
      return ok({ reading: null });
    }
    if (order.registerId === null) return refuse('work_order_without_register', { kind: order.kind });
    const recorded = recordLook(counter, actor, {
      registerId: order.registerId,
      month: order.month,
      kind: 'actual',
      readOn: reading.readOn,
      dialWh: reading.dialWh,
      // The books are Chinese.
      reason: `工单 ${order.workOrderId}：${result}`,
    });
    if (!recorded.ok) return recorded;
    closeOrder(counter, actor, order, { state: 'done', result, dialWh: reading.dialWh });
    return ok({ reading: recorded.value });
  });
}
