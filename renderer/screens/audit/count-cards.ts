import type { UnbilledAccountRow, UnbilledMonth } from '../../../electron/contract/bills.ts';

/** The accounts of the book by where their bill of the month is: the three sum up to the book. */
export interface CountedCards {
  readonly drafts: number;
  readonly issued: number;
  readonly missing: number;
  /** What keeps the missing ones from a bill, most first. */
  readonly reasons: readonly (readonly [UnbilledAccountRow['reason'], number])[];
  /** Beside the book: a bill of the month and no meter that hangs now. */
  readonly withoutMeter: number;
}

const computed: ReadonlySet<UnbilledAccountRow['reason']> = new Set(['waiting', 'passed', 'returned']);

/** Counts the book against its computed and issued bills, for the auditor's count of cards (seed 001, 电费管理工作标准 3.4.2). */
export function countCards(book: UnbilledMonth): CountedCards {
  const missing = book.unbilled.filter(({ reason }) => !computed.has(reason));
  const byReason = Map.groupBy(missing, ({ reason }) => reason);
  return {
    drafts: book.unbilled.length - missing.length,
    issued: book.billed,
    missing: missing.length,
    reasons: [...byReason]
      .map(([reason, rows]) => [reason, rows.length] as const)
      .toSorted(([, one], [, other]) => other - one),
    withoutMeter: book.withoutMeter,
  };
}
