import { setTimeout as wait } from 'node:timers/promises';
import type { PrintTrouble } from '../contract/print-trouble.ts';
import type { PrintOutcome } from './print-outcome.ts';
import { cancelQueueJob, lookAtQueue, type QueueState } from './queue-watch.ts';

/** How often to look at a job, how long until it must have shown itself, and how long until it is given up, in milliseconds. */
const lookEvery = 200;
const showsWithin = 2_000;
const givenUpAfter = 30_000;

const midway: Partial<Record<PrintTrouble, PrintTrouble>> = {
  paper_out: 'paper_out_midway',
  cover_open: 'cover_open_midway',
  printer_error: 'printer_error_midway',
};

/** What the system's queue is asked through; a test puts its own behind it. */
export interface QueueDesk {
  look(queue: string): Promise<QueueState | null>;
  cancel(queue: string, job: string): Promise<void>;
}

/**
 * Prints through a queue and waits until the queue is done with the job: a driver that took the page has printed nothing yet. A job that
 * is stuck is taken off the queue, so that it does not come out after its paper was given up. Where the system tells nothing of its
 * queues, the driver's word counts.
 */
export async function watchQueue(
  queue: string,
  print: () => Promise<PrintOutcome>,
  desk: QueueDesk = { look: lookAtQueue, cancel: cancelQueueJob },
): Promise<PrintOutcome> {
  const before = await desk.look(queue);
  if (before !== null && before.trouble !== null) return { ok: false, trouble: before.trouble };
  const handed = await print();
  if (!handed.ok || before === null) return handed;
  const start = Date.now();
  for (;;) {
    const now = await desk.look(queue);
    if (now === null) return handed;
    const own = [...now.allJobs].filter((job) => !before.allJobs.has(job));
    const open = own.filter((job) => now.openJobs.has(job));
    const waited = Date.now() - start;
    // Some systems forget a job as soon as it is done: one that never shows is believed.
    if (own.length > 0 ? open.length === 0 : waited > showsWithin) return { ok: true };
    const trouble = now.trouble ?? (waited > givenUpAfter ? 'timeout' : null);
    if (trouble !== null && open.length > 0) {
      for (const job of open) await desk.cancel(queue, job);
      return { ok: false, trouble: midway[trouble] ?? trouble };
    }
    await wait(lookEvery);
  }
}
