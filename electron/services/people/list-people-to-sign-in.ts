import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { listPeople } from '../../../db/local/queries/people.ts';
import type { OutputOf } from '../../contract/index.ts';
import type { Counter } from '../counter.ts';

/** The names on the sign-in page: everyone active, in the order of entry. Needs no right: nobody is signed in yet. */
export function listPeopleToSignIn(counter: Counter): Result<OutputOf<'session/list-people'>> {
  const active = listPeople(counter.store).filter((person) => person.isActive);
  return ok(active.map(({ loginName, fullName, roles }) => ({ loginName, fullName, roles })));
}
