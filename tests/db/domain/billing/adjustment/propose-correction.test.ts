import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CorrectionFacts } from '../../../../../db/domain/billing/adjustment/adjustment-facts.ts';
import { carryOver } from '../../../../../db/domain/billing/adjustment/carry-over.ts';
import {
  amountOfAdjustment,
  energyOfAdjustment,
} from '../../../../../db/domain/billing/adjustment/proposal.ts';
import {
  proposeCorrection,
  type BillToCorrect,
} from '../../../../../db/domain/billing/adjustment/propose-correction.ts';
import type { BilledDial, BillFacts } from '../../../../../db/domain/billing/bill-facts.ts';
import { factsOf, readBillWorking } from '../../../../../db/domain/billing/bill-working.ts';
import { computeBill } from '../../../../../db/domain/billing/compute-bill.ts';
import type { PolicyPack } from '../../../../../db/domain/billing/policy-pack.ts';
import { plainTerms } from '../../../../../db/domain/billing/supply-terms.ts';
import { addMonths, day, month } from '../../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../../../../db/domain/kernel/energy.ts';
import { fen } from '../../../../../db/domain/kernel/money.ts';
import type { RegisterKind } from '../../../../../db/domain/metering/register-kind.ts';
import { shippedPack } from '../../../../support/packs.ts';
import { refusalOf, valueOf } from '../../../../support/station.ts';

const gansu = shippedPack('gansu');
const zhejiang = shippedPack('zhejiang');

