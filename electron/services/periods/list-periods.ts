import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { findLockedThrough, periodQueries } from '../../../db/local/queries/periods.ts';
import type { OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/** Lists which months are locked, the latest locks and openings with who and why, and the wishes to open one. Refuses right_missing. */
export function listPeriods(counter: Counter, actor: Actor): Result<OutputOf<'periods/list'>> {
  const right = checkRight(actor, 'bills.view');
  if (!right.ok) return right;
  const { store } = counter;
  const { events, requests } = periodQueries(store);
  return ok({
    lockedThrough: findLockedThrough(store),
    events: events.all(),
    requests: requests.all(),
  });
}
