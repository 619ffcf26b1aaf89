import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { routeQueries, type StoredPoint } from '../../../db/local/queries/routes.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';

/**
 * Sets the whole walk of a route: its places in their order, numbered from 1, among them those that come from other routes or from
 * none; what is taken off stands on no route then. The daybook tells who came from where, who left, and the order. Refuses, in this order:
 * right_missing; route_unknown; route_point_unknown for a place that is not there, or named twice; route_walk_changed when a place of
 * the route is in neither list: somebody put it there meanwhile.
 */
export function setWalk(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'routes/set-walk'>,
): Result<OutputOf<'routes/set-walk'>> {
  const right = checkRight(actor, 'routes.manage');
  if (!right.ok) return right;
  return counter.store.write(() => {
    const { routeId, pointIds, takenOffIds } = input;
    const queries = routeQueries(counter.store);
    const route = queries.byId.get(routeId);
    if (route === undefined) return refuse('route_unknown', { routeId });
    const named = new Set([...pointIds, ...takenOffIds]);
    if (named.size !== pointIds.length + takenOffIds.length) return refuse('route_point_unknown');
    const found = [...named].map((pointId) => queries.pointById.get(pointId));
    const points = new Map(
      found.filter((point) => point !== undefined).map((point) => [point.pointId, point] as const),
    );
    if (points.size !== named.size) return refuse('route_point_unknown');
    const before = queries.points.all(routeId);
    if (before.some(({ pointId }) => !named.has(pointId))) return refuse('route_walk_changed');
    const walk = pointIds.flatMap((pointId) => points.get(pointId) ?? []);
    const off = takenOffIds
      .flatMap((pointId) => points.get(pointId) ?? [])
      .filter((point) => point.routeId === routeId);
    const isSame =
      off.length === 0 &&
      walk.length === before.length &&
      walk.every((point, index) => point.routeId === routeId && point.walkOrder === index + 1);
    if (isSame) return ok(null);
    for (const [index, { pointId }] of walk.entries())
      queries.place.run({ pointId, routeId, walkOrder: index + 1 });
    for (const { pointId } of off) queries.place.run({ pointId, routeId: null, walkOrder: null });
    const come = walk.filter((point) => point.routeId !== routeId);
    appendToDaybook(counter.store, {
      kind: 'route_changed',
      recordedAt: counter.clock.now(),
      businessDay: today(counter),
      actor,
      payload: {
        routeId,
        routeCode: route.code,
        ...(come.length === 0 ? {} : { cameOnto: come.map(comingText) }),
        ...(off.length === 0 ? {} : { takenOff: off.map(({ accountNo }) => accountNo) }),
        walk: walk.map(({ accountNo }) => accountNo),
      },
    });
    return ok(null);
  });
}

/** Where somebody comes from, with the place they had there. */
function comingText({ accountNo, routeCode, walkOrder }: StoredPoint): string {
  return routeCode === null ? accountNo : `${accountNo} ← ${routeCode}/${walkOrder ?? '-'}`;
}
