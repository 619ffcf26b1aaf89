import { normaliseLoginName } from '../../../db/domain/access/login-name.ts';
import type { Result } from '../../../db/domain/kernel/result.ts';
import { ok } from '../../../db/domain/kernel/result.ts';
import { findPersonByLoginName } from '../../../db/local/queries/people.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import type { Counter } from '../counter.ts';
import { checkAttempt } from './check-attempt.ts';
import { viewSignedIn } from './signed-in.ts';

/**
 * Signs a person in by name and password. Refuses name_or_password_wrong (also for unknown and inactive people, after the same
 * time) and sign_in_delayed with the seconds to wait: after the third wrong attempt 30 s, doubling to 15 min.
 */
export async function signIn(
  counter: Counter,
  { loginName, password }: CheckedInputOf<'session/sign-in'>,
): Promise<Result<OutputOf<'session/sign-in'>>> {
  const known = findPersonByLoginName(counter.store, normaliseLoginName(loginName));
  const checked = await checkAttempt(counter, known, password);
  return checked.ok ? ok(viewSignedIn(checked.value)) : checked;
}
