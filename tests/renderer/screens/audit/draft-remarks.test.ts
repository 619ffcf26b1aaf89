import { describe, expect, it } from 'vitest';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import {
  draftAfter,
  inAuditOrder,
  isComparableFirstBill,
  likelySlip,
  remarksOf,
} from '../../../../renderer/screens/audit/draft-remarks.ts';

const dial = (multiplierMilli: number) => ({
  register: 'total' as const,
  meterNo: 'M',
  multiplierMilli,
  lastDialWh: wattHours(0),
  lastReadOn: null,
  dialWh: wattHours(100_000),
  readOn: null,
  hasRolledOver: false,
});

const draft = ({ multipliers = [1_000], ...change }: { readonly multipliers?: number[] } & object = {}) => ({
  finding: 'jump' as const,
  isFirstBill: false,
  isFirstAfterChange: false,
  returnReason: null,
  isEstimated: false,
  energyWh: wattHours(100_000),
  usualUseWh: wattHours(100_000),
  dials: multipliers.map(dial),
  ...change,
});

describe('remarksOf', () => {
  it('names a finding, a first bill, and the first after a change', () => {
    const plain = {
      finding: null,
      isFirstBill: false,
      isFirstAfterChange: false,
      isEstimated: false,
      returnReason: null,
    };
    expect(remarksOf(plain)).toEqual([]);
    expect(remarksOf({ ...plain, finding: 'zero' })).toEqual(['finding']);
    expect(remarksOf({ ...plain, finding: 'jump', isFirstBill: true })).toEqual(['finding', 'first_bill']);
    expect(remarksOf({ ...plain, isFirstAfterChange: true })).toEqual(['changed']);
    expect(remarksOf({ ...plain, isEstimated: true })).toEqual(['estimated']);
    expect(remarksOf({ ...plain, returnReason: '示数疑错' })).toEqual(['returned']);
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
      { energyWh: wattHours(2_500), multipliers: [40_000] },
      'multiplier_missed',
    ],
    [
      'use with the multiplier twice',
      { energyWh: wattHours(4_000_000), multipliers: [40_000] },
      'multiplier_doubled',
    ],
    [
      'the multiplier before the point, when it is ten',
      { energyWh: wattHours(10_000), multipliers: [10_000] },
      'multiplier_missed',
    ],
    ['meters with several multipliers', { energyWh: wattHours(2_500), multipliers: [40_000, 1_000] }, null],
    ['three times the usual', { energyWh: wattHours(300_000) }, null],
    ['nothing to compare', { usualUseWh: null, energyWh: wattHours(1_000_000) }, null],
    ['no jump', { finding: null, energyWh: wattHours(1_000_000) }, null],
    ['no use', { energyWh: wattHours(0) }, null],
  ])('%s', (_what, change, slip) => {
    expect(likelySlip(draft(change))).toBe(slip);
  });
});

it('tells a first bill that the older system lets compare', () => {
  const first = {
    finding: null,
    isFirstBill: true,
    isFirstAfterChange: false,
    returnReason: null,
    isEstimated: false,
    usualUseWh: wattHours(1),
  };
  expect(isComparableFirstBill(first)).toBe(true);
  expect(isComparableFirstBill({ ...first, finding: 'zero' })).toBe(false);
  expect(isComparableFirstBill({ ...first, isFirstBill: false })).toBe(false);
  expect(isComparableFirstBill({ ...first, isFirstAfterChange: true })).toBe(false);
  expect(isComparableFirstBill({ ...first, returnReason: '示数疑错' })).toBe(false);
  expect(isComparableFirstBill({ ...first, usualUseWh: null })).toBe(false);
  expect(isComparableFirstBill({ ...first, usualUseWh: wattHours(0) })).toBe(false);
});

describe('the order of the audit', () => {
  const use = wattHours(100_000);
  const plain = {
    draftId: 1,
    finding: null,
    isFirstBill: false,
    isFirstAfterChange: false,
    returnReason: null,
    isEstimated: false,
    usualUseWh: use,
  };
  const first = { ...plain, draftId: 2, isFirstBill: true };
  const blind = { ...first, draftId: 3, usualUseWh: null };
  const other = { ...plain, draftId: 4 };
  const jump = { ...plain, draftId: 5, finding: 'jump' as const };
  const changed = { ...plain, draftId: 6, isFirstAfterChange: true };
  const returned = { ...plain, draftId: 7, returnReason: '示数疑错' };

  it('puts the work first and keeps the order otherwise', () => {
    const drafts = [plain, first, blind, other, jump, changed, returned];
    expect(inAuditOrder(drafts).map(({ draftId }) => draftId)).toEqual([5, 7, 3, 6, 2, 1, 4]);
  });

  it('goes to the next one, and back at the end', () => {
    expect(draftAfter([plain, first, other], 1)).toBe(2);
    expect(draftAfter([plain, first, other], 4)).toBe(2);
    expect(draftAfter([plain], 1)).toBeNull();
  });
});
