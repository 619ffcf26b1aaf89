import { readCheckCode } from '../../domain/payments/check-code.ts';
import { formatReceiptNo } from '../../domain/payments/receipt-no.ts';
import { ok, refuse, type Result } from '../../domain/kernel/result.ts';
import { receiptQueries } from '../queries/receipts.ts';
import { checkCodeOfReceipt } from '../receipt-check.ts';
import type { Store } from '../store.ts';

/** What the book says of a customer's paper. */
export interface ReceiptVerdict {
  readonly receiptNo: string;
  /** The code on the paper is the one in the book, and both follow from the receipt's content and the chain before it. */
  readonly isGenuine: boolean;
  /** The book's own code no longer follows from its content: the book was changed after the paper was printed. */
  readonly isBookChanged: boolean;
  readonly isVoid: boolean;
  /** The content as the book has it, for a comparison by eye. */
  readonly content: string;
}

/**
 * Checks a customer's paper against the book by its number (with or without its zeros) and check code, as a person types them. Refuses
 * receipt_unknown.
 */
export function verifyReceipt(store: Store, typedNo: string, checkCode: string): Result<ReceiptVerdict> {
  const receiptNo = /^\d{1,12}$/.test(typedNo.trim()) ? formatReceiptNo(Number(typedNo)) : typedNo;
  const stored = receiptQueries(store).receipt.get({ receiptNo });
  if (stored === undefined) return refuse('receipt_unknown', { receiptNo });
  const computed = checkCodeOfReceipt(stored.previousHash, stored.content);
  const isBookChanged = computed !== stored.checkCode;
  return ok({
    receiptNo,
    isGenuine: !isBookChanged && readCheckCode(checkCode) === computed,
    isBookChanged,
    isVoid: stored.isVoid === 1,
    content: stored.content,
  });
}
