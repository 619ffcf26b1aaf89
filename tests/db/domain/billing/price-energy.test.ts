import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  priceEnergy,
  priceLine,
  sumOfLines,
  type PricedLine,
} from '../../../../db/domain/billing/price-energy.ts';
import type { Tariff, TieredCharge } from '../../../../db/domain/billing/tariff.ts';
import { parseKwh, type WattHours, wattHours } from '../../../../db/domain/kernel/energy.ts';
import { formatYuan } from '../../../../db/domain/kernel/money.ts';
import { nanoYuanPerKwh, parsePrice, type NanoYuanPerKwh } from '../../../../db/domain/kernel/price.ts';

const kwh = (text: string): WattHours => parseKwh(text) as WattHours;
const price = (text: string): NanoYuanPerKwh => parsePrice(text) as NanoYuanPerKwh;
const yuanOf = (lines: readonly PricedLine[]): string[] => lines.map((line) => formatYuan(line.amountFen));

function tariff(charge: Tariff['charge'], funds: Tariff['funds'] = []): Tariff {
  return {
    code: 't',
    label: 't',
    customerClass: 'residential',
    fromVolts: 0,
    belowVolts: null,
    isSample: false,
    charge,
    funds,
  };
}

function tiered(
  limits: readonly string[],
  prices: readonly string[],
  printForm: TieredCharge['printForm'] = 'full_price',
): Tariff {
  return tariff({
    kind: 'tiered',
    period: 'month',
    printForm,
    baseLabel: '电度电费',
    tiers: prices.map((text, index) => ({
      label: `第${index + 1}档`,
      upToWh: index < limits.length ? kwh(limits[index] as string) : null,
      priceNanoyuan: price(text),
    })),
  });
}

function flat(text: string): Tariff {
  return tariff({ kind: 'flat', label: '电度电费', priceNanoyuan: price(text) });
}

describe('priceEnergy, published answers', () => {
  it('TR01: each tier is rounded to fen, then added: 173.53, not 173.54 (https://m.idisk.qq.com/read/1037549582/7, Jb5211037)', () => {
    const lines = priceEnergy(tiered(['170', '260'], ['0.4486', '0.4986', '0.7486']), kwh('330'));
    expect(yuanOf(lines)).toEqual(['76.26', '44.87', '52.40']);
    expect(formatYuan(sumOfLines(lines))).toBe('173.53');
  });

  it('TR02: a year with limits of twelve months (same, Jb5211038)', () => {
    const lines = priceEnergy(tiered(['2040', '3120'], ['0.4486', '0.4986', '0.7486']), kwh('3420'));
    expect(yuanOf(lines)).toEqual(['915.14', '538.49', '224.58']);
    expect(formatYuan(sumOfLines(lines))).toBe('1678.21');
  });

  it('TR03: all energy at the base price plus increments (Hunan, https://m.3dmxku.com/daquan/zonghe/3300367.html)', () => {
    const lines = priceEnergy(
      tiered(['180', '450'], ['0.588', '0.638', '0.888'], 'base_and_increments'),
      kwh('650'),
    );
    expect(lines.map((line) => [line.code, line.energyWh / 1000])).toEqual([
      ['base', 650],
      ['tier_2_increment', 270],
      ['tier_3_increment', 200],
    ]);
    expect(yuanOf(lines)).toEqual(['382.20', '13.50', '60.00']);
    expect(formatYuan(sumOfLines(lines))).toBe('455.70');
  });

  it('TR07: two lines with prices of their own, and the flat alternative (https://ddtbk.com/techan/d26219a778044c8a2332ab6ca280fbe5.html)', () => {
    const peak = priceLine('peak', '峰', kwh('95'), price('0.5769'));
    const valley = priceLine('valley', '谷', kwh('5'), price('0.3769'));
    expect(yuanOf([peak, valley])).toEqual(['54.81', '1.88']);
    expect(formatYuan(sumOfLines([peak, valley]))).toBe('56.69');
    expect(yuanOf(priceEnergy(flat('0.5469'), kwh('100')))).toEqual(['54.69']);
  });

  it('MU03: 150,000 kWh at 0.53 (https://85l.net/index.php/l/154239019.html)', () => {
    expect(yuanOf(priceEnergy(flat('0.53'), kwh('150000')))).toEqual(['79500.00']);
  });

  it('TMP01: every fund is a line of its own, rounded by itself (https://m.274949.com/1139/t28911379.html)', () => {
    const funds = [
      { code: 'fund_a', label: 'A', priceNanoyuan: price('0.004') },
      { code: 'fund_b', label: 'B', priceNanoyuan: price('0.02') },
      { code: 'fund_c', label: 'C', priceNanoyuan: price('0.002') },
    ] as const;
    const lines = priceEnergy({ ...flat('0.641'), funds }, kwh('5336'));
    expect(yuanOf(lines)).toEqual(['3420.38', '21.34', '106.72', '10.67']);
    expect(formatYuan(sumOfLines(lines))).toBe('3559.11');
  });
});

