import { expect } from 'vitest';
import { answerOf } from '../../../../support/trial.ts';
import { amounts, flat, num, twoPart, type Check } from './worked-case.ts';

/** The checks of the worked cases by id. */
export const twoPartCharges: Readonly<Record<string, Check>> = {
  TP01: (c) => {
    const output = answerOf('bill', {
      tariff: flat('0', {
        twoPart: twoPart(String(c.inputs.price), { proration: 'month_of_30', suspendedShare: '0.5' }),
      }),
      usage: {
        kwh: 0,
        period: { from: '2006-06-01', to: '2006-06-30' },
        capacity: {
          transformers: [
            { name: '1', kva: 1000, suspended: [{ on: '2006-06-11' }] },
            { name: '2', kva: 630 },
          ],
        },
      },
    });
    expect(num(output.total)).toBe(c.expected.capacity_fee);
  },
  TP10: (c) => {
    const month = (from: string, to: string) =>
      num(
        answerOf('bill', {
          tariff: flat('0', {
            twoPart: twoPart(String(c.inputs.price), { proration: 'month_of_30', roundsToWholeKva: true }),
          }),
          usage: {
            kwh: 0,
            period: { from, to },
            capacity: {
              transformers: [
                { name: '1', kva: 1000, suspended: [{ on: '2013-03-14', resumed_on: '2013-05-03' }] },
                { name: '2', kva: 630 },
              ],
            },
          },
        }).total,
      );
    expect(month('2013-03-01', '2013-03-31')).toBe(c.expected.march);
    expect(month('2013-04-01', '2013-04-30')).toBe(c.expected.april);
    // The page counts 9 days from 3 to 31 May; they are 29.
    expect(month('2013-05-01', '2013-05-31')).toBe(44_716);
  },
  TP02: (c) => {
    const output = answerOf('bill', {
      tariff: flat('0', { twoPart: twoPart(String(c.inputs.price)) }),
      usage: {
        kwh: 0,
        capacity: {
          transformers: [
            { name: 't1', kva: c.inputs.t1, interlock: 'a' },
            { name: 't2', kva: c.inputs.t2, interlock: 'a' },
            { name: 't3', kva: c.inputs.t3 },
          ],
        },
      },
    });
    expect(num(output.total)).toBe(c.expected.capacity_fee);
  },
  TP03: (c) => {
    const output = answerOf('bill', {
      tariff: flat('0', { twoPart: twoPart(String(c.inputs.price), { proration: 'month_of_30' }) }),
      usage: {
        kwh: 0,
        period: { from: '2006-04-24', to: '2006-05-23' },
        capacity: {
          transformers: [
            { name: 'old', kva: c.inputs.from_kva, until: '2006-05-12' },
            { name: 'new', kva: c.inputs.to_kva, from: '2006-05-12' },
          ],
        },
      },
    });
    // The formula that is printed: 315 × 18/30 × 10 + 400 × 12/30 × 10.
    expect(c.expected.formula).toContain('18/30');
    expect([...amounts(output).filter((yuan) => yuan > 0), num(output.total)]).toEqual([1890, 1600, 3490]);
  },
  TP07: (c) => {
    const output = answerOf('adjustment', {
      fault: 'private_capacity',
      kva: c.inputs.kva,
      price: c.inputs.price,
      from: c.inputs.from_,
      to: c.inputs.removed,
      multiple: c.inputs.penalty,
    });
    expect([num(output.working.back), num(output.working.penalty)]).toEqual([
      c.expected.back,
      c.expected.penalty,
    ]);
  },
  TP08: (c) => {
    const output = answerOf('adjustment', {
      fault: 'private_capacity',
      kva: c.inputs.kva,
      price: c.inputs.price,
      months: c.inputs.months,
    });
    expect([num(output.working.back), num(output.working.penalty)]).toEqual([
      c.expected.back,
      c.expected.penalty,
    ]);
  },
  TP09: (c) => {
    const output = answerOf('adjustment', {
      fault: 'suspended_use',
      kva: c.inputs.kva,
      price: c.inputs.price,
      sealed_on: c.inputs.sealed_since,
      found_on: c.inputs.found,
    });
    expect(num(output.working.back)).toBe(c.expected.back);
  },
  TP11: (c) => {
    const tariff = flat(String(c.inputs.energy_price), { twoPart: twoPart(String(c.inputs.capacity_price)) });
    const average = (kwh: number) =>
      num(answerOf('bill', { tariff, usage: { kwh, capacity: c.inputs.kva } }).working.average_price);
    expect(average(c.inputs.kwh)).toBe(c.expected.avg);
    expect(average(c.expected.kwh_needed).toFixed(4)).toBe((c.expected.avg - c.inputs.target_cut).toFixed(4));
  },
  TP12: (c) => {
    const tariff = flat(String(c.inputs.energy_price), { twoPart: twoPart(String(c.inputs.capacity_price)) });
    const output = answerOf('bill', { tariff, usage: { kwh: c.inputs.kwh, capacity: c.inputs.kva } });
    expect([num(output.total), num(output.working.average_price)]).toEqual([
      c.expected.total,
      c.expected.avg,
    ]);
  },
};
