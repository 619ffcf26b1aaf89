import { isPasswordTooWeak } from '../../../db/domain/access/password-rule.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { findPerson, peopleQueries } from '../../../db/local/queries/people.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { today, type Actor, type Counter } from '../counter.ts';
import { checkAttempt } from './check-attempt.ts';
import { hashPassword } from './password-hash.ts';

/**
 * Lets a person replace the password that the administrator gave them, so that nobody else knows it. Needs no right but the old
 * password, which is counted and delayed like a sign-in. Refuses name_or_password_wrong, sign_in_delayed, password_too_weak.
 */
export async function changeOwnPassword(
  counter: Counter,
  actor: Actor,
  { oldPassword, newPassword }: CheckedInputOf<'session/change-own-password'>,
): Promise<Result<OutputOf<'session/change-own-password'>>> {
  const { store } = counter;
  const { personId } = actor;
  const checked = await checkAttempt(counter, findPerson(store, personId), oldPassword);
  if (!checked.ok) return checked;
  const { loginName } = checked.value;
  if (isPasswordTooWeak(newPassword, loginName)) return refuse('password_too_weak');
  const passwordHash = await hashPassword(newPassword);
  return store.write(() => {
    peopleQueries(store).setPassword.run({ personId, passwordHash });
    appendToDaybook(store, {
      kind: 'person_changed',
      recordedAt: counter.clock.now(),
      businessDay: today(counter),
      actor,
      payload: { personId, loginName, ownPassword: true },
    });
    return ok(null);
  });
}
