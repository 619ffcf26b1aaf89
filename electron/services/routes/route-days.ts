import { dayOfMonth, type Month } from '../../../db/domain/kernel/calendar.ts';
import { readingDaysOf, type ReadingDays } from '../../../db/domain/metering/reading-days.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import type { Counter } from '../counter.ts';

/** The reading days of a month where a route has none of its own: those of the policy pack in force then, or the usual ones. */
export function usualDaysOf(counter: Counter, month: Month): ReadingDays {
  const policy = findPolicyPackInForce(counter.store, dayOfMonth(month, 1));
  return readingDaysOf(null, policy?.pack.readings.readingDays);
}
