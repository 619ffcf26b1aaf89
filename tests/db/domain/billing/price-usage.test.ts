import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nationalPowerFactorTables } from '../../../../db/domain/billing/power-factor.ts';
import { priceUsage, type PricedUsage } from '../../../../db/domain/billing/price-usage.ts';
import {
  partOfUsage,
  priceAcrossChanges,
  type PricedBill,
} from '../../../../db/domain/billing/split-by-days.ts';
import type { Tariff } from '../../../../db/domain/billing/tariff.ts';
import { yearlyQuota } from '../../../../db/domain/billing/tier-quota.ts';
import type { Usage } from '../../../../db/domain/billing/usage.ts';
import { addDays, day } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { fen, formatYuan } from '../../../../db/domain/kernel/money.ts';
import { nanoYuanPerKwh } from '../../../../db/domain/kernel/price.ts';
import { shippedPack } from '../../../support/packs.ts';
import { refusalOf, valueOf } from '../../../support/station.ts';
import { flat, kwh, price, tariff, tieredCharge, usage } from '../../../support/usage.ts';

const priced = (of: Tariff, facts: Partial<Usage>): PricedUsage =>
  valueOf(priceUsage(of, usage(facts), nationalPowerFactorTables));
const linesOf = (bill: { readonly lines: PricedBill['lines'] }) =>
  bill.lines.map((line) => [line.code, line.quantityMilli / 1000, formatYuan(line.amountFen)]);
const named = (pack: 'gansu' | 'zhejiang' | 'hunan', code: string) =>
  shippedPack(pack).tariffs.find((one) => one.code === code) as Tariff;

describe('published answers', () => {
  const monthly = (limits: readonly string[], prices: readonly string[], changes: object = {}) =>
    tariff(tieredCharge(limits, prices, changes));
  const answer = (of: Tariff, energy: string) => {
    const bill = priced(of, { energyWh: kwh(energy) });
    return [...bill.lines.map((line) => formatYuan(line.amountFen)), formatYuan(bill.totalFen)];
  };

  it('TR01: each tier is rounded to fen, then added: 173.53, not 173.54 (https://m.idisk.qq.com/read/1037549582/7, Jb5211037)', () => {
    expect(answer(monthly(['170', '260'], ['0.4486', '0.4986', '0.7486']), '330')).toEqual([
      '76.26',
      '44.87',
      '52.40',
      '173.53',
    ]);
  });

  it('TR02: a year with limits of twelve months (same, Jb5211038)', () => {
    const year = monthly(['2040', '3120'], ['0.4486', '0.4986', '0.7486'], { period: 'year' });
    const bill = priced(year, { energyWh: kwh('3420'), quota: [kwh('2040'), kwh('1080')] });
    expect(bill.lines.map((line) => formatYuan(line.amountFen))).toEqual(['915.14', '538.49', '224.58']);
    expect(formatYuan(bill.totalFen)).toBe('1678.21');
  });

  it('TR03: all energy at the base price plus increments (Hunan, https://m.3dmxku.com/daquan/zonghe/3300367.html)', () => {
    const hunan = monthly(['180', '450'], ['0.588', '0.638', '0.888'], { printForm: 'base_and_increments' });
    expect(linesOf(priced(hunan, { energyWh: kwh('650') }))).toEqual([
      ['base', 650, '382.20'],
      ['tier_2_increment', 270, '13.50'],
      ['tier_3_increment', 200, '60.00'],
    ]);
    expect(answer(hunan, '650').at(-1)).toBe('455.70');
  });

  it('TR07: two lines with prices of their own, and the flat alternative (https://ddtbk.com/techan/d26219a778044c8a2332ab6ca280fbe5.html)', () => {
    const prices = [
      { period: 'peak' as const, label: '峰', priceNanoyuan: price('0.5769') },
      { period: 'valley' as const, label: '谷', priceNanoyuan: price('0.3769') },
    ];
    const bill = priced(tariff({ kind: 'time_of_use', prices }), {
      tou: { peak: kwh('95'), valley: kwh('5') },
    });
    expect(bill.lines.map((line) => formatYuan(line.amountFen))).toEqual(['54.81', '1.88']);
    expect(formatYuan(bill.totalFen)).toBe('56.69');
    expect(answer(flat('0.5469'), '100')).toEqual(['54.69', '54.69']);
  });

  it('MU03: 150,000 kWh at 0.53 (https://85l.net/index.php/l/154239019.html)', () => {
    expect(answer(flat('0.53'), '150000')).toEqual(['79500.00', '79500.00']);
  });

  it('TMP01: every fund is a line of its own, rounded by itself (https://m.274949.com/1139/t28911379.html)', () => {
    const funds = ['0.004', '0.02', '0.002'].map((text, index) => ({
      code: `fund_${index}` as const,
      label: 'F',
      priceNanoyuan: price(text),
    }));
    expect(answer(flat('0.641', { funds }), '5336')).toEqual([
      '3420.38',
      '21.34',
      '106.72',
      '10.67',
      '3559.11',
    ]);
  });
});

