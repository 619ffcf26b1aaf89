import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bookChecks } from '../../../../db/domain/cash/book-check.ts';
import { digestPostedRows } from '../../../../db/local/posted-rows.ts';
import { checkCodeOfReceipt } from '../../../../db/local/receipt-check.ts';
import { proveBooks } from '../../../../db/local/verify/verify-store.ts';
import { chainStart, hashOfPieceEntry, type PieceEntry } from '../../../../db/wire/daybook-piece.ts';
import type { BilledStation } from '../../../support/billed-station.ts';
import { openStationAfterMarketDay } from '../../../support/market-day.ts';

let station: BilledStation;

beforeAll(async () => {
  station = await openStationAfterMarketDay();
});
afterEach(() => {
  if (station.store.sqlite.inTransaction) station.store.sqlite.exec('rollback');
});

/** Seals everything again as it stands now: digests, chain and check codes all hold, only the books themselves can tell. */
function sealAgain(): void {
  const { store } = station;
  const { sqlite } = store;
  const entries = sqlite
    .prepare<[], PieceEntry>(
      `select entry_no as entryNo, recorded_at as recordedAt, business_day as businessDay, kind, actor_id as actorId,
         actor_name as actorName, payload, rows_hash as rowsHash, previous_hash as previousHash, hash
       from daybook_entry order by 1`,
    )
    .all();
  let previousHash = chainStart;
  for (const entry of entries) {
    const receipts = sqlite
      .prepare<[number], { receiptNo: string; content: string }>(
        'select receipt_no as receiptNo, content from receipt where daybook_no = ?',
      )
      .all(entry.entryNo);
    for (const { receiptNo, content } of receipts) {
      sqlite
        .prepare('update receipt set check_code = ? where receipt_no = ?')
        .run(checkCodeOfReceipt(previousHash, content), receiptNo);
    }
    const rowsHash = digestPostedRows(store, entry.entryNo);
    const hash = hashOfPieceEntry({ ...entry, rowsHash, previousHash });
    sqlite
      .prepare('update daybook_entry set rows_hash = ?, previous_hash = ?, hash = ? where entry_no = ?')
      .run(rowsHash, previousHash, hash, entry.entryNo);
    previousHash = hash;
  }
}

/** What is found when the program itself had written the books wrong: nothing but the wrong is wrong. */
function findingsAfter(edit: string): string[] {
  const { sqlite } = station.store;
  const triggers = sqlite
    .prepare<[], { name: string; sql: string }>("select name, sql from sqlite_schema where type = 'trigger'")
    .all();
  sqlite.exec('begin immediate; pragma defer_foreign_keys = on');
  for (const { name } of triggers) sqlite.exec(`drop trigger ${name}`);
  expect(sqlite.prepare(edit).run().changes, edit).toBeGreaterThan(0);
  sealAgain();
  for (const { sql } of triggers) sqlite.exec(sql);
  const proof = proveBooks(station.store);
  for (let step = proof.next(); ; step = proof.next()) {
    if (!step.done) continue;
    const { findings } = step.value;
    return bookChecks.flatMap((check) =>
      findings.of(check).map(({ table, problem }) => `${check}: ${table} ${problem}`),
    );
  }
}

const oneOf = (table: string, key: string, where = 'true') =>
  `${key} = (select ${key} from ${table} where ${where} order by ${key} limit 1)`;

