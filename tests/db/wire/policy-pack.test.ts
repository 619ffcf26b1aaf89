import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { customerClasses } from '../../../db/domain/accounts/customer-class.ts';
import { findTariff } from '../../../db/domain/billing/tariff.ts';
import { formatPrice } from '../../../db/domain/kernel/price.ts';
import { seedReadingThresholds } from '../../../db/domain/metering/reading-finding.ts';
import { readPolicyPack } from '../../../db/wire/policy-pack.ts';
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
