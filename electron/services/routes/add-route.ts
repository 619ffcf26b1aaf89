import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { routeQueries } from '../../../db/local/queries/routes.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { checkRouteWords } from './check-route-words.ts';

/** Makes a route (抄表册) without places. Refuses right_missing, then as checkRouteWords does. */
export function addRoute(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'routes/add'>,
): Result<OutputOf<'routes/add'>> {
  const right = checkRight(actor, 'routes.manage');
  if (!right.ok) return right;
  return counter.store.write(() => {
    const checked = checkRouteWords(counter, null, input);
    if (!checked.ok) return checked;
    const { readerName, ...words } = checked.value;
    const routeId = Number(routeQueries(counter.store).insert.run(words).lastInsertRowid);
    appendToDaybook(counter.store, {
      kind: 'route_changed',
      recordedAt: counter.clock.now(),
      businessDay: today(counter),
      actor,
      payload: {
        routeId,
        routeCode: words.code,
        isNewRoute: true,
        ...(words.name === null ? {} : { routeName: words.name }),
        ...(readerName === null ? {} : { reader: readerName }),
        ...(input.days === null ? {} : { readingDays: daysText(input.days) }),
      },
    });
    return ok({ routeId });
  });
}

/** Days as the daybook tells them. */
function daysText({ firstDay, lastDay }: { readonly firstDay: number; readonly lastDay: number }): string {
  return `${firstDay}-${lastDay}`;
}
