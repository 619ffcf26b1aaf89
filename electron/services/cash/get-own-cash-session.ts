import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import type { OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { findUnfinishedSession, viewOwnSession } from './own-cash-session.ts';

/** The actor's own unfinished session without any sum to count towards; null when there is none. Refuses right_missing. */
export function getOwnCashSession(counter: Counter, actor: Actor): Result<OutputOf<'cash/get-own-session'>> {
  const right = checkRight(actor, 'cash.hold_session');
  if (!right.ok) return right;
  const session = findUnfinishedSession(counter, actor);
  return ok(session === null ? null : viewOwnSession(counter, session));
}
