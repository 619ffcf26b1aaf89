import { signInDelayAfter, signInDelayLeft } from '../../../db/domain/access/sign-in-delay.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { findPerson, peopleQueries, type StoredPerson } from '../../../db/local/queries/people.ts';
import type { Counter } from '../counter.ts';
import { passwordFits } from './password-hash.ts';

/**
 * One attempt at a person's password. It is counted durably before the password is looked at, so that pulling the plug does not buy
 * further guesses; a right one sets the count back. The slow hash runs outside any transaction. Null stands for an unknown
 * name: as slow, and refused alike. Refuses sign_in_delayed with the seconds left, name_or_password_wrong.
 */
export async function checkAttempt(
  counter: Counter,
  known: StoredPerson | null,
  password: string,
): Promise<Result<StoredPerson>> {
  if (known === null) {
    await passwordFits(null, password);
    return refuse('name_or_password_wrong');
  }
  const { personId } = known;
  const counted = countAttempt(counter, personId);
  if (!counted.ok) return counted;
  if (!(await passwordFits(counted.value.passwordHash, password))) return refuse('name_or_password_wrong');
  return counter.store.write(() => {
    const person = findPerson(counter.store, personId);
    const isUnchanged =
      peopleQueries(counter.store).attempts.get({ personId })?.passwordHash === counted.value.passwordHash;
    if (person === null || !person.isActive || !isUnchanged) return refuse('name_or_password_wrong');
    peopleQueries(counter.store).setAttempts.run({ personId, failedAttempts: 0, blockedUntilAt: 0 });
    return ok(person);
  });
}

function countAttempt(counter: Counter, personId: number): Result<{ readonly passwordHash: string }> {
  const { store } = counter;
  const counted = store.write(() => {
    const now = counter.clock.now();
    const before = peopleQueries(store).attempts.get({ personId });
    invariant(before !== undefined, `person ${personId} vanished`);
    const left = signInDelayLeft(before.blockedUntilAt, now);
    const failedAttempts = left > 0 ? before.failedAttempts : before.failedAttempts + 1;
    const blockedUntilAt = now + (left > 0 ? left : signInDelayAfter(failedAttempts));
    peopleQueries(store).setAttempts.run({ personId, failedAttempts, blockedUntilAt });
    return ok({ passwordHash: before.passwordHash, left });
  });
  if (!counted.ok || counted.value.left === 0) return counted;
  return refuse('sign_in_delayed', { seconds: Math.ceil(counted.value.left / 1000) });
}
