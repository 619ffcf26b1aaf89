import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { previewOf } from './adjustment-preview.ts';
import { computeProposal } from './compute-proposal.ts';

/** Shows what an adjustment would do; writes nothing. Refuses right_missing, then what computeProposal refuses. */
export function previewAdjustment(
  counter: Counter,
  actor: Actor,
  { accountNo, facts }: CheckedInputOf<'adjustments/preview'>,
): Result<OutputOf<'adjustments/preview'>> {
  const right = checkRight(actor, 'adjustments.propose');
  if (!right.ok) return right;
  const proposal = computeProposal(counter, accountNo, facts);
  if (!proposal.ok) return proposal;
  return ok(previewOf(counter.store, proposal.value.account, proposal.value.content));
}
