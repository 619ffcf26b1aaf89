import { describe, expect, it } from 'vitest';
import type { CorrectionFacts } from '../../../../../db/domain/billing/adjustment/adjustment-facts.ts';
import { correctFacts } from '../../../../../db/domain/billing/adjustment/correct-facts.ts';
import type { BilledDial, BillFacts } from '../../../../../db/domain/billing/bill-facts.ts';
import { energiesOfRegisters } from '../../../../../db/domain/billing/register-energies.ts';
import { day, month } from '../../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../../../../db/domain/kernel/energy.ts';
import type { RegisterKind } from '../../../../../db/domain/metering/register-kind.ts';
import { refusalOf, valueOf } from '../../../../support/station.ts';

const billIds = [1];

function facts(
  used: Readonly<Partial<Record<RegisterKind, number>>>,
  changes: Partial<BillFacts> = {},
): BillFacts {
  const dials = (Object.entries(used) as [RegisterKind, number][]).map(
    ([register, wh]): BilledDial => ({
      register,
      meterNo: 'M1',
      multiplierMilli: milliMultiplier(1000),
      lastDialWh: register === 'demand' ? null : wattHours(1_000_000),
      lastReadOn: day('2026-09-21'),
      dialWh: wattHours(register === 'demand' ? wh : 1_000_000 + wh),
      readOn: day('2026-10-21'),
      digits: 6,
      hasRolledOver: false,
    }),
  );
  return {
    customerClass: 'commercial',
    volts: 380,
    capacityVa: null,
    isWelfare: false,
    openedOn: null,
    periodMonth: month('2026-10'),
    months: 1,
    period: { from: day('2026-09-22'), to: day('2026-10-21') },
    dials,
    corrections: [],
    terms: [],
    forcedTariffCode: null,
    childrenWh: [],
    yearQuota: null,
    fullDays: null,
    lastBillEnergyWh: null,
    ...changes,
  };
}

function corrected(fault: CorrectionFacts, before: BillFacts): Record<string, number> {
  const after = valueOf(correctFacts(fault, before));
  return Object.fromEntries(after.corrections.map(({ register, energyWh }) => [register, energyWh]));
}

const everyRegister = {
  total: 100_001,
  sharp: 10_000,
  peak: 30_000,
  flat: 40_001,
  valley: 20_000,
  reactive_forward: 30_000,
  reactive_reverse: 5_001,
  demand: 12_345,
};

