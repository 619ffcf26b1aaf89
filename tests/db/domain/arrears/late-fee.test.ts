import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computeLateFee,
  type LateFeePolicy,
  lateFeePolicyOf,
} from '../../../../db/domain/arrears/late-fee.ts';
import { addDays, day } from '../../../../db/domain/kernel/calendar.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';

const policy: LateFeePolicy = {
  residentialPpmPerDay: 1000,
  otherPpmPerDay: 2000,
  carriedOverPpmPerDay: 3000,
  carriedOver: 'split',
  minimumFen: fen(100),
  capPpm: 300_000,
};

const decemberBill = { customerKind: 'other', dueOn: day('2000-12-15'), unpaidFen: fen(200_000) } as const;
const januaryBill = { customerKind: 'other', dueOn: day('2001-01-15'), unpaidFen: fen(300_000) } as const;
const paidOn = day('2001-01-18');

describe('computeLateFee, published answers', () => {
  it('LF01: splits the days at New Year (https://m.274949.com/5999/t28841167.html)', () => {
    const december = computeLateFee(policy, { ...decemberBill, paidOn });
    expect(december.feeFen).toBe(17_200);
    expect(december.spans).toEqual([
      { from: '2000-12-16', to: '2000-12-31', days: 16, ratePpmPerDay: 2000, feeFen: 6_400 },
      { from: '2001-01-01', to: '2001-01-18', days: 18, ratePpmPerDay: 3000, feeFen: 10_800 },
    ]);
    expect(computeLateFee(policy, { ...januaryBill, paidOn })).toEqual({
      feeFen: 1_800,
      spans: [{ from: '2001-01-16', to: '2001-01-18', days: 3, ratePpmPerDay: 2000, feeFen: 1_800 }],
    });
  });

  it('LF02: the same twenty-one years later, 18 + 108 + 64 = 190 (https://www.shititong.cn/cha-kan/shiti/0004f09b-2c80-a88d-c0c9-4cc241d27c00.html)', () => {
    const december = computeLateFee(policy, {
      ...decemberBill,
      dueOn: day('2021-12-15'),
      paidOn: day('2022-01-18'),
    });
    const january = computeLateFee(policy, {
      ...januaryBill,
      dueOn: day('2022-01-15'),
      paidOn: day('2022-01-18'),
    });
    const parts = [...january.spans, ...december.spans].map((span) => span.feeFen);
    expect(parts.sort((a, b) => a - b)).toEqual([1_800, 6_400, 10_800]);
    expect(december.feeFen + january.feeFen).toBe(19_000);
  });

  it('LF08: caps at 30 % of the amount first overdue, 150 of 500 (http://www.onijiang.com/djftt.html)', () => {
    const debt = {
      customerKind: 'residential',
      dueOn: day('2020-01-10'),
      paidOn: day('2024-01-10'),
    } as const;
    expect(computeLateFee(policy, { ...debt, unpaidFen: fen(50_000) }).feeFen).toBe(15_000);
    expect(
      computeLateFee(policy, { ...debt, unpaidFen: fen(40_000), overdueFromFen: fen(50_000) }).feeFen,
    ).toBe(15_000);
    expect(computeLateFee({ ...policy, capPpm: null }, { ...debt, unpaidFen: fen(50_000) }).feeFen).toBe(
      73_050,
    );
  });

  it('LF09: takes what is left after a part payment, 900 of 1000 (http://www.onijiang.com/djftt.html)', () => {
    const debt = {
      customerKind: 'residential',
      dueOn: day('2026-01-10'),
      paidOn: day('2026-01-20'),
    } as const;
    expect(computeLateFee(policy, { ...debt, unpaidFen: fen(90_000) }).feeFen).toBe(900);
  });

  it('LF03: the split as posed gives 58.50; the page prints 31.50 by a slip of multiplication', () => {
    const debt = {
      customerKind: 'other',
      dueOn: day('2020-12-21'),
      unpaidFen: fen(90_000),
      paidOn: day('2021-01-15'),
    } as const;
    const fee = computeLateFee(policy, debt);
    expect(fee.spans.map((span) => span.feeFen)).toEqual([1_800, 4_050]);
    expect(fee.feeFen).toBe(5_850);
  });

  it('LF04 and LF05: the other two readings of LF01 come only from the policy', () => {
    const total = (carriedOver: LateFeePolicy['carriedOver']) =>
      computeLateFee({ ...policy, carriedOver }, { ...decemberBill, paidOn }).feeFen +
      computeLateFee({ ...policy, carriedOver }, { ...januaryBill, paidOn }).feeFen;
    expect(total('split')).toBe(19_000);
    expect(total('all_days')).toBe(22_200);
    expect(total('new_year_only')).toBe(12_600);
  });
});

