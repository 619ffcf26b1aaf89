import { type Day, dayOfMonth, type Month } from '../kernel/calendar.ts';

/** The days of a month between which meters are read, the first and the last among them. */
export interface ReadingDays {
  readonly firstDay: number;
  readonly lastDay: number;
}

/** Seed 001, 抄表核算员 4.1: every month from the 20th to the 23rd. What holds where a policy pack says nothing. */
export const usualReadingDays: ReadingDays = { firstDay: 20, lastDay: 23 };

/** The window of one month, as days of the calendar. */
export interface ReadingWindow {
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** What a route says of its days itself; both null: those of the policy pack. */
export interface OwnReadingDays {
  readonly firstReadingDay: number | null;
  readonly lastReadingDay: number | null;
}

/** Tells whether days can be a window: both from 1 to 31, the first not after the last. */
export function areReadingDays({ firstDay, lastDay }: ReadingDays): boolean {
  const isDay = (value: number) => Number.isInteger(value) && value >= 1 && value <= 31;
  return isDay(firstDay) && isDay(lastDay) && firstDay <= lastDay;
}

/** The days of a route: its own, or else those of the policy pack, or else the usual ones. */
export function readingDaysOf(route: OwnReadingDays | null, pack: ReadingDays | undefined): ReadingDays {
  const { firstDay, lastDay } = pack ?? usualReadingDays;
  return {
    firstDay: route?.firstReadingDay ?? firstDay,
    lastDay: route?.lastReadingDay ?? lastDay,
  };
}

/** The days of a month; one past the month's end is its last day. */
export function readingWindowOf(month: Month, days: ReadingDays): ReadingWindow {
  return { firstDay: dayOfMonth(month, days.firstDay), lastDay: dayOfMonth(month, days.lastDay) };
}

/**
 * How a meter stands against its window: `read` within it, `early` or `late` outside it, `open` while it may still be read, `missed`
 * when its last day has passed. A locked door, a faulty meter and an estimate are no reading (domain.md §1.4, KP02).
 */
export type MeterTiming = 'read' | 'early' | 'late' | 'open' | 'missed';

/** Judges a meter by the day on which it was read; null: it was not. */
export function meterTimingOf(readOn: Day | null, window: ReadingWindow, today: Day): MeterTiming {
  if (readOn === null) return today > window.lastDay ? 'missed' : 'open';
  if (readOn < window.firstDay) return 'early';
  return readOn > window.lastDay ? 'late' : 'read';
}
