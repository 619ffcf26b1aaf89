import { formatReceiptNo } from '../../../db/domain/payments/receipt-no.ts';
import type { ReceiptBookRow } from '../../contract/payments.ts';

/** A book as the store has it; numbers as numbers. */
export interface StoredReceiptBook {
  readonly bookId: number;
  readonly firstNo: number;
  readonly lastNo: number;
  readonly nextNo: number;
  readonly voided: number;
}

/** A book as a person reads it: used + left is all of it, voided ones are among the used. */
export function receiptBookRow(book: StoredReceiptBook): ReceiptBookRow {
  return {
    bookId: book.bookId,
    firstNo: formatReceiptNo(book.firstNo),
    lastNo: formatReceiptNo(book.lastNo),
    nextNo: book.nextNo > book.lastNo ? null : formatReceiptNo(book.nextNo),
    used: book.nextNo - book.firstNo,
    left: book.lastNo - book.nextNo + 1,
    voided: book.voided,
  };
}
