import { isPasswordTooWeak } from '../../../db/domain/access/password-rule.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { findPerson, peopleQueries } from '../../../db/local/queries/people.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { hashPassword } from './password-hash.ts';

/**
 * Gives a person a new password and lifts any sign-in delay; the daybook keeps that it was done and by whom. Refuses right_missing
 * (people.manage), person_unknown, password_too_weak.
 */
export async function setPassword(
  counter: Counter,
  actor: Actor,
  { personId, password }: CheckedInputOf<'people/set-password'>,
): Promise<Result<OutputOf<'people/set-password'>>> {
  const right = checkRight(actor, 'people.manage');
  if (!right.ok) return right;
  const person = findPerson(counter.store, personId);
  if (person === null) return refuse('person_unknown', { personId });
  if (isPasswordTooWeak(password, person.loginName)) return refuse('password_too_weak');
  const passwordHash = await hashPassword(password);
  return counter.store.write(() => {
    peopleQueries(counter.store).setPassword.run({ personId, passwordHash });
    appendToDaybook(counter.store, {
      kind: 'person_changed',
      recordedAt: counter.clock.now(),
      businessDay: today(counter),
      actor,
      payload: { personId, loginName: person.loginName, newPassword: true },
    });
    return ok(null);
  });
}
