import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { printJobQueries } from '../../../db/local/queries/print-jobs.ts';
import type { Actor, Counter } from '../counter.ts';
import { claimPrintJob } from './claim-print-job.ts';
import { getPrintContent, type PrintContent } from './get-print-content.ts';
import { requestReprint } from './request-reprint.ts';

/** What a file shows, and the job that is finished with it; null: the file counts as no paper. */
export interface PaperFile {
  readonly content: PrintContent;
  readonly printJobId: number | null;
}

/**
 * What a print job puts into a file that can be printed anywhere. A receipt's file counts as its paper: the first one, on paper or as
 * a file, is the unmarked original, and every further one is a reprint, marked 补打, counted and in the daybook. The file of a
 * voided receipt says 作废 and a closing slip is an inner paper: both may be saved at will. Refuses right_missing (a reprint asks
 * for the right to take payments), print_job_unknown, print_job_busy.
 */
export function claimPaperFile(
  counter: Counter,
  actor: Actor,
  { printJobId }: { readonly printJobId: number },
): Result<PaperFile> {
  const content = getPrintContent(counter, actor, { printJobId });
  if (!content.ok) return content;
  const { value } = content;
  if (value.kind === 'closing_slip' || value.isVoid) return ok({ content: value, printJobId: null });
  const job = printJobQueries(counter.store).job.get({ printJobId });
  invariant(job !== undefined, `print job ${printJobId} is gone`);
  let claimedId = printJobId;
  if (job.state === 'printed') {
    const asked = requestReprint(counter, actor, { receiptNo: value.receipt.receiptNo });
    if (!asked.ok) return asked;
    claimedId = asked.value.printJobId;
  }
  const claimed = claimPrintJob(counter, actor, { printJobId: claimedId });
  return claimed.ok ? ok({ content: claimed.value, printJobId: claimedId }) : claimed;
}
