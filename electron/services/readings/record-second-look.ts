import { dayOfMonth } from '../../../db/domain/kernel/calendar.ts';
import { dialFullScale } from '../../../db/domain/kernel/energy.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { dialDecimals, isReadablyFine } from '../../../db/domain/metering/dial-precision.ts';
import { findLimitMet, usualReadTwice } from '../../../db/domain/metering/user-limits.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import { getMeteredUser } from '../../../db/local/queries/reading-month.ts';
import { findMeterMonth } from '../../../db/local/queries/readings.ts';
import { hasReadBefore, insertSecondLook } from '../../../db/local/queries/second-looks.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { checkPeriodOpen } from '../periods/check-period-open.ts';
import { checkMonth } from './check-month.ts';
import { secondLookRowOf } from './second-look-row.ts';

/**
 * 双抄: keeps a second person's look at a register of a large user beside the first; the newest counts (seed 001, 用电专责 抄表工作 1). Refuses,
 * in this order: right_missing; month_in_future; day_in_future; period_locked; account_unknown; month_issued; second_look_not_due for a user who is
 * not read twice; second_look_too_early before the first is there (an estimate is none); same_person_forbidden for who wrote down any version of it; reading_not_whole;
 * reading_does_not_fit.
 */
export function recordSecondLook(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'readings/record-second-look'>,
): Result<OutputOf<'readings/record-second-look'>> {
  const right = checkRight(actor, 'readings.look_again');
  if (!right.ok) return right;
  const checked = checkMonth(counter, input.month);
  if (!checked.ok) return checked;
  if (input.readOn > today(counter)) return refuse('day_in_future', { day: input.readOn });
  return counter.store.write(() => {
    const { store } = counter;
    const { registerId, month, dialWh, readOn } = input;
    const period = checkPeriodOpen(store, month);
    if (!period.ok) return period;
    const meter = findMeterMonth(store, registerId, month);
    if (meter === null) return refuse('account_unknown', { registerId });
    const { accountId, accountNo, register, multiplierMilli, digits } = meter;
    if (meter.isBilled) return refuse('month_issued', { accountNo, month });
    const limits =
      findPolicyPackInForce(store, dayOfMonth(month, 1))?.pack.readings.readTwice ?? usualReadTwice;
    if (findLimitMet(limits, getMeteredUser(store, accountId, month)) === null)
      return refuse('second_look_not_due', { accountNo });
    if (meter.kind !== 'actual') return refuse('second_look_too_early', { accountNo });
    if (hasReadBefore(store, registerId, month, actor.personId))
      return refuse('same_person_forbidden', { accountNo, didBefore: 'read' });
    if (!isReadablyFine(register, multiplierMilli, dialWh))
      return refuse('reading_not_whole', { decimals: dialDecimals(register, multiplierMilli) });
    if (dialWh >= dialFullScale(digits)) return refuse('reading_does_not_fit', { digits });
    const recordedAt = counter.clock.now();
    const lookId = insertSecondLook(store, {
      registerId,
      accountId,
      periodMonth: month,
      readOn,
      dialWh,
      recordedBy: actor.personId,
      recordedAt,
      daybookNo: nextEntryNo(store),
    });
    appendToDaybook(store, {
      kind: 'second_look_recorded',
      recordedAt,
      businessDay: today(counter),
      actor,
      payload: { lookId, registerId, accountNo, month, readOn, dialWh },
    });
    return ok(secondLookRowOf(store, meter, month));
  });
}
