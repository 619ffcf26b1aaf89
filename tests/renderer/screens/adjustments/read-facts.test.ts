import { describe, expect, it } from 'vitest';
import { type AdjustmentFault, adjustmentFaults } from '../../../../db/domain/billing/adjustment/fault.ts';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../../../db/domain/kernel/energy.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { adjustmentFactsShape, type StandingBill } from '../../../../electron/contract/adjustments.ts';
import { billNeedOf, faultChoices } from '../../../../renderer/screens/adjustments/fault-groups.ts';
import {
  emptyForm,
  emptyItem,
  type FactField,
  type FaultForm,
} from '../../../../renderer/screens/adjustments/fault-form.ts';
import { billedMultiplierOf } from '../../../../renderer/screens/adjustments/use-new-adjustment.ts';
import { readFacts } from '../../../../renderer/screens/adjustments/read-facts.ts';

const newest: StandingBill = {
  billId: 12,
  periodMonth: month('2026-10'),
  isRebill: false,
  chargedFor: null,
  isNewest: true,
  readOn: day('2026-10-21'),
  energyWh: wattHours(120_000),
  amountFen: fen(6_120),
  paidFen: fen(0),
  tariffCode: 'residential_lv',
  tariffLabel: '居民',
  multiplierMilli: milliMultiplier(40_000),
  registers: [
    { register: 'peak', energyWh: wattHours(80_000), dialWh: wattHours(880_000) },
    { register: 'valley', energyWh: wattHours(40_000), dialWh: wattHours(440_000) },
  ],
};
const bills = { ticked: [11, 12], tickedCharges: [13], newest };

function typed(texts: Partial<Record<FactField, string>>, rest: Partial<FaultForm> = {}): FaultForm {
  return { ...emptyForm, ...rest, texts: { ...emptyForm.texts, ...texts } };
}

/** What the form of each fault is when somebody filled it in, and the facts that come of it. */
const filledIn: Readonly<Record<AdjustmentFault, readonly [FaultForm, object]>> = {
  meter_error: [typed({ error: '+5%' }), { billIds: [11, 12], error: '5/100', isHalfPeriod: true }],
  wrong_wiring: [typed({ factor: '1.732' }), { billIds: [11, 12], factor: '1.732' }],
  ct_mismatch: [
    typed(
      { billedCt: '200/5' },
      {
        phases: [
          { ct: '300/5', isReversed: false },
          { ct: ' ', isReversed: true },
          { ct: '200/5', isReversed: true },
        ],
      },
    ),
    {
      billIds: [11, 12],
      billedCt: '200/5',
      phases: [
        { ct: '300/5', isReversed: false },
        { ct: '200/5', isReversed: true },
      ],
    },
  ],
  phase_lost: [typed({ phasesMetered: '2' }), { billIds: [11, 12], phasesMetered: 2, ofPhases: 3 }],
  wrong_multiplier: [
    typed({ trueMultiplier: '80', billedMultiplier: '40' }),
    { billIds: [11, 12], trueMultiplier: '80', billedMultiplier: '40' },
  ],
  normal_month: [typed({ normalEnergy: '95.5' }), { billIds: [11, 12], normalWhPerMonth: 95_500 }],
  true_dial: [
    typed({ readOn: '2026/10/21' }, { dials: { valley: '430', total: '999' } }),
    { billId: 12, readOn: '2026-10-21', dials: [{ register: 'valley', dialWh: 430_000 }] },
  ],
  wrong_class: [
    typed({}, { tariffCode: 'commercial_lv' }),
    { billIds: [11, 12], tariffCode: 'commercial_lv' },
  ],
  power_factor: [typed({ trueVarh: '500' }), { billId: 11, trueVarh: 500_000 }],
  theft: [
    typed({ fine: '500' }, { items: [{ ...emptyItem, power: '2', price: '0.51', days: '90' }, emptyItem] }),
    {
      items: [
        {
          energyWh: null,
          powerW: 2_000,
          hoursPerDay: null,
          days: 90,
          use: 'power',
          priceNanoyuan: 510_000_000,
        },
      ],
      multiple: null,
      fineFen: 50_000,
    },
  ],
  price_class_breach: [
    typed(
      { months: '3', multiple: '2' },
      // Hours that stay behind from a power that was taken out again do not count.
      { items: [{ ...emptyItem, use: 'lighting', energy: '300', hours: '6', price: '0.0943' }] },
    ),
    {
      items: [
        {
          energyWh: 300_000,
          powerW: null,
          hoursPerDay: null,
          days: null,
          use: 'lighting',
          priceNanoyuan: 94_300_000,
        },
      ],
      months: 3,
      multiple: 2,
    },
  ],
  over_capacity: [typed({ power: '15' }), { powerW: 15_000 }],
  private_capacity: [
    typed({ capacity: '100', capacityPrice: '22', from: '20260801', to: '2026-10-31' }),
    {
      capacityVa: 100_000,
      priceNanoyuan: 22_000_000_000,
      from: '2026-08-01',
      to: '2026-10-31',
      multiple: null,
    },
  ],
  suspended_use: [
    typed({ capacity: '50', sealedOn: '2026-08-01', foundOn: '2026-08-01', multiple: '0' }),
    { capacityVa: 50_000, priceNanoyuan: null, sealedOn: '2026-08-01', foundOn: '2026-08-01', multiple: 0 },
  ],
  company_outage: [
    typed({ energy: '100', price: '0.6043' }),
    { energyWh: 100_000, priceNanoyuan: 604_300_000, multiple: null },
  ],
  wrong_charge: [emptyForm, { billId: 13 }],
};

