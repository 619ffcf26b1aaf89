import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { listReadingVersions } from '../../../db/local/queries/reading-month.ts';
import { findMeterMonth } from '../../../db/local/queries/readings.ts';
import { siteQueries } from '../../../db/local/queries/site-records.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/**
 * Everything that was ever written down of a register's month: each version of its reading with who, when, from where and why, and what
 * was seen on the spot. Refuses right_missing, account_unknown.
 */
export function getReadingHistory(
  counter: Counter,
  actor: Actor,
  { registerId, month }: CheckedInputOf<'readings/get-history'>,
): Result<OutputOf<'readings/get-history'>> {
  const right = checkRight(actor, 'readings.view');
  if (!right.ok) return right;
  const { store } = counter;
  const meter = findMeterMonth(store, registerId, month);
  if (meter === null) return refuse('account_unknown', { registerId });
  return ok({
    versions: listReadingVersions(store, registerId, month),
    siteRecords: siteQueries(store)
      .ofAccount.all(meter.accountId, month)
      .map(({ sealsAreWhole, customerWasPresent, ...record }) => ({
        ...record,
        sealsAreWhole: answerOf(sealsAreWhole),
        customerWasPresent: answerOf(customerWasPresent),
      })),
  });
}

function answerOf(stored: 0 | 1 | null): boolean | null {
  return stored === null ? null : stored === 1;
}
