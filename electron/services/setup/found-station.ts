import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { sortRoles, type Role } from '../../../db/domain/access/roles.ts';
import { appendToDaybook, getChainHead } from '../../../db/local/daybook.ts';
import { insertPerson } from '../../../db/local/queries/people.ts';
import { findStation, insertStation, type StoredStation } from '../../../db/local/queries/station.ts';
import { today, type Actor, type Counter } from '../counter.ts';
import { makeStationSigningKey } from '../keyring/station-key.ts';
import { postPolicyPack } from '../policy/post-policy-pack.ts';

/** The first person of a station, with the password already hashed. */
export interface FirstPerson {
  readonly loginName: string;
  readonly fullName: string;
  readonly passwordHash: string;
  readonly roles: readonly Role[];
}

/**
 * Founds a station in a fresh store, inside the caller's transaction: the station's row, its signing key, the first person, daybook
 * entry 1, and the policy pack of the text as entry 2. Answers the first person. Refuses already_set_up, policy_pack_invalid.
 */
export function foundStation(
  counter: Counter,
  founded: {
    readonly station: StoredStation;
    readonly firstPerson: FirstPerson;
    readonly policyPackText: string;
  },
): Result<Actor> {
  const { store } = counter;
  const { station, firstPerson } = founded;
  if (findStation(store) !== null) return refuse('already_set_up');
  invariant(getChainHead(store).entryNo === 0, 'a daybook without a station');
  const createdAt = counter.clock.now();
  insertStation(store, { ...station, createdAt });
  makeStationSigningKey(counter);
  const roles = sortRoles(firstPerson.roles);
  const personId = insertPerson(store, { ...firstPerson, roles, createdAt });
  const { loginName, fullName } = firstPerson;
  const actor: Actor = { personId, loginName, fullName, roles };
  appendToDaybook(store, {
    kind: 'station_set_up',
    recordedAt: createdAt,
    businessDay: today(counter),
    actor,
    payload: { ...station, administrator: { personId, loginName, fullName, roles } },
  });
  const accepted = postPolicyPack(counter, actor, founded.policyPackText);
  return accepted.ok ? ok(actor) : accepted;
}
