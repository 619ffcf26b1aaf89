import { rolesHold } from '../../../db/domain/access/roles.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { findPerson, type StoredPerson } from '../../../db/local/queries/people.ts';
import type { Counter } from '../counter.ts';

/** Who walks a route. Refuses person_unknown, also for one who left, and route_reader_cannot_read without the right to enter readings. */
export function checkReader(counter: Counter, personId: number): Result<StoredPerson> {
  const person = findPerson(counter.store, personId);
  if (person === null || !person.isActive) return refuse('person_unknown', { personId });
  return rolesHold(person.roles, 'readings.enter')
    ? ok(person)
    : refuse('route_reader_cannot_read', { name: person.fullName });
}
