import { rightsOf } from '../../../db/domain/access/roles.ts';
import type { StoredPerson } from '../../../db/local/queries/people.ts';
import type { SignedIn } from '../../contract/people.ts';

/** What the page may know of whoever is at the counter; also the Actor of their use cases. */
export function viewSignedIn({ personId, loginName, fullName, roles }: StoredPerson): SignedIn {
  return { personId, loginName, fullName, roles, rights: rightsOf(roles) };
}