describe('a fault that multiplies what was recorded', () => {
  it('goes on every register, each rounded half-up to a Wh (domain.md §1.3)', () => {
    expect(corrected({ fault: 'wrong_wiring', billIds, factor: '1.5' }, facts(everyRegister))).toEqual({
      total: 150_002,
      sharp: 15_000,
      peak: 45_000,
      flat: 60_002,
      valley: 30_000,
      reactive_forward: 45_000,
      reactive_reverse: 7_502,
      demand: 18_518,
    });
  });

  it('leaves the reactive meter and the demand alone when only the active meter was tested', () => {
    const error = { fault: 'meter_error', billIds, error: '-0.1', isHalfPeriod: true } as const;
    expect(corrected(error, facts({ total: 900_000, reactive_forward: 300_000, demand: 9_000 }))).toEqual({
      // RF01: 900,000 at −10 % is 1,000,000 true, half of it to collect.
      total: 950_000,
    });
    expect(corrected({ ...error, isHalfPeriod: false }, facts({ total: 900_000 }))).toEqual({
      total: 1_000_000,
    });
  });

  it('knows the phases (RF06, RF09, RF11) and the multiplier (RF12)', () => {
    const mismatch = {
      fault: 'ct_mismatch',
      billIds,
      billedCt: '200/5',
      phases: [
        { ct: '200/5', isReversed: false },
        { ct: '200/5', isReversed: false },
        { ct: '300/5', isReversed: false },
      ],
    } as const;
    expect(corrected(mismatch, facts({ total: 50_000 }))).toEqual({ total: 56_250 });
    const mixed = {
      ...mismatch,
      phases: [
        { ct: '150/5', isReversed: false },
        { ct: '150/5', isReversed: false },
        { ct: '200/5', isReversed: true },
      ],
    };
    expect(corrected(mixed, facts({ total: 500_000 }))).toEqual({ total: 900_000 });
    const lost = { fault: 'phase_lost', billIds, phasesMetered: 2, ofPhases: 3 } as const;
    expect(corrected(lost, facts({ total: 10_000 }))).toEqual({ total: 15_000 });
    const multiplier = {
      fault: 'wrong_multiplier',
      billIds,
      trueMultiplier: '400/5',
      billedMultiplier: '600/5',
    } as const;
    expect(corrected(multiplier, facts({ total: 9_000 }))).toEqual({ total: 6_000 });
  });

  it('counts from what the bill counts now: a correction upon a correction', () => {
    const before = facts(
      { total: 10_000, reactive_forward: 4_000 },
      { corrections: [{ register: 'total', energyWh: wattHours(20_000) }] },
    );
    expect(corrected({ fault: 'wrong_wiring', billIds, factor: '2' }, before)).toEqual({
      total: 40_000,
      reactive_forward: 8_000,
    });
  });

  it('never lets the rounded parts of the day exceed the total that they are within', () => {
    const half = { fault: 'wrong_wiring', billIds, factor: '1.5' } as const;
    const after = corrected(half, facts({ total: 2, peak: 1, valley: 1 }));
    expect(after).toEqual({ total: 4, peak: 2, valley: 2 });
    // Parts that exceeded it before (PF03) go on exceeding it.
    expect(corrected(half, facts({ total: 2, peak: 2, valley: 2 }))).toEqual({
      total: 3,
      peak: 3,
      valley: 3,
    });
  });

  it.each([
    [{ fault: 'meter_error', billIds, error: '-1', isHalfPeriod: true }, 'error'],
    [{ fault: 'meter_error', billIds, error: '-3/2', isHalfPeriod: true }, 'error'],
    [{ fault: 'meter_error', billIds, error: '1/0', isHalfPeriod: true }, 'error'],
    [{ fault: 'wrong_wiring', billIds, factor: '0' }, 'factor'],
    [
      { fault: 'ct_mismatch', billIds, billedCt: '5/0', phases: [{ ct: '1', isReversed: false }] },
      'billedCt',
    ],
    [
      { fault: 'ct_mismatch', billIds, billedCt: '200/5', phases: [{ ct: '0', isReversed: false }] },
      'phases.0.ct',
    ],
    [
      {
        fault: 'ct_mismatch',
        billIds,
        billedCt: '200/5',
        phases: [
          { ct: '200/5', isReversed: false },
          { ct: '200/5', isReversed: true },
        ],
      },
      'phases',
    ],
    [
      {
        fault: 'ct_mismatch',
        billIds,
        billedCt: '200/5',
        phases: [
          { ct: '200/5', isReversed: false },
          { ct: '200/5', isReversed: true },
          { ct: '200/5', isReversed: true },
        ],
      },
      'phases',
    ],
    [{ fault: 'phase_lost', billIds, phasesMetered: 3, ofPhases: 2 }, 'phasesMetered'],
    [{ fault: 'wrong_multiplier', billIds, trueMultiplier: '0', billedMultiplier: '1' }, 'trueMultiplier'],
    [{ fault: 'wrong_multiplier', billIds, trueMultiplier: '1', billedMultiplier: '0' }, 'billedMultiplier'],
  ] satisfies [CorrectionFacts, string][])('refuses numbers that make no rate: %o', (fault, place) => {
    expect(refusalOf(correctFacts(fault, facts({ total: 10_000 })))).toEqual({
      code: 'adjustment_not_possible',
      facts: { place },
    });
  });
});

