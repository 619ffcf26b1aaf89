import type { CustomerClass } from '../accounts/customer-class.ts';
import { energyBetween, type MilliMultiplier, type WattHours } from '../kernel/energy.ts';
import { isPartOfDay, type RegisterKind } from './register-kind.ts';

/**
 * What a look at a dial may show that a person must explain: it ran backward, the use jumped, or nothing was used. `rolled_over` is a
 * backward dial of which a person said that it went past its full scale.
 */
export type ReadingFinding = 'backward' | 'jump' | 'zero' | 'rolled_over';

/** What a dial shows by itself. */
export type DialFinding = Exclude<ReadingFinding, 'rolled_over'>;

/** A share as a fraction, so that a third stays a third. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** From which change against the usual use on a reader asks the customer; carried by the policy pack. */
export interface ReadingThresholds {
  /** Households (照明). */
  readonly jumpOverLighting: Ratio;
  /** Everyone else (动力). */
  readonly jumpOverPower: Ratio;
}

/** Seed 001, 抄表核算员 4.5: ask on the spot when lighting changes by over a half, power by over a third. */
export const seedReadingThresholds: ReadingThresholds = {
  jumpOverLighting: { numerator: 1, denominator: 2 },
  jumpOverPower: { numerator: 1, denominator: 3 },
};

/** What is known of a dial when it is read. */
export interface DialLook {
  readonly register: RegisterKind;
  /** The dial value the next bill starts from; null for a meter that has none, which finds nothing. */
  readonly lastDialWh: WattHours | null;
  readonly dialWh: WattHours;
  readonly multiplierMilli: MilliMultiplier;
  /** What the register usually counts in a month (see MeterMonth.usualUseWh); null or 0 says nothing about a jump. */
  readonly usualUseWh: WattHours | null;
  readonly customerClass: CustomerClass;
}

/**
 * Finds what of a dial value a person must explain, the gravest first: `backward` below the last value (reversed or rolled over:
 * only a person may say), `zero` no use, `jump` a change against the usual use of over the threshold, up or down. Null when there
 * is nothing to ask: demand is read and not counted on, reactive energy may well be none, and so may a part of the day that counted
 * nothing before. Exact: compared as fractions (seed 001, 抄表核算员 4.5).
 */
export function findReadingFinding(
  look: DialLook,
  thresholds: ReadingThresholds = seedReadingThresholds,
): DialFinding | null {
  if (look.lastDialWh === null || look.register === 'demand') return null;
  if (look.dialWh < look.lastDialWh) return 'backward';
  const useWh = energyBetween(look.lastDialWh, look.dialWh, look.multiplierMilli);
  if (useWh === 0) return isNoUseAsked(look) ? 'zero' : null;
  if (look.usualUseWh === null || look.usualUseWh === 0) return null;
  const threshold =
    look.customerClass === 'residential' ? thresholds.jumpOverLighting : thresholds.jumpOverPower;
  const change = BigInt(Math.abs(useWh - look.usualUseWh));
  const isOver =
    change * BigInt(threshold.denominator) > BigInt(look.usualUseWh) * BigInt(threshold.numerator);
  return isOver ? 'jump' : null;
}

function isNoUseAsked({ register, usualUseWh }: DialLook): boolean {
  if (register === 'total') return true;
  return isPartOfDay(register) && usualUseWh !== null && usualUseWh > 0;
}
