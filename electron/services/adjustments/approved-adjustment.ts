import type { AdjustmentContent } from '../../../db/domain/billing/adjustment/proposal.ts';
import type { StoredAdjustment } from '../../../db/local/queries/adjustments.ts';
import type { PayingAccount } from '../../../db/local/queries/payments.ts';

/** An adjustment that every rule allows, ready to be posted. */
export interface ApprovedAdjustment {
  readonly adjustment: StoredAdjustment;
  readonly account: PayingAccount;
  readonly content: AdjustmentContent;
  readonly daybookNo: number;
  readonly decidedAt: number;
}
