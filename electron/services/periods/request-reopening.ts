import { isLockedMonth } from '../../../db/domain/billing/period-lock.ts';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { findLockedThrough, periodQueries } from '../../../db/local/queries/periods.ts';
import type { Store } from '../../../db/local/store.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';

/**
 * Asks, with a reason, that the newest locked month be opened again; the station head decides. Refuses, in this order: right_missing;
 * period_not_locked; period_not_newest (a later one is locked: only an adjustment is left); reopen_already_requested.
 */
export function requestReopening(
  counter: Counter,
  actor: Actor,
  { month, reason }: CheckedInputOf<'periods/request-reopening'>,
): Result<OutputOf<'periods/request-reopening'>> {
  const right = checkRight(actor, 'bills.issue');
  if (!right.ok) return right;
  const { store } = counter;
  return store.write((): Result<OutputOf<'periods/request-reopening'>> => {
    const newest = checkNewestLocked(store, month);
    if (!newest.ok) return newest;
    const { waitingOfMonth, insertRequest } = periodQueries(store);
    if (waitingOfMonth.get(month) !== undefined) return refuse('reopen_already_requested', { month });
    const requestedAt = counter.clock.now();
    const requestId = Number(
      insertRequest.run({
        periodMonth: month,
        reason,
        requestedBy: actor.personId,
        requestedAt,
        state: 'waiting',
      }).lastInsertRowid,
    );
    appendToDaybook(store, {
      kind: 'reopen_requested',
      recordedAt: requestedAt,
      businessDay: today(counter),
      actor,
      payload: { requestId, month, reason },
    });
    return ok({ requestId });
  });
}

/** Refuses period_not_locked, then period_not_newest, for a month that is not the newest locked one. */
export function checkNewestLocked(store: Store, month: Month): Result<null> {
  const through = findLockedThrough(store);
  if (!isLockedMonth(month, through)) return refuse('period_not_locked', { month });
  return month === through ? ok(null) : refuse('period_not_newest', { month, lockedThrough: through });
}
