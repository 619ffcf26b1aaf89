import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { month } from '../../../../db/domain/kernel/calendar.ts';
import {
  dialFullScale,
  energyBetween,
  milliMultiplier,
  wattHours,
} from '../../../../db/domain/kernel/energy.ts';
import {
  type CountedLook,
  estimateDial,
  findEstimateBasis,
} from '../../../../db/domain/metering/estimate.ts';
import {
  findLimitMet,
  usualNeverEstimated,
  usualReadTwice,
} from '../../../../db/domain/metering/user-limits.ts';

const register = { register: 'total', digits: 6, multiplierMilli: milliMultiplier(1000) } as const;
const look = (at: string, kwh: number, over: Partial<CountedLook> = {}): CountedLook => ({
  month: month(at),
  kind: 'actual',
  dialWh: wattHours(kwh * 1000),
  finding: null,
  ...over,
});
const told = wattHours(90_000);

describe('what an estimate goes by', () => {
  const looks = [
    look('2026-10', 1300, { kind: 'estimated' }),
    look('2026-09', 1200, { finding: 'jump' }),
    look('2026-08', 1050),
    look('2026-07', 1000),
  ];

  it('is the period before behind a locked door', () => {
    expect(findEstimateBasis('locked', register, looks, told)).toEqual({
      rule: 'previous_month',
      month: '2026-10',
      energyWh: 100_000,
    });
  });

  it('is a normal month for a faulty meter: really read, without a finding', () => {
    expect(findEstimateBasis('fault', register, looks, told)).toEqual({
      rule: 'normal_month',
      month: '2026-08',
      energyWh: 50_000,
    });
    expect(findEstimateBasis('fault', register, looks.slice(0, 2), told)?.rule).toBe('previous_month');
  });

  it('is the share of one month of a longer period', () => {
    const longer = [look('2026-10', 1301), look('2026-07', 1000)];
    expect(findEstimateBasis('locked', register, longer, told)?.energyWh).toBe(100_333);
  });

  it('is what the older system told before the first bill, or nothing', () => {
    const opening = [look('2026-10', 1000, { kind: 'opening' })];
    expect(findEstimateBasis('locked', register, opening, told)).toEqual({
      rule: 'previous_month',
      month: null,
      energyWh: told,
    });
    expect(findEstimateBasis('fault', register, opening, null)).toBeNull();
  });
});

describe('an estimated dial', () => {
  const basis = { rule: 'previous_month', month: null, energyWh: wattHours(123_456) } as const;

  it('follows the last by whole kWh, several months at once, and begins anew past the full scale', () => {
    expect(estimateDial(register, wattHours(1_000_000), basis, 1)).toEqual({
      months: 1,
      useWh: 123_000,
      dialWh: 1_123_000,
      hasRolledOver: false,
    });
    expect(estimateDial(register, wattHours(1_000_000), basis, 2).useWh).toBe(246_000);
    expect(estimateDial(register, wattHours(999_950_000), basis, 1)).toMatchObject({
      useWh: 123_000,
      dialWh: 73_000,
      hasRolledOver: true,
    });
  });

  it('always makes the energy it tells, and never more than the basis', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999 }),
        fc.integer({ min: 0, max: 40_000_000 }),
        fc.constantFrom(1_000, 1_500, 20_000, 40_000),
        (lastKwh, energyWh, multiplier) => {
          const one = { ...register, multiplierMilli: milliMultiplier(multiplier) };
          const last = wattHours(lastKwh * 1000);
          const { useWh, dialWh, hasRolledOver } = estimateDial(
            one,
            last,
            { ...basis, energyWh: wattHours(energyWh) },
            1,
          );
          const scale = hasRolledOver ? dialFullScale(6) : null;
          expect(energyBetween(last, dialWh, one.multiplierMilli, scale)).toBe(useWh);
          expect(useWh).toBeLessThanOrEqual(energyWh);
          expect(dialWh).toBeLessThan(dialFullScale(6));
        },
      ),
    );
  });
});

describe('who the strict rules hold for', () => {
  const house = { customerClass: 'residential', capacityVa: 8_000, isTwoPart: false } as const;

  it('is every class but households, whoever is large, and every two-part user', () => {
    expect(findLimitMet(usualNeverEstimated, house)).toBeNull();
    expect(findLimitMet(usualNeverEstimated, { ...house, customerClass: 'irrigation' })).toBe('class');
    expect(findLimitMet(usualNeverEstimated, { ...house, capacityVa: 100_000 })).toBe('capacity');
    expect(findLimitMet(usualNeverEstimated, { ...house, isTwoPart: true })).toBe('two_part');
    expect(findLimitMet(usualReadTwice, { ...house, customerClass: 'commercial' })).toBeNull();
    expect(findLimitMet(usualReadTwice, { ...house, customerClass: 'large_industry' })).toBe('class');
    expect(findLimitMet({ classes: [], fromKva: null }, { ...house, capacityVa: 9e9 })).toBeNull();
  });
});
