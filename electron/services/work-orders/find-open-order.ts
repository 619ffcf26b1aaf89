import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { workOrderQueries, type StoredWorkOrder } from '../../../db/local/queries/work-orders.ts';
import type { Counter } from '../counter.ts';

/** An order that can still be worked on. Refuses work_order_unknown, and work_order_closed for one that was ended. */
export function findOpenOrder(counter: Counter, workOrderId: number): Result<StoredWorkOrder> {
  const order = workOrderQueries(counter.store).byId.get(workOrderId);
  if (order === undefined) return refuse('work_order_unknown', { workOrderId });
  return order.state === 'open' ? ok(order) : refuse('work_order_closed', { workOrderId });
}
