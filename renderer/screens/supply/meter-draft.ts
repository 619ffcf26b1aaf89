import type { Day } from '../../../db/domain/kernel/calendar.ts';
import {
  dialFullScale,
  energyBetween,
  formatMultiplier,
  type WattHours,
  wattHours,
} from '../../../db/domain/kernel/energy.ts';
import { type RegisterKind, registerKinds } from '../../../db/domain/metering/register-kind.ts';
import type { MeterRow, RegisterRow } from '../../../electron/contract/supply.ts';
import type { InputOf } from '../../../electron/contract/index.ts';
import { FieldReading, readWords, type Wrongs } from './field-reading.ts';
import { readDay, readDial, readDigits, readKwh, readMeterNo, readMultiplier } from './typed-values.ts';

/** What a register shows when counting begins, as typed. A kind that is not there is not chosen. */
export type StartDials = Readonly<Partial<Record<RegisterKind, string>>>;

/** A meter to hang, as typed. */
export interface MeterDraft {
  readonly meterNo: string;
  readonly kind: string;
  readonly digits: string;
  readonly multiplier: string;
  readonly dials: StartDials;
}

/** 换表 as typed: the old meter's last dials by register, and the new meter. */
export interface ExchangeDraft {
  readonly on: string;
  readonly reason: string;
  readonly lastDials: Readonly<Record<number, string>>;
  readonly meter: MeterDraft;
}

type NewMeter = InputOf<'supply/hang-meter'>['meter'];

/** What a form came to: whole, or everything that is wrong with it. */
export type ReadForm<Whole> =
  | { readonly whole: Whole; readonly wrongs: null }
  | { readonly whole: null; readonly wrongs: Wrongs };

/** The name of a register's first dial in Wrongs. */
export function startField(kind: RegisterKind): string {
  return `start.${kind}`;
}

/** The name of a register's last dial in Wrongs. */
export function lastField(registerId: number): string {
  return `last.${registerId}`;
}

/** A form for a further meter: one total register. */
export function emptyMeter(): MeterDraft {
  return { meterNo: '', kind: '', digits: '6', multiplier: '1', dials: { total: '' } };
}

/** A form for the meter that comes in the place of another: like it but for number and dials, with further registers that are wanted. */
export function meterLike(old: MeterRow, wanted: readonly RegisterKind[]): MeterDraft {
  const kinds = [...old.registers.map(({ kind }) => kind), ...wanted];
  return {
    meterNo: '',
    kind: old.kind,
    digits: String(old.digits),
    multiplier: formatMultiplier(old.multiplierMilli),
    dials: Object.fromEntries(kinds.map((kind) => [kind, ''])),
  };
}

/** Chooses a register that was not, and the other way round. */
export function toggledDial(dials: StartDials, kind: RegisterKind): StartDials {
  const { [kind]: had, ...rest } = dials;
  return had === undefined ? { ...dials, [kind]: '' } : rest;
}

/** The kinds chosen, in the order of the kinds. */
export function chosenKinds(dials: StartDials): readonly RegisterKind[] {
  return registerKinds.filter((kind) => dials[kind] !== undefined);
}

/** What an old register counted since the last bill. */
export type CountedLook =
  | { readonly state: 'open' }
  | { readonly state: 'backward' }
  | {
      readonly state: 'counted';
      readonly energyWh: WattHours;
      /** Less than the newest look at the dial: it may be misread. */
      readonly isBelowNewest: boolean;
    };

/**
 * Looks at a last dial while it is typed. Demand is read, not counted. A newest dial below that of the last bill is one that went past
 * its full scale: what follows it goes on from there.
 */
export function lookAtLastDial(meter: MeterRow, register: RegisterRow, typed: string): CountedLook {
  const dial = readDial(typed, meter.digits);
  const { kind, startDialWh, dialWh } = register;
  if (dial === null || startDialWh === null || kind === 'demand') return { state: 'open' };
  const isBelowNewest = dialWh !== null && dial < dialWh;
  const hasRolledOver = dialWh !== null && dialWh < startDialWh && !isBelowNewest;
  if (dial < startDialWh && !hasRolledOver) return { state: 'backward' };
  const fullScale = dial < startDialWh ? dialFullScale(meter.digits) : null;
  const energyWh = energyBetween(startDialWh, dial, meter.multiplierMilli, fullScale);
  return { state: 'counted', energyWh, isBelowNewest };
}

