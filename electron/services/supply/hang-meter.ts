import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import {
  checkNewMeter,
  closeMeterChange,
  openMeterChange,
  putUpMeter,
  tellNewMeter,
} from './meter-change.ts';

/**
 * Hangs a further meter at an account, a new one or one that hangs nowhere. Refuses, in this order: right_missing; account_unknown,
 * day_in_future, terms_before_billed, meter_day_too_old (see openMeterChange); account_unknown for an account without a place; what
 * checkNewMeter refuses.
 */
export function hangMeter(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'supply/hang-meter'>,
): Result<OutputOf<'supply/hang-meter'>> {
  const right = checkRight(actor, 'meters.change');
  if (!right.ok) return right;
  const { accountNo, on, meter } = input;
  return counter.store.write(() => {
    const opened = openMeterChange(counter, accountNo, on);
    if (!opened.ok) return opened;
    const change = opened.value;
    const { servicePointId } = change.account;
    if (servicePointId === null) return refuse('account_unknown', { accountNo });
    const checked = checkNewMeter(counter, meter, on);
    if (!checked.ok) return checked;
    putUpMeter(counter, actor, change, meter, { servicePointId, usualUseWh: null });
    return ok(closeMeterChange(counter, actor, change, { accountNo, on, ...tellNewMeter(meter) }));
  });
}
