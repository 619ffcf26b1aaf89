import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { meterTimingOf, readingDaysOf, readingWindowOf } from '../../../db/domain/metering/reading-days.ts';
import { routeQueries } from '../../../db/local/queries/routes.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import type { MissedMeter } from '../../contract/routes.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { usualDaysOf } from './route-days.ts';

/**
 * Lists the meters of a route, or of all and of none, in walking order that are not read in the month (missed once the route's last
 * day has passed), or were read on a day outside its window (seed 001, 抄表核算员 4.1). Refuses right_missing.
 */
export function listMissedMeters(
  counter: Counter,
  actor: Actor,
  { month, routeId }: CheckedInputOf<'routes/list-missed'>,
): Result<OutputOf<'routes/list-missed'>> {
  const right = checkRight(actor, 'readings.view');
  if (!right.ok) return right;
  const queries = routeQueries(counter.store);
  const usualDays = usualDaysOf(counter, month);
  const windows = new Map(
    queries.list
      .all()
      .map((route) => [route.routeId, readingWindowOf(month, readingDaysOf(route, usualDays))]),
  );
  const usualWindow = readingWindowOf(month, usualDays);
  const now = today(counter);
  return ok(
    queries.unread.all({ month, routeId: routeId ?? 0, ...usualDays }).flatMap((meter): MissedMeter[] => {
      const window = windows.get(meter.routeId ?? 0) ?? usualWindow;
      const timing = meterTimingOf(meter.readOn, window, now);
      // A window that begins past the month's end begins on its last day, which the query does not know.
      if (timing === 'read') return [];
      const { routeId: _, customerClass: __, look, ...shown } = meter;
      return [{ ...shown, look: meter.readOn === null ? look : null, timing }];
    }),
  );
}
