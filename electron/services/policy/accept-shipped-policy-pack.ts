import type { Result } from '../../../db/domain/kernel/result.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { postPolicyPack, type AcceptedPolicyPack } from './post-policy-pack.ts';
import { readShippedPolicyPack } from './read-shipped-policy-pack.ts';

/**
 * Accepts the pack that ships with the program, as a step of setting up a station (right station.manage: on the first start the
 * administrator is the only person there is). Refuses like acceptPolicyPack; done twice it changes nothing.
 */
export function acceptShippedPolicyPack(
  counter: Counter,
  actor: Actor,
  input: { readonly policyFolder: string },
): Result<AcceptedPolicyPack> {
  const right = checkRight(actor, 'station.manage');
  if (!right.ok) return right;
  const text = readShippedPolicyPack(input.policyFolder);
  return counter.store.write(() => postPolicyPack(counter, actor, text));
}
