import type { CustomerClass } from '../accounts/customer-class.ts';
import type { Month } from '../kernel/calendar.ts';
import { energyBetween, type MilliMultiplier, type WattHours, wattHours } from '../kernel/energy.ts';
import { isFurtherThan, type Ratio } from '../kernel/ratio.ts';
import { checkThresholdsOf, type OwnCheckThresholds } from './checks/check-thresholds.ts';
import { findSlips } from './checks/find-slips.ts';
import { medianOf } from './checks/median.ts';
import { isPartOfDay, type RegisterKind } from './register-kind.ts';

export type { Ratio };

/**
 * What a look at a dial may show that a person must explain, the gravest first: it ran backward; a true dial lies below what was
 * estimated before; another meter hangs there; an estimate where none may be; a use that fits only with the multiplier missed or
 * applied twice, or with the decimal point shifted; several months without use; none at all; a second estimate in a row; a jump.
 * `rolled_over` is a backward dial of which a person said that it went past its full scale.
 */
export const readingFindings = [
  'backward',
  'estimate_too_high',
  'meter_differs',
  'estimate_forbidden',
  'multiplier_slip',
  'decimal_slip',
  'three_zeros',
  'zero',
  'estimated_twice',
  'jump',
  'rolled_over',
] as const;

/** One finding. */
export type ReadingFinding = (typeof readingFindings)[number];

/** What a dial shows by itself. */
export type DialFinding = Exclude<ReadingFinding, 'rolled_over'>;

/** Findings that a word does not settle: they wait for a correction, a true reading or, a dial below the last, for a person's roll-over. */
export const findingsBeyondWords = [
  'backward',
  'estimate_too_high',
  'estimate_forbidden',
] as const satisfies readonly ReadingFinding[];

/** Tells whether a look waits for somebody: a finding without a word, or one that words do not settle. */
export function isFindingOpen(finding: ReadingFinding | null, reason: string | null): boolean {
  if (finding === null) return false;
  return reason === null || (findingsBeyondWords as readonly ReadingFinding[]).includes(finding);
}

/** From which change against the usual use on a reader asks the customer; carried by the policy pack. */
export interface ReadingThresholds {
  /** Households (照明). */
  readonly jumpOverLighting: Ratio;
  /** Everyone else (动力). */
  readonly jumpOverPower: Ratio;
  /** What the pack says of the other checks. */
  readonly checks?: OwnCheckThresholds | undefined;
}

/** Seed 001, 抄表核算员 4.5: ask on the spot when lighting changes by over a half, power by over a third. */
export const seedReadingThresholds: ReadingThresholds = {
  jumpOverLighting: { numerator: 1, denominator: 2 },
  jumpOverPower: { numerator: 1, denominator: 3 },
};

/** What a register counted in a month; of several months that were read together, each has its equal share. */
export interface MonthUse {
  readonly month: Month;
  readonly useWh: WattHours;
}

/** What is known of a dial when it is read. What is left out is not known and finds nothing. */
export interface DialLook {
  readonly register: RegisterKind;
  /** The dial value the next bill starts from; null for a meter that has none, which finds nothing. */
  readonly lastDialWh: WattHours | null;
  readonly dialWh: WattHours;
  readonly multiplierMilli: MilliMultiplier;
  /** What the register usually counts in a month (see MeterMonth.usualUseWh); null or 0 says nothing about a jump. */
  readonly usualUseWh: WattHours | null;
  readonly customerClass: CustomerClass;
  /** What it counted in the months before, the newest first, up to thirteen. */
  readonly history?: readonly MonthUse[];
  /** The dial was not seen but put down by rule. */
  readonly isEstimated?: boolean;
  /** The rule of whom nobody may estimate holds for the user (see UserLimits). */
  readonly isNeverEstimated?: boolean;
  /** So was the one that the next bill starts from. */
  readonly isLastEstimated?: boolean;
  readonly meterNo?: string;
  /** The number that the reader saw on the meter. */
  readonly seenMeterNo?: string | null;
}

/** A finding with the use that would fit, where it is a slip that somebody may have made. */
export interface FoundInReading {
  readonly code: DialFinding;
  readonly fittingWh: WattHours | null;
}

/** The change from which on a class is asked. */
export function jumpOverOf(customerClass: CustomerClass, thresholds: ReadingThresholds): Ratio {
  return customerClass === 'residential' ? thresholds.jumpOverLighting : thresholds.jumpOverPower;
}

