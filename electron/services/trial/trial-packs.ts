import type { PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import {
  findPolicyPackInForce,
  findPolicyPackVersion,
  listAcceptedPacks,
} from '../../../db/local/queries/policy.ts';
import { type Counter, today } from '../counter.ts';
import { readShippedPacks } from './read-shipped-packs.ts';

/** A pack that a question may name; the id is null for a shipped one that the station has not accepted. */
export interface NamedPack {
  readonly packId: number | null;
  readonly pack: PolicyPack;
}

/**
 * The packs of a station's calculator: the accepted ones, that in force today first and then the newest start first; behind them
 * the shipped ones of the folder that are not accepted. Refuses policy_pack_invalid for a shipped file that cannot be read.
 */
export function trialPacksOf(counter: Counter, policyFolder: string): Result<readonly NamedPack[]> {
  const shipped = readShippedPacks(policyFolder);
  if (!shipped.ok) return shipped;
  const { store } = counter;
  const inForce = findPolicyPackInForce(store, today(counter));
  const accepted = listAcceptedPacks(store);
  const others = accepted.filter(({ id }) => id !== inForce?.id);
  const unaccepted = shipped.value.filter(
    ({ code, version }) => findPolicyPackVersion(store, code, version) === null,
  );
  return ok([
    ...[...(inForce === null ? [] : [inForce]), ...others].map(({ id, pack }) => ({ packId: id, pack })),
    ...unaccepted.map((pack) => ({ packId: null, pack })),
  ]);
}