describe('tiers of a month', () => {
  const gansu = tariff(tieredCharge(['160', '240'], ['0.51', '0.56', '0.81']));
  const codes = (energy: string) => priced(gansu, { energyWh: kwh(energy) }).lines.map((line) => line.code);

  it('make a line only where they were reached, and one of nothing for no energy', () => {
    expect([codes('160'), codes('160.001')]).toEqual([['tier_1'], ['tier_1', 'tier_2']]);
    expect(linesOf(priced(gansu, {}))).toEqual([['tier_1', 0, '0.00']]);
  });

  it('take energy that went backward for a bug', () => {
    expect(() => priced(gansu, { energyWh: wattHours(-1) })).toThrow('backward');
  });
});

describe('time of use', () => {
  const gansu = named('gansu', 'commercial_low_tou');

  it('prices each part of the day as stored, and loss at the flat price', () => {
    const tou = { peak: kwh('100'), flat: kwh('50'), valley: kwh('30') };
    const bill = priced(gansu, { energyWh: kwh('181'), tou, lossWh: kwh('7') });
    expect(linesOf(bill)).toEqual([
      ['peak', 100, '89.50'],
      ['flat', 50, '30.22'],
      ['valley', 30, '9.41'],
      ['loss', 7, '4.23'],
    ]);
    expect(formatYuan(bill.totalFen)).toBe('133.36');
  });

  it('refuses a plain meter, and a part of the day it has no price for', () => {
    const refusal = (facts: Partial<Usage>) =>
      refusalOf(priceUsage(gansu, usage(facts), nationalPowerFactorTables)).facts;
    expect(refusal({ energyWh: kwh('10') })).toEqual({ place: 'registers' });
    expect(refusal({ tou: { sharp: kwh('1'), flat: kwh('5') } })).toEqual({ place: 'registers.sharp' });
  });
});

describe('tiers with time of use (Zhejiang)', () => {
  const zhejiang = named('zhejiang', 'residential_tou');

  it('prices the first tier by the day and adds the increments: 0.618/0.338 and 0.868/0.588', () => {
    const quota = [kwh('100'), kwh('50')];
    const bill = priced(zhejiang, { tou: { peak: kwh('120'), valley: kwh('60') }, quota });
    expect(linesOf(bill)).toEqual([
      ['peak', 120, '68.16'],
      ['valley', 60, '17.28'],
      ['tier_2_increment', 50, '2.50'],
      ['tier_3_increment', 30, '9.00'],
    ]);
    expect(bill.working.quota?.after).toEqual([0, 0]);
  });

  it('refuses a yearly price without the state of the year', () => {
    const refused = priceUsage(zhejiang, usage({ tou: { peak: kwh('1') } }), nationalPowerFactorTables);
    expect(refusalOf(refused).facts).toEqual({ place: 'year' });
  });
});

