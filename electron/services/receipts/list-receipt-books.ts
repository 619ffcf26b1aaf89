import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { receiptQueries } from '../../../db/local/queries/receipts.ts';
import type { OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { receiptBookRow } from './receipt-book-row.ts';

/** The station's receipt stock by number: used, left, void. Refuses right_missing. */
export function listReceiptBooks(counter: Counter, actor: Actor): Result<OutputOf<'receipts/list-books'>> {
  const right = checkRight(actor, 'payments.view');
  if (!right.ok) return right;
  return ok(receiptQueries(counter.store).books.all().map(receiptBookRow));
}
