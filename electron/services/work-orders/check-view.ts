import { rolesHold, type Right } from '../../../db/domain/access/roles.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { checkRight, type Actor } from '../counter.ts';

const viewing: readonly Right[] = ['work_orders.open', 'work_orders.finish'];

/** Refuses right_missing to whoever neither makes work orders, nor does them, nor sees readings. */
export function checkView(actor: Actor): Result<null> {
  return viewing.some((right) => rolesHold(actor.roles, right))
    ? ok(null)
    : checkRight(actor, 'readings.view');
}
