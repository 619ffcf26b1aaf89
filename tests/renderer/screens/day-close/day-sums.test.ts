import { describe, expect, it } from 'vitest';
import type { DayPage } from '../../../../electron/contract/cash.ts';
import { day } from '../../../../db/domain/kernel/calendar.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { daySums, firstDifference } from '../../../../renderer/screens/day-close/day-sums.ts';

function page(change: Partial<DayPage>): DayPage {
  const sum = fen(100_00);
  return {
    businessDay: day('2026-11-23'),
    state: 'open',
    sessions: [
      {
        cashSessionId: 1,
        cashierName: '张秀英',
        state: 'closed',
        paymentCount: 1,
        collectedFen: sum,
        countedFen: sum,
        differenceFen: fen(0),
      },
    ],
    receiptsFen: sum,
    receiptCount: 1,
    voidCount: 0,
    diaryFen: sum,
    tendersFen: sum,
    journalFen: sum,
    tenders: [],
    countedTakingsFen: sum,
    hindrance: null,
    closedByName: null,
    closedAt: null,
    chainHead: null,
    ...change,
  };
}

describe('daySums', () => {
  it('ticks every sum that equals the receipts', () => {
    const sums = daySums(page({}));
    expect(sums.map((sum) => sum.state)).toEqual(['agrees', 'agrees', 'agrees', 'agrees', 'agrees']);
    expect(firstDifference(sums)).toBeNull();
  });

  it('leaves the counted cash grey while tills are open', () => {
    expect(daySums(page({ countedTakingsFen: null })).at(-1)).toMatchObject({
      name: 'counted',
      state: 'waiting',
      amountFen: null,
    });
  });

  it('leaves all grey on a day without a till', () => {
    expect(new Set(daySums(page({ sessions: [] })).map((sum) => sum.state))).toEqual(new Set(['waiting']));
  });

  it('names the first that differs, and by how much', () => {
    const sums = daySums(page({ tendersFen: fen(99_00), journalFen: fen(101_00) }));
    expect(firstDifference(sums)).toMatchObject({ name: 'tenders', differenceFen: -100 });
  });
});
