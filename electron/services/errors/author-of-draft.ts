import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { refuse, ok, type Result } from '../../../db/domain/kernel/result.ts';
import { errorQueries, type DraftAuthors } from '../../../db/local/queries/errors.ts';
import type { Store } from '../../../db/local/store.ts';
import type { ErrorAuthor } from '../../contract/errors.ts';

/** Whose error it is. */
export interface Author {
  readonly personId: number;
  readonly fullName: string;
}

/** The person who did a part of the work behind a draft. Refuses error_author_unknown when nobody did that part here. */
export function authorOfDraft(store: Store, authors: DraftAuthors, part: ErrorAuthor): Result<Author> {
  const personId = authors[part];
  if (personId === null)
    return refuse('error_author_unknown', { accountNo: authors.accountNo, author: part });
  const author = errorQueries(store).person.get(personId);
  invariant(author !== undefined, `person ${personId} did the work and is not there`);
  return ok(author);
}
