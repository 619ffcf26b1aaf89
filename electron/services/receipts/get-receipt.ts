import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { receiptQueries } from '../../../db/local/queries/receipts.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { readReceiptContent } from './receipt-content.ts';

/** A receipt word for word as it was when the money was taken. Refuses right_missing, receipt_unknown. */
export function getReceipt(
  counter: Counter,
  actor: Actor,
  { receiptNo }: CheckedInputOf<'receipts/get'>,
): Result<OutputOf<'receipts/get'>> {
  const right = checkRight(actor, 'payments.view');
  if (!right.ok) return right;
  const stored = receiptQueries(counter.store).receipt.get({ receiptNo });
  return stored === undefined ? refuse('receipt_unknown', { receiptNo }) : ok(readReceiptContent(stored));
}
