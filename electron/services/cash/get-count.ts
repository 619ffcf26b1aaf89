import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { cashQueries } from '../../../db/local/queries/cash.ts';
import type { OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { countResult } from './count-result.ts';
import { findUnfinishedSession } from './own-cash-session.ts';

/** The actor's committed count beside the expected sum; null before the count, and when no session is unfinished. Refuses right_missing. */
export function getCount(counter: Counter, actor: Actor): Result<OutputOf<'cash/get-count'>> {
  const right = checkRight(actor, 'cash.hold_session');
  if (!right.ok) return right;
  const session = findUnfinishedSession(counter, actor);
  if (session === null || session.state === 'open') return ok(null);
  const count = cashQueries(counter.store).count.get({ cashSessionId: session.id });
  invariant(count !== undefined, `cash session ${session.id} is counted and has no count`);
  return ok(countResult(counter, session.id, count.countedFen));
}
