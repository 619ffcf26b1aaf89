import { readingVerdicts, type ReadingVerdict, type RowFinding } from '../accounts/import-finding.ts';
import { addDays, dayOfMonth, type Day, type Month } from '../kernel/calendar.ts';
import { dialFullScale, type WattHours } from '../kernel/energy.ts';
import { cutToReadable, isReadablyFine } from './dial-precision.ts';
import type { HandheldField } from './handheld-columns.ts';
import type { HandheldCells, HandheldLine, HandheldLook } from './handheld-line.ts';
import {
  findReadingFinding,
  type DialFinding,
  type DialLook,
  type ReadingThresholds,
} from './reading-finding.ts';
import { isSiteReading, type FileSource, type ReadingSource } from './reading-source.ts';

/** What the store knows of the register that a look is at, for the month of the file. */
export interface HandheldMeter extends Omit<DialLook, 'dialWh'> {
  /** The day of the dial that the next bill starts from; null where nobody wrote it down. */
  readonly lastReadOn: Day | null;
  readonly digits: number;
  /** The month's newest reading; null where there is none. */
  readonly kind: string | null;
  readonly source: ReadingSource | null;
  readonly dialWh: WattHours | null;
  /** The month, or a later one, is billed: its readings can no longer change. */
  readonly isBilled: boolean;
  /** The meter's first dial value is of a later month: there is nothing to measure this month from. */
  readonly isBeforeOpening: boolean;
  /** Whoever brings the file took a second look at the register in the month: the first is not theirs to change. */
  readonly isLookedAgain: boolean;
}

/** Why there is nothing known: no such account, no such meter at it, no such register at the meter. */
export type UnknownMeter = 'no_account' | 'no_meter' | 'no_register';

/** What a look comes to; `finding` is what a written reading must be explained for, `dialWh` what is written, in Wh. */
export interface HandheldJudgement {
  readonly verdict: ReadingVerdict;
  readonly finding: DialFinding | null;
  readonly dialWh: WattHours | null;
}

/** What of a file holds for each of its looks. */
export interface JudgedFile {
  readonly month: Month;
  readonly source: FileSource;
  readonly today: Day;
  readonly thresholds?: ReadingThresholds | undefined;
}

/** The verdicts whose looks become readings; all others are only reported. */
const writtenVerdicts: ReadonlySet<ReadingVerdict> = new Set([
  'locked',
  'fault',
  'backward',
  'zero',
  'other_actual',
]);

/** Tells whether a look with this verdict becomes a reading. */
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

const unknownVerdicts: Readonly<Record<UnknownMeter, ReadingVerdict>> = {
  no_account: 'unknown_account',
  no_meter: 'meter_mismatch',
  no_register: 'unknown_register',
};

/**
 * Judges a line's look at a register by the first that applies, in the order of `readingVerdicts` (a doubled line is its caller's to
 * know). A day is none that is still to come, far from the month, or before that of the dial the next bill starts from. A dial has the decimals that it has at the keyboard (see dialDecimals); the remote channel brings more, which are cut off. A
 * remote look that differs from what a person read on the spot does not stand against it (domain.md §1.4). A jump (seed 001, 抄表核算员
 * 4.5; thresholds of the policy pack) is an actual reading with a finding.
 */
export function judgeHandheldLook(
  line: HandheldLine,
  look: HandheldLook,
  meter: HandheldMeter | UnknownMeter,
  { month, source, today, thresholds }: JudgedFile,
): HandheldJudgement {
  const plain = (verdict: ReadingVerdict): HandheldJudgement => ({ verdict, finding: null, dialWh: null });
  if (typeof meter === 'string') return plain(unknownVerdicts[meter]);
  if (meter.isBilled) return plain('month_issued');
  if (meter.isBeforeOpening) return plain('before_opening');
  if (line.state === null) return plain('bad_state');
  const { readOn } = line;
  if (readOn === null || readOn > today || isFarFrom(month, readOn)) return plain('bad_date');
  if (meter.lastReadOn !== null && readOn < meter.lastReadOn) return plain('bad_date');
  const dialWh = line.state === 'actual' ? readableDial(look, meter, source) : null;
  if (line.state === 'actual' && dialWh === null) return plain('bad_reading');
  if (meter.isLookedAgain) return plain('looked_again');
  if (source === 'remote' && isSiteReading(meter) && dialWh !== meter.dialWh)
    return plain('site_reading_stands');
  if (dialWh === null) return plain(line.state === 'fault' ? 'fault' : 'locked');
  const finding = findReadingFinding({ ...meter, dialWh }, thresholds);
  const verdict = finding === 'backward' || finding === 'zero' ? finding : 'other_actual';
  return { verdict, finding, dialWh };
}

