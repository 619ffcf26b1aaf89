import { expect } from 'vitest';
import { meterErrorByTurns } from '../../../../../db/domain/billing/adjustment/correction.ts';
import { ratio } from '../../../../../db/domain/billing/adjustment/ratio.ts';
import { answerOf } from '../../../../support/trial.ts';
import { num, type Check, type WorkedCase } from './worked-case.ts';

/** The checks of the worked cases by id. */
export const adjustments: Readonly<Record<string, Check>> = {
  RF01: (c) => {
    const output = answerOf('adjustment', {
      fault: 'meter_error',
      metered_kwh: c.inputs.metered,
      error: c.inputs.error,
    });
    expect(num(output.kwh)).toBe(c.expected.to_collect);
  },
  RF03: (c) => {
    const output = answerOf('adjustment', {
      fault: 'meter_error',
      metered_kwh: c.inputs.metered,
      error: c.inputs.error,
      half_period: false,
    });
    expect(num(output.kwh)).toBe(-c.expected.refund);
  },
  RF04: (c) => {
    const { constant, watts, turns, seconds } = c.inputs;
    const test = meterErrorByTurns({
      turnsPerKwh: BigInt(constant),
      watts: BigInt(watts),
      turns: BigInt(turns),
      seconds: ratio(BigInt(seconds)),
    });
    expect(test.theorySeconds).toEqual(ratio(BigInt(c.expected.theory_seconds)));
    expect(((Number(test.error.numerator) / Number(test.error.denominator)) * 100).toFixed(1)).toBe('66.7');
  },
  RF06: (c) => {
    const output = answerOf('adjustment', {
      fault: 'ct_mismatch',
      billed_ct: c.inputs.ct_rated[0],
      ct: c.inputs.ct_actual,
      metered_kwh: c.inputs.metered,
    });
    expect([num(output.working.rate), num(output.kwh)]).toEqual([c.expected.rate, c.expected.to_collect]);
  },
  RF07: (c) => {
    const output = answerOf('adjustment', {
      fault: 'theft',
      items: [{ kwh: c.inputs.kwh, price: c.inputs.price }],
      multiple: c.inputs.penalty,
      fine: c.inputs.tamper_fine,
    });
    expect([output.working.back, output.working.penalty, output.amount].map(num)).toEqual([
      c.expected.back,
      c.expected.penalty,
      c.expected.total,
    ]);
  },
  RF08: (c) => {
    const output = answerOf('adjustment', {
      fault: 'ct_mismatch',
      billed_ct: c.inputs.ct_rated,
      ct: [c.inputs.ct_actual_one_phase, c.inputs.ct_rated, c.inputs.ct_rated],
      metered_kwh: c.inputs.metered,
      price: c.inputs.price,
    });
    // Published with the rate rounded to 9.09 %: 122.715; exact 122.727.
    expect([output.kwh, output.amount]).toEqual(['272.727', '122.73']);
    expect(Math.abs(num(output.amount) - c.expected.back)).toBeLessThan(0.02);
  },
  RF09: mixedWiring,
  RF10: mixedWiring,
  RF11: (c) => {
    const output = answerOf('adjustment', {
      fault: 'phase_lost',
      phases_metered: c.inputs.phases_metered,
      of: c.inputs.of,
      metered_kwh: c.inputs.metered,
    });
    expect(num(output.kwh)).toBe(c.expected.to_collect);
  },
  TH01: (c) => {
    const { kw, price } = c.inputs;
    const output = answerOf('adjustment', { fault: 'theft', items: [{ kw, price }] });
    expect([num(output.working.back), num(output.working.penalty)]).toEqual([
      c.expected.back,
      c.expected.penalty,
    ]);
  },
  TH04: (c) => {
    const { power_kw, commerce_kw, prices } = c.inputs;
    const output = answerOf('adjustment', {
      fault: 'price_class_breach',
      items: [
        { kw: power_kw, use: 'power', due_price: prices.ind, billed_price: prices.res },
        { kw: commerce_kw, use: 'lighting', due_price: prices.com, billed_price: prices.res },
      ],
    });
    expect(output.working.items.map((item: { kwh: string }) => num(item.kwh))).toEqual(c.expected.kwh);
    expect([num(output.working.back), num(output.working.penalty)]).toEqual([
      c.expected.diff,
      c.expected.penalty,
    ]);
  },
  TH06: (c) => {
    const output = answerOf('adjustment', { fault: 'over_capacity', kw: c.inputs.kw });
    expect(num(output.amount)).toBe(c.expected.penalty);
  },
};

function mixedWiring(c: WorkedCase): void {
  const output = answerOf('adjustment', {
    fault: 'ct_mismatch',
    billed_ct: c.inputs.billed_ct,
    ct: c.inputs.ct,
    reversed: [false, false, c.inputs.third_reversed],
    metered_kwh: c.inputs.metered,
  });
  expect(output.working.rate).toBe(String(c.expected.rate));
  expect(num(output.kwh)).toBe(c.expected.to_collect);
}
