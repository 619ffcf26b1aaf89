import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { paymentQueries } from '../../../db/local/queries/payments.ts';
import type { OutputOf } from '../../contract/index.ts';
import { businessDayOf } from '../cash/own-cash-session.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/** Every payment of the actor's business day (their till's, or the station's day), newest first. Refuses right_missing. */
export function listPaymentsOfDay(counter: Counter, actor: Actor): Result<OutputOf<'payments/list-of-day'>> {
  const right = checkRight(actor, 'payments.view');
  if (!right.ok) return right;
  return ok(paymentQueries(counter.store).linesOfDay.all(businessDayOf(counter, actor)));
}
