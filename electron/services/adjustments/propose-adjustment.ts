import { amountOfAdjustment, energyOfAdjustment } from '../../../db/domain/billing/adjustment/proposal.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { adjustmentQueries } from '../../../db/local/queries/adjustments.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { computeProposal } from './compute-proposal.ts';

/**
 * Proposes an adjustment (退补): computed from the fault's facts and posted with everything it would do, for another person to decide;
 * no bill changes yet. Refuses right_missing, then what computeProposal refuses.
 */
export function proposeAdjustment(
  counter: Counter,
  actor: Actor,
  { accountNo, facts, reason }: CheckedInputOf<'adjustments/propose'>,
): Result<OutputOf<'adjustments/propose'>> {
  const right = checkRight(actor, 'adjustments.propose');
  if (!right.ok) return right;
  const { store } = counter;
  return store.write(() => {
    const proposal = computeProposal(counter, accountNo, facts);
    if (!proposal.ok) return proposal;
    const { account, content } = proposal.value;
    const [amountFen, energyWh] = [amountOfAdjustment(content), energyOfAdjustment(content)];
    const proposedAt = counter.clock.now();
    const inserted = adjustmentQueries(store).insertAdjustment.run({
      accountId: account.accountId,
      fault: facts.fault,
      content: JSON.stringify(content),
      energyWh,
      amountFen,
      reason,
      proposedBy: actor.personId,
      proposedAt,
      daybookNo: nextEntryNo(store),
    });
    const adjustmentId = Number(inserted.lastInsertRowid);
    appendToDaybook(store, {
      kind: 'adjustment_proposed',
      recordedAt: proposedAt,
      businessDay: today(counter),
      actor,
      payload: {
        a: adjustmentId,
        n: account.accountNo,
        fault: facts.fault,
        sumFen: amountFen,
        sumWh: energyWh,
        w: reason,
      },
    });
    return ok({ adjustmentId });
  });
}
