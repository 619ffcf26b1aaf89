import { describe, expect, it } from 'vitest';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import {
  areReadingDays,
  meterTimingOf,
  readingDaysOf,
  readingWindowOf,
} from '../../../../db/domain/metering/reading-days.ts';

describe('reading days', () => {
  it('are the route’s own, those of the pack, or the 20th to the 23rd', () => {
    const none = { firstReadingDay: null, lastReadingDay: null };
    expect(readingDaysOf(null, undefined)).toEqual({ firstDay: 20, lastDay: 23 });
    expect(readingDaysOf(none, { firstDay: 1, lastDay: 5 })).toEqual({ firstDay: 1, lastDay: 5 });
    expect(readingDaysOf({ firstReadingDay: 10, lastReadingDay: 12 }, { firstDay: 1, lastDay: 5 })).toEqual({
      firstDay: 10,
      lastDay: 12,
    });
  });

  it('end with the month', () => {
    expect(readingWindowOf(month('2026-02'), { firstDay: 25, lastDay: 31 })).toEqual({
      firstDay: '2026-02-25',
      lastDay: '2026-02-28',
    });
  });

  it('must be days of a month in their order', () => {
    expect(areReadingDays({ firstDay: 20, lastDay: 20 })).toBe(true);
    for (const [firstDay, lastDay] of [
      [23, 20],
      [0, 5],
      [1, 32],
      [1.5, 3],
    ] as const)
      expect(areReadingDays({ firstDay, lastDay })).toBe(false);
  });

  it('judge a meter by the day of its reading', () => {
    const window = { firstDay: day('2026-11-20'), lastDay: day('2026-11-23') };
    const timing = (readOn: string | null, today: string) =>
      meterTimingOf(readOn === null ? null : day(readOn), window, day(today));
    expect(timing('2026-11-20', '2026-11-20')).toBe('read');
    expect(timing('2026-11-23', '2026-12-01')).toBe('read');
    expect(timing('2026-11-19', '2026-11-20')).toBe('early');
    expect(timing('2026-11-24', '2026-11-24')).toBe('late');
    expect(timing(null, '2026-11-23')).toBe('open');
    expect(timing(null, '2026-11-24')).toBe('missed');
  });
});
