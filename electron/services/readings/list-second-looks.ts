import { dayOfMonth } from '../../../db/domain/kernel/calendar.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { findLimitMet, usualReadTwice } from '../../../db/domain/metering/user-limits.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import { listMeterMonths } from '../../../db/local/queries/readings.ts';
import { listMeteredUsers } from '../../../db/local/queries/second-looks.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { secondLookRowOf } from './second-look-row.ts';

/** Lists the registers of the users who are read twice in a month (policy pack, usualReadTwice), in walking order. Refuses right_missing. */
export function listSecondLooks(
  counter: Counter,
  actor: Actor,
  { month }: CheckedInputOf<'readings/list-second-looks'>,
): Result<OutputOf<'readings/list-second-looks'>> {
  const right = checkRight(actor, 'readings.view');
  if (!right.ok) return right;
  const { store } = counter;
  const limits =
    findPolicyPackInForce(store, dayOfMonth(month, 1))?.pack.readings.readTwice ?? usualReadTwice;
  const large = new Set(
    listMeteredUsers(store, month).flatMap((user) =>
      findLimitMet(limits, user) === null ? [] : [user.accountId],
    ),
  );
  const meters = listMeterMonths(store, { month, routeCode: '', onlyUnexplained: false });
  return ok(
    meters.filter((meter) => large.has(meter.accountId)).map((meter) => secondLookRowOf(store, meter, month)),
  );
}
