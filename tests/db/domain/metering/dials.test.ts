import { describe, expect, it } from 'vitest';
import { milliMultiplier, type WattHours, wattHours } from '../../../../db/domain/kernel/energy.ts';
import { dialDecimals, isReadablyFine } from '../../../../db/domain/metering/dial-precision.ts';
import { energyOfDial } from '../../../../db/domain/metering/dial-energy.ts';
import { findPartsDifference } from '../../../../db/domain/metering/parts-of-day.ts';
import { isPartOfDay, registerKinds } from '../../../../db/domain/metering/register-kind.ts';

const kwh = (value: number): WattHours => wattHours(Math.round(value * 1_000));
const one = milliMultiplier(1_000);
const forty = milliMultiplier(40_000);

it('isPartOfDay knows the five parts', () => {
  expect(registerKinds.filter(isPartOfDay)).toEqual(['sharp', 'peak', 'flat', 'valley', 'deep_valley']);
});

describe('dial precision (MU04: with a multiplier the decimals must be read)', () => {
  it('reads active energy whole without a multiplier and to hundredths with one', () => {
    expect(dialDecimals('total', one)).toBe(0);
    expect(dialDecimals('valley', one)).toBe(0);
    expect(dialDecimals('total', forty)).toBe(2);
    expect(dialDecimals('total', milliMultiplier(500))).toBe(2);
    expect(isReadablyFine('total', forty, kwh(236.8))).toBe(true);
    expect(isReadablyFine('total', forty, kwh(236.875))).toBe(false);
    expect(isReadablyFine('total', one, kwh(236.8))).toBe(false);
    expect(isReadablyFine('total', one, kwh(236))).toBe(true);
  });

  it('reads reactive energy and demand to hundredths', () => {
    expect(isReadablyFine('reactive_forward', one, kwh(1.25))).toBe(true);
    expect(isReadablyFine('demand', one, kwh(1.25))).toBe(true);
    expect(isReadablyFine('demand', one, kwh(1.256))).toBe(false);
  });
});

describe('energyOfDial', () => {
  const pair = { register: 'total', digits: 4, multiplierMilli: one, finding: null } as const;

  it('counts on, and below the last is negative until a person said that it rolled over (RO01)', () => {
    expect(energyOfDial({ ...pair, lastDialWh: kwh(100), dialWh: kwh(150) })).toBe(50_000);
    const back = { ...pair, lastDialWh: kwh(9876), dialWh: kwh(123) };
    expect(energyOfDial(back)).toBe(kwh(123 - 9876));
    expect(energyOfDial({ ...back, finding: 'backward' })).toBe(kwh(123 - 9876));
    expect(energyOfDial({ ...back, finding: 'rolled_over' })).toBe(247_000);
    expect(
      energyOfDial({
        register: 'total',
        digits: 5,
        multiplierMilli: milliMultiplier(60_000),
        lastDialWh: kwh(99980.5),
        dialWh: kwh(20.25),
        finding: 'rolled_over',
      }),
    ).toBe(2_385_000);
  });

  it('takes demand as the dial shows it', () => {
    const demand = { ...pair, register: 'demand', multiplierMilli: forty } as const;
    expect(energyOfDial({ ...demand, lastDialWh: kwh(9), dialWh: kwh(2.5) })).toBe(100_000);
    expect(energyOfDial({ ...demand, lastDialWh: null, dialWh: kwh(2.5) })).toBe(100_000);
  });

  it('knows nothing without both looks', () => {
    expect(energyOfDial({ ...pair, lastDialWh: null, dialWh: kwh(1) })).toBeNull();
    expect(energyOfDial({ ...pair, lastDialWh: kwh(1), dialWh: null })).toBeNull();
  });
});

describe('findPartsDifference (PF03: 80 beside 37 + 38 + 4 is as it should be)', () => {
  const parts = (total: number | null, peak: number | null, flat: number | null, valley: number | null) =>
    (
      [
        ['total', total],
        ['peak', peak],
        ['flat', flat],
        ['valley', valley],
        ['reactive_forward', 5],
      ] as const
    ).map(([register, value]) => ({ register, useWh: value === null ? null : kwh(value * 60) }));
  const sixty = milliMultiplier(60_000);

  it('lets one kWh of the dial pass', () => {
    expect(findPartsDifference(parts(80, 37, 38, 4), sixty)).toBeNull();
    expect(findPartsDifference(parts(80, 37, 38, 3.99), sixty)).toEqual({
      totalWh: 4_800_000,
      partsWh: kwh(78.99 * 60),
    });
    expect(findPartsDifference(parts(80, 39, 38, 4.01), sixty)).not.toBeNull();
  });

  it('says nothing while something is missing', () => {
    expect(findPartsDifference(parts(null, 1, 1, 1), sixty)).toBeNull();
    expect(findPartsDifference(parts(80, 1, null, 1), sixty)).toBeNull();
    expect(findPartsDifference([{ register: 'total', useWh: kwh(5) }], sixty)).toBeNull();
    expect(findPartsDifference([{ register: 'peak', useWh: kwh(5) }], sixty)).toBeNull();
  });

  it('without a flat part the others may not be more than the total', () => {
    const uses = (peak: number) => [
      { register: 'total' as const, useWh: kwh(80) },
      { register: 'peak' as const, useWh: kwh(peak) },
    ];
    expect(findPartsDifference(uses(20), one)).toBeNull();
    expect(findPartsDifference(uses(81), one)).toBeNull();
    expect(findPartsDifference(uses(82), one)).toEqual({ totalWh: 80_000, partsWh: 82_000 });
  });
});
