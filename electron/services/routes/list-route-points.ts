import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { routeQueries, type StoredPoint } from '../../../db/local/queries/routes.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import type { RoutePoint } from '../../contract/routes.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/** Lists the places of a route in walking order. Refuses right_missing, route_unknown. */
export function listRoutePoints(
  counter: Counter,
  actor: Actor,
  { routeId }: CheckedInputOf<'routes/list-points'>,
): Result<OutputOf<'routes/list-points'>> {
  const right = checkRight(actor, 'routes.manage');
  if (!right.ok) return right;
  const { byId, points } = routeQueries(counter.store);
  if (byId.get(routeId) === undefined) return refuse('route_unknown', { routeId });
  return ok(points.all(routeId).map(routePointOf));
}

/** A place as the page shows it. */
export function routePointOf({ routeId: _, walkOrder: __, ...shown }: StoredPoint): RoutePoint {
  return shown;
}
