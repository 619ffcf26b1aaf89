import { rolesHold } from '../../../db/domain/access/roles.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { readingDaysOf, readingWindowOf } from '../../../db/domain/metering/reading-days.ts';
import { listPeople } from '../../../db/local/queries/people.ts';
import { type MetersOfDay, routeQueries, type StoredRoute } from '../../../db/local/queries/routes.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import type { RouteOfMonth } from '../../contract/routes.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { addTallies, routeCountOf, type RouteTally, tallyRoute } from './count-route.ts';
import { usualDaysOf } from './route-days.ts';
import { routeSheetOf } from './route-sheet-row.ts';

/**
 * Lists the routes in order of their code with how their month stands now: meters, really read, missed after the last day, read outside
 * the days, 实抄率 (KP02: estimates and locked doors are no readings), and where the month's sheet is. Refuses right_missing.
 */
export function listRoutesOfMonth(
  counter: Counter,
  actor: Actor,
  { month }: CheckedInputOf<'routes/list'>,
): Result<OutputOf<'routes/list'>> {
  const right = checkRight(actor, 'readings.view');
  if (!right.ok) return right;
  const queries = routeQueries(counter.store);
  const usualDays = usualDaysOf(counter, month);
  const now = today(counter);
  const byRoute = new Map<number | null, MetersOfDay[]>();
  for (const row of queries.countByDay.all({ month })) {
    const rows = byRoute.get(row.routeId);
    if (rows === undefined) byRoute.set(row.routeId, [row]);
    else rows.push(row);
  }
  const tallyOf = (route: StoredRoute | null): RouteTally => {
    const window = readingWindowOf(month, readingDaysOf(route, usualDays));
    return tallyRoute(byRoute.get(route?.routeId ?? null) ?? [], window, now);
  };
  const sheets = new Map(queries.sheetsOfMonth.all({ month }).map((sheet) => [sheet.routeId, sheet]));
  const out = queries.sheetsOut.all().filter((sheet) => sheet.month < month);
  const stored = queries.list.all();
  const tallies = stored.map(tallyOf);
  const routes = stored.map((route, index): RouteOfMonth => {
    const days = readingDaysOf(route, usualDays);
    const sheet = sheets.get(route.routeId);
    const earlier = out.findLast(({ routeId }) => routeId === route.routeId);
    const hasOwnDays = route.firstReadingDay !== null || route.lastReadingDay !== null;
    return {
      routeId: route.routeId,
      code: route.code,
      name: route.name,
      readerId: route.readerId,
      readerName: route.readerName,
      ownDays: hasOwnDays ? days : null,
      days,
      lastDay: readingWindowOf(month, days).lastDay,
      points: route.points,
      ...routeCountOf(tallies[index] ?? tallyOf(route)),
      sheet: sheet === undefined ? null : routeSheetOf(sheet),
      earlierOut: earlier === undefined ? null : routeSheetOf(earlier),
    };
  });
  const without = tallyOf(null);
  const isNoneWithout = without.lighting.meters + without.power.meters === 0;
  return ok({
    routes,
    without: isNoneWithout ? null : routeCountOf(without),
    total: routeCountOf(addTallies([...tallies, without])),
    usualDays,
    readers: listPeople(counter.store)
      .filter(({ isActive, roles }) => isActive && rolesHold(roles, 'readings.enter'))
      .map(({ personId, fullName }) => ({ personId, fullName })),
  });
}
