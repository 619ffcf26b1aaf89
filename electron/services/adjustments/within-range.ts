import type { AdjustmentFacts } from '../../../db/domain/billing/adjustment/adjustment-facts.ts';
import { notPossible } from '../../../db/domain/billing/adjustment/fault-rate.ts';
import {
  amountOfAdjustment,
  energyOfAdjustment,
  type AdjustmentContent,
} from '../../../db/domain/billing/adjustment/proposal.ts';
import { OutOfRange } from '../../../db/domain/kernel/invariant.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';

/** The largest number of each fault, as a person is asked to look at it. */
const largestPlace: Readonly<Record<AdjustmentFacts['fault'], string>> = {
  meter_error: 'error',
  wrong_wiring: 'factor',
  ct_mismatch: 'billedCt',
  phase_lost: 'phasesMetered',
  wrong_multiplier: 'trueMultiplier',
  normal_month: 'normalEnergy',
  true_dial: 'dials',
  wrong_class: 'amount',
  power_factor: 'trueVarh',
  theft: 'items',
  price_class_breach: 'items',
  over_capacity: 'power',
  private_capacity: 'capacity',
  suspended_use: 'capacity',
  company_outage: 'energy',
  wrong_charge: 'amount',
};

/**
 * Computes an adjustment and its sums from numbers that were plausible one by one. Refuses adjustment_not_possible with the place of
 * the largest when together they leave what is counted exactly; any other throw is a bug and goes on.
 */
export function withinRange(
  facts: AdjustmentFacts,
  compute: () => Result<AdjustmentContent>,
): Result<AdjustmentContent> {
  try {
    const content = compute();
    if (!content.ok) return content;
    amountOfAdjustment(content.value);
    energyOfAdjustment(content.value);
    return ok(content.value);
  } catch (error) {
    if (error instanceof OutOfRange) return notPossible(largestPlace[facts.fault]);
    throw error;
  }
}
