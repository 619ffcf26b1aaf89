import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { customerClasses } from '../../../db/domain/accounts/customer-class.ts';
import { nationalBreachRules } from '../../../db/domain/billing/breach-rules.ts';
import { nationalPowerFactorTables } from '../../../db/domain/billing/power-factor.ts';
import { findTariff } from '../../../db/domain/billing/tariff.ts';
import { formatPrice } from '../../../db/domain/kernel/price.ts';
import { seedReadingThresholds } from '../../../db/domain/metering/reading-finding.ts';
import { readPolicyPack } from '../../../db/wire/policy-pack.ts';
import { shippedPack, shippedPackText } from '../../support/packs.ts';
import { refusalOf, valueOf } from '../../support/station.ts';

const shipped = readFileSync(join(import.meta.dirname, '../../../db/policy/gansu.json'), 'utf8');

/** The shipped pack with one thing in it changed. */
function changed(path: string, value: unknown): string {
  const pack = JSON.parse(shipped) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() as string;
  let place = pack as Record<string, unknown>;
  for (const key of keys) place = place[key] as Record<string, unknown>;
  place[last] = value;
  return JSON.stringify(pack);
}

describe('the shipped pack', () => {
  const { pack, content } = valueOf(readPolicyPack(shipped));

  it('has a price for every class the station knows, at 220 V and at 10 kV', () => {
    for (const customerClass of customerClasses) {
      expect(findTariff(pack.tariffs, customerClass, 220)).not.toBeNull();
      expect(findTariff(pack.tariffs, customerClass, 10_000)).not.toBeNull();
    }
  });

  it('says what the Tianshui list says', () => {
    const flat = pack.tariffs.map(({ code, charge }) => {
      if (charge.kind === 'flat') return [code, formatPrice(charge.priceNanoyuan)];
      const steps = charge.kind === 'tiered' ? charge.tiers : charge.prices;
      return [code, steps.map((step) => formatPrice(step.priceNanoyuan))];
    });
    expect(Object.fromEntries(flat)).toMatchObject({
      residential_low: ['0.5100', '0.5600', '0.8100'],
      commercial_low: '0.6043',
      agricultural_low: '0.4489',
      irrigation_low: '0.2325',
    });
    expect(pack.readings).toEqual(seedReadingThresholds);
    expect(pack.lateFee).toEqual({
      residentialPpmPerDay: 1000,
      otherPpmPerDay: 2000,
      carriedOverPpmPerDay: 3000,
      carriedOver: 'split',
      minimumFen: 100,
      capPpm: 300_000,
    });
  });

  it('may say what errors count for in the assessment', () => {
    const told = changed('readings.errorPenalties', { onceYuan: '50.00', repeatedYuan: '80.00' });
    expect(valueOf(readPolicyPack(told)).pack.readings.errorPenalties).toEqual({
      onceFen: 50_00,
      repeatedFen: 80_00,
    });
    const lessForMore = changed('readings.errorPenalties', { onceYuan: '80.00', repeatedYuan: '50.00' });
    expect(refusalOf(readPolicyPack(lessForMore)).facts).toMatchObject({ problem: 'repeated_below_once' });
  });

  it('marks as samples what has no published source', () => {
    const samples = pack.tariffs.filter((tariff) => tariff.isSample).map((tariff) => tariff.code);
    expect(samples).toEqual([
      'residential_low',
      'residential_high',
      'large_industry_sample',
      'residential_shared_sample',
      'large_industry_two_part',
    ]);
  });

  it('is kept in a canonical text that reads the same again', () => {
    expect(valueOf(readPolicyPack(content))).toEqual({ pack, content });
    const reordered = JSON.stringify(
      Object.fromEntries(Object.entries(JSON.parse(shipped) as object).reverse()),
      null,
      4,
    );
    expect(valueOf(readPolicyPack(reordered)).content).toBe(content);
  });
});

