import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { printJobQueries } from '../../../db/local/queries/print-jobs.ts';
import type { PrintJobRow } from '../../contract/printing.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/**
 * Writes down what came of a print: on paper, or the printer's trouble (the job stays due). The money is in the book either way. A
 * job that was printed stays printed. Refuses right_missing, print_job_unknown.
 */
export function finishPrintJob(
  counter: Counter,
  actor: Actor,
  input: { readonly printJobId: number; readonly printer: string; readonly trouble: string | null },
): Result<PrintJobRow> {
  const right = checkRight(actor, 'payments.view');
  if (!right.ok) return right;
  const { store } = counter;
  const queries = printJobQueries(store);
  return store.write(() => {
    const { printJobId, printer, trouble } = input;
    const job = queries.job.get({ printJobId });
    if (job === undefined) return refuse('print_job_unknown', { printJobId });
    if (job.state !== 'printed') {
      const state = trouble === null ? 'printed' : 'failed';
      queries.finish.run({ printJobId, state, printer, trouble, at: counter.clock.now() });
    }
    const line = queries.line.get(printJobId);
    invariant(line !== undefined, `print job ${printJobId} is gone`);
    return ok(line);
  });
}