describe('a bill that counted by two meters', () => {
  it('has no rate on all of them, but a normal month', () => {
    const [dial] = facts({ total: 10_000 }).dials as [BilledDial];
    const two = facts({}, { dials: [dial, { ...dial, meterNo: 'M2' }] });
    const faults: CorrectionFacts[] = [
      { fault: 'meter_error', billIds, error: '0.1', isHalfPeriod: false },
      { fault: 'wrong_wiring', billIds, factor: '1.5' },
      { fault: 'ct_mismatch', billIds, billedCt: '200/5', phases: [{ ct: '300/5', isReversed: false }] },
      { fault: 'phase_lost', billIds, phasesMetered: 1, ofPhases: 3 },
      { fault: 'wrong_multiplier', billIds, trueMultiplier: '2', billedMultiplier: '1' },
    ];
    for (const fault of faults)
      expect(refusalOf(correctFacts(fault, two))).toEqual({
        code: 'adjustment_not_possible',
        facts: { place: 'meters' },
      });
    const normal = { fault: 'normal_month', billIds, normalWhPerMonth: wattHours(30_000) } as const;
    expect(corrected(normal, two)).toEqual({ total: 30_000 });
  });
});

describe('a normal month in the place of a faulty one', () => {
  const normal = (kwh: number) =>
    ({ fault: 'normal_month', billIds, normalWhPerMonth: wattHours(kwh * 1000) }) as const;

  it('counts so much a month, and keeps the power factor', () => {
    const before = facts({ total: 50_000, reactive_forward: 20_000, demand: 9_000 }, { months: 2 });
    expect(corrected(normal(100), before)).toEqual({ total: 200_000, reactive_forward: 80_000 });
  });

  it('divides it as the parts of the day were recorded, so that they add up', () => {
    const after = corrected(
      normal(100),
      facts({ total: 30_000, peak: 10_000, flat: 10_000, valley: 10_000 }),
    );
    expect(after).toEqual({ total: 100_000, peak: 33_334, flat: 33_333, valley: 33_333 });
    // A part without a register keeps what the total counted beyond the others.
    expect(corrected(normal(100), facts({ total: 40_000, valley: 10_000 }))).toEqual({
      total: 100_000,
      valley: 25_000,
    });
    expect(corrected(normal(90), facts({ peak: 1_000, valley: 2_000 }))).toEqual({
      peak: 30_000,
      valley: 60_000,
    });
  });

  it('is all flat, or else even, when nothing at all was recorded', () => {
    expect(corrected(normal(90), facts({ total: 0, peak: 0, flat: 0, valley: 0 }))).toEqual({
      total: 90_000,
      peak: 0,
      flat: 90_000,
      valley: 0,
    });
    expect(corrected(normal(90), facts({ total: 0, peak: 0, valley: 0, reactive_forward: 7_000 }))).toEqual({
      total: 90_000,
      peak: 45_000,
      valley: 45_000,
    });
  });
});