describe('priceEnergy, the rule', () => {
  const gansu = tiered(['160', '240'], ['0.51', '0.56', '0.81']);

  it('makes a line only for tiers that were reached, and one of nothing for no energy', () => {
    expect(priceEnergy(gansu, kwh('160')).map((line) => line.code)).toEqual(['tier_1']);
    expect(priceEnergy(gansu, kwh('160.001')).map((line) => line.code)).toEqual(['tier_1', 'tier_2']);
    expect(priceEnergy(gansu, kwh('0'))).toEqual([
      { code: 'tier_1', label: '第1档', energyWh: 0, priceNanoyuan: 510_000_000, amountFen: 0 },
    ]);
  });

  it('takes energy that went backward for a bug', () => {
    expect(() => priceEnergy(gansu, wattHours(-1))).toThrow('backward');
  });

  const energy = fc.integer({ min: 0, max: 2_000_000_000 });
  const anyTiers = fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 900_000_000 }), { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 2_000_000_000 }), { minLength: 6, maxLength: 6 }),
      fc.constantFrom('full_price', 'base_and_increments'),
    )
    .map(([limits, prices, printForm]) => {
      const rising = [...limits].sort((a, b) => a - b);
      const risingPrices = [...prices].sort((a, b) => a - b);
      return tariff({
        kind: 'tiered',
        period: 'month',
        printForm,
        baseLabel: 'b',
        tiers: [...rising, null].map((limit, index) => ({
          label: 't',
          upToWh: limit === null ? null : wattHours(limit),
          priceNanoyuan: nanoYuanPerKwh(risingPrices[index] as number),
        })),
      });
    });

  it('counts every Wh exactly once', () => {
    fc.assert(
      fc.property(anyTiers, energy, (any, wh) => {
        const lines = priceEnergy(any, wattHours(wh));
        const isBase = lines[0]?.code === 'base';
        const counted = isBase ? lines[0]?.energyWh : lines.reduce((sum, line) => sum + line.energyWh, 0);
        expect(counted).toBe(wh);
      }),
    );
  });

  it('stays within half a fen a line of the exact fraction', () => {
    fc.assert(
      fc.property(anyTiers, energy, (any, wh) => {
        const lines = priceEnergy(any, wattHours(wh));
        const fenUnit = 10_000_000_000n;
        const difference =
          BigInt(sumOfLines(lines)) * fenUnit - exactCharge(any.charge as TieredCharge, BigInt(wh));
        const magnitude = difference < 0n ? -difference : difference;
        expect(2n * magnitude <= fenUnit * BigInt(lines.length)).toBe(true);
      }),
    );
  });

  it('never charges less for more energy', () => {
    fc.assert(
      fc.property(anyTiers, energy, fc.integer({ min: 1, max: 5_000_000 }), (any, wh, more) => {
        const less = sumOfLines(priceEnergy(any, wattHours(wh)));
        expect(sumOfLines(priceEnergy(any, wattHours(wh + more)))).toBeGreaterThanOrEqual(less);
      }),
    );
  });
});

/** Wh × nano-yuan, summed over the tiers without any rounding. */
function exactCharge(charge: TieredCharge, wh: bigint): bigint {
  let exact = 0n;
  let lower = 0n;
  for (const tier of charge.tiers) {
    const upper = tier.upToWh === null || BigInt(tier.upToWh) > wh ? wh : BigInt(tier.upToWh);
    if (upper > lower) exact += (upper - lower) * BigInt(tier.priceNanoyuan);
    lower = upper > lower ? upper : lower;
  }
  return exact;
}
