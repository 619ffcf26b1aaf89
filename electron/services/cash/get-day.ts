import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { readDayPage } from './day-page.ts';
import { findUnfinishedSession } from './own-cash-session.ts';

/**
 * The day's sums from four books (seed 001 電费3.5). Refuses right_missing, and count_not_committed to a cashier whose own drawer of
 * that day is not counted yet: the count is blind.
 */
export function getDay(
  counter: Counter,
  actor: Actor,
  { businessDay }: CheckedInputOf<'cash/get-day'>,
): Result<OutputOf<'cash/get-day'>> {
  const right = checkRight(actor, 'payments.view');
  if (!right.ok) return right;
  const own = findUnfinishedSession(counter, actor);
  if (own?.state === 'open' && own.businessDay === businessDay) {
    return refuse('count_not_committed', { cashSessionId: own.id });
  }
  return ok(readDayPage(counter, businessDay));
}
