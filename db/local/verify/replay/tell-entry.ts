import { createHash } from 'node:crypto';
import { invariant } from '../../../domain/kernel/invariant.ts';
import { prepared, type Store } from '../../store.ts';
import type { PostedRow, PostedTable } from '../posted-rows-of.ts';
import { addTo, type BookState } from './book-state.ts';
import type { Scene } from './entry-scene.ts';
import {
  beginAdjustment,
  closeAdjustment,
  closeSingle,
  tellCorrection,
  tellDecision,
  tellProposal,
  tellTerms,
} from './tell-adjustments.ts';
import { closeBills, tellBill, tellBillLine } from './tell-bills.ts';
import { closeErrors, tellError, tellMending } from './tell-errors.ts';
import { closeJournal, tellJournalEntry, tellJournalLine } from './tell-journal.ts';
import { closeReadingMonth, kindsOfReadingMonth, tellReadingMonth } from './tell-reading-month.ts';
import { tellPeriodEvent, tellReadingOfPeriod } from './tell-period.ts';
import { closeOutcomes, tellBounceAllocation, tellOutcome } from './tell-outcomes.ts';
import {
  closePayments,
  tellAllocation,
  tellPayment,
  tellReceipt,
  tellTender,
  tellTenderDetail,
} from './tell-payments.ts';
import { tellRefund, tellReversal } from './tell-reversals.ts';
import {
  closeTill,
  tellClosing,
  tellCount,
  tellDayClosing,
  tellOpening,
  tellTenderCount,
} from './tell-tills.ts';
import { tellVoid } from './tell-void.ts';

/** The kinds of entry that may post rows of a table; the others may not. */
const kindsOfTable: Readonly<Partial<Record<PostedTable, readonly string[]>>> = {
  payment: ['payment_taken'],
  payment_reversal: ['payment_reversed'],
  refund: ['refund_paid'],
  tender_count: ['till_counted'],
  tender_outcome: ['tenders_cleared', 'tender_bounced'],
  bounce_allocation: ['tender_bounced'],
  payment_void: ['payment_voided'],
  cash_count: ['till_counted'],
  till_closing: ['till_closed'],
  day_closing: ['day_closed'],
  bill: ['bills_issued', 'adjustment_decided'],
  policy_pack: ['policy_accepted'],
  supply_terms: ['supply_terms_recorded'],
  bill_adjustment: ['adjustment_proposed'],
  adjustment_decision: ['adjustment_decided'],
  bill_correction: ['adjustment_decided'],
  error_entry: ['bill_returned'],
  error_mending: ['errors_mended'],
  ...kindsOfReadingMonth,
};

const queries = prepared((_db, sqlite) => ({
  packContent: sqlite.prepare<[number], string>('select content from policy_pack where id = ?').pluck(),
}));

/** What an entry says before its rows: a till opened, receipts received, prepayments brought over. */
export function beginEntry(store: Store, state: BookState, scene: Scene): void {
  const { kind } = scene.entry;
  if (kind === 'cash_session_opened') tellOpening(store, state, scene);
  if (kind === 'receipt_book_received') {
    const { k, f, l } = scene.payload as Readonly<Record<string, number>>;
    state.books.push({ id: Number(k), first: Number(f), last: Number(l), next: Number(f) });
  }
  if (kind === 'adjustment_decided') beginAdjustment(store, scene);
  if (kind === 'accounts_imported')
    addTo(scene.movement.others, 'opening_balance', Number(scene.payload.prepaidFen ?? 0));
}

/** One posted row of the entry, in digest order. */
export function tellRow(
  store: Store,
  state: BookState,
  scene: Scene,
  table: PostedTable,
  row: PostedRow,
): void {
  const owners = kindsOfTable[table];
  if (owners !== undefined) checkOwner(scene, table, row, owners);
  switch (table) {
    case 'policy_pack':
      tellPolicyPack(store, scene, row);
      break;
    case 'reading':
      tellReadingOfPeriod(state, scene, row);
      break;
    case 'bill':
      tellBill(state, scene, row);
      break;
    case 'bill_line':
      tellBillLine(scene, row);
      break;
    case 'payment':
      tellPayment(state, scene, row);
      break;
    case 'tender':
      tellTender(scene, row);
      break;
    case 'tender_detail':
      tellTenderDetail(scene, row);
      break;
    case 'tender_count':
      tellTenderCount(state, scene, row);
      break;
    case 'payment_reversal':
      tellReversal(store, state, scene, row);
      break;
    case 'refund':
      tellRefund(store, scene, row);
      break;
    case 'tender_outcome':
      tellOutcome(store, scene, row);
      break;
    case 'bounce_allocation':
      tellBounceAllocation(store, state, scene, row);
      break;
    case 'allocation':
      tellAllocation(state, scene, row);
      break;
    case 'receipt':
      tellReceipt(state, scene, row);
      break;
    case 'payment_void':
      tellVoid(store, state, scene, row);
      break;
    case 'cash_count':
      tellCount(state, scene, row);
      break;
    case 'till_closing':
      tellClosing(state, scene, row);
      break;
    case 'day_closing':
      tellDayClosing(state, scene, row);
      break;
    case 'journal_entry':
      tellJournalEntry(scene, row);
      break;
    case 'journal_line':
      tellJournalLine(state, scene, row);
      break;
    case 'supply_terms':
      tellTerms(scene, row);
      break;
    case 'bill_adjustment':
      tellProposal(store, scene, row);
      break;
    case 'adjustment_decision':
      tellDecision(store, scene, row);
      break;
    case 'bill_correction':
      tellCorrection(scene, row);
      break;
    case 'error_entry':
      tellError(store, scene, row);
      break;
    case 'error_mending':
      tellMending(store, scene, row);
      break;
    case 'route_sheet':
    case 'route_sheet_return':
    case 'site_record':
    case 'second_look':
    case 'reading_attachment':
    case 'check_word':
      tellReadingMonth(store, scene, table, row);
      break;
    case 'period_event':
      tellReadingMonth(store, scene, table, row);
      tellPeriodEvent(state, scene, row);
      break;
    default:
      invariant(false, `verify does not know the posted table ${String(table satisfies never)}`);
  }
}

/** After the last row of the entry. */
export function endEntry(store: Store, state: BookState, scene: Scene): void {
  closeSingle(scene);
  closeAdjustment(store, state, scene);
  closeErrors(scene);
  closeReadingMonth(scene);
  closeBills(scene);
  closePayments(scene);
  closeOutcomes(scene);
  closeJournal(scene);
  closeTill(state, scene);
}

function checkOwner(scene: Scene, table: PostedTable, row: PostedRow, owners: readonly string[]): void {
  if (owners.includes(scene.entry.kind)) return;
  scene.report('posted_rows', 'unexpected', table, String(row[0]), {
    by: `daybook_entry ${scene.entry.entryNo} (${scene.entry.kind})`,
  });
}

/** The content of a pack is not in the digest, its hash is. */
function tellPolicyPack(store: Store, scene: Scene, row: PostedRow): void {
  const [id, , , , contentHash] = row as [number, string, number, string, string];
  const content = queries(store).packContent.get(id) ?? '';
  const found = createHash('sha256').update(content).digest('hex');
  if (found === contentHash) return;
  scene.report('posted_rows', 'differs', 'policy_pack', id, {
    field: 'content',
    found,
    expected: contentHash,
    by: 'policy_pack.content_hash',
  });
}
