import { describe, expect, it } from 'vitest';
import { computeBill } from '../../../../db/domain/billing/compute-bill.ts';
import type { PolicyPack } from '../../../../db/domain/billing/policy-pack.ts';
import type { Tariff } from '../../../../db/domain/billing/tariff.ts';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../../../db/domain/kernel/energy.ts';
import { fen, formatYuan } from '../../../../db/domain/kernel/money.ts';
import { shippedPack } from '../../../support/packs.ts';
import { refusalOf } from '../../../support/station.ts';
import { flat, kwh, price, tariff, tieredCharge } from '../../../support/usage.ts';
import { billOf, dial, facts, linesOf, since, terms } from './facts.ts';

const gansu = shippedPack('gansu');
const zhejiang = shippedPack('zhejiang');
const withTariffs = (...tariffs: readonly Tariff[]): PolicyPack => ({ ...gansu, code: 'own', tariffs });
const gansuNow = since('2021-08-01', gansu);
const zhejiangNow = since('2012-07-01', zhejiang);

describe('a household', () => {
  const read = facts([dial('total', '71793', '72083')], { lastBillEnergyWh: wattHours(120_000) });

  it('pays tier by tier, the bill the sum of its lines', () => {
    const bill = billOf(read, gansuNow);
    expect(linesOf(bill)).toEqual([
      ['tier_1', 160, '81.60'],
      ['tier_2', 80, '44.80'],
      ['tier_3', 50, '40.50'],
    ]);
    expect([formatYuan(bill.totalFen), bill.energyWh]).toEqual(['166.90', 290_000]);
  });

  it('keeps a working that explains the bill without pack or program, and is small', () => {
    const { working } = billOf(read, gansuNow);
    expect(JSON.parse(JSON.stringify(working))).toEqual(working);
    expect(working).toEqual({
      form: 2,
      pack: { code: 'gansu', version: gansu.version },
      facts: {
        customerClass: 'residential',
        volts: 220,
        capacityVa: 8_000,
        periodMonth: '2026-11',
        period: { from: '2026-10-22', to: '2026-11-21' },
        lastBillEnergyWh: 120_000,
        dials: [
          {
            meterNo: '230007000002',
            lastDialWh: 71_793_000,
            lastReadOn: '2026-10-21',
            dialWh: 72_083_000,
            readOn: '2026-11-21',
            digits: 6,
          },
        ],
      },
      parts: [
        {
          tariff: { code: 'residential_low', label: '居民生活 不满1千伏', kind: 'tiered', isSample: true },
          energyWh: 290_000,
          tiers: [
            { upToWh: 160_000, priceNanoyuan: 510_000_000 },
            { upToWh: 240_000, priceNanoyuan: 560_000_000 },
            { upToWh: null, priceNanoyuan: 810_000_000 },
          ],
          quota: { before: [160_000, 80_000], inTierWh: [160_000, 80_000, 50_000], after: [0, 0] },
        },
      ],
      rounding: 'each_line_half_up_to_fen',
    });
  });

  it('pays a wider first tier from the month of its grant on (一户多人口), on monthly tiers too', () => {
    const pack = { ...gansu, severalPersons: { fromPersons: 5, extraWhPerMonth: kwh('100') } };
    const granted = (from: string) =>
      facts(read.dials, { terms: [terms({ severalPersonsFrom: month(from) })] });
    expect(linesOf(billOf(granted('2026-11'), since('2021-08-01', pack)))[0]).toEqual([
      'tier_1',
      260,
      '132.60',
    ]);
    expect(linesOf(billOf(granted('2026-12'), since('2021-08-01', pack)))[0]).toEqual([
      'tier_1',
      160,
      '81.60',
    ]);
  });

  it('grants nothing for the month before the grant when the bill covers both (TR06)', () => {
    const pack = { ...gansu, severalPersons: { fromPersons: 5, extraWhPerMonth: kwh('100') } };
    const twoMonths = facts([dial('total', '0', '900')], {
      terms: [terms({ severalPersonsFrom: month('2026-11') })],
      period: { from: day('2026-09-22'), to: day('2026-11-21') },
      months: 2,
    });
    // Twice 160 kWh and the hundred of November alone.
    expect(linesOf(billOf(twoMonths, since('2021-08-01', pack)))[0]).toEqual(['tier_1', 420, '214.20']);
  });

  it('has the limits of every month that the bill covers, the season by the month of the reading (Hunan)', () => {
    const hunan = since('2012-07-01', shippedPack('hunan'));
    const july = {
      periodMonth: month('2026-07'),
      period: { from: day('2026-05-22'), to: day('2026-07-21') },
    };
    const bill = billOf(facts([dial('total', '0', '900')], { ...july, months: 2 }), hunan);
    // June's 350 and July's 450.
    expect(linesOf(bill)).toEqual([
      ['base', 900, '529.20'],
      ['tier_2_increment', 440, '22.00'],
      ['tier_3_increment', 100, '30.00'],
    ]);
  });

  it('has its free energy taken off (低保)', () => {
    const pack = since('2021-08-01', { ...gansu, welfareFreeWhPerMonth: kwh('10') });
    expect(linesOf(billOf({ ...read, isWelfare: true }, pack)).at(-1)).toEqual(['free_energy', -10, '-5.10']);
    expect(linesOf(billOf(read, pack))).toHaveLength(3);
  });

  it('with many dwellings behind one meter pays one price (合表)', () => {
    const shared = { ...read, terms: [terms({ tariffCode: 'residential_shared_low' })] };
    expect(linesOf(billOf(shared, zhejiangNow))).toEqual([['energy', 290, '161.82']]);
  });
});

