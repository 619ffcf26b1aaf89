import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wattHours } from '../../../../../db/domain/kernel/energy.ts';
import {
  type AreaUse,
  balanceArea,
  movedLossWh,
} from '../../../../../db/domain/metering/checks/area-balance.ts';
import { usualCheckThresholds } from '../../../../../db/domain/metering/checks/check-thresholds.ts';
import {
  isSeasonJump,
  seasonExpectedWh,
  seasonFactorOf,
} from '../../../../../db/domain/metering/checks/season.ts';

const of = (use: number | null, before: number | null = use): AreaUse => ({
  useWh: use === null ? null : wattHours(use),
  beforeWh: before === null ? null : wattHours(before),
});
const balance = (total: number | null, ...households: (number | null)[]) =>
  balanceArea(
    of(total),
    households.map((use) => of(use)),
    usualCheckThresholds,
  );

describe('balanceArea (线损率 = (供 − 售)/供, domain.md §6.4)', () => {
  it.each([
    ['nothing lost', 1000, 1000, 0, false],
    ['a Wh more sold than went in', 1000, 1001, -10, true],
    ['a tenth', 1000, 900, 1000, false],
    ['over a tenth, though it rounds to one', 100_000, 89_999, 1000, true],
    ['half a hundredth of a percent is rounded up', 20_000, 19_999, 1, false],
  ])('%s', (_rule, total, sold, lossBasisPoints, isOutOfRange) => {
    expect(balance(total, sold)).toMatchObject({ lossBasisPoints, isOutOfRange, lossWh: total - sold });
  });

  it('says nothing of the loss while a meter is not read', () => {
    expect(balance(1000, 100, null)).toMatchObject({
      soldWh: 100,
      lossWh: null,
      unread: 1,
      isOutOfRange: false,
    });
    expect(balance(null, 100)).toMatchObject({ suppliedWh: null, lossWh: null, isOutOfRange: false });
  });

  it('knows no percentage of nothing', () => {
    expect(balance(0)).toMatchObject({ lossBasisPoints: null, isOutOfRange: false });
    expect(balance(0, 1)).toMatchObject({ lossWh: -1, lossBasisPoints: null, isOutOfRange: true });
  });

  it('loses nothing of any sum: supplied is sold and lost', () => {
    const energy = fc.integer({ min: 0, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(energy, fc.array(energy, { maxLength: 300 }), (total, uses) => {
        const { suppliedWh, soldWh, lossWh } = balance(total, ...uses);
        expect(BigInt(soldWh) + BigInt(lossWh ?? 0)).toBe(BigInt(suppliedWh ?? 0));
        expect(BigInt(soldWh)).toBe(uses.reduce((sum, use) => sum + BigInt(use), 0n));
      }),
    );
  });

  it('tells how much a household moved the loss', () => {
    expect(movedLossWh(of(100, 300))).toBe(200);
    expect(movedLossWh(of(null, 300))).toBeNull();
    expect(movedLossWh(of(100, null))).toBeNull();
  });
});

describe('the season (asked-for.md 30)', () => {
  const pair = (use: number, lastYear: number) => ({
    useWh: wattHours(use),
    lastYearWh: wattHours(lastYear),
  });

  it('is what happened to the household in the middle, from so many on', () => {
    const pairs = [pair(300, 100), pair(200, 100), pair(150, 100)];
    expect(seasonFactorOf(pairs, 3)).toEqual(pair(200, 100));
    expect(seasonFactorOf(pairs, 4)).toBeNull();
    expect(seasonExpectedWh(wattHours(101), pair(200, 100))).toBe(202);
    expect(seasonExpectedWh(wattHours(101), null)).toBe(101);
  });

  it('raises nobody when all of them doubled', () => {
    const pairs = Array.from({ length: 10 }, (_, index) => pair((index + 1) * 200, (index + 1) * 100));
    const factor = seasonFactorOf(pairs, 10);
    const half = { numerator: 1, denominator: 2 };
    for (const { useWh, lastYearWh } of pairs) {
      expect(isSeasonJump(useWh, seasonExpectedWh(lastYearWh, factor), half)).toBe(false);
      expect(isSeasonJump(useWh, seasonExpectedWh(lastYearWh, null), half)).toBe(true);
    }
  });
});
