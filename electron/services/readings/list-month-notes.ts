import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { siteQueries } from '../../../db/local/queries/site-records.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/** Lists the accounts of which a month knows more than their dials: what was seen, who was there, how many files. Refuses right_missing. */
export function listMonthNotes(
  counter: Counter,
  actor: Actor,
  { month }: CheckedInputOf<'readings/list-notes'>,
): Result<OutputOf<'readings/list-notes'>> {
  const right = checkRight(actor, 'readings.view');
  if (!right.ok) return right;
  return ok(
    siteQueries(counter.store)
      .notes.all({ month })
      .map(({ wasPresent, ...note }) => ({ ...note, wasPresent: wasPresent === 1 })),
  );
}
