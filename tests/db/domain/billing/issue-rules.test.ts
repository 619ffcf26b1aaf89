import { describe, expect, it } from 'vitest';
import { dueDayOf } from '../../../../db/domain/billing/due-day.ts';
import { revenueAccountOf } from '../../../../db/domain/billing/revenue-account.ts';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';

describe('dueDayOf', () => {
  const policy = { dayOfNextMonth: 15, minimumDaysAfterIssue: 10 };

  it('is the day of the following month', () => {
    expect(dueDayOf(policy, month('2026-11'), day('2026-11-25'))).toBe('2026-12-15');
    expect(dueDayOf({ ...policy, dayOfNextMonth: 31 }, month('2027-01'), day('2027-01-25'))).toBe(
      '2027-02-28',
    );
  });

  it('is never sooner than the grace after a late issue', () => {
    expect(dueDayOf(policy, month('2026-11'), day('2026-12-05'))).toBe('2026-12-15');
    expect(dueDayOf(policy, month('2026-11'), day('2026-12-06'))).toBe('2026-12-16');
    expect(dueDayOf(policy, month('2026-09'), day('2026-12-06'))).toBe('2026-12-16');
  });
});

describe('revenueAccountOf', () => {
  it('keeps itemised funds, and what a breach or an outage costs, apart from energy', () => {
    expect(
      ['energy', 'tier_1', 'base', 'capacity', 'power_factor', 'fund_water'].map(revenueAccountOf),
    ).toEqual([
      'energy_revenue',
      'energy_revenue',
      'energy_revenue',
      'energy_revenue',
      'energy_revenue',
      'fund_revenue',
    ]);
    expect(['breach_penalty', 'breach_fine', 'outage_compensation'].map(revenueAccountOf)).toEqual([
      'breach_income',
      'breach_income',
      'outage_compensation',
    ]);
  });
});
