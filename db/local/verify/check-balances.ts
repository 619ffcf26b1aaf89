import { prepared, type Store } from '../store.ts';
import { comparer, type Report } from './finding.ts';
import { keyOfRow, rowsOutside } from './posted-rows-of.ts';
import type { BookState } from './replay/book-state.ts';
import type { WalkedSoFar } from './walk-daybook.ts';

const queries = prepared((_db, sqlite) => ({
  openItems: sqlite.prepare<
    [],
    { billId: number; accountId: number; dueOn: string; billDueOn: string; outstandingFen: number }
  >(`
    select o.bill_id as billId, o.account_id as accountId, o.due_on as dueOn, b.due_on as billDueOn,
           o.outstanding_fen as outstandingFen
    from open_item o join bill b on b.id = o.bill_id`),
  balances: sqlite.prepare<[], { accountId: number; balanceFen: number }>(
    'select account_id as accountId, balance_fen as balanceFen from prepayment_balance',
  ),
  sessions: sqlite.prepare<[], { id: number; state: string }>('select id, state from cash_session'),
  books: sqlite.prepare<[], { id: number; firstNo: number; lastNo: number; nextNo: number }>(
    'select id, first_no as firstNo, last_no as lastNo, next_no as nextNo from receipt_book',
  ),
  lastEntryWithoutRows: sqlite.prepare<[], number>('select entry_no from daybook_end').pluck(),
  lastSealedEntry: sqlite.prepare<[], number | null>('select max(last_entry_no) from sync_batch').pluck(),
}));

/**
 * Compares what is kept beside the daybook for speed (what is owed, paid ahead, open, used) with what the daybook told, and looks
 * for rows and marks beyond its end. Everything in one go: nothing may be written between the last entry told and this.
 */
export function checkBalances(store: Store, state: BookState, walked: WalkedSoFar, report: Report): void {
  checkOpenItems(store, state, report);
  checkPrepayments(store, state, report);
  checkSessions(store, state, report);
  checkBooks(store, state, report);
  for (const { table, row, entryNo } of rowsOutside(store, walked.lastEntryNo)) {
    report('posted_rows', 'row_without_entry', table, keyOfRow(table, row), { entryNo });
  }
  const remembered = Math.max(
    queries(store).lastEntryWithoutRows.get() ?? 0,
    queries(store).lastSealedEntry.get() ?? 0,
  );
  if (remembered > walked.lastEntryNo) {
    report('chain', 'chain_cut_off', 'daybook_entry', walked.lastEntryNo + 1, { until: remembered });
  }
}

function checkOpenItems(store: Store, { owed }: BookState, report: Report): void {
  const unseen = new Set(owed.keys());
  for (const item of queries(store).openItems.iterate()) {
    unseen.delete(item.billId);
    const compare = comparer(report, 'receivables', 'open_item', item.billId);
    const bill = owed.get(item.billId);
    compare('outstanding_fen', item.outstandingFen, bill?.fen ?? 0, 'bill − allocation');
    if (bill !== undefined) compare('account_id', item.accountId, bill.accountId, 'bill');
    compare('due_on', item.dueOn, item.billDueOn, 'bill');
  }
  for (const billId of unseen) {
    report('receivables', 'missing', 'open_item', billId, {
      by: `bill ${billId}`,
      expected: owed.get(billId)?.fen ?? 0,
    });
  }
}

function checkPrepayments(store: Store, { prepaid }: BookState, report: Report): void {
  const unseen = new Set(prepaid.keys());
  for (const { accountId, balanceFen } of queries(store).balances.iterate()) {
    unseen.delete(accountId);
    comparer(report, 'prepayments', 'prepayment_balance', accountId)(
      'balance_fen',
      balanceFen,
      prepaid.get(accountId) ?? 0,
      'journal_line',
    );
    if (balanceFen < 0)
      report('prepayments', 'unexpected', 'prepayment_balance', accountId, {
        field: 'balance_fen',
        by: '< 0',
      });
  }
  for (const accountId of unseen) {
    report('prepayments', 'missing', 'prepayment_balance', accountId, {
      by: 'journal_line',
      expected: prepaid.get(accountId) ?? 0,
    });
  }
}

function checkSessions(store: Store, { tills, closedTills }: BookState, report: Report): void {
  const unseen = new Set(tills.keys());
  for (const { id, state } of queries(store).sessions.iterate()) {
    unseen.delete(id);
    const till = tills.get(id);
    if (till === undefined && !closedTills.has(id)) {
      report('tills', 'unexpected', 'cash_session', id, { by: 'daybook_entry' });
      continue;
    }
    const expected = till === undefined ? 'closed' : till.countedFen === null ? 'open' : 'counted';
    comparer(report, 'tills', 'cash_session', id)('state', state, expected, 'daybook_entry');
  }
  for (const id of unseen) report('tills', 'missing', 'cash_session', id, { by: 'daybook_entry' });
}

function checkBooks(store: Store, state: BookState, report: Report): void {
  const unseen = new Map(state.books.map((book) => [book.id, book]));
  for (const { id, firstNo, lastNo, nextNo } of queries(store).books.iterate()) {
    const book = unseen.get(id);
    unseen.delete(id);
    if (book === undefined) {
      report('receipts', 'unexpected', 'receipt_book', id, { by: 'daybook_entry' });
      continue;
    }
    const compare = comparer(report, 'receipts', 'receipt_book', id);
    compare('first_no', firstNo, book.first, 'daybook_entry');
    compare('last_no', lastNo, book.last, 'daybook_entry');
    compare('next_no', nextNo, book.next, 'receipt');
  }
  for (const id of unseen.keys()) report('receipts', 'missing', 'receipt_book', id, { by: 'daybook_entry' });
}
