import { expect } from 'vitest';
import {
  adjustForPowerFactor,
  type PowerFactorTable,
} from '../../../../../db/domain/billing/power-factor.ts';
import { fen } from '../../../../../db/domain/kernel/money.ts';
import { answerOf } from '../../../../support/trial.ts';
import { amounts, flat, num, tou, twoPart, type Check } from './worked-case.ts';

/** The checks of the worked cases by id. */
export const powerFactors: Readonly<Record<string, Check>> = {
  PF01: (c) => {
    const output = answerOf('power_factor', {
      active_kwh: c.inputs.active_kwh,
      reactive_kvarh: c.inputs.reactive_kvarh,
      standard: c.inputs.standard,
      base: c.inputs.fee_base,
    });
    expect(output).toEqual({
      power_factor: '0.80',
      rate_percent: '2.5',
      adjustment: '200.00',
      total: '8200.00',
    });
    expect(num(output.total)).toBe(c.expected.total);
  },
  PF02: (c) => {
    const output = answerOf('adjustment', {
      fault: 'power_factor',
      active_kwh: c.inputs.active_kwh,
      billed_kvarh: c.inputs.reactive_billed,
      true_kvarh: c.inputs.reactive_billed + c.inputs.reactive_missed,
      standard: c.inputs.standard,
      billed_total: c.inputs.billed_total_incl_pf,
    });
    expect(num(output.amount)).toBe(c.expected.to_collect);
    expect(output.working).toMatchObject({
      billed_rate_percent: '5',
      true_rate_percent: '9.5',
      true_total: '13140.00',
    });
  },
  PF03: (c) => {
    const output = answerOf('power_factor', {
      active_kwh: '4800',
      reactive_forward_kvarh: '3600',
      reactive_reverse_kvarh: '-540',
      standard: '0.90',
      base: '4502.334',
    });
    expect(output).toEqual({
      power_factor: '0.76',
      rate_percent: '7',
      adjustment: '315.16',
      total: '4817.49',
    });
    expect(num(output.rate_percent)).toBe(c.expected.rate_percent);
    const bill = answerOf('bill', {
      tariff: tou(
        { peak: '1.1713', flat: '0.7910', valley: '0.4107' },
        { powerFactor: { standard: '0.90' } },
      ),
      usage: {
        registers: [
          { register: 'total', previous: 0, current: 80, multiplier: 60 },
          { register: 'peak', previous: 0, current: 37, multiplier: 60 },
          { register: 'flat', previous: 0, current: 38, multiplier: 60 },
          { register: 'valley', previous: 0, current: 4, multiplier: 60 },
          { register: 'reactive_forward', previous: 0, current: 60, multiplier: 60 },
          { register: 'reactive_reverse', previous: 0, current: 9, multiplier: 60 },
        ],
      },
    });
    expect([...amounts(bill), num(bill.total)]).toEqual([2600.29, 1803.48, 98.57, 315.16, 4817.5]);
  },
  PF05: (c) => {
    const { old, new: fresh } = c.inputs;
    const bill = answerOf('bill', {
      parts: [
        {
          tariff: flat(String(old.price)),
          usage: {
            registers: [{ previous: old.start, current: old.end, multiplier: old.ct }],
            loss: { transformer: { iron_kwh: old.tx_loss_month_kwh, days: old.days, of_days: old.of } },
          },
        },
        {
          tariff: tou(
            { peak: '0.8', flat: '0.5', valley: '0.2' },
            { powerFactor: { standard: String(fresh.standard) } },
          ),
          usage: {
            registers: [
              { register: 'total', previous: 0, current: fresh.active, multiplier: 200 },
              { register: 'peak', previous: 0, current: fresh.peak, multiplier: 200 },
              { register: 'valley', previous: 0, current: fresh.valley, multiplier: 200 },
              { register: 'reactive', previous: 0, current: fresh.reactive, multiplier: 200 },
            ],
          },
        },
      ],
    });
    expect(amounts(bill)).toEqual([3101.5, 6400, 11000, 1200, -27.9]);
    expect(num(bill.total)).toBe(c.expected.total);
    expect(bill.working.parts[0].lossWh).toBe(c.expected.loss_kwh * 1000);
  },
  PF07: (c) => {
    const output = answerOf('power_factor', {
      active_kwh: c.inputs.active_kwh,
      reactive_kvarh: c.inputs.reactive_kvarh,
      standard: c.inputs.standard,
      base: (c.inputs.energy_fee + c.inputs.capacity_fee).toFixed(2),
    });
    expect([num(output.power_factor), num(output.rate_percent)]).toEqual([
      c.expected.pf,
      c.expected.rate_percent,
    ]);
    // The printed 639.97 comes from no base that the page shows; energy + capacity gives 639.15.
    expect(output.adjustment).toBe('639.15');
  },
  PF09: (c) => {
    const usage = {
      capacity: c.inputs.capacity_kva,
      kwh: c.inputs.active_kwh,
      reactive_kvarh: c.inputs.reactive_kvarh,
    };
    const tariff = flat(String(c.inputs.energy_price), {
      twoPart: twoPart(String(c.inputs.capacity_price)),
      powerFactor: { standard: '0.90' },
    });
    const output = answerOf('bill', { tariff, usage });
    // By the table of 1983 it is 1.5 %; the exam fixes 3 % for the whole band, which is a table too.
    expect(output.total).toBe('178518.20');
    const exam: PowerFactorTable = {
      standard: 90,
      bands: [{ from: 89, to: 80, milliPercentAtFrom: 3000, milliPercentPerStep: 0 }],
    };
    const use = { activeWh: c.inputs.active_kwh * 1000, reactiveVarh: c.inputs.reactive_kvarh * 1000 };
    const adjusted = adjustForPowerFactor({ standard: 90, hasBonus: true }, exam, use, fen(17_588_000));
    expect(adjusted.powerFactor).toBe(c.expected.pf * 100);
    expect(17_588_000 + adjusted.amountFen).toBe(c.expected.total * 100);
  },
};
