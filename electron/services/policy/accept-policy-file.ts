import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import type { OutputOf } from '../../contract/index.ts';
import type { Actor, Counter } from '../counter.ts';
import { postPolicyPack } from './post-policy-pack.ts';
import { readPolicyFile } from './read-policy-file.ts';

/**
 * Accepts the pack of a file that was tried: it is read once more, and must be what was tried. Refuses what readPolicyFile refuses;
 * policy_pack_changed when the content is another; the same pack again changes nothing.
 */
export async function acceptPolicyFile(
  counter: Counter,
  actor: Actor,
  { path, contentHash }: { readonly path: string; readonly contentHash: string },
): Promise<Result<OutputOf<'policy/accept'>>> {
  const file = await readPolicyFile(counter, actor, { path });
  if (!file.ok) return file;
  if (file.value.contentHash !== contentHash) return refuse('policy_pack_changed');
  const accepted = counter.store.write(() => postPolicyPack(counter, actor, file.value.text));
  return accepted.ok ? ok({ packId: accepted.value.policyPackId }) : accepted;
}
