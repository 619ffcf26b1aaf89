import { describe, expect, it } from 'vitest';
import { month } from '../../../../db/domain/kernel/calendar.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import type { BillingMonth } from '../../../../electron/contract/bills.ts';
import { nextStepsOf } from '../../../../renderer/screens/billing/next-step.ts';

const nothing: BillingMonth = {
  month: month('2026-11'),
  accounts: 100,
  read: 0,
  unexplained: 0,
  waiting: 0,
  passed: 0,
  returned: 0,
  draftFen: fen(0),
  issued: 0,
  issuedFen: fen(0),
  isLocked: false,
};

describe('nextStepsOf', () => {
  it('begins with reading', () => {
    expect(nextStepsOf(nothing)).toEqual([{ step: 'read', count: 100 }]);
  });

  it('counts what is read, explained and not computed', () => {
    expect(
      nextStepsOf({ ...nothing, read: 90, unexplained: 5, waiting: 20, passed: 10, returned: 1, issued: 4 }),
    ).toEqual([
      { step: 'returned', count: 1 },
      { step: 'issue', count: 10 },
      { step: 'compute', count: 50 },
      { step: 'audit', count: 20 },
      { step: 'explain', count: 5 },
      { step: 'read', count: 10 },
    ]);
  });

  it('is done when all is issued', () => {
    expect(nextStepsOf({ ...nothing, read: 100, issued: 100 })).toEqual([{ step: 'done', count: 100 }]);
  });

  it('says nothing of a month without meters', () => {
    expect(nextStepsOf({ ...nothing, accounts: 0 })).toEqual([]);
  });

  it('never counts below zero', () => {
    expect(nextStepsOf({ ...nothing, accounts: 10, read: 12, issued: 13 })).toEqual([
      { step: 'done', count: 13 },
    ]);
  });
});
