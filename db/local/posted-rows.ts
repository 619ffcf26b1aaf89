import { createHash, hash } from 'node:crypto';
import type { DaybookKind } from '../domain/sync/daybook-kind.ts';
import { prepared, type Store } from './store.ts';

/**
 * The posted tables and the columns that the digest of version 1 covers, in a fixed order. A later migration may add columns to a
 * table: they join a digest of a further version, so that old chains stay provable. Children are reached through their parent.
 */
export const postedTables = [
  {
    table: 'policy_pack',
    columns: 'id, code, version, effective_from, content_hash, accepted_by, accepted_at',
    parent: null,
  },
  {
    table: 'reading',
    columns:
      'id, register_id, account_id, period_month, version, kind, read_on, dial_wh, usual_use_wh, source, finding, reason, recorded_by, recorded_at',
    parent: null,
  },
  {
    table: 'bill',
    columns:
      'id, account_id, period_month, reading_id, energy_wh, amount_fen, due_on, working, policy_pack_id, computed_by, audited_by, issued_by, issued_at',
    parent: null,
  },
  {
    table: 'bill_line',
    columns: 'bill_id, line_no, code, label, energy_wh, price_nanoyuan, amount_fen',
    parent: { table: 'bill', key: 'bill_id' },
  },
  {
    table: 'payment',
    columns:
      'id, request_key, request_hash, account_id, cash_session_id, business_day, due_fen, prepayment_used_fen, prepayment_added_fen, collected_fen, taken_by, taken_at',
    parent: null,
  },
  {
    table: 'tender',
    columns: 'payment_id, line_no, kind, given_fen, change_fen, amount_fen',
    parent: { table: 'payment', key: 'payment_id' },
  },
  {
    table: 'allocation',
    columns: 'payment_id, bill_id, principal_fen, late_fee_fen',
    parent: { table: 'payment', key: 'payment_id' },
  },
  {
    table: 'receipt',
    columns: 'receipt_no, payment_id, content, check_code',
    parent: { table: 'payment', key: 'payment_id' },
  },
  {
    table: 'payment_void',
    columns: 'payment_id, business_day, cash_session_id, reason, requested_by, approved_by, voided_at',
    parent: null,
  },
  { table: 'cash_count', columns: 'cash_session_id, denominations, counted_fen, counted_at', parent: null },
  {
    table: 'till_closing',
    columns:
      'cash_session_id, business_day, payment_count, void_count, first_receipt_no, last_receipt_no, float_fen, taken_fen, voided_fen, expected_fen, counted_fen, difference_fen, difference_reason, closed_at',
    parent: null,
  },
  {
    table: 'day_closing',
    columns:
      'business_day, session_count, payment_count, void_count, collected_fen, counted_fen, difference_fen, closed_by, closed_at',
    parent: null,
  },
  {
    table: 'tender_outcome',
    columns:
      'id, payment_id, line_no, outcome, bank_slip_no, reason, prepayment_fen, recorded_by, recorded_at',
    parent: null,
  },
  {
    table: 'bounce_allocation',
    columns: 'outcome_id, bill_id, principal_fen, late_fee_fen',
    parent: { table: 'tender_outcome', key: 'outcome_id' },
  },
  {
    table: 'payment_reversal',
    columns: 'payment_id, business_day, reason, refund_fen, requested_by, approved_by, reversed_at',
    parent: null,
  },
  {
    table: 'refund',
    columns: 'payment_id, amount_fen, paid_from, voucher_no, paid_by, paid_at',
    parent: null,
  },
  { table: 'journal_entry', columns: 'id, business_day, kind', parent: null },
  {
    table: 'journal_line',
    columns: 'entry_id, line_no, ledger_account, account_id, bill_id, cash_session_id, amount_fen',
    parent: { table: 'journal_entry', key: 'entry_id' },
  },
  {
    table: 'supply_terms',
    columns: 'id, account_id, version, effective_from, content, reason, recorded_by, recorded_at',
    parent: null,
  },
  {
    table: 'bill_adjustment',
    columns: 'id, account_id, fault, content, energy_wh, amount_fen, reason, proposed_by, proposed_at',
    parent: null,
  },
  {
    table: 'adjustment_decision',
    columns: 'adjustment_id, is_approved, reason, decided_by, decided_at',
    parent: null,
  },
  {
    table: 'bill_correction',
    columns: 'bill_id, adjustment_id, kind, corrects_bill_id, carried_fen',
    parent: null,
  },
  {
    table: 'error_entry',
    columns: 'id, account_id, period_month, kind, description, author_id, found_by, found_at',
    parent: null,
  },
  { table: 'error_mending', columns: 'error_id, mended_by, mended_at', parent: null },
  {
    table: 'route_sheet',
    columns: 'id, route_id, period_month, meters, issued_to, issued_by, issued_at',
    parent: null,
  },
  {
    table: 'route_sheet_return',
    columns: 'sheet_id, read, returned_by, taken_by, returned_at',
    parent: null,
  },
  {
    table: 'site_record',
    columns:
      'id, account_id, meter_id, period_month, anomaly, seals, seals_are_whole, customer_was_present, note, recorded_by, recorded_at',
    parent: null,
  },
  {
    table: 'second_look',
    columns: 'id, register_id, account_id, period_month, read_on, dial_wh, recorded_by, recorded_at',
    parent: null,
  },
  {
    table: 'reading_attachment',
    columns:
      'id, account_id, period_month, file_name, media_type, size_bytes, content_sha256, added_by, added_at',
    parent: null,
  },
  {
    table: 'check_word',
    columns: 'id, period_month, code, account_id, area_id, reason, said_by, said_at',
    parent: null,
  },
  {
    table: 'period_event',
    columns: 'id, period_month, action, reason, requested_by, decided_by, decided_at',
    parent: null,
  },
  {
    table: 'tender_detail',
    columns:
      'payment_id, line_no, reference_no, bank, drawer_account, issued_on, payee, is_holiday_confirmed',
    parent: { table: 'payment', key: 'payment_id' },
  },
  { table: 'tender_count', columns: 'id, cash_session_id, kind, pieces, amount_fen', parent: null },
] as const;

