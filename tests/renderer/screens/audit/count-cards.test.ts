import { expect, it } from 'vitest';
import { countCards } from '../../../../renderer/screens/audit/count-cards.ts';

const row = (reason: 'waiting' | 'passed' | 'returned' | 'locked' | 'not_read') => ({
  accountNo: '6204200001',
  name: '王秀英',
  routeCode: null,
  reason,
});

it('counts the book as computed, issued and missing, and names what keeps the missing from a bill', () => {
  const reasons = ['waiting', 'passed', 'returned', 'not_read', 'locked', 'not_read'] as const;
  const counted = countCards({ accounts: 10, billed: 4, withoutMeter: 1, unbilled: reasons.map(row) });
  expect(counted).toEqual({
    drafts: 3,
    issued: 4,
    missing: 3,
    reasons: [
      ['not_read', 2],
      ['locked', 1],
    ],
    withoutMeter: 1,
  });
});
