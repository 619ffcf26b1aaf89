import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { workOrderQueries } from '../../../db/local/queries/work-orders.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { checkAssignee } from './check-assignee.ts';
import { findOpenOrder } from './find-open-order.ts';

/**
 * Gives an open work order to a person, with the day it is due. Refuses, in this order: right_missing; work_order_unknown;
 * work_order_closed; person_unknown; assignee_cannot_finish; due_before_today for a new day that is past.
 */
export function assignWorkOrder(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'work-orders/assign'>,
): Result<OutputOf<'work-orders/assign'>> {
  const right = checkRight(actor, 'work_orders.open');
  if (!right.ok) return right;
  return counter.store.write(() => {
    const order = findOpenOrder(counter, input.workOrderId);
    if (!order.ok) return order;
    const assignee = checkAssignee(counter, input.assignedTo);
    if (!assignee.ok) return assignee;
    // The day of an overdue order may stay: it stays overdue, whoever does it.
    if (input.dueOn !== order.value.dueOn && input.dueOn < today(counter))
      return refuse('due_before_today', { day: input.dueOn });
    workOrderQueries(counter.store).assign.run(input);
    return ok(null);
  });
}
