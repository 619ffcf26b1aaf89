import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { printJobQueries } from '../../../db/local/queries/print-jobs.ts';
import type { OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { interruptLeftOverJobs } from './interrupt-left-over-jobs.ts';

/** How many papers that are done with are listed below those that are due. */
const doneJobsShown = 50;

/**
 * The paper that is due, oldest first: everything in the book and not known to be printed, whatever happened in between (a power
 * cut too); below it the latest that are done with. Refuses right_missing.
 */
export function listPrintJobs(counter: Counter, actor: Actor): Result<OutputOf<'printing/list-jobs'>> {
  const right = checkRight(actor, 'payments.view');
  if (!right.ok) return right;
  interruptLeftOverJobs(counter);
  const queries = printJobQueries(counter.store);
  return ok([...queries.unfinished.all(), ...queries.finished.all(doneJobsShown)]);
}