/** The dial as it is kept; null when it is missing, does not fit the meter's digits, or is finer than a person reads. */
function readableDial(look: HandheldLook, meter: HandheldMeter, source: FileSource): WattHours | null {
  const { register, multiplierMilli } = meter;
  if (look.dialWh === null || look.dialWh < 0 || look.dialWh >= dialFullScale(meter.digits)) return null;
  if (source === 'remote') return cutToReadable(register, multiplierMilli, look.dialWh);
  return isReadablyFine(register, multiplierMilli, look.dialWh) ? look.dialWh : null;
}

/** What says nothing of a line that also says something else: smart meters send registers that nobody bills. */
const besideOthers: ReadonlySet<ReadingVerdict> = new Set(['unknown_register', 'doubled_line']);

/**
 * What a line counts as: the first verdict of its looks in the order of `readingVerdicts`; a register that the meter lacks, or one
 * doubled, only when the line is nothing else. Null for a line without looks.
 */
export function verdictOfLine(verdicts: readonly ReadingVerdict[]): ReadingVerdict | null {
  const asked = readingVerdicts.filter((verdict) => verdicts.includes(verdict));
  return asked.find((verdict) => !besideOthers.has(verdict)) ?? asked[0] ?? null;
}

function fieldOf(verdict: ReadingVerdict, look: HandheldLook): HandheldField {
  switch (verdict) {
    case 'unknown_account':
    case 'month_issued':
    case 'before_opening':
      return 'accountNo';
    case 'meter_mismatch':
      return 'meterNo';
    case 'bad_state':
    case 'locked':
    case 'fault':
      return 'state';
    case 'bad_date':
      return 'readOn';
    case 'unknown_register':
      return look.register === null ? 'register' : look.field;
    default:
      return look.field;
  }
}

/**
 * The findings that the report shows for a judged look: none for an actual reading with nothing to ask. `isFurther`: it became a
 * version after another one of the month, which is kept. `isBeside`: the line counts as something else, so that a register which the
 * meter lacks is only passed over.
 */
export function findingsOfLook(
  cells: HandheldCells,
  look: HandheldLook,
  { verdict, finding }: HandheldJudgement,
  { isFurther = false, isBeside = false } = {},
): readonly RowFinding<HandheldField>[] {
  const field = fieldOf(verdict, look);
  const value = cells[field];
  if (verdict === 'doubled_line' || (verdict === 'unknown_register' && isBeside))
    return [{ field, value, code: verdict, severity: 'skipped' }];
  if (!isWrittenVerdict(verdict)) return [{ field, value, code: verdict, severity: 'rejected' }];
  const further: RowFinding<HandheldField>[] = isFurther
    ? [{ field, value, code: 'second_version', severity: 'noted' }]
    : [];
  if (finding !== null)
    return [{ field, value, code: importCodeOf(finding), severity: 'warned' }, ...further];
  return verdict === 'other_actual'
    ? further
    : [{ field, value, code: verdict, severity: 'noted' }, ...further];
}

/** How the report of an import calls a finding: slips are jumps there, and what the office asks of an estimate comes in no file. */
function importCodeOf(finding: DialFinding): 'backward' | 'zero' | 'jump' | 'meter_mismatch' {
  switch (finding) {
    case 'backward':
    case 'estimate_too_high':
      return 'backward';
    case 'zero':
    case 'three_zeros':
      return 'zero';
    case 'meter_differs':
      return 'meter_mismatch';
    default:
      return 'jump';
  }
}
