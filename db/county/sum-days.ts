import { readDayFacts } from '../wire/day-facts.ts';
import type { PieceEntry } from '../wire/daybook-piece.ts';

/** What a batch adds to one business day. Fen. */
export interface DayAddition {
  readonly businessDay: string;
  entryCount: number;
  paymentCount: number;
  voidCount: number;
  collectedFen: number;
  billsIssued: number;
  billsIssuedFen: number;
  unreadCount: number;
  closing: {
    readonly countedFen: number;
    readonly differenceFen: number;
    readonly collectedFen: number;
  } | null;
}

/** Adds entries up by business day, in the order of the days. */
export function sumDays(entries: readonly PieceEntry[]): DayAddition[] {
  const days = new Map<string, DayAddition>();
  for (const entry of entries) {
    let day = days.get(entry.businessDay);
    if (day === undefined) {
      day = emptyDay(entry.businessDay);
      days.set(entry.businessDay, day);
    }
    const facts = readDayFacts(entry);
    day.entryCount += 1;
    day.unreadCount += facts === null ? 1 : 0;
    day.paymentCount += facts?.paymentCount ?? 0;
    day.voidCount += facts?.voidCount ?? 0;
    day.collectedFen += facts?.collectedFen ?? 0;
    day.billsIssued += facts?.billsIssued ?? 0;
    day.billsIssuedFen += facts?.billsIssuedFen ?? 0;
    day.closing = facts?.closing ?? day.closing;
  }
  return [...days.values()].sort((a, b) => (a.businessDay < b.businessDay ? -1 : 1));
}

function emptyDay(businessDay: string): DayAddition {
  return {
    businessDay,
    entryCount: 0,
    paymentCount: 0,
    voidCount: 0,
    collectedFen: 0,
    billsIssued: 0,
    billsIssuedFen: 0,
    unreadCount: 0,
    closing: null,
  };
}
