import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { reversalQueries } from '../../../db/local/queries/reversals.ts';
import type { OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

const mostShown = 500;

/** Payments undone after their till was closed (冲正): what is still to be paid back first, then the newest. Refuses right_missing. */
export function listReversals(counter: Counter, actor: Actor): Result<OutputOf<'refunds/list'>> {
  const right = checkRight(actor, 'payments.view');
  if (!right.ok) return right;
  const rows = reversalQueries(counter.store).list.all(mostShown);
  return ok(rows.map(({ paymentId: _payment, accountId: _account, approvedBy: _approver, ...row }) => row));
}
