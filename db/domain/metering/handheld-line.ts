import type { RowFinding, ReadingVerdict } from '../accounts/import-finding.ts';
import { parseLegacyDay } from '../accounts/legacy-day.ts';
import { normaliseCode, normaliseFigures, normaliseText } from '../accounts/normalise-cell.ts';
import { addDays, dayOfMonth, type Day, type Month } from '../kernel/calendar.ts';
import { dialFullScale, parseKwh, type WattHours } from '../kernel/energy.ts';
import { isReadablyFine } from './dial-precision.ts';
import type { HandheldField } from './handheld-columns.ts';
import {
  findReadingFinding,
  type DialFinding,
  type DialLook,
  type ReadingThresholds,
} from './reading-finding.ts';

/** A line's cells by field, as the file has them; empty where no column holds the field. */
export type HandheldCells = Readonly<Record<HandheldField, string>>;

/** What the reader saw: the dial, a locked door, or a faulty meter. */
export type HandheldState = 'actual' | 'locked' | 'fault';

/** A line of a handheld's file in our units; null is what nobody understands or the line does not say. */
export interface HandheldLine {
  readonly accountNo: string;
  readonly meterNo: string;
  readonly readOn: Day | null;
  readonly state: HandheldState | null;
  readonly dialWh: WattHours | null;
  readonly note: string | null;
}

const stateWords: ReadonlyMap<string, HandheldState> = new Map([
  ['实抄', 'actual'],
  ['已抄', 'actual'],
  ['正常', 'actual'],
  ['actual', 'actual'],
  ['锁门', 'locked'],
  ['门锁', 'locked'],
  ['门闭', 'locked'],
  ['locked', 'locked'],
  ['故障', 'fault'],
  ['表故障', 'fault'],
  ['故障表', 'fault'],
  ['fault', 'fault'],
]);

/**
 * Reads a line of a handheld's file: cleaned, the day in any spelling of `parseLegacyDay`, the dial in kWh. An empty
 * state beside a dial is an actual reading. It judges nothing: see `judgeHandheldLine`.
 */
export function readHandheldLine(cells: HandheldCells): HandheldLine {
  const dial = normaliseCode(cells.dial);
  const state = normaliseText(cells.state).toLowerCase();
  const note = normaliseText(cells.note).slice(0, 200).toWellFormed();
  return {
    accountNo: normaliseCode(cells.accountNo),
    meterNo: normaliseCode(cells.meterNo),
    readOn: parseLegacyDay(normaliseFigures(cells.readOn)),
    state: state === '' && dial !== '' ? 'actual' : (stateWords.get(state) ?? null),
    dialWh: parseKwh(dial),
    note: note === '' ? null : note,
  };
}

/** What the store knows of the meter that a line speaks of, for the month of the file. */
export interface HandheldMeter extends Omit<DialLook, 'dialWh'> {
  readonly digits: number;
  /** The month, or a later one, is billed: its readings can no longer change. */
  readonly isBilled: boolean;
  /** The meter's first dial value is of a later month: there is nothing to measure this month from. */
  readonly isBeforeOpening: boolean;
}

/** What a line comes to; `finding` is what a written reading must be explained for. */
export interface HandheldJudgement {
  readonly verdict: ReadingVerdict;
  readonly finding: DialFinding | null;
}

/** The verdicts whose lines become readings; all others are only reported. */
const writtenVerdicts: ReadonlySet<ReadingVerdict> = new Set([
  'locked',
  'fault',
  'backward',
  'zero',
  'other_actual',
]);

/** Tells whether a line with this verdict becomes a reading. */
export function isWrittenVerdict(verdict: ReadingVerdict): boolean {
  return writtenVerdicts.has(verdict);
}

/** A reading of a month is taken at most so many days before or after it; a day further off is a handheld's wrong clock or another month's file. */
const daysAround = 31;

function isFarFrom(month: Month, readOn: Day): boolean {
  return (
    readOn < addDays(dayOfMonth(month, 1), -daysAround) || readOn > addDays(dayOfMonth(month, 31), daysAround)
  );
}

/**
 * Judges a line of a month's file by the first that applies, in the order of `readingVerdicts`. `meter` is null when the account has no meter of that number,
 * 'no_account' when there is no such account. A dial has the decimals that it has at the keyboard (see dialDecimals). A jump (seed 001, 抄表核算员 4.5; thresholds of the policy pack) is an actual reading with a
 * finding.
 */
export function judgeHandheldLine(
  line: HandheldLine,
  meter: HandheldMeter | 'no_account' | null,
  month: Month,
  thresholds?: ReadingThresholds,
): HandheldJudgement {
  const plain = (verdict: ReadingVerdict): HandheldJudgement => ({ verdict, finding: null });
  if (meter === 'no_account') return plain('unknown_account');
  if (meter === null) return plain('meter_mismatch');
  if (meter.isBilled) return plain('month_issued');
  if (meter.isBeforeOpening) return plain('before_opening');
  if (line.state === null) return plain('bad_state');
  if (line.readOn === null || isFarFrom(month, line.readOn)) return plain('bad_date');
  if (line.state !== 'actual') return plain(line.state);
  const { dialWh } = line;
  if (dialWh === null || dialWh < 0 || dialWh >= dialFullScale(meter.digits)) return plain('bad_reading');
  if (!isReadablyFine(meter.register, meter.multiplierMilli, dialWh)) return plain('bad_reading');
  const finding = findReadingFinding({ ...meter, dialWh }, thresholds);
  return { verdict: finding === 'backward' || finding === 'zero' ? finding : 'other_actual', finding };
}

const fieldOf: Readonly<Record<ReadingVerdict, HandheldField>> = {
  unknown_account: 'accountNo',
  meter_mismatch: 'meterNo',
  month_issued: 'accountNo',
  before_opening: 'accountNo',
  bad_state: 'state',
  bad_date: 'readOn',
  locked: 'state',
  fault: 'state',
  bad_reading: 'dial',
  backward: 'dial',
  zero: 'dial',
  other_actual: 'dial',
};

/** The finding that the report shows for a judged line; null for an actual reading with nothing to ask. */
export function findingOfLine(
  cells: HandheldCells,
  judgement: HandheldJudgement,
): RowFinding<HandheldField> | null {
  const { verdict, finding } = judgement;
  const field = fieldOf[verdict];
  const value = cells[field];
  if (!isWrittenVerdict(verdict)) return { field, value, code: verdict, severity: 'rejected' };
  if (finding !== null) return { field, value, code: finding, severity: 'warned' };
  return verdict === 'other_actual' ? null : { field, value, code: verdict, severity: 'noted' };
}