describe('readPolicyPack refuses with the place', () => {
  it.each([
    ['lateFee.surprise', 1, 'lateFee.surprise', 'unknown_key'],
    ['tariffs.0.charge.tiers.1.price', '0.56', 'tariffs.0.charge.tiers.1.price', 'unknown_key'],
    ['tariffs.2.charge.yuanPerKwh', 0.6043, 'tariffs.2.charge.yuanPerKwh', 'invalid_type'],
    ['tariffs.2.charge.yuanPerKwh', '0.60430000001', 'tariffs.2.charge.yuanPerKwh', 'not_a_price'],
    ['tariffs.2.charge.yuanPerKwh', '-0.6', 'tariffs.2.charge.yuanPerKwh', 'not_a_price'],
    ['effectiveFrom', '2026-02-30', 'effectiveFrom', 'not_a_day'],
    ['lateFee.otherPerDay', '2', 'lateFee.otherPerDay', 'not_a_share'],
    ['lateFee.carriedOver', 'maybe', 'lateFee.carriedOver', 'invalid_value'],
    ['readings.jumpOverPower.denominator', 0, 'readings.jumpOverPower.denominator', 'too_small'],
    ['tariffs.0.charge.tiers.1.upToKwh', '160', 'tariffs.0.charge.tiers.1.upToKwh', 'limits_do_not_rise'],
    ['tariffs.0.charge.tiers.2.upToKwh', '900', 'tariffs.0.charge.tiers.2.upToKwh', 'last_tier_has_a_limit'],
    ['tariffs.3.code', 'commercial_low', 'tariffs.3.code', 'code_used_twice'],
    ['tariffs.3.fromVolts', 999, 'tariffs.3.fromVolts', 'two_tariffs_for_one_use'],
    ['tariffs.3.belowVolts', 1000, 'tariffs.3.belowVolts', 'no_voltage_left'],
    [
      'tariffs.0.funds',
      [{ code: 'energy', label: 'x', yuanPerKwh: '0.1' }],
      'tariffs.0.funds.0.code',
      'invalid_format',
    ],
  ])('%s = %j', (path, value, place, problem) => {
    expect(refusalOf(readPolicyPack(changed(path, value)))).toEqual({
      code: 'policy_pack_invalid',
      facts: { place, problem },
    });
  });

  it.each(['', '{', 'null', '[]', '{}', '{"__proto__": {"code": "x"}}'])('%j', (text) => {
    expect(refusalOf(readPolicyPack(text)).code).toBe('policy_pack_invalid');
  });
});