/** What the old meter counted in all since the last bill, in Wh: its total register, or else the parts of the day; null while open. */
export function countedInAll(meter: MeterRow, lastDials: ExchangeDraft['lastDials']): WattHours | null {
  const total = meter.registers.find(({ kind }) => kind === 'total');
  const counted =
    total === undefined
      ? meter.registers.filter(({ kind }) => kind !== 'demand' && !kind.startsWith('reactive'))
      : [total];
  const looks = counted.map((register) =>
    lookAtLastDial(meter, register, lastDials[register.registerId] ?? ''),
  );
  if (looks.length === 0) return null;
  let sum = 0;
  for (const look of looks) {
    if (look.state !== 'counted') return null;
    sum += look.energyWh;
  }
  return wattHours(sum);
}

/** Reads the form of an exchange on a day up to `today`; everything wrong at once. */
export function readExchange(
  draft: ExchangeDraft,
  old: MeterRow,
  today: Day,
): ReadForm<Omit<InputOf<'supply/exchange-meter'>, 'accountNo'>> {
  const reading = new FieldReading();
  const on = dayUpTo(reading, draft.on, today);
  const lastDials = old.registers.flatMap(({ registerId }) => {
    const typed = draft.lastDials[registerId] ?? '';
    const dialWh = dialOf(reading, lastField(registerId), typed, old.digits);
    return dialWh === null ? [] : [{ registerId, dialWh }];
  });
  const meter = newMeterOf(reading, draft.meter);
  const reason = reading.need('reason', draft.reason, readWords, 'empty');
  if (reading.wrongs.size > 0 || on === null || meter === null || reason === null)
    return { whole: null, wrongs: reading.wrongs };
  return { whole: { installationId: old.installationId, on, lastDials, meter, reason }, wrongs: null };
}

/** Reads the form of a further meter, hung on a day up to `today`. */
export function readHanging(
  draft: { readonly on: string; readonly meter: MeterDraft },
  today: Day,
): ReadForm<{ readonly on: Day; readonly meter: NewMeter }> {
  const reading = new FieldReading();
  const on = dayUpTo(reading, draft.on, today);
  const meter = newMeterOf(reading, draft.meter);
  return reading.wrongs.size > 0 || on === null || meter === null
    ? { whole: null, wrongs: reading.wrongs }
    : { whole: { on, meter }, wrongs: null };
}

/** Reads the form of further registers of a meter, counted from a day up to `today`. */
export function readFurtherRegisters(
  draft: { readonly on: string; readonly dials: StartDials },
  digits: number,
  today: Day,
): ReadForm<{ readonly on: Day; readonly registers: NewMeter['registers'] }> {
  const reading = new FieldReading();
  const on = dayUpTo(reading, draft.on, today);
  const registers = startDialsOf(reading, draft.dials, digits);
  return reading.wrongs.size > 0 || on === null
    ? { whole: null, wrongs: reading.wrongs }
    : { whole: { on, registers }, wrongs: null };
}

function dayUpTo(reading: FieldReading, typed: string, today: Day): Day | null {
  const on = reading.need('on', typed, readDay, 'not_day');
  if (on !== null && on > today) reading.wrongs.set('on', 'in_future');
  return on;
}

function newMeterOf(reading: FieldReading, draft: MeterDraft): NewMeter | null {
  const meterNo = reading.need('meterNo', draft.meterNo, readMeterNo, 'not_meter_no');
  const digits = reading.need('digits', draft.digits, readDigits, 'not_digits');
  const multiplierMilli = reading.need('multiplier', draft.multiplier, readMultiplier, 'not_multiplier');
  const registers = startDialsOf(reading, draft.dials, digits ?? 9);
  if (meterNo === null || digits === null || multiplierMilli === null) return null;
  return { meterNo, kind: draft.kind.trim(), digits, multiplierMilli, registers };
}

function startDialsOf(reading: FieldReading, dials: StartDials, digits: number): NewMeter['registers'] {
  const kinds = chosenKinds(dials);
  if (kinds.length === 0) reading.wrongs.set('registers', 'no_registers');
  return kinds.flatMap((kind) => {
    const dialWh = dialOf(reading, startField(kind), dials[kind] ?? '', digits);
    return dialWh === null ? [] : [{ kind, dialWh }];
  });
}

function dialOf(reading: FieldReading, field: string, typed: string, digits: number): WattHours | null {
  const isTooLong = readKwh(typed) !== null;
  return reading.need(field, typed, (text) => readDial(text, digits), isTooLong ? 'too_long' : 'not_dial');
}
