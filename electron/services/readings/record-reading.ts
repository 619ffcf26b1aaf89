import { dayOfMonth, type Month } from '../../../db/domain/kernel/calendar.ts';
import { dialFullScale, type WattHours } from '../../../db/domain/kernel/energy.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { dialDecimals, isReadablyFine } from '../../../db/domain/metering/dial-precision.ts';
import { findReadingFinding, type ReadingFinding } from '../../../db/domain/metering/reading-finding.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import { hasLookedAgain } from '../../../db/local/queries/second-looks.ts';
import { findMeterMonth, type MeterMonth } from '../../../db/local/queries/readings.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { checkPeriodOpen } from '../periods/check-period-open.ts';
import { checkMonth } from './check-month.ts';
import { postReading } from './post-reading.ts';
import { readingRowOf } from './reading-row.ts';

/**
 * Records what was read at a register, as a further version of the month's reading; the same again changes nothing. Refuses, in this
 * order: right_missing; month_in_future; period_locked; day_in_future for a day after today; account_unknown for a register that hangs nowhere;
 * month_issued when the account has a bill for the month or a later one; read_before_last for a day before the day of the dial that
 * the next bill starts from; reading_not_whole for a dial that is missing or has more decimals than its register is read with (see
 * dialDecimals); reading_does_not_fit for more than the meter's digits; same_person_forbidden for who took the second look at it;
 * correction_reason_missing when a dial that was read is put aside without a word. A dial that shows a finding (see findReadingFinding) is kept and
 * waits for a word; one of which a person said that it rolled over stays so when it is typed again.
 */
export function recordReading(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'readings/record'>,
): Result<OutputOf<'readings/record'>> {
  const right = checkRight(actor, 'readings.enter');
  if (!right.ok) return right;
  return counter.store.write(() => recordLook(counter, actor, input));
}

/**
 * What recordReading does for whoever may record, inside the caller's transaction: a work order brings its reading back by the same
 * rules. Refuses as recordReading does, but for the right.
 */
export function recordLook(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'readings/record'>,
): Result<OutputOf<'readings/record'>> {
  const month = checkMonth(counter, input.month);
  if (!month.ok) return month;
  const period = checkPeriodOpen(counter.store, input.month);
  if (!period.ok) return period;
  if (input.readOn > today(counter)) return refuse('day_in_future', { day: input.readOn });
  const meter = findMeterMonth(counter.store, input.registerId, input.month);
  if (meter === null) return refuse('account_unknown', { registerId: input.registerId });
  if (meter.isBilled) return refuse('month_issued', { accountNo: meter.accountNo, month: input.month });
  const { lastReadOn } = meter;
  if (lastReadOn !== null && input.readOn < lastReadOn) return refuse('read_before_last', { lastReadOn });
  const dialWh = input.kind === 'actual' ? input.dialWh : null;
  const { register, multiplierMilli } = meter;
  if (input.kind === 'actual' && (dialWh === null || !isReadablyFine(register, multiplierMilli, dialWh)))
    return refuse('reading_not_whole', { decimals: dialDecimals(register, multiplierMilli) });
  if (dialWh !== null && dialWh >= dialFullScale(meter.digits)) {
    return refuse('reading_does_not_fit', { digits: meter.digits });
  }
  const reason = input.reason ?? reasonKept(meter, input.kind, dialWh);
  const finding = findingOf(counter, meter, input.month, dialWh);
  if (isSame(meter, input, { dialWh, finding, reason })) return ok(readingRowOf(meter));
  if (hasLookedAgain(counter.store, input.registerId, input.month, actor.personId))
    return refuse('same_person_forbidden', { accountNo: meter.accountNo, didBefore: 'look_again' });
  const correction = isCorrection(meter, input.kind, dialWh) ? (input.correction ?? input.reason) : null;
  if (correction === null && isCorrection(meter, input.kind, dialWh))
    return refuse('correction_reason_missing', { accountNo: meter.accountNo, dialWh: meter.dialWh });
  return ok(
    postReading(counter, actor, meter, input.month, {
      kind: input.kind,
      source: 'keyboard',
      readOn: input.readOn,
      dialWh,
      finding,
      reason,
      correction,
    }),
  );
}

/** A dial that was really read is put aside for another, or for none. */
function isCorrection(meter: MeterMonth, kind: string, dialWh: WattHours | null): boolean {
  return meter.kind === 'actual' && (kind !== 'actual' || dialWh !== meter.dialWh);
}

function findingOf(
  counter: Counter,
  meter: MeterMonth,
  month: Month,
  dialWh: WattHours | null,
): ReadingFinding | null {
  if (dialWh === null) return null;
  const policy = findPolicyPackInForce(counter.store, dayOfMonth(month, 1));
  const finding = findReadingFinding({ ...meter, dialWh }, policy?.pack.readings);
  const isStillRolledOver =
    finding === 'backward' && meter.finding === 'rolled_over' && meter.dialWh === dialWh;
  return isStillRolledOver ? 'rolled_over' : finding;
}

/** A word that was given for the same dial stays when the dial is typed again without one. */
function reasonKept(meter: MeterMonth, kind: string, dialWh: number | null): string | null {
  return meter.kind === kind && meter.dialWh === dialWh ? meter.reason : null;
}

/** The same again changes nothing; what it shows may have changed under it, by an adjustment of the bill before. */
function isSame(
  meter: MeterMonth,
  input: CheckedInputOf<'readings/record'>,
  seen: Pick<MeterMonth, 'dialWh' | 'finding' | 'reason'>,
): boolean {
  return (
    meter.readingId !== null &&
    meter.kind === input.kind &&
    meter.readOn === input.readOn &&
    meter.dialWh === seen.dialWh &&
    meter.finding === seen.finding &&
    meter.reason === seen.reason
  );
}
