import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { milliMultiplier, wattHours } from '../../../../db/domain/kernel/energy.ts';
import {
  type DialLook,
  findReadingFinding,
  seedReadingThresholds,
} from '../../../../db/domain/metering/reading-finding.ts';
import type { RegisterKind } from '../../../../db/domain/metering/register-kind.ts';
import type { CustomerClass } from '../../../../db/domain/accounts/customer-class.ts';

const find = (
  lastKwh: number | null,
  kwh: number,
  usualKwh: number | null,
  customerClass: CustomerClass = 'residential',
  multiplier = 1,
) =>
  findReadingFinding({
    register: 'total',
    lastDialWh: lastKwh === null ? null : wattHours(lastKwh * 1000),
    dialWh: wattHours(kwh * 1000),
    multiplierMilli: milliMultiplier(multiplier * 1000),
    usualUseWh: usualKwh === null ? null : wattHours(usualKwh * 1000),
    customerClass,
  });

describe('findReadingFinding (seed 001, 抄表核算员 4.5–4.6)', () => {
  it('finds a dial below the last, whatever the use was', () => {
    expect(find(1000, 999, 100)).toBe('backward');
    expect(find(1000, 0, null)).toBe('backward');
  });

  it('finds no use, rather than a jump to nothing', () => {
    expect(find(1000, 1000, 100)).toBe('zero');
    expect(find(1000, 1000, null)).toBe('zero');
  });

  it('asks households over a half, up and down, and not at exactly a half', () => {
    expect(find(1000, 1150, 100)).toBeNull();
    expect(find(1000, 1151, 100)).toBe('jump');
    expect(find(1000, 1050, 100)).toBeNull();
    expect(find(1000, 1049, 100)).toBe('jump');
  });

  it.each(['commercial', 'agricultural', 'irrigation', 'large_industry'] as const)(
    'asks %s over a third',
    (customerClass) => {
      expect(find(1000, 1120, 90, customerClass)).toBeNull();
      expect(find(1000, 1121, 90, customerClass)).toBe('jump');
      expect(find(1000, 1060, 90, customerClass)).toBeNull();
      expect(find(1000, 1059, 90, customerClass)).toBe('jump');
    },
  );

  it('knows no jump without a usual use', () => {
    expect(find(1000, 9000, null)).toBeNull();
    expect(find(1000, 9000, 0)).toBeNull();
    expect(find(null, 9000, 100)).toBeNull();
  });

  it('compares the use with its multiplier', () => {
    expect(find(100, 110, 200, 'commercial', 20)).toBeNull();
    expect(find(100, 110, 50, 'commercial', 20)).toBe('jump');
    expect(find(100, 110, 10, 'commercial', 20)).toBe('multiplier_slip');
  });

  it('takes its thresholds from the policy pack', () => {
    const look = {
      register: 'total',
      lastDialWh: wattHours(0),
      dialWh: wattHours(119_000),
      multiplierMilli: milliMultiplier(1000),
      usualUseWh: wattHours(100_000),
      customerClass: 'residential',
    } as const;
    expect(findReadingFinding(look)).toBeNull();
    const strict = { ...seedReadingThresholds, jumpOverLighting: { numerator: 1, denominator: 10 } };
    expect(findReadingFinding(look, strict)).toBe('jump');
  });

  it('agrees with fractions multiplied out, however large the numbers', () => {
    const energy = fc.integer({ min: 1, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(energy, energy, (use, usual) => {
        const found = findReadingFinding({
          register: 'total',
          lastDialWh: wattHours(0),
          dialWh: wattHours(use),
          multiplierMilli: milliMultiplier(1000),
          usualUseWh: wattHours(usual),
          customerClass: 'commercial',
        });
        const isOver = 3n * BigInt(Math.abs(use - usual)) > BigInt(usual);
        expect(found === null).toBe(!isOver);
      }),
    );
  });

  it('asks nothing of demand, nor of reactive energy or a part of the day that does not count', () => {
    const look = {
      lastDialWh: wattHours(9_000),
      dialWh: wattHours(9_000),
      multiplierMilli: milliMultiplier(1000),
      usualUseWh: null,
      customerClass: 'commercial',
    } as const;
    const of = (register: RegisterKind, over: Partial<DialLook> = {}) =>
      findReadingFinding({ ...look, register, ...over });
    expect(of('total')).toBe('zero');
    expect(of('demand')).toBeNull();
    expect(of('demand', { dialWh: wattHours(1_000), usualUseWh: wattHours(90_000) })).toBeNull();
    expect(of('reactive_forward')).toBeNull();
    expect(of('reactive_reverse', { usualUseWh: wattHours(5_000) })).toBeNull();
    expect(of('deep_valley')).toBeNull();
    expect(of('deep_valley', { usualUseWh: wattHours(0) })).toBeNull();
    expect(of('valley', { usualUseWh: wattHours(5_000) })).toBe('zero');
    expect(of('valley', { dialWh: wattHours(8_990) })).toBe('backward');
    expect(of('reactive_forward', { dialWh: wattHours(8_990) })).toBe('backward');
  });
});
