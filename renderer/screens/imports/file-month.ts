import { monthOf, type Day, type Month } from '../../../db/domain/kernel/calendar.ts';

/**
 * The month to choose by itself for a file of readings: the one most of its days lie in. Null when it has none, and for a month that
 * has not begun: a handheld whose clock runs ahead chooses nothing.
 */
export function monthToChoose(usualMonth: Month | null, businessDay: Day | null): Month | null {
  if (usualMonth === null || businessDay === null) return null;
  return usualMonth <= monthOf(businessDay) ? usualMonth : null;
}
