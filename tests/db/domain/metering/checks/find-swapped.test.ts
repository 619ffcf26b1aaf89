import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wattHours } from '../../../../../db/domain/kernel/energy.ts';
import { usualCheckThresholds } from '../../../../../db/domain/metering/checks/check-thresholds.ts';
import { findSwapped, type MeterUse } from '../../../../../db/domain/metering/checks/find-swapped.ts';

const meter = (
  registerId: number,
  expected: number,
  use: number,
  over: Partial<MeterUse> = {},
): MeterUse => ({
  registerId,
  useWh: wattHours(use),
  expectedWh: wattHours(expected),
  pastWh: [],
  jumpOver: { numerator: 1, denominator: 2 },
  routeCode: '0101',
  walkOrder: registerId,
  neighbourhood: null,
  ...over,
});

const pairs = (...meters: MeterUse[]) => findSwapped(meters, usualCheckThresholds);

describe('findSwapped (串户: 003, 纠纷 2.2; asked-for.md 27)', () => {
  it.each<[string, MeterUse, MeterUse, boolean]>([
    ['each has the other’s use', meter(1, 100, 300), meter(2, 300, 100), true],
    ['a fifth off the other’s history', meter(1, 100, 240), meter(2, 300, 100), true],
    ['over a fifth off', meter(1, 100, 239), meter(2, 300, 100), false],
    ['the other over a fifth off', meter(1, 100, 300), meter(2, 300, 121), false],
    ['a house that stood empty and one that did not', meter(1, 0, 100), meter(2, 100, 0), true],
    [
      'a use that was its own before',
      meter(1, 0, 274, { pastWh: [wattHours(0), wattHours(244)] }),
      meter(2, 277, 0),
      false,
    ],
    ['no jump', meter(1, 100, 150), meter(2, 150, 100), false],
    ['both rise', meter(1, 100, 300), meter(2, 300, 900), false],
    ['three places on', meter(1, 100, 300), meter(4, 300, 100), true],
    ['four places on', meter(1, 100, 300), meter(5, 300, 100), false],
    ['another walk', meter(1, 100, 300), meter(2, 300, 100, { routeCode: '0102' }), false],
    [
      'far on the walk, one neighbourhood',
      meter(1, 100, 300, { neighbourhood: 'a' }),
      meter(90, 300, 100, { neighbourhood: 'a' }),
      true,
    ],
    ['on no walk', meter(1, 100, 300, { routeCode: null }), meter(2, 300, 100, { routeCode: null }), false],
  ])('%s', (_rule, one, other, isSwapped) => {
    expect(pairs(one, other)).toEqual(isSwapped ? [[one.registerId, other.registerId]] : []);
  });

  it('puts a meter in one pair, the nearest', () => {
    expect(pairs(meter(1, 100, 300), meter(2, 310, 100), meter(3, 300, 100))).toEqual([[1, 3]]);
  });

  it('finds the same whatever the order', () => {
    const amount = fc.integer({ min: 0, max: 12 }).map((step) => step * 50);
    const meters = fc.array(fc.tuple(amount, amount), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(meters, fc.infiniteStream(fc.nat()), (uses, order) => {
        const all = uses.map(([expected, use], index) => meter(index + 1, expected, use));
        const shuffled = all
          .map((one) => ({ one, at: order.next().value as number }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(pairs(...shuffled)).toEqual(pairs(...all));
      }),
    );
  });
});
