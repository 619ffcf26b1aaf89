import { readCheckCode } from '../../db/domain/payments/check-code.ts';
import { ok, refuse, type Result } from '../../db/domain/kernel/result.ts';
import { receiptQueries } from '../../db/local/queries/receipts.ts';
import { checkCodeOfReceipt } from '../../db/local/receipt-check.ts';
import type { ReceiptContent } from '../../electron/contract/payments.ts';
import { type Actor, checkRight, type Counter } from '../../electron/services/counter.ts';
import { readReceiptContent } from '../../electron/services/receipts/receipt-content.ts';

/** What the book says of a customer's paper. */
export interface CheckedPaper {
  /** The code on the paper is the one that the book's content and chain make. */
  readonly agrees: boolean;
  readonly isVoid: boolean;
  /** What must stand on the paper word for word. */
  readonly receipt: ReceiptContent;
}

/**
 * Checks the code on a customer's paper against the book: it is made anew from the stored content and the chain before it, so a
 * receipt that was changed in the file does not agree with its paper. Refuses right_missing, receipt_unknown.
 */
export function checkPaper(
  counter: Counter,
  actor: Actor,
  { receiptNo, code }: { readonly receiptNo: string; readonly code: string },
): Result<CheckedPaper> {
  const right = checkRight(actor, 'daybook.verify');
  if (!right.ok) return right;
  const stored = receiptQueries(counter.store).receipt.get({ receiptNo });
  if (stored === undefined) return refuse('receipt_unknown', { receiptNo });
  return ok({
    agrees: readCheckCode(code) === checkCodeOfReceipt(stored.previousHash, stored.content),
    isVoid: stored.isVoid === 1,
    receipt: readReceiptContent(stored),
  });
}
