import { describe, expect, it } from 'vitest';
import { day } from '../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier } from '../../../../db/domain/kernel/energy.ts';
import { shippedPack } from '../../../support/packs.ts';
import { kwh } from '../../../support/usage.ts';
import { billOf, dial, facts, linesOf, since, terms } from './facts.ts';

const gansuNow = since('2021-08-01', shippedPack('gansu'));

describe('two parts, demand, power factor', () => {
  const industry = { customerClass: 'large_industry' as const, volts: 10_000, capacityVa: 400_000 };
  const chosen = (changes: Parameters<typeof terms>[0] = {}) => [
    terms({ tariffCode: 'large_industry_two_part', ...changes }),
  ];
  const energy = [
    dial('total', '0', '40', { multiplierMilli: milliMultiplier(1_000_000) }),
    dial('peak', '0', '10', { multiplierMilli: milliMultiplier(1_000_000) }),
    dial('valley', '0', '10', { multiplierMilli: milliMultiplier(1_000_000) }),
  ];
  const reactive = [
    dial('reactive_forward', '0', '25', { multiplierMilli: milliMultiplier(1_000_000) }),
    dial('reactive_reverse', '0', '5', { multiplierMilli: milliMultiplier(1_000_000) }),
  ];

  it('charges the capacity of the contract and judges the power factor: 0.80 of 0.90 costs 5 %', () => {
    const bill = billOf(facts([...energy, ...reactive], { ...industry, terms: chosen() }), gansuNow);
    expect(linesOf(bill)).toEqual([
      ['peak', 10_000, '8800.00'],
      ['flat', 20_000, '11886.00'],
      ['valley', 10_000, '3086.00'],
      ['capacity', 400, '11200.00'],
      ['power_factor', 5, '1748.60'],
    ]);
    expect(bill.working.units).toEqual([
      { lineNo: 4, quantityMilli: 400_000, unit: 'kVA', baseFen: null },
      { lineNo: 5, quantityMilli: 5_000, unit: '%', baseFen: 3_497_200 },
    ]);
  });

  it('charges transformers by their days, and the loss of one in whole kWh at the flat price (TL01)', () => {
    const transformers = [
      {
        name: '1号',
        capacityVa: 310_000,
        from: day('2026-11-02'),
        until: null,
        suspensions: [],
        interlock: null,
        isColdStandby: false,
      },
    ];
    const capacity = { kind: 'transformers' as const, transformers };
    const loss = { transformerType: '示例', capacityVa: 400_000, lineLossPpm: null };
    const bill = billOf(
      facts([...energy, ...reactive], { ...industry, terms: chosen({ capacity, loss }) }),
      gansuNow,
    );
    // 20 days of 31; iron 300 kWh and a hundredth of 40,000 kWh.
    expect(linesOf(bill).slice(3, 5)).toEqual([
      ['loss', 700, '416.01'],
      ['capacity', 200, '5600.00'],
    ]);
    expect(bill.working.parts[0]?.powerFactor).toMatchObject({
      activeWh: 40_700_000,
      reactiveVarh: 31_320_000,
    });
  });

  it('charges a contract demand with what is above it, and the measured demand', () => {
    const demand = dial('demand', null, '0.53', { multiplierMilli: milliMultiplier(1_000_000) });
    const dials = [...energy, ...reactive, demand];
    const contract = { kind: 'contract_demand' as const, contractW: 400_000, capacityVa: 1_000_000 };
    const agreed = billOf(facts(dials, { ...industry, terms: chosen({ capacity: contract }) }), gansuNow);
    expect(linesOf(agreed).slice(3, 5)).toEqual([
      ['demand', 400, '15200.00'],
      ['over_demand', 110, '8360.00'],
    ]);
    const measured = chosen({ capacity: { kind: 'measured_demand' } });
    const paid = billOf(facts(dials, { ...industry, terms: measured }), gansuNow);
    expect(linesOf(paid)[3]).toEqual(['demand', 530, '20140.00']);
  });

  it('holds a contract to 40 % of the contract capacity where the terms name none (domain.md §2.3)', () => {
    const demand = dial('demand', null, '0.09', { multiplierMilli: milliMultiplier(1_000_000) });
    const contract = { kind: 'contract_demand' as const, contractW: 100_000, capacityVa: null };
    const bill = billOf(
      facts([...energy, ...reactive, demand], { ...industry, terms: chosen({ capacity: contract }) }),
      gansuNow,
    );
    expect(linesOf(bill)[3]).toEqual(['demand', 160, '6080.00']);
  });

  it('charges a supply that began inside the month by its days of it (domain.md §1.5)', () => {
    const loss = { transformerType: '示例', capacityVa: 400_000, lineLossPpm: null };
    const bill = billOf(
      facts([...energy, ...reactive], {
        ...industry,
        terms: chosen({ loss }),
        period: { from: day('2026-11-12'), to: day('2026-11-21') },
        fullDays: 31,
      }),
      gansuNow,
    );
    // 400 kVA × 28 × 10/31; iron 300 × 10/31 and a hundredth of 40,000 kWh, in whole kWh: 497.
    expect(linesOf(bill).slice(3, 5)).toEqual([
      ['loss', 497, '295.37'],
      ['capacity', 129.032, '3612.90'],
    ]);
    const demand = dial('demand', null, '0.3', { multiplierMilli: milliMultiplier(1_000_000) });
    const contract = { kind: 'contract_demand' as const, contractW: 310_000, capacityVa: null };
    const agreed = billOf(
      facts([...energy, ...reactive, demand], {
        ...industry,
        terms: chosen({ capacity: contract }),
        period: { from: day('2026-11-12'), to: day('2026-11-21') },
        fullDays: 31,
      }),
      gansuNow,
    );
    expect(linesOf(agreed)[3]).toEqual(['demand', 310, '3800.00']);
  });

  it('judges whom the table names only where reactive energy is counted, without a bonus where the terms bar it', () => {
    const shop = { customerClass: 'commercial' as const, volts: 10_000, capacityVa: 160_000 };
    const judged = (changes: Parameters<typeof terms>[0], varh = '0') =>
      linesOf(
        billOf(
          facts([dial('total', '0', '1000'), dial('reactive_forward', '0', varh)], {
            ...shop,
            terms: [terms(changes)],
          }),
          gansuNow,
        ),
      )[1];
    expect(judged({})).toEqual(['power_factor', -1.1, '-6.54']);
    expect(judged({ hasPowerFactorBonus: false })).toEqual(['power_factor', 0, '0.00']);
    expect(judged({ powerFactorStandard: 90 }, '1000')).toEqual(['power_factor', 9.5, '56.46']);
    expect(linesOf(billOf(facts([dial('total', '0', '1000')], shop), gansuNow))).toHaveLength(1);
  });

  it('takes the active energy of the whole meter for the power factor, also what hangs behind and is billed elsewhere', () => {
    const shop = { customerClass: 'commercial' as const, volts: 10_000, capacityVa: 160_000 };
    const dials = [dial('total', '0', '1000'), dial('reactive_forward', '0', '1000')];
    const alone = billOf(facts(dials, { ...shop }), gansuNow);
    const divided = billOf(facts(dials, { ...shop, childrenWh: [kwh('900')] }), gansuNow);
    expect(alone.working.parts[0]?.powerFactor?.powerFactor).toBe(71);
    expect(divided.working.parts[0]?.powerFactor).toMatchObject({ powerFactor: 71, activeWh: 1_000_000 });
  });
});
