import { normaliseLoginName } from '../../../db/domain/access/login-name.ts';
import { isPasswordTooWeak } from '../../../db/domain/access/password-rule.ts';
import { sortRoles } from '../../../db/domain/access/roles.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { findPersonByLoginName, insertPerson } from '../../../db/local/queries/people.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { hashPassword } from './password-hash.ts';

/**
 * Enters a person with roles and a first password; the daybook keeps who, never the password. Refuses right_missing
 * (people.manage), password_too_weak, login_name_taken.
 */
export async function addPerson(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'people/add'>,
): Promise<Result<OutputOf<'people/add'>>> {
  const right = checkRight(actor, 'people.manage');
  if (!right.ok) return right;
  const loginName = normaliseLoginName(input.loginName);
  if (isPasswordTooWeak(input.password, loginName)) return refuse('password_too_weak');
  const passwordHash = await hashPassword(input.password);
  const { store } = counter;
  return store.write(() => {
    if (findPersonByLoginName(store, loginName) !== null) return refuse('login_name_taken', { loginName });
    const createdAt = counter.clock.now();
    const person = { loginName, fullName: input.fullName, roles: sortRoles(input.roles) };
    const personId = insertPerson(store, { ...person, passwordHash, createdAt });
    appendToDaybook(store, {
      kind: 'person_added',
      recordedAt: createdAt,
      businessDay: today(counter),
      actor,
      payload: { personId, ...person },
    });
    return ok({ personId, ...person, isActive: true });
  });
}