describe('a tier year', () => {
  const household = (used: string, changes: Parameters<typeof facts>[1]) =>
    facts([dial('total', '0', used)], changes);

  it('TR06: the grant widens what is left and touches nothing that was billed (https://woyaosouti.com/x_ask/6BvBmNw6ekwEF5cv4a.html)', () => {
    const february = {
      periodMonth: month('2026-02'),
      period: { from: day('2026-01-03'), to: day('2026-02-02') },
    };
    const first = billOf(household('2800', february), zhejiangNow);
    expect(formatYuan(first.totalFen)).toBe('1508.40');
    expect(first.working.yearQuotaAfter).toEqual({ tierYear: 2026, left: [0, 2_000_000], grantedFrom: null });
    const march = {
      periodMonth: month('2026-03'),
      period: { from: day('2026-02-03'), to: day('2026-03-02') },
    };
    const second = billOf(
      household('1200', {
        ...march,
        yearQuota: first.working.yearQuotaAfter ?? null,
        terms: [terms({ severalPersonsFrom: month('2026-02') }, '2026-02-15')],
      }),
      zhejiangNow,
    );
    expect(second.working.parts[0]?.quota?.before).toEqual([1_100_000, 2_000_000]);
    expect(formatYuan(second.totalFen)).toBe('650.60');
    expect(second.working.yearQuotaAfter).toEqual({
      tierYear: 2026,
      left: [0, 1_900_000],
      grantedFrom: '2026-02',
    });
  });

  it('TR11: an account opened in August has five months of the year, what it used before taken off', () => {
    const opened = billOf(household('10', { openedOn: day('2026-08-15') }), zhejiangNow);
    expect(opened.working.parts[0]?.quota?.before).toEqual([1_150_000, 850_000]);
    const usedBefore = { tierYear: 2026, energyWh: kwh('1200') };
    const late = { openedOn: day('2026-08-15'), terms: [terms({ usedBefore })] };
    expect(billOf(household('10', late), zhejiangNow).working.parts[0]?.quota?.before).toEqual([0, 800_000]);
  });

  it('begins anew in its first month, whatever was left', () => {
    const yearQuota = { tierYear: 2025, left: [kwh('5'), kwh('5')], grantedFrom: month('2025-03') };
    const bill = billOf(household('10', { yearQuota }), zhejiangNow);
    expect(bill.working.yearQuotaAfter).toEqual({
      tierYear: 2026,
      left: [2_750_000, 2_040_000],
      grantedFrom: null,
    });
  });
});

