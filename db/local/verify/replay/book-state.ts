import type { Day, Month } from '../../../domain/kernel/calendar.ts';

/** What is still owed of a bill, in fen, while the daybook is told again. */
export interface OwedBill {
  readonly accountId: number;
  fen: number;
}

/** A cash session that is not closed yet at this point of the daybook. Money in fen. */
export interface OpenTill {
  readonly businessDay: Day;
  readonly cashierId: number;
  readonly floatFen: number;
  drawerFen: number;
  payments: number;
  voids: number;
  takenFen: number;
  voidedFen: number;
  firstReceipt: number | null;
  lastReceipt: number | null;
  countedFen: number | null;
}

/** The closed tills of a business day that is not closed yet at this point of the daybook. Money in fen. */
export interface OpenDay {
  tills: number;
  payments: number;
  voids: number;
  collectedFen: number;
  countedFen: number;
  differenceFen: number;
}

/** A book of receipts as far as it is used at this point of the daybook. */
export interface UsedBook {
  readonly id: number;
  readonly first: number;
  readonly last: number;
  next: number;
}

/**
 * The station's books as the daybook tells them from its first entry on. Only what is still open is kept, so that ten years take
 * no more memory than one day: a paid bill, an empty prepayment, a closed till leave it again.
 */
export interface BookState {
  readonly owed: Map<number, OwedBill>;
  readonly prepaid: Map<number, number>;
  readonly tills: Map<number, OpenTill>;
  readonly closedTills: Set<number>;
  readonly days: Map<string, OpenDay>;
  readonly closedDays: Set<string>;
  readonly books: UsedBook[];
  receipts: number;
  /** The newest locked month at this point of the daybook. */
  lockedThrough: Month | null;
}

/** The books before the first entry. */
export function emptyBooks(): BookState {
  return {
    owed: new Map(),
    prepaid: new Map(),
    tills: new Map(),
    closedTills: new Set(),
    days: new Map(),
    closedDays: new Set(),
    books: [],
    receipts: 0,
    lockedThrough: null,
  };
}

/** Adds to a sum that is kept only while it is not zero. */
export function addTo<Key>(sums: Map<Key, number>, key: Key, amount: number): void {
  const sum = (sums.get(key) ?? 0) + amount;
  if (sum === 0) sums.delete(key);
  else sums.set(key, sum);
}