describe('seasons and households', () => {
  const hunan = named('hunan', 'residential');

  it('goes by the reading month, and refuses a bill without one', () => {
    const total = (readingMonth: number) =>
      formatYuan(priced(hunan, { energyWh: kwh('450'), readingMonth }).totalFen);
    expect([total(7), total(6)]).toEqual(['278.10', '303.10']);
    const refused = priceUsage(hunan, usage({ energyWh: kwh('1') }), nationalPowerFactorTables);
    expect(refusalOf(refused).facts).toEqual({ place: 'reading_month' });
  });

  const gansu = tariff(tieredCharge(['160', '240'], ['0.51', '0.56', '0.81']));

  it('takes free energy off at the first price, never more than was used, the tiers counted on all', () => {
    const free = { freeWhPerMonth: kwh('10') };
    expect(linesOf(priced(gansu, { energyWh: kwh('200'), ...free }))).toEqual([
      ['tier_1', 160, '81.60'],
      ['tier_2', 40, '22.40'],
      ['free_energy', -10, '-5.10'],
    ]);
    expect(formatYuan(priced(gansu, { energyWh: kwh('6'), ...free }).totalFen)).toBe('0.00');
    expect(linesOf(priced(gansu, { energyWh: kwh('200'), months: 2, ...free }))[1]).toEqual([
      'free_energy',
      -20,
      '-10.20',
    ]);
  });

  it('tops a bill up to the least charge, and only then', () => {
    const least = { ...gansu, minimumFen: fen(1000) };
    expect(linesOf(priced(least, { energyWh: kwh('10') }))).toEqual([
      ['tier_1', 10, '5.10'],
      ['minimum', 1, '4.90'],
    ]);
    expect(priced(least, { energyWh: kwh('20') }).lines).toHaveLength(1);
    expect(priced({ ...gansu, minimumFen: fen(1020) }, { energyWh: kwh('20') }).lines).toHaveLength(1);
  });
});

describe('two parts, power factor, funds', () => {
  const industry = named('gansu', 'large_industry_two_part');
  const transformers = [
    {
      name: '',
      capacityVa: 400_000,
      from: null,
      until: null,
      suspensions: [],
      interlock: null,
      isColdStandby: false,
    },
  ];
  const facts = {
    energyWh: kwh('40000'),
    tou: { peak: kwh('10000'), flat: kwh('20000'), valley: kwh('10000') },
    reactiveVarh: 30_000_000,
    transformers,
  };

  it('adjusts energy and capacity, without funds', () => {
    const funds = [{ code: 'fund_a', label: 'A', priceNanoyuan: price('0.01') }] as const;
    const bill = priced({ ...industry, funds }, facts);
    expect(linesOf(bill)).toEqual([
      ['peak', 10_000, '8800.00'],
      ['flat', 20_000, '11886.00'],
      ['valley', 10_000, '3086.00'],
      ['capacity', 400, '11200.00'],
      ['power_factor', 5, '1748.60'],
      ['fund_a', 40_000, '400.00'],
    ]);
    const withFunds = { standard: 90, base: 'energy_capacity_and_funds', hasBonus: true } as const;
    const other = priced({ ...industry, funds, powerFactor: withFunds }, facts);
    expect(other.lines.find((line) => line.code === 'power_factor')?.amountFen).toBe(176_860);
  });

  it('takes losses into the power factor', () => {
    const bill = priced(industry, { ...facts, lossWh: kwh('632'), reactiveVarh: 33_000_000 });
    expect(bill.working.powerFactor).toMatchObject({
      activeWh: 40_632_000,
      reactiveVarh: 33_000_000,
      powerFactor: 78,
    });
  });

  it('refuses two parts without capacity and a standard without reactive energy, with the place', () => {
    const refusal = (changes: Partial<Usage>) =>
      refusalOf(priceUsage(industry, usage({ ...facts, ...changes }), nationalPowerFactorTables)).facts;
    expect(refusal({ transformers: null })).toEqual({ place: 'capacity' });
    expect(refusal({ reactiveVarh: null })).toEqual({ place: 'registers.reactive_forward' });
    const added = transformers.map((one) => ({ ...one, from: day('2024-01-05') }));
    expect(refusal({ transformers: added })).toEqual({ place: 'period' });
  });

  it('keeps a working that survives being stored and names every price', () => {
    const { working } = priced(industry, facts);
    expect(JSON.parse(JSON.stringify(working))).toEqual(working);
    expect(working.tariff).toEqual(industry);
    expect(working.capacity).toEqual([
      { name: '', capacityVa: 400_000, days: 30, ofDays: 30, sharePpm: 1_000_000 },
    ]);
  });
});

