import type { Day } from '../../../db/domain/kernel/calendar.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { insertPolicyPack } from '../../../db/local/queries/policy.ts';
import { readPolicyPack } from '../../../db/wire/policy-pack.ts';
import { type Actor, type Counter, today } from '../counter.ts';
import { checkPackVersion } from './check-pack-version.ts';

/** A pack that is now accepted. */
export interface AcceptedPolicyPack {
  readonly policyPackId: number;
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly effectiveFrom: Day;
  /** The same version with the same content had been accepted before; nothing was written. */
  readonly isRepeated: boolean;
}

/**
 * Posts the pack of a file's text, inside the caller's transaction. Refuses policy_pack_invalid with the place: what is unknown,
 * malformed or contradictory, or a version that was accepted with other content (a changed pack needs a new version).
 */
export function postPolicyPack(counter: Counter, actor: Actor, text: string): Result<AcceptedPolicyPack> {
  const read = readPolicyPack(text);
  if (!read.ok) return read;
  const { pack, content } = read.value;
  const { code, version, title, effectiveFrom } = pack;
  const checked = checkPackVersion(counter, read.value);
  if (!checked.ok) return checked;
  const { contentHash, acceptedId } = checked.value;
  if (acceptedId !== null)
    return ok({ policyPackId: acceptedId, code, version, title, effectiveFrom, isRepeated: true });
  const policyPackId = insertPolicyPack(counter.store, {
    code,
    version,
    effectiveFrom,
    content,
    contentHash,
    acceptedBy: actor.personId,
    acceptedAt: counter.clock.now(),
    daybookNo: nextEntryNo(counter.store),
  });
  appendToDaybook(counter.store, {
    kind: 'policy_accepted',
    recordedAt: counter.clock.now(),
    businessDay: today(counter),
    actor,
    payload: { code, version, effectiveFrom, contentHash },
  });
  return ok({ policyPackId, code, version, title, effectiveFrom, isRepeated: false });
}
