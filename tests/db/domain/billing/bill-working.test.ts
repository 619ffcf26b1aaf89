import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFacts, storeFacts } from '../../../../db/domain/billing/bill-facts.ts';
import { factsOf, readBillWorking } from '../../../../db/domain/billing/bill-working.ts';
import { computeBill } from '../../../../db/domain/billing/compute-bill.ts';
import type { Tariff } from '../../../../db/domain/billing/tariff.ts';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../../../db/domain/kernel/energy.ts';
import { nanoYuanPerKwh, type NanoYuanPerKwh } from '../../../../db/domain/kernel/price.ts';
import { shippedPack } from '../../../support/packs.ts';
import { kwh, tariff, tieredCharge } from '../../../support/usage.ts';
import { billOf, dial, facts, linesOf, since, terms } from './facts.ts';

const gansu = since('2021-08-01', shippedPack('gansu'));

describe('stored facts', () => {
  const meters = facts(
    [
      dial('total', '1', '2'),
      dial('peak', '3', '4'),
      dial('demand', null, '0.5', { digits: null }),
      dial('total', '0', '1', { meterNo: 'new', lastReadOn: day('2026-11-02'), hasRolledOver: true }),
      dial('peak', '0', '1', { meterNo: 'new', lastReadOn: null, readOn: null }),
    ],
    { terms: [terms({ tariffCode: 'residential_low_tou' }), terms({}, '2026-11-01')] },
  );

  it('leave out what is as usual and what the register before says, and read back whole', () => {
    const stored = storeFacts(meters);
    expect(stored.dials.slice(1, 3)).toEqual([
      { register: 'peak', lastDialWh: 3_000, dialWh: 4_000 },
      { register: 'demand', lastDialWh: null, dialWh: 500, digits: null },
    ]);
    expect(stored.terms).toEqual([
      { effectiveFrom: '2020-01-01', terms: { tariffCode: 'residential_low_tou' } },
      { effectiveFrom: '2026-11-01', terms: {} },
    ]);
    expect(readFacts(JSON.parse(JSON.stringify(stored)))).toEqual(meters);
  });

  it('of an earlier program are read with what it did not know as usual', () => {
    const earlier = { customerClass: 'residential' as const, periodMonth: month('2026-11'), dials: [] };
    expect(readFacts({ ...earlier, terms: [{ effectiveFrom: day('2020-01-01'), terms: {} }] })).toEqual(
      facts([], { volts: null, capacityVa: null, period: null, terms: [terms({})] }),
    );
  });
});

/** The lines of the first program: a flat price or the tiers of a month that were reached, then the funds on all energy. */
function firstLines({ charge, funds }: Tariff, wh: number): [string, number][] {
  const fenOf = (energyWh: number, nanoyuan: number) =>
    Number((BigInt(energyWh) * BigInt(nanoyuan) + 5_000_000_000n) / 10_000_000_000n);
  const lines: [string, number][] = [];
  if (charge.kind === 'flat') lines.push(['energy', fenOf(wh, charge.priceNanoyuan)]);
  let below = 0;
  for (const [index, tier] of charge.kind === 'tiered' ? charge.tiers.entries() : []) {
    const inTier = Math.min(wh, tier.upToWh ?? wh) - below;
    if (inTier > 0 || (index === 0 && wh === 0))
      lines.push([`tier_${index + 1}`, fenOf(inTier, tier.priceNanoyuan)]);
    below += Math.max(inTier, 0);
  }
  return [...lines, ...funds.map((fund): [string, number] => [fund.code, fenOf(wh, fund.priceNanoyuan)])];
}

/** What the first program kept of a bill, but for its tiers. */
function firstWorking({ code, label, charge }: Tariff, wh: number) {
  return {
    form: 1,
    pack: { code: 'gansu', version: 1 },
    tariff: { code, label, kind: charge.kind, isSample: false },
    dials: {
      meterNo: '1',
      multiplierMilli: 1000,
      lastDialWh: 1_000,
      lastReadOn: '2026-10-21',
      dialWh: 1_000 + wh,
      readOn: '2026-11-21',
    },
    energyWh: wh,
    months: 1,
    rounding: 'each_line_half_up_to_fen',
    lastBillEnergyWh: null,
  };
}

