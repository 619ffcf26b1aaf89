import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { siteQueries } from '../../../db/local/queries/site-records.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/** Lists the photos and scans of an account's month, the first first. Refuses right_missing, account_unknown. */
export function listAttachments(
  counter: Counter,
  actor: Actor,
  { accountNo, month }: CheckedInputOf<'readings/list-attachments'>,
): Result<OutputOf<'readings/list-attachments'>> {
  const right = checkRight(actor, 'readings.view');
  if (!right.ok) return right;
  const queries = siteQueries(counter.store);
  const accountId = queries.account.get(accountNo);
  return accountId === undefined
    ? refuse('account_unknown', { accountNo })
    : ok(queries.attachments.all(accountId, month));
}
