import { sortRoles } from '../../../db/domain/access/roles.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { findPerson, peopleQueries, replaceRoles } from '../../../db/local/queries/people.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';

/**
 * Changes a person's name, roles, or whether they may sign in; people are never deleted, posted rows name them for ever. Refuses
 * right_missing (people.manage), person_unknown, last_administrator (one active administrator always stays).
 */
export function changePerson(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'people/change'>,
): Result<OutputOf<'people/change'>> {
  const right = checkRight(actor, 'people.manage');
  if (!right.ok) return right;
  const { store } = counter;
  const { personId, fullName, isActive } = input;
  const roles = sortRoles(input.roles);
  return store.write(() => {
    const before = findPerson(store, personId);
    if (before === null) return refuse('person_unknown', { personId });
    const staysAdministrator = isActive && roles.includes('administrator');
    if (
      !staysAdministrator &&
      peopleQueries(store).otherActiveWithRole.get({ role: 'administrator', personId }) === undefined
    ) {
      return refuse('last_administrator');
    }
    peopleQueries(store).change.run({ personId, fullName, isActive: isActive ? 1 : 0 });
    replaceRoles(store, personId, roles);
    appendToDaybook(store, {
      kind: 'person_changed',
      recordedAt: counter.clock.now(),
      businessDay: today(counter),
      actor,
      payload: { personId, loginName: before.loginName, fullName, roles, isActive },
    });
    return ok({ personId, loginName: before.loginName, fullName, roles, isActive });
  });
}
