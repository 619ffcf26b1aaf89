import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOfBillLines } from '../../../../db/domain/billing/bill-line.ts';
import { chargeCapacity, type ChargedTransformer } from '../../../../db/domain/billing/capacity-charge.ts';
import { chargeDemand } from '../../../../db/domain/billing/demand-charge.ts';
import type { TwoPartCharge } from '../../../../db/domain/billing/two-part-charge.ts';
import { addDays, day, type Day } from '../../../../db/domain/kernel/calendar.ts';
import { formatYuan } from '../../../../db/domain/kernel/money.ts';
import { refusalOf, valueOf } from '../../../support/station.ts';
import { price } from '../../../support/usage.ts';

const charge: TwoPartCharge = {
  label: '基本电费',
  capacityNanoyuan: price('30'),
  contractDemandNanoyuan: price('40'),
  measuredDemandNanoyuan: price('38'),
  proration: 'calendar_days',
  roundsToWholeUnit: false,
  suspendedSharePpm: 0,
  suspendedFromDays: 15,
  minimumContractSharePpm: 400_000,
  overDemand: 'contract_plus_double_excess',
  overDemandTolerancePpm: 50_000,
};

function transformer(kva: number, changes: Partial<ChargedTransformer> = {}): ChargedTransformer {
  return {
    name: '1',
    capacityVa: kva * 1000,
    from: null,
    until: null,
    suspensions: [],
    interlock: null,
    isColdStandby: false,
    ...changes,
  };
}

const july = { from: day('2024-07-01'), to: day('2024-07-31') };
const june = { from: day('2024-06-01'), to: day('2024-06-30') };
const yuan = (
  rules: Partial<TwoPartCharge>,
  units: readonly ChargedTransformer[],
  period = july,
  months = 1,
) => formatYuan(sumOfBillLines(chargeCapacity({ ...charge, ...rules }, units, period, months).lines));

