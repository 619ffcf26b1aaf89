import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { adjustmentQueries } from '../../../db/local/queries/adjustments.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { adjustmentRowOf } from './adjustment-row.ts';

/** Decided adjustments further back are found by their account. */
const mostDecided = 500;

/** The adjustments that wait, oldest first; or the newest that were decided. Refuses right_missing. */
export function listAdjustments(
  counter: Counter,
  actor: Actor,
  { state }: CheckedInputOf<'adjustments/list'>,
): Result<OutputOf<'adjustments/list'>> {
  const right = checkRight(actor, 'bills.view');
  if (!right.ok) return right;
  const { waiting, decided } = adjustmentQueries(counter.store);
  const rows = state === 'waiting' ? waiting.all() : decided.all(mostDecided);
  return ok(rows.map(adjustmentRowOf));
}