/** What a register is expected to count: the middle of its history where there is enough of it, or else the usual use. Null for nothing known. */
export function expectedUseOf(
  look: Pick<DialLook, 'usualUseWh' | 'history'>,
  thresholds: ReadingThresholds,
): WattHours | null {
  const past = (look.history ?? []).map(({ useWh }) => useWh);
  const isEnough = past.length >= checkThresholdsOf(thresholds.checks).historyFromMonths;
  return isEnough ? medianOf(past) : look.usualUseWh;
}

/**
 * Finds everything of a dial value that a person must explain, the gravest first (see readingFindings). Demand is read and not
 * counted on, reactive energy may well be none, and so may a part of the day that counted nothing before. An estimate is only asked
 * whether it may be one. Exact: compared as fractions (seed 001, 抄表核算员 4.5–4.6, 电费管理工作标准 3.3–3.4; domain.md §1.4, §6.2).
 */
export function findInReading(
  look: DialLook,
  thresholds: ReadingThresholds = seedReadingThresholds,
): readonly FoundInReading[] {
  const found = lookAt(look, thresholds);
  return readingFindings.flatMap((code) => {
    const fittingWh = code === 'rolled_over' ? undefined : found.get(code);
    return fittingWh === undefined || code === 'rolled_over' ? [] : [{ code, fittingWh }];
  });
}

function lookAt(look: DialLook, thresholds: ReadingThresholds): ReadonlyMap<DialFinding, WattHours | null> {
  const checks = checkThresholdsOf(thresholds.checks);
  const found = new Map<DialFinding, WattHours | null>();
  const add = (code: DialFinding, fittingWh: WattHours | null = null): void => {
    found.set(code, fittingWh);
  };
  const { lastDialWh, dialWh, isEstimated = false, isLastEstimated = false } = look;
  const isCounted = lastDialWh !== null && look.register !== 'demand';
  if (isCounted && dialWh < lastDialWh)
    add(isLastEstimated && !isEstimated ? 'estimate_too_high' : 'backward');
  const { seenMeterNo = null } = look;
  if (seenMeterNo !== null && seenMeterNo !== look.meterNo) add('meter_differs');
  if (isEstimated && look.isNeverEstimated === true) add('estimate_forbidden');
  if (isEstimated && isLastEstimated) add('estimated_twice');
  if (!isCounted || isEstimated) return found;
  const expectedWh = expectedUseOf(look, thresholds);
  const jumpOver = jumpOverOf(look.customerClass, thresholds);
  const past = (look.history ?? []).map(({ useWh }) => useWh);
  if (expectedWh !== null && expectedWh > 0) {
    const { multiplierMilli } = look;
    const dials = { lastDialWh, dialWh, multiplierMilli };
    const slips = findSlips(dials, expectedWh, past, jumpOver, checks.slipWithin);
    for (const { code, fittingWh } of slips) add(code, fittingWh);
  }
  if (dialWh < lastDialWh) return found;
  const useWh = energyBetween(lastDialWh, dialWh, look.multiplierMilli);
  if (useWh === 0) {
    const zeros = zerosBefore(past) + 1;
    if (zeros >= checks.zerosInRow && look.register === 'total') add('three_zeros');
    else if (isNoUseAsked(look)) add('zero');
    return found;
  }
  const { usualUseWh } = look;
  if (usualUseWh !== null && usualUseWh !== 0 && isFurtherThan(useWh, usualUseWh, jumpOver)) add('jump');
  return found;
}

/**
 * The gravest finding of a dial value, which is kept with the reading; null when there is nothing to ask (see findInReading).
 */
export function findReadingFinding(look: DialLook, thresholds?: ReadingThresholds): DialFinding | null {
  return findInReading(look, thresholds)[0]?.code ?? null;
}

/** How many months before this one had no use, one after the other. */
function zerosBefore(past: readonly WattHours[]): number {
  const used = past.findIndex((useWh) => useWh !== wattHours(0));
  return used === -1 ? past.length : used;
}

function isNoUseAsked({ register, usualUseWh }: DialLook): boolean {
  if (register === 'total') return true;
  return isPartOfDay(register) && usualUseWh !== null && usualUseWh > 0;
}
