import { describe, expect, it } from 'vitest';
import type { LateFeePolicy } from '../../../../db/domain/arrears/late-fee.ts';
import { day } from '../../../../db/domain/kernel/calendar.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { computeAmountDue, lateFeeKindOf } from '../../../../db/domain/payments/amount-due.ts';

const policy: LateFeePolicy = {
  residentialPpmPerDay: 1_000,
  otherPpmPerDay: 2_000,
  carriedOverPpmPerDay: 3_000,
  carriedOver: 'split',
  minimumFen: fen(100),
  capPpm: null,
};

describe('the amount due', () => {
  const owed = [
    { billId: 1, dueOn: day('2026-10-15'), outstandingFen: fen(500_000) },
    { billId: 2, dueOn: day('2026-11-15'), outstandingFen: fen(6_500) },
    { billId: 3, dueOn: day('2026-12-15'), outstandingFen: fen(1) },
  ];

  it('is principal and late fee of each bill to the day, by kind of customer', () => {
    expect(computeAmountDue(policy, 'residential', owed, day('2026-11-24'))).toEqual({
      bills: [
        { billId: 1, principalFen: 500_000, lateFeeFen: 20_000 },
        { billId: 2, principalFen: 6_500, lateFeeFen: 100 },
        { billId: 3, principalFen: 1, lateFeeFen: 0 },
      ],
      dueFen: 526_601,
    });
    expect(computeAmountDue(policy, 'commercial', owed, day('2026-11-24')).bills[0]?.lateFeeFen).toBe(40_000);
  });

  it('knows residents from all others', () => {
    expect(lateFeeKindOf('residential')).toBe('residential');
    for (const other of ['commercial', 'agricultural', 'irrigation', 'large_industry'] as const) {
      expect(lateFeeKindOf(other)).toBe('other');
    }
  });

  it('is nothing for no bills, and has no fee without a policy', () => {
    expect(computeAmountDue(policy, 'residential', [], day('2026-11-24'))).toEqual({ bills: [], dueFen: 0 });
    expect(computeAmountDue(null, 'residential', owed, day('2026-11-24')).dueFen).toBe(506_501);
  });
});
