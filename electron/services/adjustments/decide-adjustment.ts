import { readAdjustment, type AdjustmentContent } from '../../../db/domain/billing/adjustment/proposal.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { noFen, type Fen } from '../../../db/domain/kernel/money.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { adjustmentQueries, type StoredAdjustment } from '../../../db/local/queries/adjustments.ts';
import type { Store } from '../../../db/local/store.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { computeProposal, type Proposal } from './compute-proposal.ts';
import { postAdjustment } from './post-adjustment.ts';

/**
 * Decides an adjustment. Approved: what was proposed is computed again and, when it is still the same, posted — a reversal and a new
 * bill for each corrected one, a charge, or the reversal of one — with its movement of money. Declined: the decision, nothing else. Refuses, in this
 * order: right_missing; adjustment_unknown; adjustment_decided; same_person_forbidden for who proposed it, or computed, audited or
 * read for a bill that it corrects or proposed the charge that it reverses (product.md "People"); reason_missing when declining without a word; when approving adjustment_stale with the cause (a bill was reversed meanwhile, or
 * anything now comes out otherwise), and what postAdjustment refuses.
 */
export function decideAdjustment(
  counter: Counter,
  actor: Actor,
  { adjustmentId, isApproved, reason }: CheckedInputOf<'adjustments/decide'>,
): Result<OutputOf<'adjustments/decide'>> {
  const right = checkRight(actor, 'adjustments.approve');
  if (!right.ok) return right;
  const { store } = counter;
  return store.write(() => {
    const adjustment = adjustmentQueries(store).byId.get(adjustmentId);
    if (adjustment === undefined) return refuse('adjustment_unknown', { adjustmentId });
    if (adjustment.isApproved !== null) return refuse('adjustment_decided', { adjustmentId });
    if (adjustment.proposedById === actor.personId)
      return refuse('same_person_forbidden', { accountNo: adjustment.accountNo, didBefore: 'propose' });
    const content = getContent(store, adjustmentId);
    const ofBills = [...content.corrected, ...(content.reversed === undefined ? [] : [content.reversed])];
    const billIds = JSON.stringify(ofBills.map(({ billId }) => billId));
    const didBefore = adjustmentQueries(store).didForBills.get({ billIds, personId: actor.personId });
    if (didBefore !== undefined)
      return refuse('same_person_forbidden', { accountNo: adjustment.accountNo, didBefore });
    if (!isApproved && reason === null) return refuse('reason_missing');
    const proposal = isApproved ? stillSame(counter, adjustment, content) : ok(null);
    if (!proposal.ok) return proposal;
    const daybookNo = nextEntryNo(store);
    const decidedAt = counter.clock.now();
    adjustmentQueries(store).insertDecision.run({
      adjustmentId,
      isApproved: isApproved ? 1 : 0,
      reason,
      decidedBy: actor.personId,
      decidedAt,
      daybookNo,
    });
    let sumFen: Fen = noFen;
    if (proposal.value !== null) {
      const posted = postAdjustment(counter, actor, { adjustment, ...proposal.value, daybookNo, decidedAt });
      if (!posted.ok) return posted;
      sumFen = adjustment.amountFen;
    }
    appendToDaybook(store, {
      kind: 'adjustment_decided',
      recordedAt: decidedAt,
      businessDay: today(counter),
      actor,
      payload: {
        a: adjustmentId,
        n: adjustment.accountNo,
        ok: isApproved,
        sumFen,
        ...(reason === null ? {} : { w: reason }),
      },
    });
    return ok(null);
  });
}

/** The proposal computed anew from its facts: posted only when nothing about it has changed since it was made. */
function stillSame(
  counter: Counter,
  { adjustmentId, accountNo }: StoredAdjustment,
  content: AdjustmentContent,
): Result<Proposal> {
  const again = computeProposal(counter, accountNo, content.facts);
  if (!again.ok) return refuse('adjustment_stale', { adjustmentId, cause: again.refusal.code });
  const isSame = JSON.stringify(again.value.content) === JSON.stringify(content);
  return isSame ? again : refuse('adjustment_stale', { adjustmentId, cause: 'adjustment_stale' });
}

function getContent(store: Store, adjustmentId: number): AdjustmentContent {
  const content = adjustmentQueries(store).content.get(adjustmentId);
  invariant(content !== undefined, `adjustment ${adjustmentId} has no content`);
  return readAdjustment(content);
}
