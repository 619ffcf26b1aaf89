import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { formatReceiptNo, isReceiptRange, parseReceiptNo } from '../../../db/domain/payments/receipt-no.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { receiptQueries } from '../../../db/local/queries/receipts.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { receiptBookRow } from './receipt-book-row.ts';

/**
 * Takes a range of numbered paper from the county into stock (票据). Refuses right_missing, receipt_range_invalid (not numbers as
 * the paper shows them, backward, over 100,000 papers), receipt_range_overlaps with the range it meets.
 */
export function addReceiptBook(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'receipts/add-book'>,
): Result<OutputOf<'receipts/add-book'>> {
  const right = checkRight(actor, 'receipts.manage_stock');
  if (!right.ok) return right;
  const firstNo = parseReceiptNo(input.firstNo);
  const lastNo = parseReceiptNo(input.lastNo);
  if (firstNo === null || lastNo === null || !isReceiptRange(firstNo, lastNo))
    return refuse('receipt_range_invalid');
  const { store } = counter;
  return store.write(() => {
    const overlapping = receiptQueries(store).overlappingBook.get({ firstNo, lastNo });
    if (overlapping !== undefined) {
      return refuse('receipt_range_overlaps', {
        firstNo: formatReceiptNo(overlapping.firstNo),
        lastNo: formatReceiptNo(overlapping.lastNo),
      });
    }
    const receivedAt = counter.clock.now();
    const inserted = receiptQueries(store).insertBook.run({
      firstNo,
      lastNo,
      receivedBy: actor.personId,
      receivedAt,
    });
    const bookId = Number(inserted.lastInsertRowid);
    appendToDaybook(store, {
      kind: 'receipt_book_received',
      recordedAt: receivedAt,
      businessDay: today(counter),
      actor,
      payload: { k: bookId, f: firstNo, l: lastNo },
    });
    return ok(receiptBookRow({ bookId, firstNo, lastNo, nextNo: firstNo, voided: 0 }));
  });
}
