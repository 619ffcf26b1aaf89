import { ok } from '../../../db/domain/kernel/result.ts';
import { printJobQueries } from '../../../db/local/queries/print-jobs.ts';
import type { Store } from '../../../db/local/store.ts';
import type { Counter } from '../counter.ts';

const looked = new WeakSet<Store>();

/**
 * Offers again what an earlier run of the program was printing when it ended, as failed with the trouble `interrupted`. Looks once
 * for an opened store, before this run prints anything: one program holds a store, so whatever is at the printer later is its own.
 */
export function interruptLeftOverJobs(counter: Counter): void {
  const { store } = counter;
  if (looked.has(store)) return;
  store.write(() => {
    printJobQueries(store).interruptLeftOver.run(counter.clock.now());
    return ok(null);
  });
  looked.add(store);
}
