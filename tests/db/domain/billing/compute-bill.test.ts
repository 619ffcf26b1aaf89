import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { computeBill } from '../../../../db/domain/billing/compute-bill.ts';
import { dueDayOf } from '../../../../db/domain/billing/due-day.ts';
import { findBillable } from '../../../../db/domain/billing/billable.ts';
import { revenueAccountOf } from '../../../../db/domain/billing/revenue-account.ts';
import { findTariff } from '../../../../db/domain/billing/tariff.ts';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import {
  dialFullScale,
  energyBetween,
  milliMultiplier,
  wattHours,
} from '../../../../db/domain/kernel/energy.ts';
import { formatYuan } from '../../../../db/domain/kernel/money.ts';
import { readPolicyPack } from '../../../../db/wire/policy-pack.ts';
import { valueOf } from '../../../support/station.ts';

const { pack } = valueOf(
  readPolicyPack(readFileSync(join(import.meta.dirname, '../../../../db/policy/gansu.json'), 'utf8')),
);

const dials = {
  meterNo: '230007000002',
  multiplierMilli: milliMultiplier(1000),
  lastDialWh: wattHours(71_793_000),
  lastReadOn: day('2026-10-21'),
  dialWh: wattHours(72_083_000),
  readOn: day('2026-11-21'),
};

describe('computeBill', () => {
  const tariff = findTariff(pack.tariffs, 'residential', 220);
  if (tariff === null) throw new Error('the shipped pack has a residential price');

  it('is the sum of its lines', () => {
    const bill = computeBill({
      pack,
      tariff,
      energyWh: wattHours(290_000),
      dials,
      lastBillEnergyWh: wattHours(120_000),
    });
    expect(bill.lines.map((line) => [line.label, line.energyWh, formatYuan(line.amountFen)])).toEqual([
      ['第一档电费', 160_000, '81.60'],
      ['第二档电费', 80_000, '44.80'],
      ['第三档电费', 50_000, '40.50'],
    ]);
    expect(formatYuan(bill.totalFen)).toBe('166.90');
  });

  it('keeps a working that survives being stored and explains the bill without pack or program', () => {
    const { working } = computeBill({
      pack,
      tariff,
      energyWh: wattHours(290_000),
      dials,
      lastBillEnergyWh: null,
    });
    expect(JSON.parse(JSON.stringify(working))).toEqual(working);
    expect(working).toEqual({
      form: 1,
      pack: { code: 'gansu', version: 1 },
      tariff: { code: 'residential_low', label: '居民生活 不满1千伏', kind: 'tiered', isSample: true },
      dials,
      energyWh: 290_000,
      tiers: [
        { upToWh: 160_000, priceNanoyuan: 510_000_000 },
        { upToWh: 240_000, priceNanoyuan: 560_000_000 },
        { upToWh: null, priceNanoyuan: 810_000_000 },
      ],
      months: 1,
      rounding: 'each_line_half_up_to_fen',
      lastBillEnergyWh: null,
    });
  });
});

describe('the energy of a bill', () => {
  const energy = (last: number, current: number, multiplier: number, rolledOverAt: number | null = null) =>
    energyBetween(
      wattHours(last * 1000),
      wattHours(current * 1000),
      milliMultiplier(multiplier * 1000),
      rolledOverAt === null ? null : wattHours(rolledOverAt),
    ) / 1000;

  it.each([
    ['MU01 (https://13l.net/l/29651810.html)', 0, 40, 20, 800],
    ['MU02 (http://itgle.com/jinengqita/qYdT6fI.html)', 0, 20, 1000, 20_000],
    ['MU03 (https://85l.net/index.php/l/154239019.html)', 2155, 2305, 1000, 150_000],
    ['MU04, decimals count (http://cfsky.cn/xinwenzhongxin/zhishi/2982.html)', 0, 236.8, 40, 9472],
    ['MU05 (https://360docs.net/doc/2012240850.html)', 2500, 3000, 30, 15_000],
  ])('%s', (_source, last, current, multiplier, kwh) => {
    expect(energy(last, current, multiplier)).toBe(kwh);
  });

  it('RO01: a confirmed roll-over adds the full scale before the multiplier (http://www.dybbs8.com/doc-364055690.html)', () => {
    expect(energy(9876, 123, 1, dialFullScale(4))).toBe(247);
    expect(energy(99_980.5, 20.25, 60, dialFullScale(5))).toBe(2385);
  });
});

