import { daysBetween, stationDayAt } from '../kernel/calendar.ts';

/** A PC clock that does not fit the book: it says less than the newest entry, or far more. Times in UTC milliseconds. */
export interface ClockDoubt {
  readonly direction: 'behind' | 'ahead';
  readonly lastAt: number;
  readonly now: number;
}

/** A clock that the network sets right is moved by seconds. */
const toleranceMilliseconds = 2 * 60_000;

/** A counter writes something every day; after a day on which it wrote nothing its head confirms the date with one key. */
const nextDay = 1;

/**
 * Doubts the clock against the newest daybook entry: behind it by over two minutes, or later than the day after it. What is dated by
 * such a clock would stand wrong for ever (a day closed in advance stays closed until that day has come). Null before the first entry.
 */
export function findClockDoubt(lastAt: number | null, now: number): ClockDoubt | null {
  if (lastAt === null) return null;
  if (now < lastAt - toleranceMilliseconds) return { direction: 'behind', lastAt, now };
  const isAhead = daysBetween(stationDayAt(lastAt), stationDayAt(now)) > nextDay;
  return isAhead ? { direction: 'ahead', lastAt, now } : null;
}
