import { monthOf, type Month } from '../../../db/domain/kernel/calendar.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { today, type Counter } from '../counter.ts';

/**
 * Refuses month_in_future for a month after the station's present one: a bill there would bar every month before it, for a later
 * bill keeps the readings before it from changing.
 */
export function checkMonth(counter: Counter, month: Month): Result<null> {
  return month > monthOf(today(counter)) ? refuse('month_in_future', { month }) : ok(null);
}