describe('chargeCapacity', () => {
  it('charges a whole month whatever its length', () => {
    for (const proration of ['calendar_days', 'month_of_30'] as const) {
      expect(yuan({ proration }, [transformer(315)])).toBe('9450.00');
      expect(yuan({ proration }, [transformer(315)], june)).toBe('9450.00');
    }
  });

  it('takes days of the month since 2024 and thirtieths before', () => {
    const added = [transformer(310, { from: day('2024-07-22') })];
    expect(yuan({ proration: 'calendar_days' }, added)).toBe('3000.00');
    expect(yuan({ proration: 'month_of_30' }, added)).toBe('3100.00');
  });

  it('does not charge the day of sealing and charges the day it starts again', () => {
    const sealed = (on: string, resumedOn: string | null) =>
      chargeCapacity(
        charge,
        [
          transformer(310, {
            suspensions: [{ on: day(on), resumedOn: resumedOn === null ? null : day(resumedOn) }],
          }),
        ],
        july,
        1,
      ).spans.map((span) => span.days);
    expect(sealed('2024-07-11', null)).toEqual([10]);
    expect(sealed('2024-06-20', '2024-07-11')).toEqual([21]);
    expect(sealed('2024-07-01', null)).toEqual([]);
  });

  it('cuts nothing for a suspension of less than 15 days', () => {
    const sealed = (resumedOn: string) => [
      transformer(310, { suspensions: [{ on: day('2024-07-02'), resumedOn: day(resumedOn) }] }),
    ];
    expect(yuan({}, sealed('2024-07-16'))).toBe('9300.00');
    expect(yuan({}, sealed('2024-07-17'))).toBe('4800.00');
  });

  it('charges the largest of interlocked transformers that runs, and no cold standby', () => {
    const pair = [
      transformer(500, { name: 'a', interlock: 'x' }),
      transformer(630, {
        name: 'b',
        interlock: 'x',
        suspensions: [{ on: day('2024-07-16'), resumedOn: null }],
      }),
      transformer(200, { name: 'c', isColdStandby: true }),
    ];
    const charged = chargeCapacity(charge, pair, july, 1);
    expect(charged.spans.map(({ name, days }) => [name, days])).toEqual([
      ['b', 15],
      ['a', 16],
    ]);
  });

  it('swaps on the day: the new one is charged from it, the old one no more', () => {
    const swapped = [
      transformer(310, { name: 'old', until: day('2024-07-12') }),
      transformer(620, { name: 'new', from: day('2024-07-12') }),
    ];
    expect(chargeCapacity(charge, swapped, july, 1).spans.map((span) => span.days)).toEqual([11, 20]);
    expect(yuan({}, swapped)).toBe('15300.00');
  });

  it('takes no part of a period for a whole one: a supply that began inside it pays its days or thirtieths', () => {
    const began = { from: day('2024-07-22'), to: day('2024-07-31') };
    const total = (proration: TwoPartCharge['proration']) => {
      const { lines } = chargeCapacity({ ...charge, proration }, [transformer(310)], began, 1, 31, false);
      return formatYuan(sumOfBillLines(lines));
    };
    expect([total('calendar_days'), total('month_of_30')]).toEqual(['3000.00', '3100.00']);
  });

  it('charges two months of a two-month period', () => {
    expect(yuan({}, [transformer(315)], { from: day('2024-06-01'), to: day('2024-07-31') }, 2)).toBe(
      '18900.00',
    );
  });

  it('comes to the same for a day of sealing, whichever way it is told (calendar days)', () => {
    const dayOfJuly = fc.integer({ min: 0, max: 30 }).map((index): Day => addDays(july.from, index));
    fc.assert(
      fc.property(dayOfJuly, fc.integer({ min: 1, max: 5000 }), (on, kva) => {
        const sealed = yuan({}, [transformer(kva, { suspensions: [{ on, resumedOn: null }] })]);
        expect(yuan({}, [transformer(kva, { until: on })])).toBe(sealed);
      }),
    );
  });
});

describe('chargeDemand', () => {
  const whole = { days: 1, ofDays: 1 };
  const yuanFor = (
    contract: number | null,
    measured: number,
    rules: Partial<TwoPartCharge> = {},
    capacity: number | null = null,
  ) =>
    valueOf(
      chargeDemand(
        { ...charge, ...rules },
        {
          contractW: contract === null ? null : contract * 1000,
          measuredW: measured * 1000,
          capacityVa: capacity === null ? null : capacity * 1000,
        },
        1,
        whole,
      ),
    ).lines.map((line) => formatYuan(line.amountFen));

  it('charges the contract up to 105 % of it, at least 40 % of the capacity', () => {
    expect(yuanFor(1000, 1050)).toEqual(['40000.00']);
    expect(yuanFor(1000, 10)).toEqual(['40000.00']);
    expect(yuanFor(300, 10, {}, 1000)).toEqual(['16000.00']);
  });

  it('charges the excess by the formula of the pack', () => {
    expect(yuanFor(1000, 1100)).toEqual(['40000.00', '4000.00']);
    expect(yuanFor(1000, 1100, { overDemand: 'measured_plus_excess' })).toEqual(['44000.00', '2000.00']);
    expect(yuanFor(1000, 1100, { overDemand: 'contract_plus_double_above_contract' })).toEqual([
      '40000.00',
      '8000.00',
    ]);
  });

  it('charges the measured demand where there is no contract, and refuses a way that the tariff has no price for', () => {
    expect(yuanFor(null, 1100)).toEqual(['41800.00']);
    const use = { contractW: null, measuredW: 1000, capacityVa: null };
    const refused = chargeDemand({ ...charge, measuredDemandNanoyuan: null }, use, 1, whole);
    expect(refusalOf(refused)).toEqual({ code: 'usage_incomplete', facts: { place: 'demand' } });
  });
});
