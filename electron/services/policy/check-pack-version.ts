import { createHash } from 'node:crypto';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { findPolicyPackVersion } from '../../../db/local/queries/policy.ts';
import type { ReadPolicyPack } from '../../../db/wire/policy-pack.ts';
import type { Counter } from '../counter.ts';

/** What the station knows of a pack's version before it is accepted. */
export interface CheckedPackVersion {
  readonly contentHash: string;
  /** The id under which this very content was accepted before; null: it is new here. */
  readonly acceptedId: number | null;
}

/** A version has one content for ever. Refuses policy_pack_invalid at `version` when it was accepted with another one. */
export function checkPackVersion(
  counter: Counter,
  { pack, content }: ReadPolicyPack,
): Result<CheckedPackVersion> {
  const contentHash = createHash('sha256').update(content).digest('hex');
  const earlier = findPolicyPackVersion(counter.store, pack.code, pack.version);
  if (earlier !== null && earlier.contentHash !== contentHash)
    return refuse('policy_pack_invalid', { place: 'version', problem: 'version_used_for_other_content' });
  return ok({ contentHash, acceptedId: earlier?.id ?? null });
}
