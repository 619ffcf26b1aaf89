import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  monthlyQuota,
  monthsLeftInYear,
  useQuota,
  widenFirstTier,
  yearlyQuota,
} from '../../../../db/domain/billing/tier-quota.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { kwh, tieredCharge } from '../../../support/usage.ts';

const none = { whPerMonth: wattHours(0), months: 12 };
const month = {
  months: 1,
  readingMonth: null,
  extraWhPerMonth: wattHours(0),
  extraMonths: 1,
  share: { days: 1, ofDays: 1 },
};

describe('monthlyQuota', () => {
  const gansu = tieredCharge(['160', '240'], ['0.51', '0.56', '0.81']);
  const hunan = tieredCharge(['180', '350'], ['0.588', '0.638', '0.888'], {
    seasons: [{ months: [1, 2, 3, 7, 8, 9], limitsWh: [kwh('180'), kwh('450')] }],
  });

  it('is the width of every tier but the last', () => {
    expect(monthlyQuota(gansu, month)).toEqual([160_000, 80_000]);
  });

  it('adds the limits of the months that a bill covers', () => {
    expect(monthlyQuota(gansu, { ...month, months: 2 })).toEqual([320_000, 160_000]);
  });

  it('goes by the month of the reading, each month of a long bill by its own', () => {
    expect(monthlyQuota(hunan, { ...month, readingMonth: 7 })).toEqual([180_000, 270_000]);
    expect(monthlyQuota(hunan, { ...month, readingMonth: 6 })).toEqual([180_000, 170_000]);
    // Read in July for two months: July's 450 and June's 350.
    expect(monthlyQuota(hunan, { ...month, months: 2, readingMonth: 7 })).toEqual([360_000, 440_000]);
    expect(monthlyQuota(hunan, { ...month, months: 2, readingMonth: 1 })).toEqual([360_000, 440_000]);
  });

  it('shifts the limits up for a household of several persons: only the first tier is wider', () => {
    expect(monthlyQuota(gansu, { ...month, extraWhPerMonth: kwh('100') })).toEqual([260_000, 80_000]);
  });

  it('gives a part of a period its days', () => {
    expect(monthlyQuota(gansu, { ...month, share: { days: 10, ofDays: 30 } })).toEqual([53_333, 26_667]);
  });
});

describe('yearlyQuota', () => {
  const xian = tieredCharge(['2160', '4200'], ['0.4983', '0.5483', '0.7983'], { period: 'year' });

  it('TR11: opened in August there are five months, the part month counted: 900 and 1750', () => {
    expect(monthsLeftInYear(8)).toBe(5);
    expect(yearlyQuota(xian, 5, none)).toEqual([900_000, 850_000]);
  });

  it('counts the months of a year that starts elsewhere', () => {
    expect([
      monthsLeftInYear(12),
      monthsLeftInYear(1),
      monthsLeftInYear(6, 7),
      monthsLeftInYear(7, 7),
    ]).toEqual([1, 12, 1, 12]);
  });

  it('TR06: a grant widens what is left of the first tier and touches nothing that was billed', () => {
    const zhejiang = tieredCharge(['2760', '4800'], ['0.538', '0.588', '0.838'], { period: 'year' });
    const after = useQuota(yearlyQuota(zhejiang, 12, none), kwh('2800')).left;
    expect(after).toEqual([0, 2_000_000]);
    const granted = widenFirstTier(after, kwh('100'), 11);
    expect(granted).toEqual([1_100_000, 2_000_000]);
    expect(useQuota(granted, kwh('1200'))).toEqual({
      inTierWh: [1_100_000, 100_000, 0],
      left: [0, 1_900_000],
    });
  });
});

describe('useQuota', () => {
  const quota = fc.array(fc.integer({ min: 0, max: 5_000_000 }).map(wattHours), {
    minLength: 1,
    maxLength: 5,
  });
  const energies = fc.array(fc.integer({ min: 0, max: 9_000_000 }).map(wattHours), {
    minLength: 1,
    maxLength: 12,
  });

  it('never leaves less than nothing, whatever a year brings, and counts every Wh once', () => {
    fc.assert(
      fc.property(quota, energies, (start, bills) => {
        let left: readonly number[] = start;
        for (const energyWh of bills) {
          const use = useQuota(left.map(wattHours), energyWh);
          expect(Math.min(...use.left)).toBeGreaterThanOrEqual(0);
          expect(use.inTierWh.reduce<number>((sum, wh) => sum + wh, 0)).toBe(energyWh);
          left = use.left;
        }
      }),
    );
  });

  it('makes no difference between one bill and the same energy in several', () => {
    fc.assert(
      fc.property(quota, energies, (start, bills) => {
        const all = wattHours(bills.reduce<number>((sum, wh) => sum + wh, 0));
        let left: readonly number[] = start;
        for (const energyWh of bills) left = useQuota(left.map(wattHours), energyWh).left;
        expect(left).toEqual(useQuota(start, all).left);
      }),
    );
  });
});
