import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { workOrderQueries } from '../../../db/local/queries/work-orders.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import type { Actor, Counter } from '../counter.ts';
import { checkView } from './check-view.ts';
import { workOrderRowOf } from './work-order-row.ts';

/** One work order with the newest looks at its register and other field work at its account. Refuses right_missing, work_order_unknown. */
export function getWorkOrder(
  counter: Counter,
  actor: Actor,
  { workOrderId }: CheckedInputOf<'work-orders/get'>,
): Result<OutputOf<'work-orders/get'>> {
  const right = checkView(actor);
  if (!right.ok) return right;
  const { byId, pastReadings, others } = workOrderQueries(counter.store);
  const stored = byId.get(workOrderId);
  if (stored === undefined) return refuse('work_order_unknown', { workOrderId });
  return ok({
    order: workOrderRowOf(counter, stored),
    readings: stored.registerId === null ? [] : pastReadings.all(stored.registerId),
    others: others.all({ workOrderId }).map((other) => workOrderRowOf(counter, other)),
  });
}