describe('time of use', () => {
  const chosen = (code: string) => ({ terms: [terms({ tariffCode: code })] });

  it('prices each part of the day; flat is what the total leaves (Gansu, commerce)', () => {
    const dials = [dial('total', '0', '180'), dial('peak', '0', '100'), dial('valley', '0', '30')];
    const bill = billOf(
      facts(dials, { customerClass: 'commercial', ...chosen('commercial_low_tou') }),
      gansuNow,
    );
    expect(linesOf(bill)).toEqual([
      ['peak', 100, '89.50'],
      ['flat', 50, '30.22'],
      ['valley', 30, '9.41'],
    ]);
  });

  it('TR07: two parts of the day (https://ddtbk.com/techan/d26219a778044c8a2332ab6ca280fbe5.html)', () => {
    const prices = [
      { period: 'peak' as const, label: '峰', priceNanoyuan: price('0.5769') },
      { period: 'valley' as const, label: '谷', priceNanoyuan: price('0.3769') },
    ];
    const pack = since('2020-01-01', withTariffs(tariff({ kind: 'time_of_use', prices })));
    const bill = billOf(facts([dial('peak', '0', '95'), dial('valley', '0', '5')]), pack);
    expect([...linesOf(bill).map((line) => line[2]), formatYuan(bill.totalFen)]).toEqual([
      '54.81',
      '1.88',
      '56.69',
    ]);
  });

  const household = (...dials: Parameters<typeof facts>[0]) => facts(dials, chosen('residential_tou'));

  it('prices the first tier by the day and adds the increments (Zhejiang)', () => {
    const dials = [dial('peak', '0', '2000'), dial('valley', '0', '1000')];
    const bill = billOf(household(dial('total', '0', '3000'), ...dials), zhejiangNow);
    expect(linesOf(bill)).toEqual([
      ['peak', 2000, '1136.00'],
      ['valley', 1000, '288.00'],
      ['tier_2_increment', 240, '12.00'],
    ]);
    expect(bill.working.parts[0]?.tou).toEqual({ peak: 2_000_000, valley: 1_000_000 });
  });

  it('asks for no flat part that is not priced: registers need not add up (PF03)', () => {
    const dials = [dial('peak', '0', '60'), dial('valley', '0', '39')];
    const more = billOf(household(dial('total', '0', '100'), ...dials), zhejiangNow);
    const less = billOf(household(dial('total', '0', '98'), ...dials), zhejiangNow);
    expect(linesOf(more)).toEqual(linesOf(less));
    expect([more.energyWh, less.energyWh]).toEqual([100_000, 98_000]);
  });

  it('takes for the peak what total and valley leave, at a meter that has no register for it', () => {
    const bill = billOf(household(dial('total', '0', '180'), dial('valley', '0', '60')), zhejiangNow);
    expect(linesOf(bill)).toEqual([
      ['peak', 120, '68.16'],
      ['valley', 60, '17.28'],
    ]);
  });

  it('does not care for parts of the day that no price asks for', () => {
    const dials = [dial('total', '0', '100'), dial('peak', '0', '70'), dial('valley', '0', '31')];
    const shop = { customerClass: 'commercial' as const, childrenWh: [kwh('40')] };
    expect(linesOf(billOf(facts(dials, shop), gansuNow))).toEqual([['energy', 60, '36.26']]);
  });
});

describe('what hangs behind a meter', () => {
  it('takes children first, then the fixed energy, then the fixed share, each at its own price', () => {
    const behind = terms({
      fixedPart: { whPerMonth: kwh('50'), tariffCode: 'residential_shared_sample' },
      sharePart: { ppm: 100_000, tariffCode: 'commercial_low' },
    });
    const farm = { customerClass: 'agricultural' as const, volts: 380, childrenWh: [kwh('100'), kwh('200')] };
    const bill = billOf(facts([dial('total', '0', '1000')], { ...farm, terms: [behind] }), gansuNow);
    expect(linesOf(bill)).toEqual([
      ['energy', 585, '262.61'],
      ['energy', 50, '25.50'],
      ['energy', 65, '39.28'],
    ]);
    expect(bill.energyWh).toBe(700_000);
    expect(bill.working.parts.map((part) => part.tariff.code)).toEqual([
      'agricultural_low',
      'residential_shared_sample',
      'commercial_low',
    ]);
  });
});

describe('a meter', () => {
  it('exchanged in the period counts in both, each with its own multiplier', () => {
    const dials = [
      dial('total', '1500', '1800', { meterNo: 'old', multiplierMilli: milliMultiplier(20_000) }),
      dial('total', '0', '10', { meterNo: 'new', multiplierMilli: milliMultiplier(200_000) }),
    ];
    expect(billOf(facts(dials, { customerClass: 'irrigation' }), gansuNow).energyWh).toBe(8_000_000);
  });

  it('RO01: rolls over only when somebody said so (http://www.dybbs8.com/doc-364055690.html)', () => {
    const rolled = (changes: object) => facts([dial('total', '9876', '123', { digits: 4, ...changes })]);
    expect(billOf(rolled({ hasRolledOver: true }), gansuNow).energyWh).toBe(247_000);
    expect(refusalOf(computeBill(rolled({}), [gansuNow])).code).toBe('reading_backward');
    expect(refusalOf(computeBill(rolled({ hasRolledOver: true, digits: null }), [gansuNow])).code).toBe(
      'reading_does_not_fit',
    );
  });

  it('of which a register was corrected counts what the adjustment says, whatever its dials show', () => {
    const corrections = [{ register: 'total' as const, energyWh: kwh('290') }];
    const bill = billOf(facts([dial('total', '500', '100')], { corrections }), gansuNow);
    expect(formatYuan(bill.totalFen)).toBe('166.90');
  });

  it('that counts from nowhere is a bug and no bill', () => {
    expect(() => computeBill(facts([dial('total', null, '100')]), [gansuNow])).toThrow('from nowhere');
    expect(() => computeBill(facts([dial('total', '0', '1')]), [])).toThrow('without a policy pack');
  });
});