/** The name of a posted table. */
export type PostedTable = (typeof postedTables)[number]['table'];

const allTables = postedTables.map(({ table }) => table);

/**
 * Which posted tables an entry of a kind seals rows of: its writer looks nowhere else. A use case that posts into another table is
 * found out at the next proof, which looks everywhere.
 */
const sealedTables: Readonly<Record<DaybookKind, readonly PostedTable[]>> = {
  station_set_up: [],
  person_added: [],
  person_changed: [],
  accounts_imported: ['reading', 'journal_entry', 'journal_line'],
  readings_recorded: ['reading'],
  policy_accepted: ['policy_pack'],
  bills_issued: ['bill', 'bill_line', 'journal_entry', 'journal_line'],
  receipt_book_received: [],
  cash_session_opened: ['journal_entry', 'journal_line'],
  payment_taken: [
    'payment',
    'tender',
    'allocation',
    'receipt',
    'journal_entry',
    'journal_line',
    'tender_detail',
  ],
  payment_voided: ['payment_void', 'journal_entry', 'journal_line'],
  void_requested: [],
  void_declined: [],
  receipt_reprinted: [],
  till_counted: ['cash_count', 'tender_count'],
  till_closed: ['till_closing', 'journal_entry', 'journal_line'],
  day_closed: ['day_closing'],
  personal_data_seen: [],
  county_enrolled: [],
  supply_terms_recorded: ['supply_terms'],
  meter_exchanged: ['reading'],
  clock_confirmed: [],
  work_order_opened: [],
  work_order_closed: [],
  adjustment_proposed: ['bill_adjustment'],
  adjustment_decided: [
    'reading',
    'bill',
    'bill_line',
    'journal_entry',
    'journal_line',
    'adjustment_decision',
    'bill_correction',
  ],
  bill_returned: ['error_entry'],
  errors_mended: ['error_mending'],
  payment_reversed: ['payment_reversal', 'journal_entry', 'journal_line'],
  refund_paid: ['refund', 'journal_entry', 'journal_line'],
  tenders_cleared: ['tender_outcome', 'journal_entry', 'journal_line'],
  tender_bounced: ['tender_outcome', 'bounce_allocation', 'journal_entry', 'journal_line'],
  route_changed: [],
  area_changed: [],
  route_sheet_issued: ['route_sheet'],
  route_sheet_returned: ['route_sheet_return'],
  site_recorded: ['site_record'],
  second_look_recorded: ['second_look'],
  attachment_added: ['reading_attachment'],
  check_explained: ['check_word'],
  period_locked: ['period_event'],
  reopen_requested: [],
  reopen_declined: [],
  period_reopened: ['period_event'],
};

