import { formatKwh, type WattHours, wattHours } from '../../../db/domain/kernel/energy.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { energyOfDial } from '../../../db/domain/metering/dial-energy.ts';
import {
  type Installation,
  listInstallations,
  listRegisterDials,
  markTakenDown,
} from '../../../db/local/queries/meters.ts';
import { findMeterMonth, type MeterMonth } from '../../../db/local/queries/readings.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import {
  checkFit,
  checkNewMeter,
  closeMeterChange,
  dialsOf,
  putUpMeter,
  type MeterChange,
  openMeterChange,
  postDial,
  tellNewMeter,
} from './meter-change.ts';

/** A register of the old meter with its last dial. */
interface LastDial extends MeterMonth {
  readonly lastOfAllWh: WattHours;
}

/**
 * 换表: takes a meter down with the last dials of all its registers and hangs another in its place with its first, both as readings of
 * the next month that is billed, so that the month's bill counts each part with its own multiplier. Refuses, in this order:
 * right_missing; account_unknown, day_in_future, terms_before_billed, meter_day_too_old (see openMeterChange); meter_unknown when the
 * old meter does not hang at the account; dials_incomplete unless each of its registers has one last dial; read_before_last for a day
 * before the dial that the next bill starts from, or before the old meter hung there; reading_does_not_fit; reading_backward for a last dial below the start, unless the month's reading
 * was confirmed as rolled over before; what checkNewMeter refuses. A meter exchanged for itself is the same dial with another
 * multiplier from that day on: meter_no_taken when the multiplier is the same, meter_stays when its digits or a dial differ.
 */
export function exchangeMeter(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'supply/exchange-meter'>,
): Result<OutputOf<'supply/exchange-meter'>> {
  const right = checkRight(actor, 'meters.change');
  if (!right.ok) return right;
  const { accountNo, on, meter, reason } = input;
  const { store } = counter;
  return store.write(() => {
    const opened = openMeterChange(counter, accountNo, on);
    if (!opened.ok) return opened;
    const change = opened.value;
    const old = listInstallations(store, change.account.accountId).find(
      ({ installationId, removedOn }) => installationId === input.installationId && removedOn === null,
    );
    if (old === undefined) return refuse('meter_unknown', { installationId: input.installationId });
    const last = checkLastDials(counter, change, old, input.lastDials);
    if (!last.ok) return last;
    const checked = checkNewMeter(counter, meter, on, old.meterNo);
    if (!checked.ok) return checked;
    if (meter.meterNo === old.meterNo) {
      const stays = checkStays(old, last.value, meter);
      if (!stays.ok) return stays;
    }
    for (const register of last.value) {
      postDial(counter, actor, change, {
        registerId: register.registerId,
        kind: 'removed',
        dialWh: register.lastOfAllWh,
        usualUseWh: register.usualUseWh,
        finding: isRolledOver(register) ? 'rolled_over' : null,
        reason,
      });
    }
    markTakenDown(store, old.installationId, on);
    const total = last.value.find(({ register }) => register === 'total');
    const usualUseWh = total === undefined ? null : useLeftTo(total);
    putUpMeter(counter, actor, change, meter, { servicePointId: old.servicePointId, usualUseWh });
    return ok(
      closeMeterChange(counter, actor, change, {
        accountNo,
        on,
        oldMeterNo: old.meterNo,
        lastDials: dialsOf(
          last.value.map(({ register, lastOfAllWh }) => ({ kind: register, dialWh: lastOfAllWh })),
        ),
        ...tellNewMeter(meter),
        reason,
      }),
    );
  });
}

function checkLastDials(
  { store }: Counter,
  { account, on, periodMonth }: MeterChange,
  old: Installation,
  lastDials: CheckedInputOf<'supply/exchange-meter'>['lastDials'],
): Result<readonly LastDial[]> {
  const given = new Map(lastDials.map(({ registerId, dialWh }) => [registerId, dialWh]));
  const registers: LastDial[] = [];
  for (const { registerId } of listRegisterDials(store, old.meterId, account.accountId)) {
    const register = findMeterMonth(store, registerId, periodMonth);
    invariant(register !== null, 'a meter that hangs has no register that does not');
    const lastOfAllWh = given.get(registerId);
    if (lastOfAllWh === undefined) return refuse('dials_incomplete', { meterNo: old.meterNo });
    registers.push({ ...register, lastOfAllWh });
  }
  if (lastDials.length !== registers.length) return refuse('dials_incomplete', { meterNo: old.meterNo });
  const after = registers.find(({ lastReadOn }) => lastReadOn !== null && on < lastReadOn);
  if (after !== undefined) return refuse('read_before_last', { lastReadOn: after.lastReadOn });
  if (old.installedOn !== null && on < old.installedOn)
    return refuse('read_before_last', { lastReadOn: old.installedOn });
  const fit = checkFit(old.digits, lastDials);
  if (!fit.ok) return fit;
  const backward = registers.find((register) => isBelowStart(register) && !isRolledOver(register));
  if (backward !== undefined) {
    const { lastDialWh, lastOfAllWh } = backward;
    return refuse('reading_backward', {
      previous: lastDialWh === null ? null : formatKwh(lastDialWh),
      current: formatKwh(lastOfAllWh),
    });
  }
  return ok(registers);
}

/** Refuses a meter that is exchanged for itself and would change in more than its multiplier, or in nothing. */
function checkStays(
  old: Installation,
  last: readonly LastDial[],
  { meterNo, digits, multiplierMilli, registers }: CheckedInputOf<'supply/exchange-meter'>['meter'],
): Result<null> {
  if (multiplierMilli === old.multiplierMilli) return refuse('meter_no_taken', { meterNo });
  const isSameDial = last.every(({ register, lastOfAllWh }) =>
    registers.some(({ kind, dialWh }) => kind === register && dialWh === lastOfAllWh),
  );
  return digits === old.digits && isSameDial ? ok(null) : refuse('meter_stays', { meterNo });
}

/**
 * What of the usual use the new meter may be expected to count until the month is read, so that nobody is asked about a jump that is
 * the exchange; nothing when the old one counted it all.
 */
function useLeftTo(total: LastDial): WattHours | null {
  const finding = isRolledOver(total) ? 'rolled_over' : null;
  const countedWh = energyOfDial({ ...total, dialWh: total.lastOfAllWh, finding });
  return total.usualUseWh === null ? null : wattHours(Math.max(total.usualUseWh - (countedWh ?? 0), 0));
}

/** Demand is no count that goes on: its dial may well be lower. */
function isBelowStart({ register, lastDialWh, lastOfAllWh }: LastDial): boolean {
  return register !== 'demand' && lastDialWh !== null && lastOfAllWh < lastDialWh;
}

/** A person said of the month's reading that it went past its full scale, and the last dial goes on from it. */
function isRolledOver(register: LastDial): boolean {
  const { finding, dialWh, lastOfAllWh } = register;
  return isBelowStart(register) && finding === 'rolled_over' && dialWh !== null && lastOfAllWh >= dialWh;
}
