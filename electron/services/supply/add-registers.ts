import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { listInstallations, listRegisterDials } from '../../../db/local/queries/meters.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { beginRegisters, checkFit, closeMeterChange, dialsOf, openMeterChange } from './meter-change.ts';

/**
 * Makes registers known that a hanging meter has (time of use, reactive, demand), with their dials on the day they are counted from.
 * Refuses, in this order: right_missing; account_unknown, day_in_future, terms_before_billed, meter_day_too_old (see openMeterChange);
 * meter_unknown for a meter that does not hang at the account; register_taken for one it has already or that is named twice;
 * reading_does_not_fit.
 */
export function addRegisters(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'supply/add-registers'>,
): Result<OutputOf<'supply/add-registers'>> {
  const right = checkRight(actor, 'meters.change');
  if (!right.ok) return right;
  const { store } = counter;
  return store.write(() => {
    const opened = openMeterChange(counter, input.accountNo, input.on);
    if (!opened.ok) return opened;
    const change = opened.value;
    const { accountId } = change.account;
    const meter = listInstallations(store, accountId).find(
      ({ meterId, removedOn }) => meterId === input.meterId && removedOn === null,
    );
    if (meter === undefined) return refuse('meter_unknown', { meterId: input.meterId });
    const taken = new Set(listRegisterDials(store, meter.meterId, accountId).map(({ kind }) => kind));
    for (const { kind } of input.registers) {
      if (taken.has(kind)) return refuse('register_taken', { register: kind });
      taken.add(kind);
    }
    const fit = checkFit(meter.digits, input.registers);
    if (!fit.ok) return fit;
    beginRegisters(counter, actor, change, meter.meterId, input.registers, null);
    return ok(
      closeMeterChange(counter, actor, change, {
        accountNo: input.accountNo,
        on: input.on,
        meterNo: meter.meterNo,
        firstDials: dialsOf(input.registers),
      }),
    );
  });
}
