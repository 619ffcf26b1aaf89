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
  /** Lines of tenders that are not cash, without their detail so far. */
  readonly others: Map<
    number,
    { readonly kind: string; readonly amountFen: number; referenceNo: string | null }
  >;
  settledFen: number;
  lateFeeFen: number;
  receiptNo: string | null;
}

/**
 * What the rows of an entry must move in the journal less what its journal lines moved, in fen, debit positive; only what is not
 * zero is kept, so that nothing is left when the entry is told and all is well.
 */
export interface Movement {
  /** By cash session. */
  readonly drawer: Map<number, number>;
  /** By bill. */
  readonly receivable: Map<number, number>;
  /** By account. */
  readonly prepayment: Map<number, number>;
  /** The places that belong to nobody. */
  readonly others: Map<string, number>;
}

/** A bill that an adjustment posted, while its entry is told. Fen and Wh. */
export interface AdjustedBill {
  readonly accountId: number;
  readonly periodMonth: string;
  readonly readingId: number;
  readonly energyWh: number;
  readonly amountFen: number;
  readonly dueOn: string;
  readonly working: string;
  readonly policyPackId: number;
  readonly computedBy: number;
  readonly auditedBy: number;
  readonly issuedBy: number;
  readonly issuedAt: number;
  readonly kind: string;
  readonly correctionNo: number;
}

/** A posted row that says what a bill of an adjustment is. */
export interface SceneCorrection {
  readonly billId: number;
  readonly adjustmentId: number;
  readonly kind: string;
  readonly correctsBillId: number | null;
  readonly carriedFen: number;
}

/** What an entry decided about an adjustment. */
export interface SceneDecision {
  readonly adjustmentId: number;
  readonly isApproved: boolean;
}

/** One daybook entry while its rows are told, one after the other in digest order. */
export interface Scene {
  readonly entry: DaybookEntry;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly report: Report;
  readonly payments: Map<number, ScenePayment>;
  /** Amounts of bills less their lines so far. */
  readonly billRest: Map<number, number>;
  /** The bills that an adjustment posted, what they are, and the decision that posted them. */
  readonly adjusted: Map<number, AdjustedBill>;
  readonly corrections: SceneCorrection[];
  readonly decisions: SceneDecision[];
  /** Rows of proposals and of terms: the entry of each has one. */
  single: number;
  /** Errors of work that the entry found or tells as mended. */
  readonly errorIds: number[];
  /** Rows of the reading month: sheets, site records, second looks, attachments, words, locks; the entry of each has one. */
  monthRows: number;
  /** Outcomes of tenders that the entry tells: whose, and what of a bounced one is not owed again so far. Fen. */
  readonly outcomes: Map<number, { readonly accountId: number; restFen: number }>;
  /** Accounts of the bills that this entry moves. */
  readonly billAccounts: Map<number, number>;
  /** The journal entries of this entry: their kind and their sum so far. */
  readonly journal: Map<number, { readonly kind: string; sumFen: number }>;
  readonly movement: Movement;
}

/** The scene of an entry before its rows. A payload that cannot be read is reported and taken as empty. */
export function openScene(entry: DaybookEntry, report: Report): Scene {
  return {
    entry,
    payload: readPayload(entry, report),
    report,
    payments: new Map(),
    billRest: new Map(),
    adjusted: new Map(),
    corrections: [],
    decisions: [],
    single: 0,
    errorIds: [],
    monthRows: 0,
    outcomes: new Map(),
    billAccounts: new Map(),
    journal: new Map(),
    movement: { drawer: new Map(), receivable: new Map(), prepayment: new Map(), others: new Map() },
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
