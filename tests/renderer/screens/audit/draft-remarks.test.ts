import { describe, expect, it } from 'vitest';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import {
  draftAfter,
  inAuditOrder,
  isComparableFirstBill,
  likelySlip,
  remarksOf,
} from '../../../../renderer/screens/audit/draft-remarks.ts';

const draft = (change: object = {}) => ({
  finding: 'jump' as const,
  isFirstBill: false,
  energyWh: wattHours(100_000),
  usualUseWh: wattHours(100_000),
  multiplierMilli: 1_000,
  ...change,
});

describe('remarksOf', () => {
  it('names a finding and a first bill', () => {
    expect(remarksOf({ finding: null, isFirstBill: false })).toEqual([]);
    expect(remarksOf({ finding: 'zero', isFirstBill: false })).toEqual(['finding']);
    expect(remarksOf({ finding: 'jump', isFirstBill: true })).toEqual(['finding', 'first_bill']);
  });
});

describe('likelySlip', () => {
  it.each([
    ['ten times the usual', { energyWh: wattHours(1_000_000) }, 'decimal_point'],
    ['a tenth of the usual', { energyWh: wattHours(10_000) }, 'decimal_point'],
    ['a tenth, within a fifth', { energyWh: wattHours(11_900) }, 'decimal_point'],
    ['too far from a tenth', { energyWh: wattHours(12_100) }, null],
    [
      'use without its multiplier',
      { energyWh: wattHours(2_500), multiplierMilli: 40_000 },
      'multiplier_missed',
    ],
    [
      'use with the multiplier twice',
      { energyWh: wattHours(4_000_000), multiplierMilli: 40_000 },
      'multiplier_doubled',
    ],
    [
      'the multiplier before the point, when it is ten',
      { energyWh: wattHours(10_000), multiplierMilli: 10_000 },
      'multiplier_missed',
    ],
    ['three times the usual', { energyWh: wattHours(300_000) }, null],
    ['nothing to compare', { usualUseWh: null, energyWh: wattHours(1_000_000) }, null],
    ['no jump', { finding: null, energyWh: wattHours(1_000_000) }, null],
    ['no use', { energyWh: wattHours(0) }, null],
  ])('%s', (_what, change, slip) => {
    expect(likelySlip(draft(change))).toBe(slip);
  });
});

it('tells a first bill that the older system lets compare', () => {
  const first = { finding: null, isFirstBill: true, usualUseWh: wattHours(1) };
  expect(isComparableFirstBill(first)).toBe(true);
  expect(isComparableFirstBill({ ...first, finding: 'zero' })).toBe(false);
  expect(isComparableFirstBill({ ...first, isFirstBill: false })).toBe(false);
  expect(isComparableFirstBill({ ...first, usualUseWh: null })).toBe(false);
  expect(isComparableFirstBill({ ...first, usualUseWh: wattHours(0) })).toBe(false);
});

describe('the order of the audit', () => {
  const use = wattHours(100_000);
  const plain = { draftId: 1, finding: null, isFirstBill: false, usualUseWh: use };
  const first = { draftId: 2, finding: null, isFirstBill: true, usualUseWh: use };
  const blind = { draftId: 3, finding: null, isFirstBill: true, usualUseWh: null };
  const other = { draftId: 4, finding: null, isFirstBill: false, usualUseWh: use };
  const jump = { draftId: 5, finding: 'jump' as const, isFirstBill: false, usualUseWh: use };

  it('puts the work first and keeps the order otherwise', () => {
    expect(inAuditOrder([plain, first, blind, other, jump]).map(({ draftId }) => draftId)).toEqual([
      5, 3, 2, 1, 4,
    ]);
  });

  it('goes to the next one, and back at the end', () => {
    expect(draftAfter([plain, first, other], 1)).toBe(2);
    expect(draftAfter([plain, first, other], 4)).toBe(2);
    expect(draftAfter([plain], 1)).toBeNull();
  });
});