const period = { from: day('2026-06-11'), to: day('2026-07-10') };
const anyEnergy = fc.integer({ min: 0, max: 5_000_000 }).map(wattHours);
const anyPrice = fc.integer({ min: 1, max: 2_000_000_000 });
const anyTariff = fc
  .record({
    kind: fc.constantFrom('flat', 'month', 'year', 'tou', 'tiered_tou'),
    prices: fc.array(anyPrice, { minLength: 3, maxLength: 3 }),
    limits: fc.uniqueArray(fc.integer({ min: 1, max: 3_000_000 }), { minLength: 2, maxLength: 2 }),
    printForm: fc.constantFrom('full_price' as const, 'base_and_increments' as const),
    funds: fc.array(anyPrice, { maxLength: 2 }),
  })
  .map(({ kind, prices, limits, printForm, funds }): Tariff => {
    const rising = [...prices].sort((a, b) => a - b).map(nanoYuanPerKwh);
    const [first, second] = [...limits].sort((a, b) => a - b) as [number, number];
    const timeOfUse = (['peak', 'flat', 'valley'] as const).map((name, index) => ({
      period: name,
      label: name,
      priceNanoyuan: nanoYuanPerKwh(prices[index] as number),
    }));
    const tiered = {
      ...tieredCharge([], []),
      period: kind === 'month' || kind === 'tiered_tou' ? ('month' as const) : ('year' as const),
      printForm,
      tiers: [wattHours(first), wattHours(second), null].map((upToWh, index) => ({
        label: `${index}`,
        upToWh,
        priceNanoyuan: rising[index] as (typeof rising)[number],
      })),
      ...(kind === 'tiered_tou' ? { timeOfUse } : {}),
    };
    const charge =
      kind === 'flat'
        ? { kind: 'flat' as const, label: 'f', priceNanoyuan: rising[0] as (typeof rising)[number] }
        : kind === 'tou'
          ? { kind: 'time_of_use' as const, prices: timeOfUse }
          : tiered;
    return tariff(charge, {
      funds: funds.map((of, index) => ({
        code: `fund_${index}`,
        label: 'f',
        priceNanoyuan: nanoYuanPerKwh(of),
      })),
    });
  });

function factsFor(of: Tariff, [peak, flatWh, valley]: readonly [number, number, number]): Partial<Usage> {
  const needsTou =
    of.charge.kind === 'time_of_use' || (of.charge.kind === 'tiered' && of.charge.timeOfUse !== undefined);
  return {
    period,
    energyWh: wattHours(peak + flatWh + valley),
    tou: needsTou ? { peak: wattHours(peak), flat: wattHours(flatWh), valley: wattHours(valley) } : null,
    quota:
      of.charge.kind === 'tiered' && of.charge.period === 'year'
        ? yearlyQuota(of.charge, 12, { whPerMonth: wattHours(0), months: 0 })
        : null,
  };
}

/** Wh × nano-yuan of a whole bill without any rounding. */
function exactly(of: Tariff, facts: Usage): bigint {
  const { charge } = of;
  const all = BigInt(facts.energyWh);
  let exact = of.funds.reduce((sum, fund) => sum + all * BigInt(fund.priceNanoyuan), 0n);
  const tou =
    charge.kind === 'time_of_use' ? charge.prices : charge.kind === 'tiered' ? charge.timeOfUse : undefined;
  for (const one of tou ?? []) exact += BigInt(facts.tou?.[one.period] ?? 0) * BigInt(one.priceNanoyuan);
  if (charge.kind === 'flat') return exact + all * BigInt(charge.priceNanoyuan);
  if (charge.kind === 'time_of_use') return exact;
  let lower = 0n;
  const base = BigInt(charge.tiers[0]?.priceNanoyuan ?? 0);
  for (const tier of charge.tiers) {
    const upper = tier.upToWh === null || BigInt(tier.upToWh) > all ? all : BigInt(tier.upToWh);
    if (upper > lower)
      exact += (upper - lower) * (BigInt(tier.priceNanoyuan) - (tou === undefined ? 0n : base));
    lower = upper > lower ? upper : lower;
  }
  return exact;
}

