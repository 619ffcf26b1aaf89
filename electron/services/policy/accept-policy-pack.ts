import type { Result } from '../../../db/domain/kernel/result.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { postPolicyPack, type AcceptedPolicyPack } from './post-policy-pack.ts';

/**
 * Accepts a policy pack from the text of its file: from its first day on, bills and late fees follow it. Refuses right_missing
 * (policy.accept) and policy_pack_invalid with the place named; the same pack again changes nothing.
 */
export function acceptPolicyPack(
  counter: Counter,
  actor: Actor,
  input: { readonly text: string },
): Result<AcceptedPolicyPack> {
  const right = checkRight(actor, 'policy.accept');
  if (!right.ok) return right;
  return counter.store.write(() => postPolicyPack(counter, actor, input.text));
}
