import { addMonths, type Day, dayOfMonth, type Month, monthOf } from '../../../db/domain/kernel/calendar.ts';
import { dialFullScale, formatMultiplier, type WattHours } from '../../../db/domain/kernel/energy.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { registerKinds, type RegisterKind } from '../../../db/domain/metering/register-kind.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import {
  findMeterAsset,
  insertInstallation,
  insertRegister,
  listRegisterDials,
} from '../../../db/local/queries/meters.ts';
import { findLockedThrough } from '../../../db/local/queries/periods.ts';
import { insertReading, nextReadingVersion } from '../../../db/local/queries/readings.ts';
import { indexAccount } from '../../../db/local/queries/search.ts';
import { findBilledUpTo, findSupplyAccount, type SupplyAccount } from '../../../db/local/queries/supply.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { today, type Actor, type Counter } from '../counter.ts';
import { supplyPageOf } from './supply-page.ts';

/** A dial on the day its register begins or ends to count at an account. */
interface DialOfDay {
  readonly kind: RegisterKind;
  readonly dialWh: WattHours;
}

/** A meter as somebody hangs it. */
export type NewMeter = CheckedInputOf<'supply/hang-meter'>['meter'];

/** A change of an account's meters on a day. Its dials are readings of the next month that is billed: never of one that is locked. */
export interface MeterChange {
  readonly account: SupplyAccount;
  readonly on: Day;
  readonly periodMonth: Month;
}

/** What the daybook tells of a change of meters; what there was nothing of is left out. */
export interface MeterPayload {
  readonly accountNo: string;
  readonly on: Day;
  readonly meterNo?: string;
  readonly oldMeterNo?: string;
  readonly lastDials?: readonly (readonly [RegisterKind, WattHours])[];
  readonly newMeterNo?: string;
  readonly multiplier?: string;
  readonly firstDials?: readonly (readonly [RegisterKind, WattHours])[];
  readonly reason?: string;
}

/**
 * Opens a change of an account's meters. Refuses, in this order: account_unknown for an account that is closed or not there; day_in_future;
 * terms_before_billed for a day that is billed; meter_day_too_old for one before the last twelve months where nothing is billed yet: its
 * year is mistyped, and the first bill would be over all of them.
 */
export function openMeterChange(counter: Counter, accountNo: string, on: Day): Result<MeterChange> {
  const account = findSupplyAccount(counter.store, accountNo);
  if (account === null || account.isClosed) return refuse('account_unknown', { accountNo });
  if (on > today(counter)) return refuse('day_in_future', { day: on });
  const billed = findBilledUpTo(counter.store, account.accountId);
  if (billed !== null && on <= billed.day) return refuse('terms_before_billed', { billedUntil: billed.day });
  const earliest = dayOfMonth(addMonths(monthOf(today(counter)), -12), 1);
  if (billed === null && on < earliest) return refuse('meter_day_too_old', { earliest });
  const month = monthOf(on);
  const through = findLockedThrough(counter.store);
  const open = [month];
  if (billed !== null) open.push(addMonths(billed.month, 1));
  if (through !== null) open.push(addMonths(through, 1));
  return ok({ account, on, periodMonth: open.reduce((latest, one) => (one > latest ? one : latest)) });
}

/**
 * Refuses a meter that cannot be hung as described on a day, in this order: meter_no_taken when its number hangs somewhere, unless it is
 * the one that is taken down (`takenDownNo`); read_before_last for a day before it was last taken down; register_taken for a register
 * named twice; dials_incomplete when it hung before and a register it has is not named; reading_does_not_fit.
 */
export function checkNewMeter(
  counter: Counter,
  meter: NewMeter,
  on: Day,
  takenDownNo: string | null = null,
): Result<null> {
  const { store } = counter;
  const known = findMeterAsset(store, meter.meterNo);
  if (known?.isHanging === true && meter.meterNo !== takenDownNo)
    return refuse('meter_no_taken', { meterNo: meter.meterNo });
  const removedOn = known?.removedOn ?? null;
  if (removedOn !== null && on < removedOn) return refuse('read_before_last', { lastReadOn: removedOn });
  const kinds = meter.registers.map(({ kind }) => kind);
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (twice !== undefined) return refuse('register_taken', { register: twice });
  const before = known === null ? [] : listRegisterDials(store, known.meterId, 0);
  if (before.some(({ kind }) => !kinds.includes(kind)))
    return refuse('dials_incomplete', { meterNo: meter.meterNo });
  return checkFit(meter.digits, meter.registers);
}

