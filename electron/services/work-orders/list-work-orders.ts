import { rolesHold } from '../../../db/domain/access/roles.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { listPeople } from '../../../db/local/queries/people.ts';
import { workOrderQueries } from '../../../db/local/queries/work-orders.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import type { Actor, Counter } from '../counter.ts';
import { checkView } from './check-view.ts';
import { workOrderRowOf } from './work-order-row.ts';

/**
 * Lists the open work orders by the day they are due, the overdue first, or the newest closed ones, and who may do field work. Refuses
 * right_missing (see checkView).
 */
export function listWorkOrders(
  counter: Counter,
  actor: Actor,
  { state }: CheckedInputOf<'work-orders/list'>,
): Result<OutputOf<'work-orders/list'>> {
  const right = checkView(actor);
  if (!right.ok) return right;
  const { open, closed } = workOrderQueries(counter.store);
  return ok({
    orders: (state === 'open' ? open : closed).all().map((stored) => workOrderRowOf(counter, stored)),
    workers: listPeople(counter.store)
      .filter(({ isActive, roles }) => isActive && rolesHold(roles, 'work_orders.finish'))
      .map(({ personId, fullName }) => ({ personId, fullName })),
  });
}
