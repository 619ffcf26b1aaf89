import { describe, expect, it } from 'vitest';
import type { ChargeFacts, PricedUse } from '../../../../../db/domain/billing/adjustment/adjustment-facts.ts';
import { energyOfAdjustment } from '../../../../../db/domain/billing/adjustment/proposal.ts';
import { prorationOf, proposeCharge } from '../../../../../db/domain/billing/adjustment/propose-charge.ts';
import { nationalBreachRules } from '../../../../../db/domain/billing/breach-rules.ts';
import { revenueAccountOf } from '../../../../../db/domain/billing/revenue-account.ts';
import { day } from '../../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../../db/domain/kernel/energy.ts';
import { fen, noFen } from '../../../../../db/domain/kernel/money.ts';
import { shippedPack } from '../../../../support/packs.ts';
import { refusalOf, valueOf } from '../../../../support/station.ts';

const use = (changes: Partial<PricedUse>): PricedUse => ({
  energyWh: null,
  powerW: null,
  hoursPerDay: null,
  days: null,
  use: 'power',
  priceNanoyuan: 0,
  ...changes,
});
const propose = (facts: ChargeFacts) => valueOf(proposeCharge(facts, nationalBreachRules, 'month_of_30'));
const linesOf = (facts: ChargeFacts) =>
  propose(facts).charge.lines.map((line) => [line.code, line.quantityMilli, line.unit, line.amountFen]);

describe('theft', () => {
  it('is what was evaded and three times it, unknown time 180 days of 12 hours (TH01)', () => {
    const facts = {
      fault: 'theft',
      items: [use({ powerW: 2_000, priceNanoyuan: 400_000_000 })],
      multiple: null,
      fineFen: noFen,
    } as const;
    expect(linesOf(facts)).toEqual([
      ['breach_energy', 4_320_000, 'kWh', 172_800],
      ['breach_penalty', 300_000, '%', 518_400],
    ]);
    expect(propose(facts).formula).toBe(
      '追补电费 = Σ 容量 × 每日小时 × 天数 × 电价；违约使用电费 = 追补电费 × 3（4320 kWh × 0.4000 元 = 1728.00 元，× 3 = 5184.00 元）',
    );
    expect(energyOfAdjustment({ form: 1, facts, corrected: [], ...propose(facts) })).toBe(4_320_000);
  });

  it('has a fine beside it, and the penalty of the rounded sum (RF07)', () => {
    const proposed = propose({
      fault: 'theft',
      items: [use({ energyWh: wattHours(6_250_000), priceNanoyuan: 877_700_000 })],
      multiple: 3,
      fineFen: fen(500_000),
    });
    expect(proposed.charge.lines.map((line) => line.amountFen)).toEqual([548_563, 1_645_689, 500_000]);
    expect(proposed.charge.totalFen).toBe(2_694_252);
    expect(proposed.charge.lines.map((line) => revenueAccountOf(line.code))).toEqual([
      'energy_revenue',
      'breach_income',
      'breach_income',
    ]);
  });

  it('takes six hours for lamps, and lists several devices in one line', () => {
    const items = [
      use({ powerW: 1_000, days: 10, priceNanoyuan: 500_000_000 }),
      use({ powerW: 100, days: 10, use: 'lighting', priceNanoyuan: 600_000_000 }),
    ];
    const [line] = propose({ fault: 'theft', items, multiple: 0, fineFen: noFen }).charge.lines;
    expect(line).toMatchObject({ quantityMilli: 126_000, priceNanoyuan: null, amountFen: 6_360 });
  });
});