describe('every kind of price', () => {
  const uses = fc.tuple(anyEnergy, anyEnergy, anyEnergy);

  it('totals the sum of its lines, within half a fen a line of the exact fraction', () => {
    fc.assert(
      fc.property(anyTariff, uses, (of, energies) => {
        const facts = factsFor(of, energies);
        const bill = priced(of, facts);
        expect(bill.totalFen).toBe(bill.lines.reduce<number>((sum, line) => sum + line.amountFen, 0));
        const difference = BigInt(bill.totalFen) * 10_000_000_000n - exactly(of, usage(facts));
        const magnitude = difference < 0n ? -difference : difference;
        expect(2n * magnitude <= 10_000_000_000n * BigInt(bill.lines.length)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('never costs less for more kWh', () => {
    fc.assert(
      fc.property(anyTariff, uses, fc.constantFrom(0, 1, 2), anyEnergy, (of, energies, which, more) => {
        const larger = [...energies] as [number, number, number];
        larger[which] = (larger[which] as number) + more;
        expect(priced(of, factsFor(of, larger)).totalFen).toBeGreaterThanOrEqual(
          priced(of, factsFor(of, energies)).totalFen,
        );
      }),
    );
  });

  it('changes by at most a fen a line when the period is split under the same price', () => {
    fc.assert(
      fc.property(anyTariff, uses, fc.integer({ min: 1, max: 29 }), (of, energies, after) => {
        const facts = usage(factsFor(of, energies));
        const whole = valueOf(priceUsage(of, facts, nationalPowerFactorTables));
        const changes = [{ from: addDays(period.from, after), tariff: of }];
        const split = valueOf(priceAcrossChanges(of, changes, facts, nationalPowerFactorTables));
        expect(split.parts).toHaveLength(2);
        const codes = new Set([...whole.lines, ...split.lines].map((line) => line.code));
        expect(Math.abs(split.totalFen - whole.totalFen)).toBeLessThanOrEqual(codes.size);
      }),
      { numRuns: 400 },
    );
  });
});

describe('a price change inside the period', () => {
  const facts = usage({ period, energyWh: kwh('300') });

  it('is split by days: 20 days at the old price, 10 at the new', () => {
    const changes = [{ from: day('2026-07-01'), tariff: flat('0.6') }];
    const bill = valueOf(priceAcrossChanges(flat('0.5'), changes, facts, nationalPowerFactorTables));
    expect(linesOf(bill)).toEqual([
      ['energy', 200, '100.00'],
      ['energy', 100, '60.00'],
    ]);
    expect(bill.parts.map((part) => [part.period, part.share])).toEqual([
      [
        { from: '2026-06-11', to: '2026-06-30' },
        { days: 20, ofDays: 30 },
      ],
      [
        { from: '2026-07-01', to: '2026-07-10' },
        { days: 10, ofDays: 30 },
      ],
    ]);
  });

  it('takes the newest price that has begun, several changes in turn, none that comes later', () => {
    const changes = [
      { from: day('2026-07-11'), tariff: flat('9') },
      { from: day('2026-07-06'), tariff: flat('3') },
      { from: day('2026-06-21'), tariff: flat('2') },
      { from: day('2026-06-01'), tariff: flat('1') },
    ];
    const bill = valueOf(priceAcrossChanges(flat('0.5'), changes, facts, nationalPowerFactorTables));
    expect(linesOf(bill)).toEqual([
      ['energy', 100, '100.00'],
      ['energy', 150, '300.00'],
      ['energy', 50, '150.00'],
    ]);
  });

  it('carries the quota of the year from part to part, and judges the power factor on the whole', () => {
    const year = tariff(tieredCharge(['150', '250'], ['0.5', '0.6', '0.9'], { period: 'year' }), {
      powerFactor: { standard: 90, base: 'energy_and_capacity', hasBonus: true },
    });
    const withState = { ...facts, quota: [kwh('150'), kwh('100')], reactiveVarh: 225_000 };
    const changes = [{ from: day('2026-07-01'), tariff: year }];
    const bill = valueOf(priceAcrossChanges(year, changes, withState, nationalPowerFactorTables));
    expect(bill.parts.map((part) => part.quota?.inTierWh)).toEqual([
      [150_000, 50_000, 0],
      [0, 50_000, 50_000],
    ]);
    expect(bill.parts.map((part) => part.powerFactor?.powerFactor)).toEqual([80, 80]);
  });

  it('gives the parts all of the energy and no more', () => {
    const uses = fc.tuple(anyEnergy, anyEnergy, anyEnergy);
    fc.assert(
      fc.property(uses, fc.integer({ min: 1, max: 29 }), ([peak, flatWh, valley], after) => {
        const tou = { peak, flat: flatWh, valley };
        const whole = usage({ period, energyWh: wattHours(peak + flatWh + valley), tou, lossWh: valley });
        const change = addDays(period.from, after);
        const parts = [
          partOfUsage(whole, period.from, addDays(change, -1)),
          partOfUsage(whole, change, period.to),
        ];
        for (const name of ['peak', 'flat', 'valley'] as const) {
          expect(parts.reduce((sum, part) => sum + (part.tou?.[name] ?? 0), 0)).toBe(tou[name]);
        }
        expect(parts.reduce((sum, part) => sum + part.lossWh, 0)).toBe(valley);
      }),
    );
  });
});
