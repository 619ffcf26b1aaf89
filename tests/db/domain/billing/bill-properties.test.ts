import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFacts, storeFacts, type BillFacts } from '../../../../db/domain/billing/bill-facts.ts';
import { factsOf, readBillWorking } from '../../../../db/domain/billing/bill-working.ts';
import { computeBill, type ComputedBill } from '../../../../db/domain/billing/compute-bill.ts';
import type { Tariff } from '../../../../db/domain/billing/tariff.ts';
import { addDays } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { valueOf } from '../../../support/station.ts';
import { anyBill, type AnyBill } from './any-bill.ts';
import { exactBill } from './exact-bill.ts';

const runs = { numRuns: 200 };

/** The bill, unless its price needs a fact that these facts lack. */
function billOf({ facts, packs }: AnyBill): ComputedBill | null {
  const bill = computeBill(facts, packs);
  if (bill.ok) return bill.value;
  expect(bill.refusal.code).toBe('usage_incomplete');
  return null;
}

const amounts = (bill: ComputedBill) => bill.lines.map((line) => [line.code, line.amountFen]);

describe('any bill', () => {
  it('is computed more often than refused', () => {
    const samples = fc.sample(anyBill(), { numRuns: 400, seed: 7 });
    const computed = samples.filter((any) => billOf(any) !== null).length;
    expect(computed).toBeGreaterThan(200);
  });

  it('totals the sum of its lines', () => {
    fc.assert(
      fc.property(anyBill(), (any) => {
        const bill = billOf(any);
        if (bill === null) return;
        expect(bill.totalFen).toBe(bill.lines.reduce<number>((sum, line) => sum + line.amountFen, 0));
      }),
      runs,
    );
  });

  it('agrees in every line with exact fractions worked out by themselves', () => {
    fc.assert(
      fc.property(anyBill(), (any) => {
        const bill = billOf(any);
        if (bill === null) return;
        const exact = exactBill(any.facts, any.packs);
        expect(amounts(bill)).toEqual(exact.map((line) => [line.code, Number(line.amountFen)]));
      }),
      { numRuns: 1_000 },
    );
  });

  it('never leaves less than nothing of a tier', () => {
    fc.assert(
      fc.property(anyBill(), (any) => {
        const bill = billOf(any);
        if (bill === null) return;
        const quotas = bill.working.parts.flatMap((part) => (part.quota === undefined ? [] : [part.quota]));
        const left = [
          ...quotas.flatMap((quota) => [...quota.before, ...quota.inTierWh, ...quota.after]),
          ...(bill.working.yearQuotaAfter?.left ?? []),
        ];
        expect(Math.min(0, ...left)).toBe(0);
      }),
      runs,
    );
  });

  it('comes out the same when it is computed again from what was stored with it', () => {
    fc.assert(
      fc.property(anyBill(), (any) => {
        const bill = billOf(any);
        if (bill === null) return;
        const { customerClass, periodMonth } = any.facts;
        const row = { customerClass, periodMonth };
        const working = readBillWorking(JSON.stringify(bill.working), row);
        expect(working).toEqual(bill.working);
        expect(factsOf(working)).toEqual(any.facts);
        expect(valueOf(computeBill(factsOf(working), any.packs))).toEqual(bill);
        // Those packs only that the working names.
        const named = (working.packs ?? [working.pack]).map((one) => one.code);
        const again = any.packs.filter(({ pack }) => named.includes(pack.code));
        expect(valueOf(computeBill(factsOf(working), again))).toEqual(bill);
      }),
      runs,
    );
  });

  it('keeps its facts as they were, stored and read again', () => {
    fc.assert(
      fc.property(anyBill(), ({ facts }) => {
        expect(readFacts(storeFacts(facts))).toEqual(facts);
        expect(readFacts(JSON.parse(JSON.stringify(storeFacts(facts))))).toEqual(facts);
      }),
      runs,
    );
  });

  it('is not changed by a pack that changes nothing', () => {
    fc.assert(
      fc.property(anyBill(), fc.integer({ min: -3, max: 40 }), (any, begins) => {
        const bill = billOf(any);
        const { period } = any.facts;
        const last = any.packs.at(-1);
        if (bill === null || period === null || last === undefined) return;
        const from = addDays(period.from, begins);
        fc.pre(any.packs.length === 1 || from > last.from);
        const packs = [...any.packs, { from, pack: { ...last.pack, version: last.pack.version + 1 } }];
        const other = valueOf(computeBill(any.facts, packs));
        expect([other.lines, other.totalFen, other.energyWh]).toEqual([
          bill.lines,
          bill.totalFen,
          bill.energyWh,
        ]);
      }),
      runs,
    );
  });
});

