import { describe, expect, it } from 'vitest';
import { dayHindrance } from '../../../../db/domain/cash/day-hindrance.ts';
import { orderedCount, sumOfCount } from '../../../../db/domain/cash/denominations.ts';
import { divideTill } from '../../../../db/domain/cash/till-money.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';

describe('a count by denomination', () => {
  it('is summed, and kept largest first without empty places', () => {
    const counted = [
      { valueFen: 50, count: 3 },
      { valueFen: 10_000, count: 2 },
      { valueFen: 1, count: 0 },
    ];
    expect(sumOfCount(counted)).toBe(20_150);
    expect(orderedCount(counted).map(({ valueFen }) => valueFen)).toEqual([10_000, 50]);
    expect(sumOfCount([])).toBe(0);
  });

  it('knows no other notes and coins, and none twice', () => {
    expect(sumOfCount([{ valueFen: 300, count: 1 }])).toBeNull();
    expect(
      sumOfCount([
        { valueFen: 100, count: 1 },
        { valueFen: 100, count: 1 },
      ]),
    ).toBeNull();
  });
});

describe('a counted drawer', () => {
  it('gives the float back as far as it reaches, the rest to the safe', () => {
    expect(divideTill(fen(20_000), fen(50_000), fen(50_000))).toEqual({
      differenceFen: 0,
      toChangeFundFen: 20_000,
      toSafeFen: 30_000,
    });
    expect(divideTill(fen(20_000), fen(50_000), fen(50_130)).differenceFen).toBe(130);
    expect(divideTill(fen(20_000), fen(20_000), fen(15_000))).toEqual({
      differenceFen: -5_000,
      toChangeFundFen: 15_000,
      toSafeFen: 0,
    });
  });
});

describe('what keeps a day open', () => {
  const sums = {
    receiptsFen: fen(5),
    diaryFen: fen(5),
    tendersFen: fen(5),
    journalFen: fen(5),
    countedTakingsFen: fen(5),
  };
  const tenders = [{ receiptsFen: fen(5), tendersFen: fen(5), journalFen: fen(5) }];
  const day = { ...sums, tenders, isClosed: false, sessionStates: ['closed', 'closed'] as const };

  it('is the first of its reasons', () => {
    expect(dayHindrance(day)).toBeNull();
    expect(dayHindrance({ ...day, isClosed: true, sessionStates: [] })).toBe('already_closed');
    expect(dayHindrance({ ...day, sessionStates: [] })).toBe('business_day_empty');
    expect(dayHindrance({ ...day, sessionStates: ['closed', 'counted'] })).toBe('cash_sessions_still_open');
    expect(dayHindrance({ ...day, sessionStates: ['open'] })).toBe('cash_sessions_still_open');
    for (const book of Object.keys(sums))
      expect(dayHindrance({ ...day, [book]: fen(6) })).toBe('sums_differ');
  });

  it('is also that two kinds of tender make up for each other', () => {
    const kinds = [
      { receiptsFen: fen(2), tendersFen: fen(3), journalFen: fen(3) },
      { receiptsFen: fen(3), tendersFen: fen(2), journalFen: fen(2) },
    ];
    expect(dayHindrance({ ...day, tenders: kinds })).toBe('sums_differ');
  });
});
