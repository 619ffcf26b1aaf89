import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { findMeterMonth, type MeterMonth } from '../../../db/local/queries/readings.ts';
import { hasLookedAgain } from '../../../db/local/queries/second-looks.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { checkPeriodOpen } from '../periods/check-period-open.ts';
import { checkMonth } from './check-month.ts';
import { postReading } from './post-reading.ts';

/**
 * Puts a word of explanation to the month's reading of a register, as a further version with everything else as it was. Refuses, in this
 * order: right_missing; month_in_future; period_locked; account_unknown for a register that hangs nowhere; reading_unknown when the month has none;
 * month_issued; same_person_forbidden for who took a second look at it; reading_does_not_fit for a roll-over of a dial that is not below the last. A word alone never makes a dial below the last
 * billable; that it rolled over past its full scale (`isRollOver`) does, and only a person may say so (domain.md §4).
 */
export function explainReading(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'readings/explain'>,
): Result<OutputOf<'readings/explain'>> {
  const right = checkRight(actor, 'readings.enter');
  if (!right.ok) return right;
  const month = checkMonth(counter, input.month);
  if (!month.ok) return month;
  return counter.store.write(() => {
    const period = checkPeriodOpen(counter.store, input.month);
    if (!period.ok) return period;
    const meter = findMeterMonth(counter.store, input.registerId, input.month);
    if (meter === null) return refuse('account_unknown', { registerId: input.registerId });
    if (meter.kind === null)
      return refuse('reading_unknown', { accountNo: meter.accountNo, month: input.month });
    if (meter.isBilled) return refuse('month_issued', { accountNo: meter.accountNo, month: input.month });
    if (hasLookedAgain(counter.store, input.registerId, input.month, actor.personId))
      return refuse('same_person_forbidden', { accountNo: meter.accountNo, didBefore: 'look_again' });
    if (input.isRollOver && !isBackward(meter)) {
      return refuse('reading_does_not_fit', { digits: meter.digits });
    }
    const { kind, source, readOn, dialWh } = meter;
    invariant(source !== null, 'a reading has a source');
    return ok(
      postReading(counter, actor, meter, input.month, {
        kind,
        source,
        readOn,
        dialWh,
        finding: input.isRollOver ? 'rolled_over' : meter.finding,
        reason: input.reason,
      }),
    );
  });
}

/** The finding may be older than the dial that the next bill starts from: both must say so. */
function isBackward({ finding, dialWh, lastDialWh }: MeterMonth): boolean {
  return finding === 'backward' && dialWh !== null && lastDialWh !== null && dialWh < lastDialWh;
}