describe('the packs of other provinces', () => {
  it.each(['gansu', 'zhejiang', 'hunan'] as const)(
    '%s reads, and reads the same again from its canonical text',
    (code) => {
      const read = valueOf(readPolicyPack(shippedPackText(code)));
      expect(read.pack.code).toBe(code);
      expect(valueOf(readPolicyPack(read.content))).toEqual(read);
    },
  );

  it('say what domain.md §2.1 says', () => {
    const zhejiang = shippedPack('zhejiang');
    expect(zhejiang.severalPersons).toEqual({ fromPersons: 5, extraWhPerMonth: 100_000 });
    expect(findTariff(zhejiang.tariffs, 'residential', 220)?.charge).toMatchObject({
      period: 'year',
      tiers: [{ upToWh: 2_760_000 }, { upToWh: 4_800_000 }, { upToWh: null }],
    });
    expect(findTariff(shippedPack('hunan').tariffs, 'residential', 220)?.charge).toMatchObject({
      period: 'month',
      printForm: 'base_and_increments',
      seasons: [{ limitsWh: [180_000, 450_000] }, { limitsWh: [180_000, 350_000] }],
    });
  });

  it('hold every published price of domain.md §§2.1 and 2.2', () => {
    const pricesOf = (code: 'gansu' | 'zhejiang' | 'hunan') =>
      Object.fromEntries(
        shippedPack(code).tariffs.map((tariff) => {
          const { charge } = tariff;
          const steps =
            charge.kind === 'flat'
              ? [charge]
              : charge.kind === 'tiered'
                ? [...charge.tiers, ...(charge.timeOfUse ?? [])]
                : charge.prices;
          return [tariff.code, steps.map((step) => formatPrice(step.priceNanoyuan)).join(' ')];
        }),
      );
    expect(pricesOf('gansu')).toEqual({
      residential_low: '0.5100 0.5600 0.8100',
      residential_high: '0.5000 0.5500 0.8000',
      commercial_low: '0.6043',
      commercial_10kv: '0.5943',
      commercial_35kv: '0.5843',
      agricultural_low: '0.4489',
      agricultural_10kv: '0.4389',
      agricultural_35kv: '0.4289',
      irrigation_low: '0.2325',
      irrigation_10kv: '0.2275',
      irrigation_35kv: '0.2225',
      large_industry_sample: '0.5943',
      residential_low_tou: '0.7590 0.5100 0.2610',
      residential_high_tou: '0.7440 0.5000 0.2560',
      commercial_low_tou: '0.8950 0.6043 0.3136',
      commercial_10kv_tou: '0.8800 0.5943 0.3086',
      commercial_35kv_tou: '0.8650 0.5843 0.3036',
      agricultural_low_tou: '0.6714 0.4489 0.2265',
      agricultural_10kv_tou: '0.6564 0.4389 0.2215',
      agricultural_35kv_tou: '0.6414 0.4289 0.2165',
      lift_ground_101m: '0.1905',
      lift_surface_101m: '0.1205',
      lift_surface_201m: '0.1105',
      lift_surface_301m: '0.0905',
      residential_shared_sample: '0.5100',
      large_industry_two_part: '0.8800 0.5943 0.3086',
    });
    expect(pricesOf('zhejiang')).toEqual({
      residential: '0.5380 0.5880 0.8380',
      residential_tou: '0.5380 0.5880 0.8380 0.5680 0.2880',
      residential_shared_low: '0.5580',
      residential_rural_10kv: '0.5080',
      residential_shared_10kv: '0.5380',
    });
    expect(pricesOf('hunan')).toEqual({ residential: '0.5880 0.6380 0.8880' });
    const funds = shippedPack('gansu').includedFunds.map((one) => [
      formatPrice(one.priceNanoyuan),
      one.customerClasses.join(' '),
    ]);
    expect(funds).toEqual([
      ['0.001125', 'residential commercial agricultural'],
      ['0.0040', 'residential'],
      ['0.0190', 'commercial'],
      ['0.0026', 'residential commercial'],
      ['0.0002', 'residential commercial'],
    ]);
  });

  it('mark the parts that no source was found for', () => {
    expect(shippedPack('gansu').samples).toContain('due');
    expect(shippedPack('gansu').samples).not.toContain('lateFee');
    expect(shippedPack('zhejiang').samples).toContain('timeOfUse');
    for (const code of ['gansu', 'zhejiang', 'hunan'] as const) {
      const told = readFileSync(join(import.meta.dirname, `../../../db/policy/${code}.md`), 'utf8');
      expect(told).toContain('**sample**');
    }
  });

  it('has yearly tiers, several persons and free energy in one shipped pack', () => {
    const zhejiang = shippedPack('zhejiang');
    expect(zhejiang.welfareFreeWhPerMonth).toBe(10_000);
    expect(zhejiang.severalPersons?.extraWhPerMonth).toBe(100_000);
  });

  it('lets a pack say once what the power-factor adjustment is taken of', () => {
    const text = changed('powerFactor.base', 'energy_capacity_and_funds');
    const { pack } = valueOf(readPolicyPack(text));
    expect(pack.powerFactorBase).toBe('energy_capacity_and_funds');
    // A tariff that says it itself keeps its own.
    expect(pack.tariffs.find((one) => one.powerFactor)?.powerFactor?.base).toBe('energy_and_capacity');
  });

  it('never find a named tariff by class and voltage', () => {
    const gansu = shippedPack('gansu');
    expect(findTariff(gansu.tariffs, 'large_industry', 10_000)?.code).toBe('large_industry_sample');
    expect(gansu.tariffs.filter((tariff) => tariff.use === 'named')).not.toHaveLength(0);
  });
});

describe('a pack of before the sections were there', () => {
  it('still reads, and means the national rules or none', () => {
    const old = JSON.parse(shipped) as Record<string, unknown>;
    for (const key of ['severalPersons', 'timeOfUse', 'powerFactor', 'transformerLoss', 'lineLoss', 'breach'])
      delete old[key];
    delete (old.billing as Record<string, unknown>).tierYearStartsInMonth;
    const { pack } = valueOf(readPolicyPack(JSON.stringify(old)));
    expect(pack.powerFactorTables).toEqual(nationalPowerFactorTables);
    expect(pack.breach).toEqual(nationalBreachRules);
    expect([pack.severalPersons, pack.lineLossPpm, pack.tierYearStartsInMonth]).toEqual([null, 0, 1]);
  });
});

