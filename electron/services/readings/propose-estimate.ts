import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { planEstimate } from './plan-estimate.ts';

/** Tells what an estimate of a meter would come to and by which rule, and changes nothing. Refuses right_missing, then what planEstimate refuses. */
export function proposeEstimate(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'readings/propose-estimate'>,
): Result<OutputOf<'readings/propose-estimate'>> {
  const right = checkRight(actor, 'readings.enter');
  if (!right.ok) return right;
  const plan = planEstimate(counter, input);
  if (!plan.ok) return plan;
  const { registers, isSecondInRow } = plan.value;
  return ok({
    isSecondInRow,
    registers: registers.map(({ meter, basis, estimate }) => ({
      registerId: meter.registerId,
      register: meter.register,
      lastDialWh: meter.lastDialWh,
      rule: basis.rule,
      basisMonth: basis.month,
      basisWh: basis.energyWh,
      months: estimate.months,
      useWh: estimate.useWh,
      dialWh: estimate.dialWh,
      hasRolledOver: estimate.hasRolledOver,
    })),
  });
}
