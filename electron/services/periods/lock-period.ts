import { isLockedMonth } from '../../../db/domain/billing/period-lock.ts';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { findLockedThrough, periodQueries } from '../../../db/local/queries/periods.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { checkMonth } from '../readings/check-month.ts';

/**
 * Locks a month whose issue is over though some accounts have no bill: they are counted into the next month, and what was computed for
 * them is dropped. Refuses, in this order: right_missing; month_in_future; period_locked; period_empty for a month without a
 * bill; period_not_issued while passed bills, of it or of a month before it, wait to be issued.
 */
export function lockPeriod(
  counter: Counter,
  actor: Actor,
  { month }: CheckedInputOf<'periods/lock'>,
): Result<OutputOf<'periods/lock'>> {
  const right = checkRight(actor, 'bills.issue');
  if (!right.ok) return right;
  const isDue = checkMonth(counter, month);
  if (!isDue.ok) return isDue;
  const { store } = counter;
  return store.write((): Result<OutputOf<'periods/lock'>> => {
    const through = findLockedThrough(store);
    if (isLockedMonth(month, through)) return refuse('period_locked', { month, lockedThrough: through });
    const { billsOf, draftsThrough, dropDraftsThrough } = periodQueries(store);
    if ((billsOf.get(month) ?? 0) === 0) return refuse('period_empty', { month });
    const passed = draftsThrough.all(month).find(({ state }) => state === 'passed');
    if (passed !== undefined) return refuse('period_not_issued', { month, count: passed.drafts });
    const droppedDrafts = dropDraftsThrough.run(month).changes;
    postLock(counter, actor, month);
    return ok({ droppedDrafts });
  });
}

/** Posts the lock of a month with its daybook entry, inside the caller's transaction. */
export function postLock(counter: Counter, actor: Actor, month: Month): void {
  const { store } = counter;
  const decidedAt = counter.clock.now();
  const eventId = Number(
    periodQueries(store).insertEvent.run({
      periodMonth: month,
      action: 'locked',
      reason: null,
      requestedBy: actor.personId,
      decidedBy: actor.personId,
      decidedAt,
      daybookNo: nextEntryNo(store),
    }).lastInsertRowid,
  );
  appendToDaybook(store, {
    kind: 'period_locked',
    recordedAt: decidedAt,
    businessDay: today(counter),
    actor,
    payload: { eventId, month, requestedById: actor.personId },
  });
}
