import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { daybookPageQueries } from '../../../db/local/queries/verify.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/** How many entries one page of the daybook shows. */
const entriesPerPage = 200;

/** A page of the daybook, newest first, below an entry number or from the end. Refuses right_missing. */
export function listDaybook(
  counter: Counter,
  actor: Actor,
  { beforeEntryNo }: CheckedInputOf<'daybook/list'>,
): Result<OutputOf<'daybook/list'>> {
  const right = checkRight(actor, 'daybook.verify');
  if (!right.ok) return right;
  const before = beforeEntryNo ?? Number.MAX_SAFE_INTEGER;
  return ok(daybookPageQueries(counter.store).before.all({ before, most: entriesPerPage }));
}