describe('the working of the first bills', () => {
  const row = { periodMonth: month('2026-11'), customerClass: 'residential' as const };
  const tiers = [
    { upToWh: 160_000, priceNanoyuan: 510_000_000 },
    { upToWh: 240_000, priceNanoyuan: 560_000_000 },
    { upToWh: null, priceNanoyuan: 810_000_000 },
  ];
  const first = {
    form: 1,
    pack: { code: 'gansu', version: 1 },
    tariff: { code: 'residential_low', label: '居民生活 不满1千伏', kind: 'tiered', isSample: true },
    dials: {
      meterNo: '230007000002',
      multiplierMilli: 1000,
      lastDialWh: 71_793_000,
      lastReadOn: '2026-10-21',
      dialWh: 72_083_000,
      readOn: '2026-11-21',
    },
    energyWh: 290_000,
    tiers,
    months: 1,
    rounding: 'each_line_half_up_to_fen',
    lastBillEnergyWh: 120_000,
  };

  it('reads as one of today, and the bill computed again from it is the bill that was issued', () => {
    const working = readBillWorking(JSON.stringify(first), row);
    expect(working).toMatchObject({ form: 2, parts: [{ energyWh: 290_000, tiers }] });
    expect(factsOf(working)).toEqual(
      facts([dial('total', '71793', '72083', { digits: null })], {
        volts: null,
        capacityVa: null,
        forcedTariffCode: 'residential_low',
        lastBillEnergyWh: kwh('120'),
      }),
    );
    expect(linesOf(billOf(factsOf(working), gansu))).toEqual([
      ['tier_1', 160, '81.60'],
      ['tier_2', 80, '44.80'],
      ['tier_3', 50, '40.50'],
    ]);
  });

  it('of a flat price has no steps, and of days that nobody wrote down no period', () => {
    const flat = {
      ...first,
      tariff: { code: 'irrigation_low', label: '农业排灌 不满1千伏', kind: 'flat', isSample: false },
      dials: { ...first.dials, multiplierMilli: 20_000, lastReadOn: null },
      tiers: [{ upToWh: null, priceNanoyuan: 232_500_000 }],
    };
    const working = readBillWorking(JSON.stringify(flat), { ...row, customerClass: 'irrigation' });
    expect(working.parts[0]?.tiers).toBeUndefined();
    const of = factsOf(working);
    expect([of.period, of.dials[0]?.multiplierMilli]).toEqual([null, milliMultiplier(20_000)]);
    expect(linesOf(billOf(of, gansu))).toEqual([['energy', 5800, '1348.50']]);
    const backward = { ...first, dials: { ...first.dials, readOn: '2026-10-21' } };
    expect(factsOf(readBillWorking(JSON.stringify(backward), row)).period).toBeNull();
  });

  it('makes the very lines again that the first program made, whatever price and energy', () => {
    const prices = fc.array(fc.integer({ min: 1, max: 2_000_000_000 }).map(nanoYuanPerKwh), {
      minLength: 5,
      maxLength: 5,
    });
    const widths = fc.tuple(fc.integer({ min: 1, max: 400_000 }), fc.integer({ min: 1, max: 400_000 }));
    fc.assert(
      fc.property(
        prices,
        widths,
        fc.boolean(),
        fc.nat(900_000),
        fc.nat(2),
        (rates, [one, two], isFlat, wh, funds) => {
          const [first, second, third, ...rest] = rates.sort((a, b) => a - b);
          const steps = [first, second, third].map((priceNanoyuan, index) => ({
            label: `${index + 1}`,
            upToWh: index === 2 ? null : wattHours(index === 0 ? one : one + two),
            priceNanoyuan: priceNanoyuan as NanoYuanPerKwh,
          }));
          const of = tariff(
            isFlat
              ? { kind: 'flat', label: 'f', priceNanoyuan: first as NanoYuanPerKwh }
              : { ...tieredCharge([], []), tiers: steps },
            {
              funds: rest
                .slice(0, funds)
                .map((priceNanoyuan, index) => ({ code: `fund_${index}`, label: 'f', priceNanoyuan })),
            },
          );
          const stored = {
            ...firstWorking(of, wh),
            tiers: isFlat
              ? [{ upToWh: null, priceNanoyuan: first }]
              : steps.map(({ label: _label, ...step }) => step),
          };
          const pack = since('2021-08-01', { ...gansu.pack, tariffs: [of] });
          const again = billOf(factsOf(readBillWorking(JSON.stringify(stored), row)), pack);
          expect(again.energyWh).toBe(wh);
          expect(again.lines.map((line) => [line.code, line.amountFen])).toEqual(firstLines(of, wh));
        },
      ),
    );
  });

  it('is billed by the pack it names, though a newer one is in force', () => {
    const working = readBillWorking(JSON.stringify(first), row);
    const other = since('2026-11-01', { ...gansu.pack, version: 9, tariffs: [] });
    expect(computeBill(factsOf(working), [gansu, other]).ok).toBe(false);
    expect(linesOf(billOf(factsOf(working), gansu))).toHaveLength(3);
  });
});
