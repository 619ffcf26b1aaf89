import { searchWordsOf } from '../../../db/domain/accounts/search-terms.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { accountQueries } from '../../../db/local/queries/accounts.ts';
import { findAccountIds } from '../../../db/local/queries/find-accounts.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/** More hits than fit on a screen help nobody: whoever sees twenty types one letter more. */
const mostHits = 20;

/**
 * Finds accounts by number, name, pinyin, initials, phone, meter, village and house, any part of each; several words must all
 * match. The twenty best, each with what it owes in fen without late fee; an empty text finds nothing. Refuses right_missing.
 */
export function findAccounts(
  counter: Counter,
  actor: Actor,
  { text }: CheckedInputOf<'accounts/find'>,
): Result<OutputOf<'accounts/find'>> {
  const right = checkRight(actor, 'accounts.view');
  if (!right.ok) return right;
  const accountIds = findAccountIds(counter.store, searchWordsOf(text), mostHits);
  return ok(
    accountIds.length === 0 ? [] : accountQueries(counter.store).hits.all(JSON.stringify(accountIds)),
  );
}
