import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import {
  findPolicyPackInForce,
  getPolicyPack,
  listPackAcceptances,
} from '../../../db/local/queries/policy.ts';
import type { OutputOf } from '../../contract/index.ts';
import { type Actor, checkRight, type Counter, today } from '../counter.ts';

/** Lists the accepted packs, the newest start first, and which of them is in force today. Refuses right_missing (bills.view). */
export function listPolicyPacks(counter: Counter, actor: Actor): Result<OutputOf<'policy/list'>> {
  const right = checkRight(actor, 'bills.view');
  if (!right.ok) return right;
  const { store } = counter;
  const inForce = findPolicyPackInForce(store, today(counter))?.id ?? null;
  return ok(
    listPackAcceptances(store).map((acceptance) => {
      const { code, version, title, effectiveFrom } = getPolicyPack(store, acceptance.packId);
      return {
        ...acceptance,
        code,
        version,
        title,
        effectiveFrom,
        isInForce: acceptance.packId === inForce,
      };
    }),
  );
}
