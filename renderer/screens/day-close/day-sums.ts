import type { DayPage } from '../../../electron/contract/cash.ts';
import { type Fen, noFen, subtractFen } from '../../../db/domain/kernel/money.ts';

/** The sums of a day in the order they are compared. */
export const daySumNames = ['receipts', 'diary', 'tenders', 'journal', 'counted'] as const;
export type DaySumName = (typeof daySumNames)[number];

/** One sum and whether it agrees with the receipts; `waiting`: it cannot be told yet. Fen. */
export interface DaySum {
  readonly name: DaySumName;
  readonly amountFen: Fen | null;
  readonly state: 'waiting' | 'agrees' | 'differs';
  readonly differenceFen: Fen;
}

/** Compares every sum of the day with the receipts. On a day without a till nothing agrees yet, nothing differs. */
export function daySums(page: DayPage): readonly DaySum[] {
  const amounts: Readonly<Record<DaySumName, Fen | null>> = {
    receipts: page.receiptsFen,
    diary: page.diaryFen,
    tenders: page.tendersFen,
    journal: page.journalFen,
    counted: page.countedTakingsFen,
  };
  return daySumNames.map((name) => {
    const amountFen = amounts[name];
    if (page.sessions.length === 0 || amountFen === null)
      return { name, amountFen, state: 'waiting', differenceFen: noFen };
    const differenceFen = subtractFen(amountFen, page.receiptsFen);
    return { name, amountFen, state: differenceFen === 0 ? 'agrees' : 'differs', differenceFen };
  });
}

/** The first sum that differs: the one whose reason is told. */
export function firstDifference(sums: readonly DaySum[]): DaySum | null {
  return sums.find((sum) => sum.state === 'differs') ?? null;
}
