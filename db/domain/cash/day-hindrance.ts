import type { Fen } from '../kernel/money.ts';

/** Why a day cannot be closed; null when it can. */
export type DayHindrance =
  | 'cash_sessions_still_open'
  | 'business_day_empty'
  | 'sums_differ'
  | 'already_closed'
  | null;

/** The sums of a day that must be one and the same (slips = diary = tenders = book = drawer; seed 001 電费3.5). Fen. */
export interface DaySums {
  /** 票据: the sum on the receipts that are not void. */
  readonly receiptsFen: Fen;
  /** 收费日记: the sum of the payments that are not void. */
  readonly diaryFen: Fen;
  /** 收款方式: the sum of their tenders. */
  readonly tendersFen: Fen;
  /** 账: what the journal moved into the drawers for payments. */
  readonly journalFen: Fen;
  /** What was counted less float and over/short; null until every till is closed. */
  readonly countedTakingsFen: Fen | null;
}

/** Why the day cannot be closed, the first reason that holds; null when it can. */
export function dayHindrance(
  day: DaySums & {
    readonly isClosed: boolean;
    readonly sessionStates: readonly ('open' | 'counted' | 'closed')[];
  },
): DayHindrance {
  if (day.isClosed) return 'already_closed';
  if (day.sessionStates.length === 0) return 'business_day_empty';
  if (day.sessionStates.some((state) => state !== 'closed')) return 'cash_sessions_still_open';
  const sums = [day.diaryFen, day.tendersFen, day.journalFen, day.countedTakingsFen];
  return sums.every((sum) => sum === day.receiptsFen) ? null : 'sums_differ';
}
