import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { findPerson } from '../../../db/local/queries/people.ts';
import type { OutputOf } from '../../contract/index.ts';
import type { Counter } from '../counter.ts';
import { checkAttempt } from './check-attempt.ts';
import { viewSignedIn } from './signed-in.ts';

/**
 * Checks the password of a person who is at the counter already, to unlock the screen; counted and delayed like a sign-in. Answers the
 * person as they are now. Refuses name_or_password_wrong (also if they were made inactive meanwhile), sign_in_delayed.
 */
export async function checkPassword(
  counter: Counter,
  { personId, password }: { readonly personId: number; readonly password: string },
): Promise<Result<OutputOf<'session/unlock'>>> {
  const checked = await checkAttempt(counter, findPerson(counter.store, personId), password);
  return checked.ok ? ok(viewSignedIn(checked.value)) : checked;
}