describe('computeLateFee, the rule', () => {
  const debt = { customerKind: 'residential', dueOn: day('2026-10-15'), unpaidFen: fen(200_000) } as const;

  it('asks nothing up to the due day, and nothing of a paid bill', () => {
    expect(computeLateFee(policy, { ...debt, paidOn: day('2026-10-15') })).toEqual({ feeFen: 0, spans: [] });
    expect(computeLateFee(policy, { ...debt, paidOn: day('2026-09-01') }).feeFen).toBe(0);
    expect(computeLateFee(policy, { ...debt, unpaidFen: fen(0), paidOn: day('2026-12-01') }).feeFen).toBe(0);
  });

  it('counts the day of payment and not the due day', () => {
    expect(computeLateFee(policy, { ...debt, paidOn: day('2026-10-16') }).feeFen).toBe(200);
    expect(computeLateFee(policy, { ...debt, paidOn: day('2026-10-18') }).spans[0]?.days).toBe(3);
  });

  it('keeps households at their rate over New Year', () => {
    const fee = computeLateFee(policy, { ...debt, paidOn: day('2027-01-10') });
    expect(fee.spans).toHaveLength(1);
    expect(fee.feeFen).toBe(17_400);
  });

  it('has no empty first span when the debt was due on the last day of the year', () => {
    const fee = computeLateFee(policy, {
      ...decemberBill,
      dueOn: day('2026-12-31'),
      paidOn: day('2027-01-02'),
    });
    expect(fee.spans).toEqual([
      { from: '2027-01-01', to: '2027-01-02', days: 2, ratePpmPerDay: 3000, feeFen: 1_200 },
    ]);
  });

  it('asks at least the minimum of an overdue bill, also where the cap would be less', () => {
    expect(computeLateFee(policy, { ...debt, unpaidFen: fen(5_000), paidOn: day('2026-10-16') }).feeFen).toBe(
      100,
    );
    expect(computeLateFee(policy, { ...debt, unpaidFen: fen(100), paidOn: day('2027-10-16') }).feeFen).toBe(
      100,
    );
    const without = { ...policy, minimumFen: fen(0) };
    expect(
      computeLateFee(without, { ...debt, unpaidFen: fen(5_000), paidOn: day('2026-10-16') }).feeFen,
    ).toBe(5);
  });

  it('never asks less for a later payment, and its spans cover every day once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000_000 }),
        fc.integer({ min: 0, max: 900 }),
        fc.constantFrom('residential', 'other'),
        fc.integer({ min: 0, max: 365 }),
        (unpaid, days, customerKind, offset) => {
          const dueOn = addDays(day('2025-01-01'), offset);
          const at = (count: number) =>
            computeLateFee(policy, {
              customerKind,
              dueOn,
              unpaidFen: fen(unpaid),
              paidOn: addDays(dueOn, count),
            });
          expect(at(days + 1).feeFen).toBeGreaterThanOrEqual(at(days).feeFen);
          const covered = at(days).spans.reduce((sum, span) => sum + span.days, 0);
          expect(covered).toBe(days);
        },
      ),
    );
  });

  it('comes with the pack', () => {
    expect(lateFeePolicyOf({ lateFee: policy })).toBe(policy);
  });
});
