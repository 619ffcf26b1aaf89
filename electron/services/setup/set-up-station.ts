import { normaliseLoginName } from '../../../db/domain/access/login-name.ts';
import { isPasswordTooWeak } from '../../../db/domain/access/password-rule.ts';
import { refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { findStation } from '../../../db/local/queries/station.ts';
import type { CheckedInputOf } from '../../contract/index.ts';
import type { Actor, Counter } from '../counter.ts';
import { hashPassword } from '../people/password-hash.ts';
import { readShippedPolicyPack } from '../policy/read-shipped-policy-pack.ts';
import { foundStation } from './found-station.ts';

/**
 * Sets a fresh store up as a station: its name, its first administrator, its signing key and the policy pack that ships with the program.
 * Needs nobody signed in. Answers the administrator. Refuses already_set_up, password_too_weak.
 */
export async function setUpStation(
  counter: Counter,
  input: CheckedInputOf<'setup/set-up-station'> & { readonly policyFolder: string },
): Promise<Result<Actor>> {
  const { code, name, countyName, administrator } = input;
  if (findStation(counter.store) !== null) return refuse('already_set_up');
  const loginName = normaliseLoginName(administrator.loginName);
  if (isPasswordTooWeak(administrator.password, loginName)) return refuse('password_too_weak');
  const policyPackText = readShippedPolicyPack(input.policyFolder);
  const passwordHash = await hashPassword(administrator.password);
  return counter.store.write(() =>
    foundStation(counter, {
      station: { code, name, countyName, isDemo: false },
      firstPerson: { loginName, fullName: administrator.fullName, passwordHash, roles: ['administrator'] },
      policyPackText,
    }),
  );
}
