import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { listRouteMonths } from '../../../db/local/queries/readings.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/**
 * Lists the routes in order of their code with how far their month is: meters, really read in all their registers (a locked door or
 * a faulty meter is not), with a finding unexplained. Meters on no route come last under the code `-`. Refuses right_missing.
 */
export function listRoutes(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'readings/list-routes'>,
): Result<OutputOf<'readings/list-routes'>> {
  const right = checkRight(actor, 'readings.view');
  if (!right.ok) return right;
  return ok(listRouteMonths(counter.store, input.month));
}
