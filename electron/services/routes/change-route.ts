import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { routeQueries, type StoredRoute } from '../../../db/local/queries/routes.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { type CheckedRouteWords, checkRouteWords } from './check-route-words.ts';

/**
 * Changes a route's code, name, reader or days; the daybook tells what was and what is. The same again changes nothing. Refuses
 * right_missing; route_unknown; then as checkRouteWords does.
 */
export function changeRoute(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'routes/change'>,
): Result<OutputOf<'routes/change'>> {
  const right = checkRight(actor, 'routes.manage');
  if (!right.ok) return right;
  return counter.store.write(() => {
    const { routeId } = input;
    const before = routeQueries(counter.store).byId.get(routeId);
    if (before === undefined) return refuse('route_unknown', { routeId });
    const checked = checkRouteWords(counter, routeId, input);
    if (!checked.ok) return checked;
    const changed = changesOf(before, checked.value);
    if (Object.keys(changed).length === 0) return ok(null);
    const { readerName: _, ...words } = checked.value;
    routeQueries(counter.store).change.run({ routeId, ...words });
    appendToDaybook(counter.store, {
      kind: 'route_changed',
      recordedAt: counter.clock.now(),
      businessDay: today(counter),
      actor,
      payload: { routeId, routeCode: before.code, ...changed },
    });
    return ok(null);
  });
}

/** Each changed part as "before → after"; what was or is not there is a dash. */
function changesOf(before: StoredRoute, after: CheckedRouteWords): Readonly<Record<string, string>> {
  const days = ({
    firstReadingDay,
    lastReadingDay,
  }: Pick<StoredRoute, 'firstReadingDay' | 'lastReadingDay'>) =>
    firstReadingDay === null && lastReadingDay === null
      ? null
      : `${firstReadingDay ?? ''}-${lastReadingDay ?? ''}`;
  const parts = [
    ['code', before.code, after.code],
    ['routeName', before.name, after.name],
    ['reader', before.readerName, after.readerName],
    ['readingDays', days(before), days(after)],
  ] as const;
  const isChanged = ([part, was, is]: (typeof parts)[number]): boolean =>
    part === 'reader' ? before.readerId !== after.readerId : was !== is;
  return Object.fromEntries(
    parts.filter(isChanged).map(([part, was, is]) => [part, `${was ?? '-'} → ${is ?? '-'}`]),
  );
}
