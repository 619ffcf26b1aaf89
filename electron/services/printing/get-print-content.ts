import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { printJobQueries } from '../../../db/local/queries/print-jobs.ts';
import { receiptQueries } from '../../../db/local/queries/receipts.ts';
import type { ClosingSlip } from '../../contract/cash.ts';
import type { ReceiptContent } from '../../contract/payments.ts';
import { readClosingSlip } from '../cash/closing-slip.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { readReceiptContent } from '../receipts/receipt-content.ts';

/** What stands on the paper of a print job; a copy number over 0 is marked 补打 with it, a receipt of voided money 作废. */
export type PrintContent =
  | {
      readonly kind: 'receipt';
      readonly copyNo: number;
      readonly isVoid: boolean;
      /** Its money was given back after its till was closed. */
      readonly isReversed: boolean;
      /** A cheque or transfer of it came back. */
      readonly isBounced: boolean;
      readonly receipt: ReceiptContent;
    }
  | { readonly kind: 'closing_slip'; readonly copyNo: number; readonly closingSlip: ClosingSlip };

/** What a print job puts on paper, also for a preview or a PDF. Refuses right_missing, print_job_unknown. */
export function getPrintContent(
  counter: Counter,
  actor: Actor,
  { printJobId }: { readonly printJobId: number },
): Result<PrintContent> {
  const right = checkRight(actor, 'payments.view');
  if (!right.ok) return right;
  const { store } = counter;
  const job = printJobQueries(store).job.get({ printJobId });
  if (job === undefined) return refuse('print_job_unknown', { printJobId });
  const { kind, copyNo, receiptNo, cashSessionId } = job;
  if (kind === 'closing_slip') {
    invariant(cashSessionId !== null, `print job ${printJobId} names no cash session`);
    return ok({ kind, copyNo, closingSlip: readClosingSlip(counter, cashSessionId) });
  }
  const stored = receiptNo === null ? undefined : receiptQueries(store).receipt.get({ receiptNo });
  invariant(stored !== undefined, `print job ${printJobId} names no receipt`);
  return ok({
    kind,
    copyNo,
    isVoid: stored.isVoid === 1,
    isReversed: stored.isReversed === 1,
    isBounced: stored.isBounced === 1,
    receipt: readReceiptContent(stored),
  });
}
