import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { areReadingDays } from '../../../db/domain/metering/reading-days.ts';
import { routeQueries, type RouteWords } from '../../../db/local/queries/routes.ts';
import type { CheckedInputOf } from '../../contract/index.ts';
import type { Counter } from '../counter.ts';
import { checkReader } from './check-reader.ts';

/** What is to be written of a route, with the reader's name for the daybook. */
export interface CheckedRouteWords extends RouteWords {
  readonly readerName: string | null;
}

/**
 * Checks what a route is to say of itself. Refuses, in this order: route_code_taken by another route; person_unknown and
 * route_reader_cannot_read for its reader; route_days_impossible for days that are none or the wrong way round.
 */
export function checkRouteWords(
  counter: Counter,
  routeId: number | null,
  input: CheckedInputOf<'routes/add'>,
): Result<CheckedRouteWords> {
  const { code, name, readerId, days } = input;
  const holder = routeQueries(counter.store).byCode.get(code);
  if (holder !== undefined && holder !== routeId) return refuse('route_code_taken', { code });
  const reader = readerId === null ? null : checkReader(counter, readerId);
  if (reader !== null && !reader.ok) return reader;
  if (days !== null && !areReadingDays(days)) return refuse('route_days_impossible', { ...days });
  return ok({
    code,
    name,
    readerId,
    readerName: reader?.value.fullName ?? null,
    firstReadingDay: days?.firstDay ?? null,
    lastReadingDay: days?.lastDay ?? null,
  });
}
