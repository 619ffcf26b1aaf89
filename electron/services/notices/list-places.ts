import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { noticeQueries } from '../../../db/local/queries/notices.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/** Lists the villages and the routes that have standing bills of a month, each with their count. Refuses right_missing. */
export function listPlaces(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'notices/list-places'>,
): Result<OutputOf<'notices/list-places'>> {
  const right = checkRight(actor, 'bills.view');
  if (!right.ok) return right;
  const { villages, routes } = noticeQueries(counter.store);
  return ok({ villages: villages.all(input), routes: routes.all(input) });
}
