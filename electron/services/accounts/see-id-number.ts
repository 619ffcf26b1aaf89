import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { accountQueries } from '../../../db/local/queries/accounts.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';

/**
 * Opens the full ID number of an account's customer; the look itself goes into the daybook with the person's name (measures.md,
 * "Personal data"). Refuses right_missing (accounts.see_personal), account_unknown, id_number_missing.
 */
export function seeIdNumber(
  counter: Counter,
  actor: Actor,
  { accountNo }: CheckedInputOf<'accounts/see-id-number'>,
): Result<OutputOf<'accounts/see-id-number'>> {
  const right = checkRight(actor, 'accounts.see_personal');
  if (!right.ok) return right;
  return counter.store.write(() => {
    const found = accountQueries(counter.store).sealedIdNumber.get(accountNo);
    if (found === undefined) return refuse('account_unknown', { accountNo });
    if (found.sealed === null) return refuse('id_number_missing', { accountNo });
    const idNumber = counter.keyring.open(found.sealed).toString('utf8');
    appendToDaybook(counter.store, {
      kind: 'personal_data_seen',
      recordedAt: counter.clock.now(),
      businessDay: today(counter),
      actor,
      payload: { accountNo, what: 'id_number' },
    });
    return ok({ idNumber });
  });
}