describe('a true dial', () => {
  const at = (kwh: number, changes: Partial<Extract<CorrectionFacts, { fault: 'true_dial' }>> = {}) =>
    ({
      fault: 'true_dial',
      billId: 1,
      readOn: day('2026-10-21'),
      dials: [{ register: 'total', dialWh: wattHours(kwh * 1000) }],
      ...changes,
    }) as const;

  it('moves the end of the whole period with it, a month at most', () => {
    const before = facts({ total: 100_000 }, { fullDays: 40 });
    const after = valueOf(correctFacts(at(1_050, { readOn: day('2026-10-25') }), before));
    expect(after).toMatchObject({ period: { from: '2026-09-22', to: '2026-10-25' }, fullDays: 44 });
    valueOf(correctFacts(at(1_050, { readOn: day('2026-11-21') }), before));
    expect(refusalOf(correctFacts(at(1_050, { readOn: day('2026-11-22') }), before))).toEqual({
      code: 'adjustment_not_possible',
      facts: { place: 'readOn' },
    });
  });

  it('takes the place of the billed one, the roll-over only while it is below the start', () => {
    const before = facts({ total: 100_000 });
    const after = valueOf(correctFacts(at(1_050), before));
    expect(after).toEqual({ ...before, dials: [{ ...before.dials[0], dialWh: 1_050_000 }] });
    expect(valueOf(energiesOfRegisters(after)).get('total')).toBe(50_000);
    const rolled = {
      ...before.dials[0],
      lastDialWh: wattHours(999_990_000),
      dialWh: wattHours(20_000),
      hasRolledOver: true,
    };
    const right = valueOf(correctFacts(at(30), { ...before, dials: [rolled as BilledDial] }));
    expect(valueOf(energiesOfRegisters(right)).get('total')).toBe(40_000);
    const notRolled = valueOf(correctFacts(at(999_995), { ...before, dials: [rolled as BilledDial] }));
    expect(valueOf(energiesOfRegisters(notRolled)).get('total')).toBe(5_000);
  });

  it('of an exchanged meter is that of the meter that hangs, in whatever order they are listed', () => {
    const before = facts({ total: 100_000 });
    const old = { ...(before.dials[0] as BilledDial), meterNo: 'M0', readOn: day('2026-10-02') };
    for (const dials of [
      [old, ...before.dials],
      [...before.dials, old],
    ]) {
      const after = valueOf(correctFacts(at(1_050), { ...before, dials }));
      expect(after.dials.map((dial) => [dial.meterNo, dial.dialWh]).sort()).toEqual([
        ['M0', 1_100_000],
        ['M1', 1_050_000],
      ]);
    }
  });

  it('of two meters side by side is refused: nobody could say which', () => {
    const before = facts({ total: 100_000 });
    const second = { ...(before.dials[0] as BilledDial), meterNo: 'M2' };
    const refused = correctFacts(at(1_050), { ...before, dials: [...before.dials, second] });
    expect(refusalOf(refused)).toEqual({ code: 'adjustment_not_possible', facts: { place: 'dials.total' } });
  });

  it('moves the end of the bill to the day it was read, when every register was', () => {
    const readOn = day('2026-10-25');
    expect(valueOf(correctFacts(at(1_050, { readOn }), facts({ total: 100_000 })))).toMatchObject({
      period: { from: '2026-09-22', to: '2026-10-25' },
      dials: [{ readOn: '2026-10-25' }],
    });
    expect(
      refusalOf(correctFacts(at(1_050, { readOn }), facts({ total: 100_000, valley: 1 }))),
    ).toMatchObject({
      code: 'adjustment_not_possible',
      facts: { place: 'dials' },
    });
  });

  it.each([
    [
      { dials: [{ register: 'peak', dialWh: wattHours(1) }] },
      'adjustment_not_possible',
      { place: 'dials.peak' },
    ],
    [{ readOn: day('2026-09-20') }, 'read_before_last', { lastReadOn: '2026-09-21' }],
    [
      {
        dials: [
          { register: 'total', dialWh: wattHours(1) },
          { register: 'total', dialWh: wattHours(2) },
        ],
      },
      'adjustment_not_possible',
      { place: 'dials' },
    ],
  ] as const)('refuses %o', (changes, code, refusedFacts) => {
    expect(refusalOf(correctFacts(at(1_050, changes), facts({ total: 100_000 })))).toEqual({
      code,
      facts: refusedFacts,
    });
  });

  it('refuses a register whose energy an adjustment replaced: there is no dial to go by', () => {
    const before = facts(
      { total: 100_000 },
      { corrections: [{ register: 'total', energyWh: wattHours(7) }] },
    );
    expect(refusalOf(correctFacts(at(1_050), before))).toEqual({
      code: 'adjustment_not_possible',
      facts: { place: 'corrections' },
    });
  });
});

describe('a price class and a power factor', () => {
  it('forces the tariff and leaves the energy alone', () => {
    const before = facts({ total: 100_000 });
    expect(valueOf(correctFacts({ fault: 'wrong_class', billIds, tariffCode: 'x' }, before))).toEqual({
      ...before,
      forcedTariffCode: 'x',
    });
  });

  it('puts the true reactive energy on the registers that counted it, and on no others', () => {
    const fault = { fault: 'power_factor', billId: 1, trueVarh: wattHours(10_000) } as const;
    expect(corrected(fault, facts({ total: 1, reactive_forward: 30_000 }))).toEqual({
      reactive_forward: 10_000,
    });
    expect(corrected(fault, facts({ total: 1, reactive_forward: 3_000, reactive_reverse: 1_000 }))).toEqual({
      reactive_forward: 7_500,
      reactive_reverse: 2_500,
    });
    expect(refusalOf(correctFacts(fault, facts({ total: 1 }))).facts).toEqual({ place: 'trueVarh' });
  });
});
