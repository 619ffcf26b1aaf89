import { z } from 'zod';
import type { PieceEntry } from './daybook-piece.ts';

/** What one entry adds to its business day; fields that it does not speak of are left out. Fen. */
export interface DayFacts {
  readonly paymentCount?: number;
  readonly voidCount?: number;
  /** Positive for money taken, negative for money given back. */
  readonly collectedFen?: number;
  readonly billsIssued?: number;
  readonly billsIssuedFen?: number;
  /** The station's own sums at its day close. */
  readonly closing?: {
    readonly countedFen: number;
    readonly differenceFen: number;
    readonly collectedFen: number;
  };
}

const amount = z.int();
const count = z.int().min(0);

/**
 * How the entries that carry money are read; a station's services write them (PaymentTakenPayload and its like). A further field
 * never hinders: it came with a newer station.
 */
const readers: Readonly<Record<string, z.ZodType<DayFacts>>> = {
  payment_taken: z.object({ c: amount }).transform(({ c }) => ({ paymentCount: 1, collectedFen: c })),
  payment_voided: z.object({ c: amount }).transform(({ c }) => ({ voidCount: 1, collectedFen: -c })),
  bills_issued: z
    .object({ count, sumFen: amount })
    .transform((issued) => ({ billsIssued: issued.count, billsIssuedFen: issued.sumFen })),
  // A correction changes what the day's bills come to, never how many there were.
  adjustment_decided: z
    .object({ ok: z.boolean(), sumFen: amount })
    .transform((decided) => (decided.ok ? { billsIssuedFen: decided.sumFen } : {})),
  day_closed: z
    .object({ c: amount, n: amount, d: amount })
    .transform(({ c, n, d }) => ({ closing: { collectedFen: c, countedFen: n, differenceFen: d } })),
};

/** Kinds that are known and move no sum of a day. */
const silentKinds: ReadonlySet<string> = new Set([
  'station_set_up',
  'person_added',
  'person_changed',
  'accounts_imported',
  'readings_recorded',
  'policy_accepted',
  'receipt_book_received',
  'cash_session_opened',
  'void_requested',
  'void_declined',
  'receipt_reprinted',
  'till_counted',
  'till_closed',
  'personal_data_seen',
  'county_enrolled',
  'supply_terms_recorded',
  'meter_exchanged',
  'adjustment_proposed',
  'clock_confirmed',
  'work_order_opened',
  'work_order_closed',
  'bill_returned',
  'errors_mended',
  // A bounced tender or a reversed payment is not taken off its day: the day's sums are those of its tills, and stay as they were closed.
  'tenders_cleared',
  'tender_bounced',
  'payment_reversed',
  'refund_paid',
  'route_changed',
  'area_changed',
  'route_sheet_issued',
  'route_sheet_returned',
  'site_recorded',
  'second_look_recorded',
  'attachment_added',
  'check_explained',
  'period_locked',
  'reopen_requested',
  'reopen_declined',
  'period_reopened',
]);

/**
 * What an entry adds to its day; null when this program cannot read it: a kind or a form from a newer station. Such an entry is
 * kept and counted, never dropped.
 */
export function readDayFacts(entry: Pick<PieceEntry, 'kind' | 'payload'>): DayFacts | null {
  const reader = Object.hasOwn(readers, entry.kind) ? readers[entry.kind] : undefined;
  if (reader === undefined) return silentKinds.has(entry.kind) ? {} : null;
  const facts = reader.safeParse(parseJson(entry.payload));
  return facts.success ? facts.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
