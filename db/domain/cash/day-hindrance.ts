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
  /** 账: what the journal moved into the drawers and towards the bank for payments. */
  readonly journalFen: Fen;
  /** What was counted less float and what was explained as over or short; null until every till is closed. */
  readonly countedTakingsFen: Fen | null;
}

/** The same sums of one kind of tender. Fen. */
export interface TenderSums {
  readonly receiptsFen: Fen;
  readonly tendersFen: Fen;
  readonly journalFen: Fen;
}

/** Why the day cannot be closed, the first reason that holds; null when it can. The sums must agree as a whole and by kind of tender. */
export function dayHindrance(
  day: DaySums & {
    readonly isClosed: boolean;
    readonly sessionStates: readonly ('open' | 'counted' | 'closed')[];
    readonly tenders: readonly TenderSums[];
  },
): DayHindrance {
  if (day.isClosed) return 'already_closed';
  if (day.sessionStates.length === 0) return 'business_day_empty';
  if (day.sessionStates.some((state) => state !== 'closed')) return 'cash_sessions_still_open';
  const sums = [day.diaryFen, day.tendersFen, day.journalFen, day.countedTakingsFen];
  const isSame =
    sums.every((sum) => sum === day.receiptsFen) &&
    day.tenders.every((kind) => kind.tendersFen === kind.receiptsFen && kind.journalFen === kind.receiptsFen);
  return isSame ? null : 'sums_differ';
}
