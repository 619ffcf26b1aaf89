import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { CorrectionFacts } from './adjustment-facts.ts';
import { meterErrorRate, multiplierRate, phaseRate, type CorrectionRate } from './correction.ts';
import { phaseLostRate, wiringRate } from './fault-rules.ts';
import { parseRatio, type Ratio } from './ratio.ts';

/** The faults that multiply what was recorded. */
export const rateFaults = [
  'meter_error',
  'wrong_wiring',
  'ct_mismatch',
  'phase_lost',
  'wrong_multiplier',
] as const satisfies readonly CorrectionFacts['fault'][];

/** The facts of such a fault. */
export type RateFacts = Extract<CorrectionFacts, { fault: (typeof rateFaults)[number] }>;

/**
 * The correction rate of a fault (domain.md §1.3). Refuses adjustment_not_possible with the place of a number that cannot be read or
 * makes no rate: a factor that is not positive, phases that cancel each other out, a meter that stands still (−100 %).
 */
export function rateOfFault(facts: RateFacts): Result<CorrectionRate> {
  switch (facts.fault) {
    case 'meter_error': {
      const error = parseRatio(facts.error);
      return orNotPossible(error === null ? null : meterErrorRate(error, facts.isHalfPeriod), 'error');
    }
    case 'wrong_wiring': {
      const factor = positiveRatio(facts.factor);
      return orNotPossible(factor === null ? null : wiringRate(factor), 'factor');
    }
    case 'ct_mismatch':
      return mismatchRate(facts);
    case 'phase_lost': {
      const { phasesMetered, ofPhases } = facts;
      const isPossible = phasesMetered <= ofPhases;
      return orNotPossible(isPossible ? phaseLostRate(phasesMetered, ofPhases) : null, 'phasesMetered');
    }
    case 'wrong_multiplier': {
      const right = positiveRatio(facts.trueMultiplier);
      const billed = positiveRatio(facts.billedMultiplier);
      if (right === null || billed === null)
        return notPossible(right === null ? 'trueMultiplier' : 'billedMultiplier');
      return ok(multiplierRate(right, billed));
    }
  }
}

function mismatchRate(facts: Extract<RateFacts, { fault: 'ct_mismatch' }>): Result<CorrectionRate> {
  const billed = positiveRatio(facts.billedCt);
  if (billed === null) return notPossible('billedCt');
  const phases = [];
  for (const [index, { ct, isReversed }] of facts.phases.entries()) {
    const actual = positiveRatio(ct);
    if (actual === null) return notPossible(`phases.${index}.ct`);
    phases.push({ actual, isReversed, isLost: false });
  }
  return orNotPossible(phaseRate(billed, phases), 'phases');
}

function positiveRatio(text: string): Ratio | null {
  const value = parseRatio(text);
  return value === null || value.numerator <= 0n ? null : value;
}

function orNotPossible(rate: CorrectionRate | null, place: string): Result<CorrectionRate> {
  return rate === null ? notPossible(place) : ok(rate);
}

/** Refuses adjustment_not_possible with the fact to look at. */
export function notPossible(place: string): Result<never> {
  return refuse('adjustment_not_possible', { place });
}
