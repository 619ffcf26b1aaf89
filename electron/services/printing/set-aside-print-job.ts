import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { printJobQueries } from '../../../db/local/queries/print-jobs.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/**
 * Takes a paper off the list of those that are due, because the customer does not want it or has it. The receipt stays in the
 * book and can be reprinted. Refuses right_missing, print_job_unknown, print_job_printed, print_job_busy.
 */
export function setAsidePrintJob(
  counter: Counter,
  actor: Actor,
  { printJobId }: CheckedInputOf<'printing/set-aside'>,
): Result<OutputOf<'printing/set-aside'>> {
  const right = checkRight(actor, 'payments.take');
  if (!right.ok) return right;
  const { store } = counter;
  const queries = printJobQueries(store);
  return store.write(() => {
    const job = queries.job.get({ printJobId });
    if (job === undefined) return refuse('print_job_unknown', { printJobId });
    if (job.state === 'printed') return refuse('print_job_printed', { printJobId });
    if (job.state === 'printing') return refuse('print_job_busy', { printJobId });
    queries.finish.run({
      printJobId,
      state: 'set_aside',
      printer: null,
      trouble: null,
      at: counter.clock.now(),
    });
    return ok(null);
  });
}
