import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { printJobQueries } from '../../../db/local/queries/print-jobs.ts';
import type { Actor, Counter } from '../counter.ts';
import { getPrintContent, type PrintContent } from './get-print-content.ts';

/**
 * What a print job puts on paper, when it may be printed now. Refuses right_missing, print_job_unknown, print_job_printed (one job is
 * one paper, a further one is a reprint that is marked and counted), print_job_busy (it is at the printer), and
 * payment_already_void: no paper of money that went back.
 */
export function beginPrintJob(
  counter: Counter,
  actor: Actor,
  { printJobId }: { readonly printJobId: number },
): Result<PrintContent> {
  const content = getPrintContent(counter, actor, { printJobId });
  if (!content.ok) return content;
  const job = printJobQueries(counter.store).job.get({ printJobId });
  invariant(job !== undefined, `print job ${printJobId} is gone`);
  if (job.state === 'printed') return refuse('print_job_printed', { printJobId });
  if (job.state === 'printing') return refuse('print_job_busy', { printJobId });
  const { value } = content;
  return value.kind === 'receipt' && value.isVoid
    ? refuse('payment_already_void', { receiptNo: value.receipt.receiptNo })
    : content;
}