describe('more energy', () => {
  const active = ['total', 'sharp', 'peak', 'flat', 'valley', 'deep_valley'] as const;

  /** So much more on the last dials of some registers; dials are long enough to take it. */
  const withMore = (facts: BillFacts, registers: readonly string[], moreWh: number): BillFacts => {
    const meterNo = facts.dials.at(-1)?.meterNo;
    return {
      ...facts,
      dials: facts.dials.map((dial) => {
        const dialWh = wattHours(dial.dialWh + (dial.hasRolledOver ? 10_000_000 : 0));
        const isMore = registers.includes(dial.register) && dial.meterNo === meterNo;
        return {
          ...dial,
          digits: 9,
          hasRolledOver: false,
          dialWh: isMore ? wattHours(dialWh + moreWh) : dialWh,
        };
      }),
    };
  };

  it('never costs less under a price without discounts, whichever part of the day counted it', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        anyBill({ isMonotonous: true }),
        fc.constantFrom(...active),
        fc.integer({ min: 0, max: 200_000 }),
        (any, register, more) => {
          const { facts } = any;
          if (!facts.dials.some((dial) => dial.register === register) || facts.corrections.length > 0) return;
          // The total of a meter counts what its parts count; without them alone is it the total's own.
          if (register === 'total' && facts.dials.some((dial) => dial.register === 'peak')) return;
          const less = billOf({ ...any, facts: withMore(facts, [], more) });
          const dearer = billOf({ ...any, facts: withMore(facts, ['total', register], more) });
          if (less === null || dearer === null) return;
          compared += 1;
          expect(dearer.totalFen).toBeGreaterThanOrEqual(less.totalFen);
        },
      ),
      runs,
    );
    expect(compared).toBeGreaterThan(20);
  });
});

describe('a period split by days', () => {
  const amountsByCode = (bill: ComputedBill) => {
    const sums = new Map<string, { fen: number; lines: number }>();
    for (const { code, amountFen } of bill.lines) {
      const { fen, lines } = sums.get(code) ?? { fen: 0, lines: 0 };
      sums.set(code, { fen: fen + amountFen, lines: lines + 1 });
    }
    return sums;
  };

  it('costs at most a fen a line more or less than the whole under the same price', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyBill(), fc.integer({ min: 1, max: 29 }), (any, after) => {
        const only = any.packs[0] as (typeof any.packs)[number];
        const { period } = any.facts;
        if (period === null || !isEven(only.pack.tariffs)) return;
        // Another label, the same prices: the period is split all the same.
        const tariffs = only.pack.tariffs.map((one) => ({ ...one, label: `${one.label}*` }));
        const renamed = { from: addDays(period.from, after), pack: { ...only.pack, tariffs } };
        const whole = billOf({ ...any, packs: [only] });
        const split = billOf({ ...any, packs: [only, renamed] });
        expect(split === null).toBe(whole === null);
        if (whole === null || split === null) return;
        compared += 1;
        expect(split.working.parts.length).toBeGreaterThan(whole.working.parts.length);
        expect(split.energyWh).toBe(whole.energyWh);
        const [ofWhole, ofSplit] = [amountsByCode(whole), amountsByCode(split)];
        const adjusted = whole.working.parts[0]?.powerFactor?.milliPercent ?? 0;
        for (const code of new Set([...ofWhole.keys(), ...ofSplit.keys()])) {
          const [one, other] = [ofWhole.get(code), ofSplit.get(code)];
          const lines = Math.max(one?.lines ?? 0, other?.lines ?? 0);
          // A percentage is taken of lines that may each be a fen apart.
          const most =
            code === 'power_factor' ? lines + (split.lines.length * Math.abs(adjusted)) / 100_000 : lines;
          expect(Math.abs((one?.fen ?? 0) - (other?.fen ?? 0))).toBeLessThanOrEqual(most);
        }
      }),
      runs,
    );
    expect(compared).toBeGreaterThan(20);
  });

  /** What is not the same for a whole and for its parts by its own rule: thirtieths, whole kVA, a least charge for each part. */
  const isEven = (tariffs: readonly Tariff[]) =>
    tariffs.every(
      ({ twoPart, minimumFen }) =>
        minimumFen === undefined && !twoPart?.roundsToWholeUnit && twoPart?.proration !== 'month_of_30',
    );
});
