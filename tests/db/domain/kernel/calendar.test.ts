import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  day,
  dayOfMonth,
  daysBetween,
  daysInMonth,
  month,
  monthOf,
  parseDay,
  parseMonth,
  stationDayAt,
  stationTimeAt,
} from '../../../../db/domain/kernel/calendar.ts';

describe('days', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026-04-31', '26-01-01', ''])(
    'there is no day %j',
    (text) => expect(parseDay(text)).toBeNull(),
  );

  it('knows leap years', () => {
    expect(daysInMonth(month('2024-02'))).toBe(29);
    expect(daysInMonth(month('2100-02'))).toBe(28);
    expect(daysInMonth(month('2000-02'))).toBe(29);
  });

  it('does not count the first day and counts the last (18 − 15 = 3)', () => {
    expect(daysBetween(day('2001-01-15'), day('2001-01-18'))).toBe(3);
    expect(daysBetween(day('2000-12-15'), day('2001-01-18'))).toBe(34);
  });

  it('goes forth and back', () => {
    const anyDay = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
      .map((d) => day(d.toISOString().slice(0, 10)));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        const to = addDays(from, days);
        expect(daysBetween(from, to)).toBe(days);
        expect(addDays(to, -days)).toBe(from);
      }),
    );
  });
});

describe('months', () => {
  it('crosses years', () => {
    expect(addMonths(month('2026-11'), 2)).toBe('2027-01');
    expect(addMonths(month('2026-01'), -1)).toBe('2025-12');
    expect(monthOf(day('2026-11-22'))).toBe('2026-11');
    expect(parseMonth('2026-13')).toBeNull();
  });

  it('keeps a wanted day inside the month', () => {
    expect(dayOfMonth(month('2026-02'), 31)).toBe('2026-02-28');
    expect(dayOfMonth(month('2026-12'), 15)).toBe('2026-12-15');
  });
});

describe('the station clock', () => {
  it('is UTC+8 whatever the PC says', () => {
    expect(stationDayAt(Date.parse('2026-11-22T15:59:59Z'))).toBe('2026-11-22');
    expect(stationDayAt(Date.parse('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
    expect(stationTimeAt(Date.parse('2026-11-22T01:05:00Z'))).toBe('2026-11-22 09:05');
  });
});
