import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, month } from '../../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../../../../db/domain/kernel/energy.ts';
import {
  type DialLook,
  findInReading,
  type MonthUse,
  seedReadingThresholds,
} from '../../../../../db/domain/metering/reading-finding.ts';

const kwh = (value: number) => wattHours(value * 1000);

const history = (...uses: number[]): MonthUse[] =>
  uses.map((use, back) => ({ month: addMonths(month('2026-11'), -back), useWh: wattHours(use) }));

/** A household that uses 100 kWh a month, read at 1000 + the use. */
const look = (useKwh: number, over: Partial<DialLook> = {}): DialLook => ({
  register: 'total',
  lastDialWh: kwh(1000),
  dialWh: kwh(1000 + useKwh),
  multiplierMilli: milliMultiplier(1000),
  usualUseWh: kwh(100),
  customerClass: 'residential',
  history: history(100_000, 100_000, 100_000, 100_000),
  ...over,
});

const codes = (useKwh: number, over: Partial<DialLook> = {}) =>
  findInReading(look(useKwh, over)).map(({ code }) => code);

const times20 = { multiplierMilli: milliMultiplier(20_000), customerClass: 'commercial' } as const;

describe('findInReading', () => {
  it.each<[string, number, Partial<DialLook>, readonly string[]]>([
    ['jump at a half (001 抄表 4.5)', 150, {}, []],
    ['jump over a half', 151, {}, ['jump']],
    ['jump down to a half', 50, {}, []],
    ['jump down over a half', 49, {}, ['jump']],
    ['decimal slip below a fifth (001 电费 3.4.2)', 799, {}, ['jump']],
    ['decimal slip at a fifth', 800, {}, ['decimal_slip', 'jump']],
    ['decimal slip', 1000, {}, ['decimal_slip', 'jump']],
    ['decimal slip over a fifth', 1201, {}, ['jump']],
    ['decimal slip downward', 10, {}, ['decimal_slip', 'jump']],
    ['a dial read with its decimal as a digit', 9999, {}, ['decimal_slip', 'jump']],
    [
      'a use that was there before is no slip',
      1000,
      { history: history(100_000, 100_000, 950_000, 100_000, 100_000) },
      ['jump'],
    ],
    ['multiplier missed', 5, { ...times20, usualUseWh: kwh(2000), history: [] }, ['multiplier_slip', 'jump']],
    ['multiplier twice', 40, { ...times20, usualUseWh: kwh(40), history: [] }, ['multiplier_slip', 'jump']],
    ['zero once', 0, {}, ['zero']],
    ['zero twice', 0, { history: history(0, 100_000) }, ['zero']],
    ['three zeros (domain.md §1.4)', 0, { history: history(0, 0, 100_000) }, ['three_zeros']],
    ['four zeros', 0, { history: history(0, 0, 0, 0) }, ['three_zeros']],
    ['below the last', -1, {}, ['backward']],
    ['below the last that was estimated', -1, { isLastEstimated: true }, ['estimate_too_high']],
    ['at the last that was estimated', 0, { isLastEstimated: true }, ['zero']],
    ['an estimate', 100, { isEstimated: true }, []],
    [
      'an estimate of whom nobody may (电费 3.3.1)',
      100,
      { isEstimated: true, isNeverEstimated: true },
      ['estimate_forbidden'],
    ],
    ['a reading of whom nobody may estimate', 100, { isNeverEstimated: true }, []],
    ['a second estimate', 100, { isEstimated: true, isLastEstimated: true }, ['estimated_twice']],
    ['a true dial after an estimate', 100, { isLastEstimated: true }, []],
    ['the meter of the card', 100, { meterNo: 'M1', seenMeterNo: 'M1' }, []],
    ['another meter', 100, { meterNo: 'M1', seenMeterNo: 'M2' }, ['meter_differs']],
  ])('%s', (_rule, useKwh, over, expected) => {
    expect(codes(useKwh, over)).toEqual(expected);
  });

  it('tells the use that would fit', () => {
    expect(findInReading(look(1000))[0]).toEqual({ code: 'decimal_slip', fittingWh: kwh(100) });
  });

  it('takes its numbers from the pack', () => {
    const checks = { zerosInRow: 2, slipWithin: { numerator: 1, denominator: 100 } };
    const found = (useKwh: number, over: Partial<DialLook> = {}) =>
      findInReading(look(useKwh, over), { ...seedReadingThresholds, checks }).map(({ code }) => code);
    expect(found(0, { history: history(0, 100_000) })).toEqual(['three_zeros']);
    expect(found(900)).toEqual(['jump']);
  });

  it('finds the decimal slip of any steady history', () => {
    const base = fc.integer({ min: 1_000, max: 1_000_000_000 });
    const shares = fc.array(fc.integer({ min: 95, max: 105 }), { minLength: 3, maxLength: 13 });
    fc.assert(
      fc.property(base, shares, fc.boolean(), (use, parts, isUp) => {
        const past = parts.map((part) => Math.floor((use * 100 * part) / 100));
        const slipped = isUp ? use * 1_000 : use * 10;
        const found = findInReading({
          ...look(0),
          lastDialWh: wattHours(0),
          dialWh: wattHours(slipped),
          usualUseWh: wattHours(past[0] as number),
          history: history(...past),
        });
        expect(found.map(({ code }) => code)).toContain('decimal_slip');
      }),
    );
  });

  it('finds nothing of a steady use, however large the dial and whatever the multiplier', () => {
    const steady = fc.array(fc.integer({ min: 81, max: 119 }), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 1_000_000_000 }),
        steady,
        fc.integer({ min: 0, max: 10 ** 12 }),
        (unit, [now = 100, ...past], last) => {
          const found = findInReading({
            ...look(0),
            lastDialWh: wattHours(last),
            dialWh: wattHours(last + unit * now),
            usualUseWh: wattHours(unit * (past[0] ?? now)),
            history: history(...past.map((part) => part * unit)),
          });
          expect(found).toEqual([]);
        },
      ),
    );
  });
});
