import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { printJobQueries } from '../../../db/local/queries/print-jobs.ts';
import { mayHavePrinted } from '../../contract/print-trouble.ts';
import { businessDayOf } from '../cash/own-cash-session.ts';
import type { Actor, Counter } from '../counter.ts';
import { beginPrintJob } from './begin-print-job.ts';
import type { PrintContent } from './get-print-content.ts';
import { interruptLeftOverJobs } from './interrupt-left-over-jobs.ts';

/**
 * Takes a print job for printing, durably, before a driver hears of it: until `finishPrintJob` it is nobody else's, so that two calls
 * do not make two originals. After a print that was cut short the first paper may be out: the next one carries 补打 with the
 * next count, in the daybook as any reprint. Refuses as beginPrintJob does.
 */
export function claimPrintJob(
  counter: Counter,
  actor: Actor,
  { printJobId }: { readonly printJobId: number },
): Result<PrintContent> {
  const { store } = counter;
  interruptLeftOverJobs(counter);
  return store.write(() => {
    const content = beginPrintJob(counter, actor, { printJobId });
    if (!content.ok) return content;
    const queries = printJobQueries(store);
    const job = queries.job.get({ printJobId });
    if (job?.state !== 'failed' || !mayHavePrinted(job.trouble)) {
      queries.begin.run({ printJobId, copyNo: content.value.copyNo });
      return content;
    }
    const { receiptNo } = job;
    const lastCopy = receiptNo === null ? job.copyNo : queries.lastCopyOfReceipt.get(receiptNo);
    const copyNo = (lastCopy ?? 0) + 1;
    queries.begin.run({ printJobId, copyNo });
    if (receiptNo !== null) {
      appendToDaybook(store, {
        kind: 'receipt_reprinted',
        recordedAt: counter.clock.now(),
        businessDay: businessDayOf(counter, actor),
        actor,
        payload: { r: Number(receiptNo), y: copyNo },
      });
    }
    return ok({ ...content.value, copyNo });
  });
}