describe('findBillable', () => {
  const read = {
    kind: 'actual',
    lastDialWh: wattHours(1_000_000),
    dialWh: wattHours(1_120_000),
    multiplierMilli: milliMultiplier(1000),
    finding: null,
    reason: null,
  } as const;

  it('bills a look without a finding, or with an explained one', () => {
    expect(findBillable(read)).toEqual({ lastDialWh: 1_000_000, dialWh: 1_120_000, energyWh: 120_000 });
    expect(findBillable({ ...read, finding: 'jump', reason: '空调' })).toMatchObject({ energyWh: 120_000 });
    expect(
      findBillable({ ...read, dialWh: wattHours(1_000_000), finding: 'zero', reason: '外出' }),
    ).toMatchObject({ energyWh: 0 });
  });

  it('leaves aside what nobody read or explained', () => {
    expect(findBillable({ ...read, kind: null, dialWh: null })).toBe('not_read');
    expect(findBillable({ ...read, kind: 'estimated' })).toBe('not_read');
    expect(findBillable({ ...read, lastDialWh: null })).toBe('not_read');
    expect(findBillable({ ...read, kind: 'locked', dialWh: null })).toBe('locked');
    expect(findBillable({ ...read, kind: 'fault', dialWh: null })).toBe('fault');
    expect(findBillable({ ...read, finding: 'jump' })).toBe('unexplained');
  });

  it('never bills a dial that ran backward, word or not, finding or not', () => {
    const backward = { ...read, dialWh: wattHours(999_000) } as const;
    expect(findBillable({ ...backward, finding: 'backward', reason: '翻转' })).toBe('unexplained');
    expect(findBillable(backward)).toBe('unexplained');
  });
});

describe('findTariff', () => {
  it('goes by class and supply voltage, the band below its end', () => {
    expect(findTariff(pack.tariffs, 'commercial', 380)?.code).toBe('commercial_low');
    expect(findTariff(pack.tariffs, 'commercial', 1000)?.code).toBe('commercial_10kv');
    expect(findTariff(pack.tariffs, 'commercial', 10_000)?.code).toBe('commercial_10kv');
    expect(findTariff(pack.tariffs, 'commercial', 35_000)?.code).toBe('commercial_35kv');
    expect(findTariff(pack.tariffs, 'large_industry', 10_000)?.isSample).toBe(true);
    expect(findTariff([], 'commercial', 380)).toBeNull();
  });
});

describe('dueDayOf', () => {
  const policy = { dayOfNextMonth: 15, minimumDaysAfterIssue: 10 };

  it('is the day of the following month', () => {
    expect(dueDayOf(policy, month('2026-11'), day('2026-11-25'))).toBe('2026-12-15');
    expect(dueDayOf({ ...policy, dayOfNextMonth: 31 }, month('2027-01'), day('2027-01-25'))).toBe(
      '2027-02-28',
    );
  });

  it('is never sooner than the grace after a late issue', () => {
    expect(dueDayOf(policy, month('2026-11'), day('2026-12-05'))).toBe('2026-12-15');
    expect(dueDayOf(policy, month('2026-11'), day('2026-12-06'))).toBe('2026-12-16');
    expect(dueDayOf(policy, month('2026-09'), day('2026-12-06'))).toBe('2026-12-16');
  });
});

describe('revenueAccountOf', () => {
  it('keeps itemised funds apart from energy', () => {
    expect(['energy', 'tier_1', 'base', 'fund_water'].map(revenueAccountOf)).toEqual([
      'energy_revenue',
      'energy_revenue',
      'energy_revenue',
      'fund_revenue',
    ]);
  });
});