describe('books that are sealed as they should be, and wrong', () => {
  it('are sound when nothing is wrong but the seals are new', () => {
    expect(findingsAfter('update daybook_entry set recorded_at = recorded_at where entry_no = 1')).toEqual(
      [],
    );
  });

  it.each([
    [
      'a movement out of balance',
      "update journal_line set amount_fen = amount_fen + 1 where ledger_account = 'safe'",
      'journal: journal_entry out_of_balance',
    ],
    [
      'money in another place',
      "update journal_line set ledger_account = 'over_short' where ledger_account = 'safe'",
      'journal: daybook_entry movement_differs',
    ],
    [
      'a late fee booked as energy',
      "update journal_line set ledger_account = 'energy_revenue' where ledger_account = 'late_fee_income'",
      'journal: daybook_entry movement_differs',
    ],
    [
      'a drawer that nobody owns',
      "update journal_line set cash_session_id = null where ledger_account = 'drawer'",
      'journal: journal_line missing',
    ],
    [
      'a movement on another day',
      "update journal_entry set business_day = '2026-01-01' where kind = 'payment'",
      'journal: journal_entry differs',
    ],
    [
      'a bill that is not its lines',
      'update bill_line set amount_fen = amount_fen + 1 where line_no = 1',
      'bills: bill differs',
    ],
    ['a bill audited by who computed it', 'update bill set audited_by = computed_by', 'bills: bill differs'],
    [
      'a bill booked to another account',
      "update journal_line set account_id = 1 where ledger_account = 'receivable' and account_id = 2",
      'receivables: journal_line differs',
    ],
    [
      'more paid than was owed',
      'update allocation set principal_fen = principal_fen + 100',
      'receivables: allocation differs',
    ],
    [
      'a payment of somebody else’s bill',
      'update payment set account_id = 7 where account_id = 1',
      'payments: allocation differs',
    ],
    [
      'prepayment of another account',
      "update journal_line set account_id = 8 where ledger_account = 'prepayment'",
      'prepayments: daybook_entry movement_differs',
    ],
    [
      'a payment that is not its tenders',
      'update tender set amount_fen = amount_fen - 1',
      'payments: tender differs',
    ],
    [
      'a payment that is not its allocations',
      `update payment set due_fen = due_fen + 1, collected_fen = collected_fen + 1`,
      'payments: payment differs',
    ],
    [
      'a payment taken by who did not write it',
      'update payment set taken_by = 1',
      'payments: payment differs',
    ],
    [
      'a payment in another till',
      'update payment set cash_session_id = 2 where cash_session_id = 1',
      'tills: daybook_entry movement_differs',
    ],
    [
      'a void approved by who asked for it',
      'update payment_void set approved_by = requested_by',
      'payments: payment_void unexpected',
    ],
    [
      'a receipt that says another sum',
      'update receipt set content = replace(content, \'"collectedFen":\', \'"collectedFen":1\')',
      'receipts: receipt differs',
    ],
    [
      'a receipt that cannot be read',
      `update receipt set content = 'x' where ${oneOf('receipt', 'receipt_no')}`,
      'receipts: receipt unreadable',
    ],
    [
      'a receipt number of no book',
      `update receipt set receipt_no = '0099999' where ${oneOf('receipt', 'receipt_no')}`,
      'receipts: receipt unexpected',
    ],
    [
      'a receipt number left out',
      "update receipt set receipt_no = '0012999' where receipt_no = '0012901'",
      'receipts: receipt missing',
    ],
    [
      'a count that is not its pieces',
      'update cash_count set counted_fen = counted_fen + 1',
      'tills: cash_count differs',
    ],
    [
      'a closing that expected something else',
      'update till_closing set expected_fen = expected_fen + 1, difference_fen = difference_fen - 1',
      'tills: till_closing differs',
    ],
    [
      'a difference without a word',
      'update till_closing set difference_reason = null',
      'tills: till_closing missing',
    ],
    [
      'a closing that lost a payment',
      'update till_closing set payment_count = payment_count - 1',
      'tills: till_closing differs',
    ],
    [
      'a day that is not its tills',
      'update day_closing set collected_fen = collected_fen + 1',
      'days: day_closing differs',
    ],
    [
      'a bill of the month that says it is another',
      `update bill set kind = 'rebill' where ${oneOf('bill', 'id')}`,
      'bills: bill differs',
    ],
    [
      'a correction out of its number',
      `update bill set correction_no = 9 where ${oneOf('bill', 'id', "kind = 'rebill'")}`,
      'bills: bill differs',
    ],
    [
      'a reversal of another amount',
      "update bill set amount_fen = amount_fen - 1 where kind = 'reversal'",
      'bills: bill differs',
    ],
    [
      'a reversal with other lines',
      "update bill_line set label = '别的' where bill_id in (select id from bill where kind = 'reversal')",
      'bills: bill_line unexpected',
    ],
    [
      'a reversal of another bill',
      "update bill_correction set corrects_bill_id = 1 where kind = 'reversal'",
      'bills: bill differs',
    ],
    [
      'a bill reversed twice',
      `update bill_correction set corrects_bill_id = (select min(corrects_bill_id) from bill_correction
         where bill_id in (select id from bill where correction_no = 1)
         and adjustment_id = (select adjustment_id - 1 from bill_correction k where k.bill_id = (select min(id) from bill where correction_no = 3)))
       where kind = 'reversal' and bill_id in (select id from bill where correction_no = 3)`,
      'bills: bill_correction unexpected',
    ],
    [
      'money that was not carried over',
      "update bill_correction set carried_fen = carried_fen - 1 where kind = 'rebill' and carried_fen > 0",
      'receivables: bill_correction differs',
    ],
    [
      'a late fee forgiven by a later due day',
      `update bill set due_on = '2099-01-01' where id in (
         select b.id from bill b join bill_correction k on k.bill_id = b.id and k.kind = 'rebill'
         join bill o on o.id = k.corrects_bill_id where b.amount_fen <= o.amount_fen)`,
      'bills: bill differs',
    ],
    [
      'a bill in the place of another that nobody proposed',
      `update bill_adjustment set content = json_set(content, '$.corrected[0].after.totalFen', 1)
       where json_array_length(content, '$.corrected') > 0`,
      'bills: bill differs',
    ],
    [
      'a proposal that cannot be read',
      `update bill_adjustment set content = 'x' where ${oneOf('bill_adjustment', 'id')}`,
      'bills: bill_adjustment unreadable',
    ],
    [
      'an adjustment approved by who proposed it',
      `update adjustment_decision set decided_by = (select proposed_by from bill_adjustment where id = adjustment_id)`,
      'bills: adjustment_decision unexpected',
    ],
    [
      'bills that a declined adjustment posted',
      'update adjustment_decision set is_approved = 0, reason = 1',
      'bills: bill_correction unexpected',
    ],
    [
      'an approval that posted nothing',
      'update adjustment_decision set is_approved = 1 where is_approved = 0',
      'bills: bill_correction missing',
    ],
    [
      'a declined adjustment without a word',
      'update adjustment_decision set reason = null where is_approved = 0',
      'bills: adjustment_decision missing',
    ],
    [
      'a correction of another adjustment',
      'update bill_correction set adjustment_id = adjustment_id + 1',
      'bills: bill_correction differs',
    ],
    [
      'a charge that says it is a bill in the place of another',
      "update bill_correction set kind = 'rebill' where kind = 'charge'",
      'bills: bill_correction unexpected',
    ],
    [
      'a penalty booked as energy',
      "update journal_line set ledger_account = 'energy_revenue' where ledger_account = 'breach_income'",
      'journal: daybook_entry movement_differs',
    ],
    [
      'a compensation paid ahead to somebody else',
      `update journal_line set account_id = 8 where ledger_account = 'prepayment'
         and entry_id in (select id from journal_entry where kind = 'adjustment')`,
      'prepayments: daybook_entry movement_differs',
    ],
    [
      'a void of what paid a bill that was reversed before',
      `update bill_correction set daybook_no = 2, corrects_bill_id =
         (select min(l.bill_id) from allocation l join payment_void v on v.payment_id = l.payment_id)
       where ${oneOf('bill_correction', 'bill_id')}`,
      'payments: payment_void unexpected',
    ],
    [
      'terms recorded by who did not write them',
      'update supply_terms set recorded_by = 1',
      'bills: supply_terms differs',
    ],
    [
      'terms from another day',
      "update supply_terms set effective_from = '2026-11-01'",
      'bills: supply_terms differs',
    ],
    [
      'an error entered by its own author',
      "update error_entry set author_id = found_by where kind = 'misread'",
      'posted_rows: error_entry unexpected',
    ],
    [
      'an error found by who did not write it',
      'update error_entry set found_by = 1',
      'posted_rows: error_entry differs',
    ],
    ...[
      'found_at = 1',
      'account_id = 8',
      "period_month = '2026-01'",
      "kind = 'other'",
      "description = '别的'",
    ].map((other): [string, string, string] => [
      `an error that is not as its entry tells: ${other}`,
      `update error_entry set ${other}`,
      'posted_rows: error_entry differs',
    ]),
    [
      'an error of another author than its entry tells',
      'update error_entry set author_id = (select max(id) from person)',
      'posted_rows: error_entry differs',
    ],
    [
      'an error that the author mended as the auditor',
      `update error_mending set mended_by = (select found_by from error_entry where id = error_id)`,
      'posted_rows: error_mending unexpected',
    ],
    [
      'an error mended by another than its entry tells',
      'update error_mending set mended_by = (select max(id) from person)',
      'posted_rows: error_mending differs',
    ],
    [
      'an error mended at another time',
      'update error_mending set mended_at = 1',
      'posted_rows: error_mending differs',
    ],
    [
      'a mended error that was never found',
      `update error_mending set error_id = 99 where ${oneOf('error_mending', 'error_id')}`,
      'posted_rows: error_entry missing',
    ],
    [
      'an error mended before it was found',
      'update error_mending set daybook_no = 2',
      'posted_rows: error_entry missing',
    ],
    [
      'another error mended than its entry tells',
      'update error_mending set error_id = 3 where error_id = 2',
      'posted_rows: error_mending differs',
    ],
    [
      'a mended error taken out of the book',
      'delete from error_mending where error_id = 1',
      'posted_rows: daybook_entry differs',
    ],
    [
      'an error taken out of the book',
      'delete from error_entry where id = 3',
      'posted_rows: daybook_entry differs',
    ],
    [
      'an error under an entry of another kind',
      "update daybook_entry set kind = 'receipt_reprinted' where kind = 'bill_returned'",
      'posted_rows: error_entry unexpected',
    ],
    [
      'a mended error under an entry of another kind',
      "update daybook_entry set kind = 'receipt_reprinted' where kind = 'errors_mended'",
      'posted_rows: error_mending unexpected',
    ],
    [
      'a month that was opened by the one who asked for it',
      `update period_event set requested_by = decided_by where action = 'reopened'`,
      'posted_rows: period_event unexpected',
    ],
    [
      'an opening of a month that is not the newest locked one',
      `update period_event set period_month = '2026-09' where action = 'reopened'`,
      'posted_rows: period_event unexpected',
    ],
    [
      'a reading that came to a locked month',
      `update reading set period_month = '2026-10', version = 99 where id = (
         select r.id from reading r join daybook_entry e on e.entry_no = r.daybook_no
         where e.kind = 'readings_recorded' order by r.id desc limit 1)`,
      'posted_rows: reading unexpected',
    ],
    [
      'a bill that was issued while its month was locked',
      `update period_event set period_month = '2026-12' where id = 1`,
      'bills: bill unexpected',
    ],
    [
      'rows under an entry of another kind',
      "update daybook_entry set kind = 'receipt_reprinted' where kind = 'payment_voided'",
      'posted_rows: payment_void unexpected',
    ],
    [
      'a payload that cannot be read',
      "update daybook_entry set payload = 'x' where kind = 'payment_taken'",
      'chain: daybook_entry unreadable',
    ],
  ])('tell of %s', (_what, edit, found) => {
    expect(findingsAfter(edit)).toContain(found);
  });
});
