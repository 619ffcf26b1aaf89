import { rolesHold } from '../../../db/domain/access/roles.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { findPerson, type StoredPerson } from '../../../db/local/queries/people.ts';
import type { Counter } from '../counter.ts';

/** Who is to do the work. Refuses person_unknown, also for one who left, and assignee_cannot_finish without the right to finish it. */
export function checkAssignee(counter: Counter, personId: number): Result<StoredPerson> {
  const person = findPerson(counter.store, personId);
  if (person === null || !person.isActive) return refuse('person_unknown', { personId });
  return rolesHold(person.roles, 'work_orders.finish')
    ? ok(person)
    : refuse('assignee_cannot_finish', { name: person.fullName });
}
