import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { dayQueries } from '../../../db/local/queries/cash.ts';
import type { OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/** Every business day that had a till, newest first, open or closed. Refuses right_missing. */
export function listDays(counter: Counter, actor: Actor): Result<OutputOf<'cash/list-days'>> {
  const right = checkRight(actor, 'payments.view');
  if (!right.ok) return right;
  return ok(dayQueries(counter.store).days.all());
}