/** Refuses reading_does_not_fit for a dial value that a meter of so many digits cannot show. */
export function checkFit(digits: number, dials: readonly { readonly dialWh: WattHours }[]): Result<null> {
  const isTooLong = dials.some(({ dialWh }) => dialWh >= dialFullScale(digits));
  return isTooLong ? refuse('reading_does_not_fit', { digits }) : ok(null);
}

/** Hangs a meter and posts its first dials, inside the caller's transaction. `usualUseWh` is what its total is expected to count in the month. */
export function putUpMeter(
  counter: Counter,
  actor: Actor,
  change: MeterChange,
  meter: NewMeter,
  place: { readonly servicePointId: number; readonly usualUseWh: WattHours | null },
): void {
  const meterId = insertInstallation(counter.store, {
    meterNo: meter.meterNo,
    kind: meter.kind,
    digits: meter.digits,
    multiplierMilli: meter.multiplierMilli,
    servicePointId: place.servicePointId,
    installedOn: change.on,
  });
  beginRegisters(counter, actor, change, meterId, meter.registers, place.usualUseWh);
}

/** Makes registers of a meter known and posts their first dials as `opening` readings, inside the caller's transaction. */
export function beginRegisters(
  counter: Counter,
  actor: Actor,
  change: MeterChange,
  meterId: number,
  dials: readonly DialOfDay[],
  usualUseWh: WattHours | null,
): void {
  const { store } = counter;
  const known = listRegisterDials(store, meterId, change.account.accountId);
  for (const { kind, dialWh } of inOrder(dials)) {
    const registerId =
      known.find((one) => one.kind === kind)?.registerId ?? insertRegister(store, meterId, kind);
    postDial(counter, actor, change, {
      registerId,
      kind: 'opening',
      dialWh,
      usualUseWh: kind === 'total' ? usualUseWh : null,
      finding: null,
      reason: null,
    });
  }
}

/** Posts the dial of a register on the day of the change, inside the caller's transaction. */
export function postDial(
  counter: Counter,
  actor: Actor,
  { account, on, periodMonth }: MeterChange,
  dial: Pick<
    Parameters<typeof insertReading>[1],
    'registerId' | 'kind' | 'dialWh' | 'usualUseWh' | 'finding' | 'reason'
  >,
): void {
  const { store } = counter;
  insertReading(store, {
    ...dial,
    accountId: account.accountId,
    periodMonth,
    version: nextReadingVersion(store, dial.registerId, periodMonth),
    readOn: on,
    source: 'keyboard',
    recordedBy: actor.personId,
    recordedAt: counter.clock.now(),
    daybookNo: nextEntryNo(store),
  });
}

/** The dials as the daybook lists them. */
export function dialsOf(dials: readonly DialOfDay[]): readonly (readonly [RegisterKind, WattHours])[] {
  return inOrder(dials).map(({ kind, dialWh }) => [kind, dialWh] as const);
}

/** What the daybook tells of a meter that was hung. */
export function tellNewMeter(
  meter: NewMeter,
): Pick<MeterPayload, 'newMeterNo' | 'multiplier' | 'firstDials'> {
  return {
    newMeterNo: meter.meterNo,
    multiplier: formatMultiplier(meter.multiplierMilli),
    firstDials: dialsOf(meter.registers),
  };
}

/** Ends the change: its daybook entry, and the account is found by the meters that hang now. Answers the account's page. */
export function closeMeterChange(
  counter: Counter,
  actor: Actor,
  { account }: MeterChange,
  payload: MeterPayload,
): OutputOf<'supply/hang-meter'> {
  appendToDaybook(counter.store, {
    kind: 'meter_exchanged',
    recordedAt: counter.clock.now(),
    businessDay: today(counter),
    actor,
    payload: { ...payload },
  });
  indexAccount(counter.store, account.accountId);
  return supplyPageOf(counter, account);
}

function inOrder<T extends DialOfDay>(dials: readonly T[]): readonly T[] {
  return dials.toSorted((a, b) => registerKinds.indexOf(a.kind) - registerKinds.indexOf(b.kind));
}