describe('facts that are missing', () => {
  const refused = (of: Parameters<typeof computeBill>[0], pack = gansuNow) => {
    const { code, facts: told } = refusalOf(computeBill(of, [pack]));
    return [code, told.code ?? told.place];
  };
  const commercial = (code: string) => ({
    customerClass: 'commercial' as const,
    terms: [terms({ tariffCode: code })],
  });

  it('are told with their place', () => {
    const total = [dial('total', '0', '100')];
    expect(refused(facts([]))).toEqual(['usage_incomplete', 'registers.total']);
    expect(refused(facts(total, commercial('commercial_low_tou')))).toEqual([
      'usage_incomplete',
      'registers',
    ]);
    const tooMuch = [...total, dial('peak', '0', '70'), dial('valley', '0', '31')];
    expect(refused(facts(tooMuch, commercial('commercial_low_tou')))).toEqual([
      'usage_incomplete',
      'registers.flat',
    ]);
    expect(refused(facts(total, { childrenWh: [kwh('101')] }))).toEqual(['usage_incomplete', 'sub_meters']);
    const industry = { customerClass: 'large_industry' as const, volts: 10_000 };
    const twoPart = { ...industry, terms: [terms({ tariffCode: 'large_industry_two_part' })] };
    const tou = [dial('peak', '0', '1'), dial('flat', '0', '1'), dial('valley', '0', '1')];
    expect(refused(facts(tou, twoPart))).toEqual(['usage_incomplete', 'registers.reactive_forward']);
    expect(refused(facts(tou, { ...twoPart, capacityVa: null }))).toEqual(['usage_incomplete', 'capacity']);
    const demand = [terms({ tariffCode: 'large_industry_two_part', capacity: { kind: 'measured_demand' } })];
    expect(refused(facts(tou, { ...industry, terms: demand }))).toEqual([
      'usage_incomplete',
      'registers.demand',
    ]);
    const loss = { transformerType: 'S11', capacityVa: 1, lineLossPpm: null };
    expect(refused(facts(total, { terms: [terms({ loss })] }))).toEqual([
      'usage_incomplete',
      'loss.transformer',
    ]);
  });

  it('may be the price itself', () => {
    const total = [dial('total', '0', '100')];
    expect(refused(facts(total, commercial('gone')))).toEqual(['tariff_unknown', 'gone']);
    expect(refused(facts(total, { customerClass: 'commercial' }), zhejiangNow)).toEqual([
      'tariff_unknown',
      'commercial 220 V',
    ]);
    const behind = terms({ fixedPart: { whPerMonth: kwh('1'), tariffCode: 'gone' } });
    expect(refused(facts(total, { terms: [behind] }))).toEqual(['tariff_unknown', 'gone']);
  });
});

describe('relief and the least charge', () => {
  it('never makes a bill of less than nothing', () => {
    const prices = [{ period: 'valley' as const, label: '谷', priceNanoyuan: price('0.1') }];
    const charge = { ...tieredCharge(['160', '240'], ['0.5', '0.6', '0.9']), timeOfUse: prices };
    const pack = { ...withTariffs(tariff(charge)), welfareFreeWhPerMonth: kwh('10') };
    const bill = billOf(facts([dial('valley', '0', '8')], { isWelfare: true }), since('2020-01-01', pack));
    expect(linesOf(bill)).toEqual([
      ['valley', 8, '0.80'],
      ['free_energy', -8, '-4.00'],
      ['minimum', 1, '3.20'],
    ]);
    expect(bill.totalFen).toBe(0);
  });

  it('tops up to what the tariff asks a month, for as many months as the bill covers', () => {
    const pack = since('2020-01-01', withTariffs(flat('0.5', { minimumFen: fen(1000) })));
    const bill = billOf(facts([dial('total', '0', '10')], { months: 2 }), pack);
    expect(linesOf(bill)).toEqual([
      ['energy', 10, '5.00'],
      ['minimum', 1, '15.00'],
    ]);
  });
});