describe('the other breaches', () => {
  it('price class: the difference of three months and twice it, of the exact sum (TH04)', () => {
    const items = [
      use({ powerW: 5_000, priceNanoyuan: 197_200_000 }),
      use({ powerW: 3_000, use: 'lighting', priceNanoyuan: 324_200_000 }),
    ];
    const proposed = propose({ fault: 'price_class_breach', items, months: null, multiple: null });
    expect(proposed.charge.lines.map((line) => line.amountFen)).toEqual([159_008, 318_017]);
  });

  it('over-capacity: 50 yuan a kW (TH06)', () => {
    expect(linesOf({ fault: 'over_capacity', powerW: 3_000 })).toEqual([
      ['breach_penalty', 3_000, 'kW', 15_000],
    ]);
  });

  it('private capacity: 25 August to 30 September is 7/30 and a month (TP07)', () => {
    const facts = {
      fault: 'private_capacity',
      capacityVa: 315_000,
      priceNanoyuan: 20_000_000_000,
      from: day('2008-08-25'),
      to: day('2008-09-30'),
      multiple: null,
    } as const;
    expect(linesOf(facts)).toEqual([
      ['breach_capacity', 315_000, 'kVA', 777_000],
      ['breach_penalty', 300_000, '%', 2_331_000],
    ]);
    const byDays = valueOf(proposeCharge(facts, nationalBreachRules, 'calendar_days'));
    expect(byDays.charge.lines[0]?.amountFen).toBe(772_258);
    expect(
      refusalOf(proposeCharge({ ...facts, to: day('2008-08-24') }, nationalBreachRules, 'month_of_30')),
    ).toEqual({
      code: 'adjustment_not_possible',
      facts: { place: 'to' },
    });
  });

  it('a suspended transformer: by its capacity fee from the day after the seal (TP09), else 30 yuan a kVA', () => {
    const facts = {
      fault: 'suspended_use',
      capacityVa: 2_000_000,
      priceNanoyuan: 15_000_000_000,
      sealedOn: day('2002-05-10'),
      foundOn: day('2002-07-30'),
      multiple: null,
    } as const;
    expect(linesOf(facts)).toEqual([
      ['breach_capacity', 2_000_000, 'kVA', 8_100_000],
      ['breach_penalty', 200_000, '%', 16_200_000],
    ]);
    expect(linesOf({ ...facts, priceNanoyuan: null })).toEqual([
      ['breach_penalty', 2_000_000, 'kVA', 6_000_000],
    ]);
    expect(
      refusalOf(proposeCharge({ ...facts, foundOn: facts.sealedOn }, nationalBreachRules, 'month_of_30'))
        .facts,
    ).toEqual({ place: 'foundOn' });
  });

  it('an outage of the company is compensated four times, to the customer (CO01)', () => {
    const facts = {
      fault: 'company_outage',
      energyWh: wattHours(150_000),
      priceNanoyuan: 510_000_000,
      multiple: null,
    } as const;
    expect(linesOf(facts)).toEqual([['outage_compensation', -400_000, '%', -30_600]]);
    expect(revenueAccountOf('outage_compensation')).toBe('outage_compensation');
    expect(energyOfAdjustment({ form: 1, facts, corrected: [], ...propose(facts) })).toBe(0);
  });

  it('are refused when a device has neither energy nor power, and when it comes to nothing', () => {
    const nothing = { fault: 'theft', items: [use({}), use({})], multiple: null, fineFen: noFen } as const;
    expect(refusalOf(proposeCharge(nothing, nationalBreachRules, 'month_of_30')).facts).toEqual({
      place: 'items.0',
    });
    const free = { ...nothing, items: [use({ energyWh: wattHours(0) })] };
    expect(refusalOf(proposeCharge(free, nationalBreachRules, 'month_of_30')).code).toBe(
      'adjustment_changes_nothing',
    );
  });

  it('prorate as the tariff of the user does, or any two-part tariff of the pack', () => {
    const pack = shippedPack('gansu');
    const twoPart = pack.tariffs.find((tariff) => tariff.twoPart !== undefined);
    expect(prorationOf(pack, 'residential_low')).toBe(twoPart?.twoPart?.proration);
    expect(prorationOf({ ...pack, tariffs: [] }, null)).toBe('calendar_days');
    const old = { ...twoPart, twoPart: { ...twoPart?.twoPart, proration: 'month_of_30' } } as typeof twoPart;
    expect(prorationOf({ ...pack, tariffs: [old as NonNullable<typeof old>] }, old?.code ?? '')).toBe(
      'month_of_30',
    );
  });
});
