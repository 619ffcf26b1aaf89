import type { Store } from '../../../db/local/store.ts';

const running = new WeakMap<Store, Promise<unknown>>();

/**
 * Runs long imports into one store one after the other: what one has checked against the store still holds when it writes. Work that
 * fails does not hold up the next.
 */
export function inTurn<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const before = running.get(store) ?? Promise.resolve();
  const mine = before.then(work, work);
  running.set(store, mine);
  return mine;
}
