import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lossOverPeriod } from '../../../../db/domain/billing/loss-over-period.ts';
import type { LossTerms } from '../../../../db/domain/billing/supply-terms.ts';
import { addDays, day, month } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { shippedPack } from '../../../support/packs.ts';
import { refusalOf, valueOf } from '../../../support/station.ts';
import { terms } from './facts.ts';

const gansu = shippedPack('gansu');
/** 304 kWh of iron a month and nothing else. */
const small: LossTerms = { transformerType: '示例', capacityVa: 50_000, lineLossPpm: 0 };
/** 300 kWh and 400 kvarh of iron a month, one percent of copper, K 2.3. */
const large: LossTerms = { transformerType: '示例', capacityVa: 400_000, lineLossPpm: 0 };
const april = {
  periodMonth: month('2026-04'),
  period: { from: day('2026-04-01'), to: day('2026-04-30') },
  months: 1,
  fullDays: null,
};
const energyWh = wattHours(6_000_000);

describe('the loss of a bill', () => {
  it('is by the days of its transformer when it was taken away inside (PF05: 304 × 20/30 → 203)', () => {
    const facts = { ...april, terms: [terms({ loss: small }), terms({}, '2026-04-21')] };
    expect(valueOf(lossOverPeriod(facts, gansu, energyWh))).toEqual({ lossWh: 203_000, lossVarh: 0 });
  });

  it('is by days from the day that it was agreed on, also for the very first terms', () => {
    const facts = { ...april, terms: [terms({ loss: small }, '2026-04-21')] };
    expect(valueOf(lossOverPeriod(facts, gansu, energyWh)).lossWh).toBe(101_000);
  });

  it('is that of each transformer for its days, copper by the energy of those days', () => {
    const facts = { ...april, terms: [terms({ loss: small }), terms({ loss: large }, '2026-04-21')] };
    // 203 of the small one; 100 of iron and 1 % of 2,000 kWh, 133.3 + 46 kvarh of the large one.
    expect(valueOf(lossOverPeriod(facts, gansu, energyWh))).toEqual({ lossWh: 323_000, lossVarh: 179_000 });
  });

  it('is not divided by terms that leave it as it was, nor by terms outside the period', () => {
    const facts = {
      ...april,
      terms: [
        terms({ loss: large }),
        terms({ loss: large, hasPowerFactorBonus: false }, '2026-04-11'),
        terms({ loss: null }, '2026-05-01'),
      ],
    };
    expect(valueOf(lossOverPeriod(facts, gansu, energyWh))).toEqual({ lossWh: 360_000, lossVarh: 538_000 });
  });

  it('is that of the end where nobody knows the days', () => {
    const facts = { ...april, period: null, terms: [terms({ loss: small })] };
    expect(valueOf(lossOverPeriod(facts, gansu, energyWh)).lossWh).toBe(304_000);
  });

  it('is of two months for two months, and of its days for a supply that began inside', () => {
    const two = { ...april, months: 2, terms: [terms({ loss: small }), terms({}, '2026-04-16')] };
    expect(valueOf(lossOverPeriod(two, gansu, energyWh)).lossWh).toBe(304_000);
    const late = { from: day('2026-04-11'), to: day('2026-04-30') };
    const facts = { ...april, period: late, fullDays: 30, terms: [terms({ loss: small })] };
    expect(valueOf(lossOverPeriod(facts, gansu, energyWh)).lossWh).toBe(203_000);
  });

  it('refuses a transformer of any part that the pack has no loss of', () => {
    const unknown = { ...small, capacityVa: 1 };
    const facts = { ...april, terms: [terms({ loss: unknown }), terms({ loss: small }, '2026-04-21')] };
    expect(refusalOf(lossOverPeriod(facts, gansu, energyWh))).toEqual({
      code: 'usage_incomplete',
      facts: { place: 'loss.transformer' },
    });
  });

  it('lies between that of the one and of the other, to a kWh a part', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 29 }), fc.integer({ min: 0, max: 10 ** 9 }), (after, wh) => {
        const own = wattHours(wh);
        const of = (...all: ReturnType<typeof terms>[]) =>
          valueOf(lossOverPeriod({ ...april, terms: all }, gansu, own)).lossWh;
        const from = addDays(april.period.from, after);
        const [first, second] = [of(terms({ loss: small })), of(terms({ loss: large }))];
        const both = of(terms({ loss: small }), terms({ loss: large }, from));
        expect(both).toBeGreaterThanOrEqual(Math.min(first, second) - 1_000);
        expect(both).toBeLessThanOrEqual(Math.max(first, second) + 1_000);
      }),
    );
  });
});