describe('readPolicyPack refuses contradictions of the newer sections', () => {
  const twoPart = (JSON.parse(shipped) as { tariffs: { twoPart?: unknown }[] }).tariffs.findIndex(
    (one) => one.twoPart,
  );
  const tou = (JSON.parse(shipped) as { tariffs: { code: string }[] }).tariffs.findIndex(
    (one) => one.code === 'commercial_low_tou',
  );
  const fund = (code: string) => ({ code, label: '基金', yuanPerKwh: '0.001' });
  const season = (months: number[], upToKwh: string[]) => ({ months, upToKwh });
  const window = (period: string, from: string, to: string) => ({ period, from, to });

  it.each([
    [
      `tariffs.${twoPart}.twoPart.capacityYuanPerKvaMonth`,
      '-1',
      `tariffs.${twoPart}.twoPart.capacityYuanPerKvaMonth`,
      'not_a_price',
    ],
    [
      `tariffs.${twoPart}.twoPart`,
      { label: 'x' },
      `tariffs.${twoPart}.twoPart.capacityYuanPerKvaMonth`,
      'no_capacity_or_demand_price',
    ],
    [
      `tariffs.${twoPart}.twoPart.proration`,
      'weeks',
      `tariffs.${twoPart}.twoPart.proration`,
      'invalid_value',
    ],
    [
      `tariffs.${twoPart}.powerFactor.standard`,
      '0.95',
      `tariffs.${twoPart}.powerFactor.standard`,
      'no_table_for_this_standard',
    ],
    [
      `tariffs.${tou}.charge.prices.1.period`,
      'peak',
      `tariffs.${tou}.charge.prices.1.period`,
      'period_twice',
    ],
    [`tariffs.${tou}.use`, undefined, `tariffs.${tou}.fromVolts`, 'two_tariffs_for_one_use'],
    [
      'tariffs.0.charge.seasons',
      [season([1, 1], ['1', '2'])],
      'tariffs.0.charge.seasons.0.months',
      'month_twice',
    ],
    [
      'tariffs.0.charge.seasons',
      [season([1], ['1', '2']), season([1], ['1', '2'])],
      'tariffs.0.charge.seasons.1.months',
      'month_twice',
    ],
    [
      'tariffs.0.charge.seasons',
      [season([1], ['1'])],
      'tariffs.0.charge.seasons.0.upToKwh',
      'limits_do_not_match_tiers',
    ],
    [
      'tariffs.0.charge.seasons',
      [season([1], ['2', '2'])],
      'tariffs.0.charge.seasons.0.upToKwh',
      'limits_do_not_rise',
    ],
    ['powerFactor.tables.0.bands.1.from', '0.95', 'powerFactor.tables.0.bands.1.from', 'bands_overlap'],
    [
      'powerFactor.tables.1',
      (JSON.parse(shipped) as { powerFactor: { tables: unknown[] } }).powerFactor.tables[0],
      'powerFactor.tables.1.standard',
      'standard_twice',
    ],
    ['timeOfUse.0.months', [1, 1], 'timeOfUse.0.months', 'month_twice'],
    [
      'timeOfUse.0.windows',
      [window('peak', '09:00', '08:00')],
      'timeOfUse.0.windows.0.from',
      'window_without_time',
    ],
    ['timeOfUse.0.windows', [window('peak', '25:00', '26:00')], 'timeOfUse.0.windows.0.from', 'not_a_time'],
    ['transformerLoss.1.kva', '400', 'transformerLoss.1.kva', 'transformer_twice'],
    ['breach.theftMultiple', 2.5, 'breach.theftMultiple', 'invalid_type'],
    ['severalPersons', { fromPersons: 5 }, 'severalPersons.extraKwhPerMonth', 'invalid_type'],
    ['timeOfUse.0.months', [1, 2, 3], 'timeOfUse.0.months', 'months_missing'],
    ['timeOfUse.0.windows.0.period', 'sharp', 'timeOfUse.0.windows.0.period', 'hours_without_price'],
    [
      `tariffs.${tou}.charge.prices.0.period`,
      'sharp',
      `tariffs.${tou}.charge.prices.0.period`,
      'price_without_hours',
    ],
    [
      'tariffs.0.funds',
      [fund('fund_water'), fund('fund_water')],
      'tariffs.0.funds.1.code',
      'code_used_twice',
    ],
    ['includedFunds.1.label', '国家重大水利工程建设基金', 'includedFunds.1.label', 'fund_twice'],
    [
      'includedFunds.0.customerClasses',
      ['commercial', 'commercial'],
      'includedFunds.0.customerClasses',
      'class_twice',
    ],
    ['powerFactor.tables.0.bands.3.from', '0.68', 'powerFactor.tables.0.bands', 'bands_leave_gap'],
    ['powerFactor.tables.0.bands.0.percentAtFrom', '0.15', 'powerFactor.tables.0.bands', 'sign_turned_round'],
    ['powerFactor.tables.0.bands.2.from', '0.90', 'powerFactor.tables.0.bands', 'standard_itself_adjusted'],
    ['powerFactor.tables.0.bands.3.percentAtFrom', '9', 'powerFactor.tables.0.bands', 'better_costs_more'],
    ['powerFactor.users.0.standard', '0.75', 'powerFactor.users.0.standard', 'no_table_for_this_standard'],
    ['samples', ['due', 'due'], 'samples', 'section_twice'],
    ['samples.0', 'tariffs', 'samples.0', 'invalid_value'],
    ['lateFee.otherPerDay', '0.2', 'lateFee.otherPerDay', 'not_a_share'],
    ['effectiveFrom', '2926-12-01', 'effectiveFrom', 'not_a_day'],
    ['tariffs.0.label', '居民\u202e活生', 'tariffs.0.label', 'invalid_format'],
  ])('%s = %j', (path, value, place, problem) => {
    expect(refusalOf(readPolicyPack(changed(path, value)))).toEqual({
      code: 'policy_pack_invalid',
      facts: { place, problem },
    });
  });

  it('hours that no tariff of a pack without a flat price has', () => {
    const zhejiang = JSON.parse(shippedPackText('zhejiang')) as { timeOfUse: { windows: unknown[] }[] };
    zhejiang.timeOfUse[0]?.windows.pop();
    expect(refusalOf(readPolicyPack(JSON.stringify(zhejiang))).facts).toEqual({
      place: 'timeOfUse.0.windows',
      problem: 'hours_without_price',
    });
  });

  it('increments that would be taken off, and a form that cannot be printed', () => {
    const hunan = shippedPackText('hunan').replace('"yuanPerKwh": "0.638"', '"yuanPerKwh": "0.538"');
    expect(refusalOf(readPolicyPack(hunan)).facts).toEqual({
      place: 'tariffs.0.charge.tiers.1.yuanPerKwh',
      problem: 'increment_below_zero',
    });
    const zhejiang = JSON.parse(shippedPackText('zhejiang')) as {
      tariffs: { charge: { printForm: string } }[];
    };
    const withHours = zhejiang.tariffs[1];
    if (withHours !== undefined) withHours.charge.printForm = 'full_price';
    expect(refusalOf(readPolicyPack(JSON.stringify(zhejiang))).facts).toEqual({
      place: 'tariffs.1.charge.printForm',
      problem: 'print_form_without_increments',
    });
  });

  it('a key that stands twice, which a parser would not notice', () => {
    const doubled = shipped.replace('"yuanPerKwh": "0.6043"', '"yuanPerKwh": "0.6043", "yuanPerKwh" : "0.9"');
    expect(refusalOf(readPolicyPack(doubled)).facts).toEqual({
      place: 'tariffs.2.charge.yuanPerKwh',
      problem: 'key_twice',
    });
    const inText = shipped.replace('一般工商业 不满1千伏', '\\"code\\": {[,');
    expect(valueOf(readPolicyPack(inText)).pack.tariffs[2]?.label).toBe('"code": {[,');
  });

  it('windows_overlap', () => {
    const windows = [window('peak', '07:00', '09:00'), window('valley', '08:59', '10:00')];
    expect(refusalOf(readPolicyPack(changed('timeOfUse.0.windows', windows))).facts).toEqual({
      place: 'timeOfUse.0.windows.1.from',
      problem: 'windows_overlap',
    });
  });
});
