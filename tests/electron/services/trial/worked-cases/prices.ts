import { expect } from 'vitest';
import { unmeteredEnergy } from '../../../../../db/domain/billing/consumption.ts';
import { transformerLoss } from '../../../../../db/domain/billing/loss.ts';
import { wattHours } from '../../../../../db/domain/kernel/energy.ts';
import { answerOf } from '../../../../support/trial.ts';
import { amounts, flat, num, tiers, tou, type Check, type WorkedCase } from './worked-case.ts';

/** The checks of the worked cases by id. */
export const prices: Readonly<Record<string, Check>> = {
  TR01: (c) => {
    const output = answerOf('bill', {
      tariff: tiers(c.inputs.limits, c.inputs.prices),
      usage: { kwh: c.inputs.kwh },
    });
    expect(amounts(output)).toEqual(c.expected.parts);
    expect(num(output.total)).toBe(c.expected.total);
  },
  TR02: (c) => {
    const yearly = tiers(c.inputs.limits, c.inputs.prices, { period: 'year' });
    const output = answerOf('bill', { tariff: yearly, usage: { kwh: c.inputs.kwh } });
    expect(amounts(output)).toEqual(c.expected.parts);
    expect(num(output.total)).toBe(c.expected.total);
  },
  TR03: (c) => {
    const usage = {
      registers: [{ previous: c.inputs.prev_reading, current: c.inputs.curr_reading }],
      reading_month: '2026-07',
    };
    const output = answerOf('bill', { tariff: { pack: 'hunan', code: 'residential' }, usage });
    expect(amounts(output)).toEqual([c.expected.base, c.expected.add2, c.expected.add3]);
    expect(output.lines.map((line: { quantity: string }) => num(line.quantity))).toEqual([650, 270, 200]);
    expect(num(output.total)).toBe(c.expected.total);
  },
  TR06: (c) => {
    const tariff = { pack: 'zhejiang', code: 'residential' };
    const first = answerOf('bill', { tariff, usage: { kwh: c.inputs.steps[0].billed_kwh } });
    expect(num(first.total)).toBe(c.expected.bill1);
    expect(first.working.tiers_left).toEqual(['0', '2000']);
    const second = answerOf('bill', {
      tariff,
      usage: {
        kwh: c.inputs.steps[2].billed_kwh,
        year: { tiers_left: first.working.tiers_left, granted_months: 11 },
        household: { several_persons: true },
      },
    });
    expect(second.working.parts[0].quota.before).toEqual([1_100_000, 2_000_000]);
    expect(num(second.total)).toBe(c.expected.bill2);
    expect(second.working.tiers_left).toEqual(['0', '1900']);
  },
  TR07: (c) => {
    const tariff = tou({ peak: String(c.inputs.peak_price), valley: String(c.inputs.valley_price) });
    const output = answerOf('bill', { tariff, usage: { peak_kwh: 95, valley_kwh: 5 } });
    expect([...amounts(output), num(output.total)]).toEqual([54.81, 1.88, 56.69]);
    const alternative = answerOf('bill', { tariff: flat('0.5469'), usage: { kwh: 100 } });
    expect(num(alternative.total)).toBe(c.expected.flat_alternative);
  },
  TR09: (c) => {
    const tariff = tou({ peak: '0.5953', valley: '0.3153' });
    const output = answerOf('bill', { tariff, usage: { peak_kwh: 40, valley_kwh: 60 } });
    expect(amounts(output)).toEqual([23.81, 18.92]);
    expect(num(output.total)).toBe(c.expected.total);
    const flatBill = answerOf('bill', { tariff: flat('0.5653'), usage: { kwh: 100 } });
    expect((num(flatBill.total) - num(output.total)).toFixed(2)).toBe('13.80');
  },
  TR10: (c) => {
    const registers = [{ previous: c.inputs.prev_reading, current: c.inputs.curr_reading }];
    const output = answerOf('bill', { tariff: tiers([200], [0.575, 0.5175]), usage: { registers } });
    expect(num(output.total)).toBe(c.expected.total);
  },
  TL01: (c) => {
    const rule = {
      ironWhPerMonth: wattHours(c.inputs.iron_active * 1000),
      ironVarhPerMonth: c.inputs.iron_reactive * 1000,
      copperPpm: c.inputs.copper_rate * 1_000_000,
      reactiveKMilli: c.inputs.k * 1000,
    };
    const loss = transformerLoss(rule, wattHours(c.inputs.active * 1000), 1, 1);
    expect([loss.lossWh, loss.lossVarh]).toEqual([
      c.expected.active_loss * 1000,
      c.expected.reactive_loss * 1000,
    ]);
    expect(c.inputs.active + loss.lossWh / 1000).toBe(c.expected.active_total);
    expect(c.inputs.reactive + loss.lossVarh / 1000).toBe(c.expected.reactive_total);
  },
  MU01: (c) => {
    const output = answerOf('energy', { previous: 0, current: c.inputs.units, multiplier: c.inputs.ct });
    expect(num(output.kwh)).toBe(c.expected.kwh);
  },
  MU02: (c) => {
    const output = answerOf('energy', { previous: 0, current: c.inputs.units, multiplier: '1000' });
    expect(num(output.kwh)).toBe(c.expected.kwh);
  },
  MU03: (c) => {
    const [previous, current] = c.inputs.readings;
    const registers = [{ previous, current, multiplier: c.expected.multiplier }];
    const output = answerOf('bill', { tariff: flat(String(c.inputs.price)), usage: { registers } });
    expect(num(output.total)).toBe(c.expected.fee);
    expect(num(output.lines[0].quantity)).toBe(c.expected.kwh);
  },
  MU04: (c) => {
    const output = answerOf('energy', {
      previous: 0,
      current: c.inputs.units,
      multiplier: c.inputs.multiplier,
      decimals: 1,
    });
    expect(num(output.kwh)).toBe(c.expected.kwh);
  },
  MU05: (c) => {
    const [previous, current] = c.inputs.readings;
    expect(num(answerOf('energy', { previous, current, multiplier: c.inputs.ct }).kwh)).toBe(c.expected.kwh);
  },
  TOU01: derivedFromFlat('commercial_low_tou'),
  TOU02: derivedFromFlat('commercial_10kv_tou'),
  TOU03: derivedFromFlat('commercial_35kv_tou'),
  TMP01: (c) => {
    const { motor_kw, welder_kva, light_kw, days, hours, factors, price, funds } = c.inputs;
    const load = (kilo: number, factor: number, hoursPerDay: number) =>
      unmeteredEnergy({ ratedW: kilo * 1000, usePpm: factor * 1_000_000, hoursPerDay, days });
    const loads = [
      load(motor_kw, factors.motor, hours.power),
      load(welder_kva, factors.welder, hours.power),
      load(light_kw, 1, hours.light),
    ];
    expect(loads.map((wh) => wh / 1000)).toEqual(c.expected.kwh);
    const output = answerOf('bill', {
      tariff: flat(String(price), {
        funds: funds.map((yuan: number, index: number) => ({
          code: `fund_${index}`,
          label: `${index}`,
          yuanPerKwh: String(yuan),
        })),
      }),
      usage: { kwh: loads.reduce<number>((sum, wh) => sum + wh, 0) / 1000 },
    });
    expect(amounts(output)).toEqual([c.expected.energy, ...c.expected.funds]);
    expect(num(output.total)).toBe(c.expected.total);
  },
};

/** The stored prices of commerce are what the formula gives: (flat − funds) × ratio + funds, to the four decimals that are printed. */
function derivedFromFlat(code: string): (c: WorkedCase) => void {
  return (c) => {
    const {
      flat: flatPrice,
      funds_listed_in_notes: funds,
      ratio_peak: peak,
      ratio_valley: valley,
    } = c.inputs;
    const bill = answerOf('bill', {
      tariff: { pack: 'gansu', code },
      usage: { peak_kwh: 1, flat_kwh: 1, valley_kwh: 1 },
    });
    const stored = bill.lines.map((line: { price: string }) => num(line.price));
    expect(stored).toEqual([c.expected.peak, flatPrice, c.expected.valley]);
    expect(((flatPrice - funds) * peak + funds).toFixed(4)).toBe(stored[0].toFixed(4));
    expect(((flatPrice - funds) * valley + funds).toFixed(4)).toBe(stored[2].toFixed(4));
  };
}
