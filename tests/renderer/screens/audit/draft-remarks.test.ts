import { describe, expect, it } from 'vitest';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { draftAfter, inAuditOrder, likelySlip, remarksOf } from '../../../../renderer/screens/audit/draft-remarks.ts';

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
    ['use without its multiplier', { energyWh: wattHours(2_500), multiplierMilli: 40_000 }, 'multiplier_missed'],
    ['use with the multiplier twice', { energyWh: wattHours(4_000_000), multiplierMilli: 40_000 }, 'multiplier_doubled'],
    ['the multiplier before the point, when it is ten', { energyWh: wattHours(10_000), multiplierMilli: 10_000 }, 'multiplier_missed'],
    ['three times the usual', { energyWh: wattHours(300_000) }, null],
    ['nothing to compare', { usualUseWh: null, energyWh: wattHours(1_000_000) }, null],
    ['no jump', { finding: null, energyWh: wattHours(1_000_000) }, null],
    ['no use', { energyWh: wattHours(0) }, null],
  ])('%s', (_what, change, slip) => {
    expect(likelySlip(draft(change))).toBe(slip);
  });
});

describe('the order of the audit', () => {
  const plain = { draftId: 1, finding: null, isFirstBill: false };
  const first = { draftId: 2, finding: null, isFirstBill: true };
  const other = { draftId: 3, finding: null, isFirstBill: false };
  const jump = { draftId: 4, finding: 'jump' as const, isFirstBill: false };

  it('puts those with a remark first and keeps the order otherwise', () => {
    expect(inAuditOrder([plain, first, other, jump]).map(({ draftId }) => draftId)).toEqual([2, 4, 1, 3]);
  });

  it('goes to the next one, and back at the end', () => {
    expect(draftAfter([plain, first, other], 1)).toBe(2);
    expect(draftAfter([plain, first, other], 3)).toBe(2);
    expect(draftAfter([plain], 1)).toBeNull();
  });
});
