import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { errorQueries } from '../../../db/local/queries/errors.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { authorOfDraft } from './author-of-draft.ts';

/**
 * Names whose work a computed bill rests on, so that an auditor who returns it says whose error it is (seed 001, 电费3.4.5). Refuses
 * right_missing, then bill_not_computed for an unknown draft.
 */
export function getAuthors(
  counter: Counter,
  actor: Actor,
  { draftId }: CheckedInputOf<'errors/get-authors'>,
): Result<OutputOf<'errors/get-authors'>> {
  const right = checkRight(actor, 'bills.audit');
  if (!right.ok) return right;
  const { store } = counter;
  const authors = errorQueries(store).authorsOfDraft.get(draftId);
  if (authors === undefined) return refuse('bill_not_computed', { draftId });
  const nameOf = (part: 'reader' | 'biller' | 'terms'): string | null => {
    const author = authorOfDraft(store, authors, part);
    return author.ok ? author.value.fullName : null;
  };
  return ok({ reader: nameOf('reader'), biller: nameOf('biller'), terms: nameOf('terms') });
}
