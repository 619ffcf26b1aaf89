import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { routeQueries } from '../../../db/local/queries/routes.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { routePointOf } from './list-route-points.ts';

/** Finds places on other routes and on none; those on none first, at most 300. Refuses right_missing. */
export function findRoutePoints(
  counter: Counter,
  actor: Actor,
  { routeId, text }: CheckedInputOf<'routes/find-points'>,
): Result<OutputOf<'routes/find-points'>> {
  const right = checkRight(actor, 'routes.manage');
  if (!right.ok) return right;
  return ok(routeQueries(counter.store).pointsElsewhere.all({ routeId, text }).map(routePointOf));
}
