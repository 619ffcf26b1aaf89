import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { listPeople as listStoredPeople } from '../../../db/local/queries/people.ts';
import type { OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/** Everyone who was ever entered, active or not, in the order of entry. Refuses right_missing (people.manage). */
export function listPeople(counter: Counter, actor: Actor): Result<OutputOf<'people/list'>> {
  const right = checkRight(actor, 'people.manage');
  return right.ok ? ok(listStoredPeople(counter.store)) : right;
}
