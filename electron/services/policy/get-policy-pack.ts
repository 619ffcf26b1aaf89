import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { findPolicyPack } from '../../../db/local/queries/policy.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { type Actor, checkRight, type Counter } from '../counter.ts';

/** What is in an accepted pack. Refuses right_missing (bills.view), policy_pack_unknown. */
export function getPolicyPack(
  counter: Counter,
  actor: Actor,
  { packId }: CheckedInputOf<'policy/get'>,
): Result<OutputOf<'policy/get'>> {
  const right = checkRight(actor, 'bills.view');
  if (!right.ok) return right;
  const pack = findPolicyPack(counter.store, packId);
  return pack === null ? refuse('policy_pack_unknown') : ok(pack);
}
