import type { StoredAdjustment } from '../../../db/local/queries/adjustments.ts';
import type { AdjustmentRow } from '../../contract/adjustments.ts';

/** An adjustment as the list shows it. */
export function adjustmentRowOf({ accountId: _, isApproved, ...row }: StoredAdjustment): AdjustmentRow {
  return { ...row, state: isApproved === null ? 'waiting' : isApproved === 1 ? 'approved' : 'declined' };
}
