import { describe, expect, it } from 'vitest';
import { findBillable, graver, type ReadingToBill } from '../../../../db/domain/billing/billable.ts';
import { kwh } from '../../../support/usage.ts';

describe('findBillable', () => {
  const read: ReadingToBill = {
    register: 'total',
    kind: 'actual',
    lastDialWh: kwh('1000'),
    dialWh: kwh('1120'),
    finding: null,
    reason: null,
  };
  const dials = { lastDialWh: 1_000_000, dialWh: 1_120_000, hasRolledOver: false };

  it('bills a look without a finding, or with an explained one, and the last dial of a meter taken down', () => {
    expect(findBillable(read)).toEqual(dials);
    expect(findBillable({ ...read, finding: 'jump', reason: '空调' })).toEqual(dials);
    expect(findBillable({ ...read, dialWh: kwh('1000'), finding: 'zero', reason: '外出' })).toMatchObject({
      dialWh: 1_000_000,
    });
    expect(findBillable({ ...read, kind: 'removed' })).toEqual(dials);
  });

  it('leaves aside what nobody read or explained', () => {
    expect(findBillable({ ...read, kind: null, dialWh: null })).toBe('not_read');
    expect(findBillable({ ...read, kind: 'estimated' })).toEqual(dials);
    expect(findBillable({ ...read, lastDialWh: null })).toBe('not_read');
    expect(findBillable({ ...read, kind: 'locked', dialWh: null })).toBe('locked');
    expect(findBillable({ ...read, kind: 'fault', dialWh: null })).toBe('fault');
    expect(findBillable({ ...read, finding: 'jump' })).toBe('unexplained');
  });

  it('bills a dial below the last only when somebody said that it rolled over', () => {
    const backward = { ...read, dialWh: kwh('20') };
    expect(findBillable({ ...backward, finding: 'backward', reason: '翻转' })).toBe('unexplained');
    expect(findBillable(backward)).toBe('unexplained');
    expect(findBillable({ ...backward, finding: 'rolled_over' })).toBe('unexplained');
    expect(findBillable({ ...backward, finding: 'rolled_over', reason: '满度翻转' })).toEqual({
      ...dials,
      dialWh: 20_000,
      hasRolledOver: true,
    });
  });

  it('reads demand without a dial to start from', () => {
    const demand = { ...read, register: 'demand' as const, dialWh: kwh('0.5') };
    expect(findBillable(demand)).toEqual({ lastDialWh: null, dialWh: 500, hasRolledOver: false });
    expect(findBillable({ ...demand, lastDialWh: null })).toMatchObject({ lastDialWh: null });
  });
});

describe('graver', () => {
  it('is what needs most to be done about it', () => {
    expect([graver('locked', 'fault'), graver('unexplained', 'not_read'), graver(null, 'locked')]).toEqual([
      'fault',
      'not_read',
      'locked',
    ]);
    expect(graver(null, null)).toBeNull();
  });
});
