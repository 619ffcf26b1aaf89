import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { findMeterMonth } from '../../../db/local/queries/readings.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { checkMonth } from './check-month.ts';
import { postReading } from './post-reading.ts';

/**
 * Puts a word of explanation to the month's reading, as a further version with everything else as it was. Refuses, in this order:
 * right_missing; month_in_future; account_unknown for a register that hangs nowhere; reading_unknown when the month has none; month_issued. A dial
 * that ran backward may be explained, too, but is not billed for it: roll-over or fault is decided by a person (domain.md §4).
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
    const meter = findMeterMonth(counter.store, input.registerId, input.month);
    if (meter === null) return refuse('account_unknown', { registerId: input.registerId });
    if (meter.kind === null)
      return refuse('reading_unknown', { accountNo: meter.accountNo, month: input.month });
    if (meter.isBilled) return refuse('month_issued', { accountNo: meter.accountNo, month: input.month });
    const { kind, source, readOn, dialWh, finding } = meter;
    invariant(source !== null, 'a reading has a source');
    return ok(
      postReading(counter, actor, meter, input.month, {
        kind,
        source,
        readOn,
        dialWh,
        finding,
        reason: input.reason,
      }),
    );
  });
}
