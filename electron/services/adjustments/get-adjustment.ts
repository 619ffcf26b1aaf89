import { readAdjustment } from '../../../db/domain/billing/adjustment/proposal.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { adjustmentQueries } from '../../../db/local/queries/adjustments.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { movedBy, previewOf } from './adjustment-preview.ts';
import { adjustmentRowOf } from './adjustment-row.ts';

/**
 * An adjustment with everything it does, as it was proposed; what it moves is told by the journal once it is approved, before that
 * by what is owed now. Refuses right_missing, adjustment_unknown.
 */
export function getAdjustment(
  counter: Counter,
  actor: Actor,
  { adjustmentId }: CheckedInputOf<'adjustments/get'>,
): Result<OutputOf<'adjustments/get'>> {
  const right = checkRight(actor, 'bills.view');
  if (!right.ok) return right;
  const { store } = counter;
  const queries = adjustmentQueries(store);
  const found = queries.byId.get(adjustmentId);
  const content = queries.content.get(adjustmentId);
  if (found === undefined || content === undefined) return refuse('adjustment_unknown', { adjustmentId });
  const row = adjustmentRowOf(found);
  const preview = previewOf(store, row, readAdjustment(content));
  return ok({
    ...row,
    preview: row.state === 'approved' ? { ...preview, ...movedBy(store, adjustmentId) } : preview,
    posted: queries.posted.all(adjustmentId),
  });
}