/** Kinds of which one entry may seal a whole month or station. */
const hugeKinds: ReadonlySet<DaybookKind> = new Set([
  'accounts_imported',
  'readings_recorded',
  'bills_issued',
]);

// SQLite writes a row as JSON.stringify would (a test holds them together). A month's rows reach the hash as one piece, half the time
// of reading them one by one; the few rows of a payment are read one by one, a third of the time of sorting them into one piece.
// They stand in order before they are joined (SQLite keeps the order of what it joins): an order inside the join would move each twice.
// `+?`: this SQLite plans again at every binding that might change its plan (ENABLE_STAT4); an expression keeps the plan it has.
const statements = prepared(
  (_db, sqlite) =>
    new Map(
      postedTables.map(({ table, columns, parent }) => {
        const named = columns.split(', ').map((column) => `t.${column}`);
        const row = `'${table}' || json_array(${named.join(', ')}) || char(10)`;
        const keys = named.slice(0, parent === null ? 1 : 2).join(', ');
        const from =
          parent === null
            ? `${table} t where t.daybook_no = +?`
            : `${parent.table} p join ${table} t on t.${parent.key} = p.id where p.daybook_no = +?`;
        const rows = sqlite.prepare<[number], string>(`select ${row} from ${from} order by ${keys}`).pluck();
        const whole = sqlite
          .prepare<[number], Buffer | null>(
            `select cast(group_concat(line, '') as blob) from (select ${row} as line from ${from} order by ${keys})`,
          )
          .pluck();
        return [table, { rows, whole }] as const;
      }),
    ),
);

/**
 * The SHA-256 (hex) over every posted row that belongs to a daybook entry, read back from the tables themselves: whoever changes,
 * deletes or adds a posted row in the file is named by the verifier, which makes the same digest. Looks at the tables of the entry's
 * kind, or at all of them when none is given.
 */
export function digestPostedRows(store: Store, entryNo: number, kind?: DaybookKind): string {
  const tables = kind === undefined ? allTables : sealedTables[kind];
  return kind === undefined || hugeKinds.has(kind)
    ? digestInPieces(store, entryNo, tables)
    : digestRowByRow(store, entryNo, tables);
}

function digestInPieces(store: Store, entryNo: number, tables: readonly PostedTable[]): string {
  const digest = createHash('sha256');
  for (const table of tables) {
    const rows = statements(store).get(table)?.whole.get(entryNo);
    if (rows !== null && rows !== undefined) digest.update(rows);
  }
  return digest.digest('hex');
}

function digestRowByRow(store: Store, entryNo: number, tables: readonly PostedTable[]): string {
  let text = '';
  for (const table of tables) {
    for (const row of statements(store).get(table)?.rows.all(entryNo) ?? []) text += row;
  }
  return hash('sha256', text, 'hex');
}