function billOf(
  billId: number,
  kwh: Readonly<Partial<Record<RegisterKind, number>>>,
  changes: Partial<BillFacts> = {},
  pack: PolicyPack = gansu,
): BillToCorrect {
  const periodMonth = addMonths(month('2026-01'), billId - 1);
  const [lastReadOn, readOn] = [day(`${addMonths(periodMonth, -1)}-21`), day(`${periodMonth}-21`)];
  const dials = (Object.entries(kwh) as [RegisterKind, number][]).map(
    ([register, used]): BilledDial => ({
      register,
      meterNo: 'M1',
      multiplierMilli: milliMultiplier(1000),
      lastDialWh: register === 'demand' ? null : wattHours(1_000_000),
      lastReadOn,
      dialWh: wattHours(register === 'demand' ? used * 1000 : 1_000_000 + used * 1000),
      readOn,
      digits: 6,
      hasRolledOver: false,
    }),
  );
  const facts: BillFacts = {
    customerClass: 'residential',
    volts: 220,
    capacityVa: null,
    isWelfare: false,
    openedOn: null,
    periodMonth,
    months: 1,
    period: null,
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
  const packs = [{ from: pack.effectiveFrom, pack }];
  const { lines, totalFen, energyWh, working } = valueOf(computeBill(facts, packs));
  return { billId, periodMonth, energyWh, amountFen: totalFen, lines, working, packs };
}

const summary = (fault: CorrectionFacts, bills: readonly BillToCorrect[]) =>
  valueOf(proposeCorrection(fault, bills)).corrected.map(({ billId, before, after }) => [
    billId,
    before.totalFen,
    after.totalFen,
    after.energyWh,
  ]);

const double = (...billIds: number[]) =>
  ({ fault: 'wrong_multiplier', billIds, trueMultiplier: '2', billedMultiplier: '1' }) as const;

describe('proposeCorrection', () => {
  it('computes each bill again by its own pack, oldest first, tiers and all', () => {
    const bills = [billOf(2, { total: 200 }), billOf(1, { total: 100 })];
    const proposed = valueOf(proposeCorrection(double(1, 2), bills));
    expect(proposed.corrected.map(({ billId, after }) => [billId, after.totalFen])).toEqual([
      [1, 10_400],
      [2, 25_600],
    ]);
    expect(proposed.formula).toBe('ΔW = (正确倍率 ÷ 计费倍率 − 1) × W = (2 ÷ 1 − 1) × W；ΔW = 1 × W');
    const content = { form: 1, facts: double(1, 2), ...proposed, charge: null } as const;
    expect(amountOfAdjustment(content)).toBe(10_400 - 5_100 + 25_600 - 10_400);
    expect(energyOfAdjustment(content)).toBe(300_000);
  });

  it('leaves out a bill that the fault does not change, and refuses when none changes', () => {
    expect(summary(double(1, 2), [billOf(1, { total: 0 }), billOf(2, { total: 10 })])).toEqual([
      [2, 510, 1_020, 20_000],
    ]);
    expect(refusalOf(proposeCorrection(double(1), [billOf(1, { total: 0 })])).code).toBe(
      'adjustment_changes_nothing',
    );
  });

  it('goes on with the tier year that the corrected bill before leaves', () => {
    const terms = [{ effectiveFrom: day('2020-01-01'), terms: plainTerms }];
    const first = billOf(1, { total: 2_000 }, { terms }, zhejiang);
    const yearQuota = first.working.yearQuotaAfter ?? null;
    const second = billOf(2, { total: 500 }, { terms, yearQuota }, zhejiang);
    const [together] = summary(double(1, 2), [first, second]).slice(1);
    const [alone] = summary(double(2), [second]);
    // 760 kWh are left of the first tier (2,760 a year) after 2,000: 760 × 0.538 + 240 × 0.588.
    expect(alone).toEqual([2, 26_900, 55_000, 1_000_000]);
    // After 4,000 only 800 of the second (4,800): 800 × 0.588 + 200 × 0.838.
    expect(together).toEqual([2, 26_900, 63_800, 1_000_000]);
  });

  it('computes the other bills of the tier year again, without the fault, and leaves other years alone', () => {
    const yearOf = (...kwh: number[]) => {
      const bills: BillToCorrect[] = [];
      for (const [index, total] of kwh.entries()) {
        const yearQuota = bills.at(-1)?.working.yearQuotaAfter ?? null;
        bills.push(billOf(10 + index, { total }, { yearQuota }, zhejiang));
      }
      return bills;
    };
    const less = (...billIds: number[]) => ({ fault: 'wrong_wiring', billIds, factor: '2/3' }) as const;
    const [october, november, december, january] = yearOf(3_000, 700, 60, 100) as [
      BillToCorrect,
      BillToCorrect,
      BillToCorrect,
      BillToCorrect,
    ];
    const corrected = valueOf(
      proposeCorrection(less(10), [october], [january, december, november]),
    ).corrected.map(({ billId, after }) => [billId, after.totalFen, after.energyWh]);
    // 2,760 kWh of the first tier at 0.538 are the whole year.
    expect(corrected).toEqual([
      [10, 107_600, 2_000_000],
      [11, 37_660, 700_000],
      [12, 3_228, 60_000],
    ]);
    expect(107_600 + 37_660 + 3_228).toBe(148_488);
    // Earlier bills stay as they are.
    expect(
      valueOf(proposeCorrection(less(11), [november], [october, december])).corrected.map(
        ({ billId }) => billId,
      ),
    ).toEqual([11]);
    // What is off the yearly tiers gives its part of them back.
    const wrongClass = { fault: 'wrong_class', billIds: [10], tariffCode: 'residential_shared_low' } as const;
    const freed = proposeCorrection(wrongClass, [october], [november, december]);
    expect(
      valueOf(freed)
        .corrected.map(({ billId, after }) => [billId, after.totalFen])
        .slice(1),
    ).toEqual([
      [11, 37_660],
      [12, 3_228],
    ]);
  });

  it('puts another price on the same energy, and refuses one that the pack does not have', () => {
    const wrongClass = { fault: 'wrong_class', billIds: [1], tariffCode: 'commercial_low' } as const;
    const bills = [billOf(1, { total: 100 })];
    const [corrected] = valueOf(proposeCorrection(wrongClass, bills)).corrected;
    expect(corrected?.after.working.parts[0]?.tariff.code).toBe('commercial_low');
    expect(corrected?.after.totalFen).toBe(6_043);
    expect(refusalOf(proposeCorrection({ ...wrongClass, tariffCode: 'no_such' }, bills))).toEqual({
      code: 'tariff_unknown',
      facts: { code: 'no_such' },
    });
  });

  it('corrects a bill of the first form, by the price it was billed at', () => {
    const { lines, ...bill } = billOf(1, { total: 290 });
    const [part] = bill.working.parts;
    const [dials] = factsOf(bill.working).dials;
    const first = {
      form: 1,
      pack: bill.working.pack,
      tariff: part?.tariff,
      dials,
      energyWh: 290_000,
      tiers: part?.tiers,
      rounding: 'each_line_half_up_to_fen',
      lastBillEnergyWh: null,
    };
    const row = { periodMonth: bill.periodMonth, customerClass: 'residential' } as const;
    const old = { ...bill, lines, working: readBillWorking(JSON.stringify(first), row) };
    expect(summary({ fault: 'wrong_wiring', billIds: [1], factor: '0.5' }, [old])).toEqual([
      [1, 16_690, 7_395, 145_000],
    ]);
    const same = proposeCorrection({ fault: 'wrong_wiring', billIds: [1], factor: '1' }, [old]);
    expect(refusalOf(same).code).toBe('adjustment_changes_nothing');
  });

  it('refuses a dial below the start', () => {
    const fault = {
      fault: 'true_dial',
      billId: 1,
      readOn: day('2026-01-21'),
      dials: [{ register: 'total', dialWh: wattHours(999_000) }],
    } as const;
    expect(refusalOf(proposeCorrection(fault, [billOf(1, { total: 100 })]))).toEqual({
      code: 'reading_backward',
      facts: { previous: '1000', current: '999' },
    });
  });
});

const anyBill = fc
  .record({
    total: fc.integer({ min: 0, max: 3_000 }),
    valley: fc.option(fc.integer({ min: 0, max: 1_000 }), { nil: null }),
    forward: fc.option(fc.integer({ min: 0, max: 2_000 }), { nil: null }),
    isCommercial: fc.boolean(),
    isOfYear: fc.boolean(),
  })
  .map(({ total, valley, forward, isCommercial, isOfYear }) => {
    const kwh: Partial<Record<RegisterKind, number>> = { total };
    const tou = valley !== null && !isOfYear ? 'commercial_low_tou' : null;
    if (tou !== null)
      Object.assign(kwh, {
        peak: Math.trunc(total / 3),
        valley: Math.min(valley ?? 0, Math.trunc(total / 3)),
      });
    if (forward !== null) kwh.reactive_forward = forward;
    const terms =
      tou === null ? [] : [{ effectiveFrom: day('2020-01-01'), terms: { ...plainTerms, tariffCode: tou } }];
    const customerClass = isCommercial && !isOfYear ? ('commercial' as const) : ('residential' as const);
    return billOf(1, kwh, { customerClass, terms }, isOfYear ? zhejiang : gansu);
  });

describe('an adjustment to the same facts', () => {
  it('is nothing, whatever the bill and the fault', () => {
    fc.assert(
      fc.property(
        anyBill,
        fc.constantFrom<CorrectionFacts['fault']>(
          'meter_error',
          'wrong_wiring',
          'ct_mismatch',
          'phase_lost',
          'wrong_multiplier',
          'true_dial',
          'wrong_class',
        ),
        (bill, fault) => {
          const billIds = [bill.billId];
          const [tariff] = bill.working.parts;
          const facts: Partial<Record<CorrectionFacts['fault'], CorrectionFacts>> = {
            meter_error: { fault: 'meter_error', billIds, error: '0', isHalfPeriod: true },
            wrong_wiring: { fault: 'wrong_wiring', billIds, factor: '7/7' },
            ct_mismatch: {
              fault: 'ct_mismatch',
              billIds,
              billedCt: '200/5',
              phases: [0, 1, 2].map(() => ({ ct: '200/5', isReversed: false })),
            },
            phase_lost: { fault: 'phase_lost', billIds, phasesMetered: 3, ofPhases: 3 },
            wrong_multiplier: {
              fault: 'wrong_multiplier',
              billIds,
              trueMultiplier: '20',
              billedMultiplier: '100/5',
            },
            true_dial: {
              fault: 'true_dial',
              billId: 1,
              readOn: day('2026-01-21'),
              dials: bill.working.facts.dials.map((dial) => ({
                register: dial.register ?? 'total',
                dialWh: dial.dialWh,
              })),
            },
            wrong_class: { fault: 'wrong_class', billIds, tariffCode: tariff?.tariff.code ?? '' },
          };
          const proposed = proposeCorrection(facts[fault] as CorrectionFacts, [bill]);
          expect(refusalOf(proposed).code).toBe('adjustment_changes_nothing');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('comes back to it: by a factor that brings no rounding, and then by its inverse', () => {
    fc.assert(
      fc.property(anyBill, fc.integer({ min: 2, max: 9 }), (bill, factor) => {
        const times = (text: string): CorrectionFacts => ({
          fault: 'wrong_wiring',
          billIds: [1],
          factor: text,
        });
        const there = proposeCorrection(times(String(factor)), [bill]);
        if (!there.ok) return;
        const after = there.value.corrected[0]?.after;
        if (after === undefined) throw new Error('nothing was corrected');
        const back = valueOf(
          proposeCorrection(times(`1/${factor}`), [
            {
              ...bill,
              energyWh: after.energyWh,
              amountFen: after.totalFen,
              lines: after.lines,
              working: after.working,
            },
          ]),
        );
        expect(back.corrected[0]?.after.totalFen).toBe(bill.amountFen);
        expect(back.corrected[0]?.after.energyWh).toBe(bill.energyWh);
      }),
      { numRuns: 200 },
    );
  });
});

describe('carryOver', () => {
  it('loses no fen: what was paid pays the new bill, and the rest is paid ahead', () => {
    const money = fc.integer({ min: 0, max: 100_000_000 });
    fc.assert(
      fc.property(money, money, money, (amount, part, newAmount) => {
        const outstanding = Math.min(part, amount);
        const { carriedFen, openFen, prepaidFen } = carryOver(
          { amountFen: fen(amount), outstandingFen: fen(outstanding) },
          fen(newAmount),
        );
        expect(carriedFen + prepaidFen).toBe(amount - outstanding);
        expect(carriedFen + openFen).toBe(newAmount);
        expect(Math.min(carriedFen, openFen, prepaidFen)).toBeGreaterThanOrEqual(0);
        expect(openFen * prepaidFen).toBe(0);
      }),
    );
  });
});
