import { refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { printJobQueries } from '../../../db/local/queries/print-jobs.ts';
import type { Actor, Counter } from '../counter.ts';
import { getPrintContent, type PrintContent } from './get-print-content.ts';

/**
 * What a print job puts on paper, asked for right before printing. Refuses right_missing, print_job_unknown, and print_job_printed:
 * one job is one paper, a further one is a reprint that is marked and counted.
 */
export function beginPrintJob(
  counter: Counter,
  actor: Actor,
  input: { readonly printJobId: number },
): Result<PrintContent> {
  const content = getPrintContent(counter, actor, input);
  if (!content.ok) return content;
  const job = printJobQueries(counter.store).job.get({ printJobId: input.printJobId });
  return job?.state === 'printed' ? refuse('print_job_printed', { printJobId: input.printJobId }) : content;
}
