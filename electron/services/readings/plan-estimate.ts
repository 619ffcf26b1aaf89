import { dayOfMonth, type Month, monthsApart } from '../../../db/domain/kernel/calendar.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import {
  type Estimate,
  type EstimateBasis,
  type EstimateCause,
  estimateDial,
  findEstimateBasis,
} from '../../../db/domain/metering/estimate.ts';
import { findLimitMet, usualNeverEstimated } from '../../../db/domain/metering/user-limits.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import {
  findDialKindBefore,
  getMeteredUser,
  listCountedLooks,
  listRegistersBeside,
} from '../../../db/local/queries/reading-month.ts';
import { findMeterMonth, type MeterMonth } from '../../../db/local/queries/readings.ts';
import type { Counter } from '../counter.ts';
import { checkPeriodOpen } from '../periods/check-period-open.ts';
import { checkMonth } from './check-month.ts';

/** A register of the meter with what is estimated of it. */
export interface PlannedEstimate {
  readonly meter: MeterMonth;
  readonly basis: EstimateBasis;
  readonly estimate: Estimate;
}

/** What an estimate of a meter would write down. */
export interface EstimatePlan {
  /** The total first, if there is one. */
  readonly registers: readonly PlannedEstimate[];
  /** The dial before was estimated, too, whatever months without one lie between. */
  readonly isSecondInRow: boolean;
}

/**
 * Works out the estimate of every register of a meter that the month has no true reading of. Refuses, in this order: month_in_future; period_locked;
 * account_unknown; month_issued; estimate_forbidden behind a locked door for whoever is never estimated (policy pack,
 * usualNeverEstimated; a faulty meter is estimated by rule for everybody: seed 001, domain.md §1.4) and for a demand dial, which has no
 * usual use; estimate_not_needed when all are read; estimate_without_history where no use of a month
 * is known.
 */
export function planEstimate(
  counter: Counter,
  wanted: { readonly registerId: number; readonly month: Month; readonly cause: EstimateCause },
): Result<EstimatePlan> {
  const { store } = counter;
  const { month } = wanted;
  const isPast = checkMonth(counter, month);
  if (!isPast.ok) return isPast;
  const period = checkPeriodOpen(store, month);
  if (!period.ok) return period;
  const asked = findMeterMonth(store, wanted.registerId, month);
  if (asked === null) return refuse('account_unknown', { registerId: wanted.registerId });
  const { accountId, accountNo } = asked;
  if (asked.isBilled) return refuse('month_issued', { accountNo, month });
  const beside = listRegistersBeside(store, wanted.registerId);
  const meters = beside.flatMap((registerId) => findMeterMonth(store, registerId, month) ?? []);
  const policy = findPolicyPackInForce(store, dayOfMonth(month, 1));
  const limits = policy?.pack.readings.neverEstimated ?? usualNeverEstimated;
  const why =
    wanted.cause === 'locked' ? findLimitMet(limits, getMeteredUser(store, accountId, month)) : null;
  if (why !== null) return refuse('estimate_forbidden', { accountNo, why });
  if (meters.some(({ register }) => register === 'demand'))
    return refuse('estimate_forbidden', { accountNo, why: 'demand' });
  const unread = meters.filter(({ kind }) => kind !== 'actual');
  if (unread.length === 0) return refuse('estimate_not_needed', { accountNo });
  const registers: PlannedEstimate[] = [];
  for (const meter of unread) {
    const { registerId, lastDialWh } = meter;
    const looks = listCountedLooks(store, { registerId, accountId, month });
    const basis = findEstimateBasis(wanted.cause, meter, looks, meter.usualUseWh);
    if (basis === null || lastDialWh === null) return refuse('estimate_without_history', { accountNo });
    const months = monthsToCount(looks[0], month);
    registers.push({ meter, basis, estimate: estimateDial(meter, lastDialWh, basis, months) });
  }
  const isSecondInRow = unread.some(
    ({ registerId }) => findDialKindBefore(store, { registerId, accountId, month }) === 'estimated',
  );
  return ok({ registers, isSecondInRow });
}

/** From the month of the dial that the bill starts from; an opening look may stand in any month and counts as the one before. */
function monthsToCount(
  newest: { readonly kind: string; readonly month: Month } | undefined,
  month: Month,
): number {
  if (newest === undefined || newest.kind === 'opening') return 1;
  return Math.max(1, monthsApart(newest.month, month));
}