describe('billedMultiplierOf', () => {
  it('is what all the ticked bills were billed with, or nothing', () => {
    const other = { ...newest, multiplierMilli: milliMultiplier(1_500) };
    expect(billedMultiplierOf([newest, newest])).toBe('40');
    expect(billedMultiplierOf([other])).toBe('1.5');
    expect(billedMultiplierOf([newest, other])).toBe('');
    expect(billedMultiplierOf([{ ...newest, multiplierMilli: null }])).toBe('');
    expect(billedMultiplierOf([])).toBe('');
  });
});

describe('readFacts', () => {
  it.each(adjustmentFaults)('reads a filled-in form of %s as the border takes it', (fault) => {
    const [form, facts] = filledIn[fault];
    const ticked = billNeedOf[fault] === 'one' ? [11] : bills.ticked;
    const read = readFacts(fault, form, { ticked, tickedCharges: [13], newest });
    expect(read).toEqual({ ok: true, facts: { fault, ...facts } });
    expect(adjustmentFactsShape.safeParse(read.ok ? read.facts : null).success).toBe(true);
  });

  it.each(adjustmentFaults)('finds something missing in an empty form of %s', (fault) => {
    const read = readFacts(fault, emptyForm, { ticked: [], tickedCharges: [], newest: null });
    expect(read.ok).toBe(false);
    if (!read.ok) expect(Object.hasOwn(read.wrong, 'bills')).toBe(billNeedOf[fault] !== 'none');
  });

  it.each<[string, AdjustmentFault, FaultForm, object]>([
    ['no figure', 'over_capacity', typed({ power: 'much' }), { power: 'power' }],
    [
      'every place at once',
      'private_capacity',
      typed({ capacityPrice: '-1', from: '2026-02-30', multiple: '3.5' }),
      {
        capacity: 'missing',
        capacityPrice: 'capacity_price',
        from: 'day',
        to: 'missing',
        multiple: 'multiple',
      },
    ],
    [
      'an end before its start',
      'suspended_use',
      typed({ capacity: '50', sealedOn: '2026-08-02', foundOn: '2026-08-01' }),
      { foundOn: 'before_start' },
    ],
    ['no phase lost', 'phase_lost', typed({ phasesMetered: '3' }), { phasesMetered: 'more_than_all' }],
    [
      'energy beside power',
      'theft',
      typed({}, { items: [{ ...emptyItem, energy: '3', power: '2', price: '0.5' }] }),
      { 'items.0.energy': 'energy_or_power' },
    ],
    [
      'a row without a price',
      'theft',
      typed({}, { items: [emptyItem, { ...emptyItem, energy: '3' }] }),
      { 'items.1.price': 'missing' },
    ],
    ['no row', 'theft', typed({}), { 'items.0.energy': 'missing' }],
    [
      'a phase that is no fraction, told there and not as missing',
      'ct_mismatch',
      typed(
        { billedCt: '200/5' },
        {
          phases: [
            { ct: '', isReversed: false },
            { ct: '200:5', isReversed: false },
          ],
        },
      ),
      { 'phases.1': 'ratio' },
    ],
    ['no dial of this bill', 'true_dial', typed({ readOn: '2026-10-21' }), { 'dials.peak': 'missing' }],
    ['no tariff', 'wrong_class', emptyForm, { tariff: 'missing' }],
  ])('tells %s', (_, fault, form, wrong) => {
    expect(readFacts(fault, form, bills)).toEqual({ ok: false, wrong });
  });

  it('takes exactly one bill where only one can be corrected', () => {
    const form = typed({ trueVarh: '500' });
    expect(readFacts('power_factor', form, bills)).toEqual({ ok: false, wrong: { bills: 'one_bill' } });
  });
});

it('offers every fault once', () => {
  expect(faultChoices.map(({ fault }) => fault).toSorted()).toEqual([...adjustmentFaults].toSorted());
});
