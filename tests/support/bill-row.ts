import type { TestStation } from './station.ts';

/** A bill as a rule about billed months needs it; nothing else of it is true. */
export interface BillRow {
  readonly accountId: number;
  readonly periodMonth: string;
  readonly readingId: number;
  readonly energyKwh?: number;
  readonly kind?: 'regular' | 'reversal' | 'rebill' | 'charge';
  readonly correctionNo?: number;
}

/** Puts a bill straight into the store, without lines, journal or daybook entry: for rules that only ask whether a month is billed. */
export function insertBillRow(station: TestStation, bill: BillRow): void {
  const { sqlite } = station.store;
  const person = station.as('biller').personId;
  sqlite
    .prepare(
      `insert or ignore into policy_pack (id, code, version, effective_from, content, content_hash, accepted_by, accepted_at, daybook_no)
       values (1000, 'none', 1, '2999-01-01', '{}', '', ?, 0, 0)`,
    )
    .run(person);
  sqlite
    .prepare(
      `insert into bill (account_id, period_month, kind, correction_no, reading_id, energy_wh, amount_fen, due_on, working,
         policy_pack_id, computed_by, audited_by, issued_by, issued_at, daybook_no)
       values (?, ?, ?, ?, ?, ?, 0, '2027-01-15', '{}', 1000, ?, ?, ?, 0, 0)`,
    )
    .run(
      bill.accountId,
      bill.periodMonth,
      bill.kind ?? 'regular',
      bill.correctionNo ?? 0,
      bill.readingId,
      (bill.energyKwh ?? 0) * 1_000,
      person,
      person,
      person,
    );
}
