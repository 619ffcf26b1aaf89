import { monthOf, type Day, type Month } from '../../../db/domain/kernel/calendar.ts';

/** The month that most reading days of a file lie in, the later of two equals; null when no line has a day (a null day is none). */
export function usualMonth(days: readonly (Day | null)[]): Month | null {
  const counted = new Map<Month, number>();
  for (const day of days) {
    if (day !== null) counted.set(monthOf(day), (counted.get(monthOf(day)) ?? 0) + 1);
  }
  return [...counted].sort(([a, many], [b, more]) => more - many || (a < b ? 1 : -1))[0]?.[0] ?? null;
}
