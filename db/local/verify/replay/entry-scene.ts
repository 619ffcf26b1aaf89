import type { DaybookEntry } from '../../daybook.ts';
import type { Report } from '../finding.ts';

/** A payment of the entry that is being told, with the sums of its children so far. Money in fen. */
export interface ScenePayment {
  readonly id: number;
  readonly accountId: number;
  readonly cashSessionId: number;
  readonly businessDay: string;
  readonly dueFen: number;
  readonly usedFen: number;
  readonly addedFen: number;
  readonly collectedFen: number;
  readonly takenAt: number;
  tenderFen: number;
  givenFen: number | null;
  changeFen: number | null;
  settledFen: number;
  lateFeeFen: number;
  receiptNo: string | null;
}

/** What the rows of an entry must move in the journal, and what its journal lines did. Everything is kept as "must − did". */
export interface Movement {
  readonly drawer: Map<number, number>;
  readonly receivable: Map<number, number>;
  readonly prepayment: Map<number, number>;
  lateFee: number;
}

/** One daybook entry while its rows are told, one after the other in digest order. */
export interface Scene {
  readonly entry: DaybookEntry;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly report: Report;
  readonly payments: Map<number, ScenePayment>;
  /** Amounts of bills less their lines so far. */
  readonly billRest: Map<number, number>;
  /** Accounts of the bills that this entry moves. */
  readonly billAccounts: Map<number, number>;
  /** Sums of journal entries so far. */
  readonly journalSums: Map<number, number>;
  readonly movement: Movement;
  voids: number;
  counts: number;
  closings: number;
  dayClosings: number;
}

/** The scene of an entry before its rows. A payload that cannot be read is reported and taken as empty. */
export function openScene(entry: DaybookEntry, report: Report): Scene {
  return {
    entry,
    payload: readPayload(entry, report),
    report,
    payments: new Map(),
    billRest: new Map(),
    billAccounts: new Map(),
    journalSums: new Map(),
    movement: { drawer: new Map(), receivable: new Map(), prepayment: new Map(), lateFee: 0 },
    voids: 0,
    counts: 0,
    closings: 0,
    dayClosings: 0,
  };
}

function readPayload(entry: DaybookEntry, report: Report): Readonly<Record<string, unknown>> {
  try {
    const payload: unknown = JSON.parse(entry.payload);
    if (typeof payload === 'object' && payload !== null) return payload as Readonly<Record<string, unknown>>;
  } catch {
    // Reported below, like a payload that is no object.
  }
  report('chain', 'unreadable', 'daybook_entry', entry.entryNo, { field: 'payload' });
  return {};
}

/** Reports a value that is not what another row says; answers whether they agree. */
export function expectSame(
  report: Report,
  check: Parameters<Report>[0],
  table: string,
  key: string | number,
  field: string,
  found: string | number | null,
  expected: string | number | null,
  by: string,
): boolean {
  if (found === expected) return true;
  report(check, 'differs', table, key, { field, found, expected, by });
  return false;
}
