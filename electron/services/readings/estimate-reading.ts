import { formatKwh, type WattHours, wattHours } from '../../../db/domain/kernel/energy.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import type { EstimateCause } from '../../../db/domain/metering/estimate.ts';
import { hasLookedAgain } from '../../../db/local/queries/second-looks.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { ensureFaultOrder, ensureOrder } from '../work-orders/open-work-order.ts';
import { type EstimatePlan, planEstimate, type PlannedEstimate } from './plan-estimate.ts';
import { postReading } from './post-reading.ts';

/** An estimate as the books tell it; the books are Chinese. */
const causeNames: Readonly<Record<EstimateCause, string>> = { locked: '锁门', fault: '表故障' };

/**
 * 估抄 (暂计): writes down what a meter behind a locked door or a faulty one is taken to have counted, for all its registers that were not
 * read (domain.md §1.4; seed 001, 电费管理工作标准 3.3.2.1). It is billed and never counted as read (KP02). A faulty meter's comes with its
 * fault order (故障处理), made unless one is open; the second estimate in a row opens a field check. Refuses, in this order: right_missing;
 * day_in_future; what planEstimate refuses; read_before_last; same_person_forbidden for who took a second look at it.
 */
export function estimateReading(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'readings/estimate'>,
): Result<OutputOf<'readings/estimate'>> {
  const right = checkRight(actor, 'readings.enter');
  if (!right.ok) return right;
  return counter.store.write(() => postEstimate(counter, actor, input));
}

/** What estimateReading does for whoever may enter readings, inside the caller's transaction. */
export function postEstimate(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'readings/estimate'>,
): Result<OutputOf<'readings/estimate'>> {
  if (input.readOn > today(counter)) return refuse('day_in_future', { day: input.readOn });
  const planned = planEstimate(counter, input);
  if (!planned.ok) return planned;
  const { registers } = planned.value;
  const early = registers.find(({ meter }) => meter.lastReadOn !== null && input.readOn < meter.lastReadOn);
  if (early !== undefined) return refuse('read_before_last', { lastReadOn: early.meter.lastReadOn });
  const lookedAgain = registers.find(({ meter }) =>
    hasLookedAgain(counter.store, meter.registerId, input.month, actor.personId),
  );
  if (lookedAgain !== undefined)
    return refuse('same_person_forbidden', {
      accountNo: lookedAgain.meter.accountNo,
      didBefore: 'look_again',
    });
  const rows = registers.map((one) =>
    postReading(counter, actor, one.meter, input.month, {
      kind: 'estimated',
      source: 'keyboard',
      readOn: input.readOn,
      dialWh: one.estimate.dialWh,
      finding: one.estimate.hasRolledOver ? 'rolled_over' : null,
      reason: formulaOf(one, input.cause),
    }),
  );
  return ok({
    rows,
    faultOrderNo: askForRepair(counter, actor, planned.value, input),
    fieldCheckNo: askForFieldCheck(counter, actor, planned.value, input),
  });
}

function askForRepair(
  counter: Counter,
  actor: Actor,
  { registers }: EstimatePlan,
  { month, cause }: CheckedInputOf<'readings/estimate'>,
): number | null {
  if (cause !== 'fault') return null;
  const [first] = registers;
  invariant(first !== undefined, 'an estimate has a register');
  const { registerId, meterNo } = first.meter;
  return ensureFaultOrder(counter, actor, { month, registerId, meterNo, reason: '表故障，本月按规定估抄' });
}

function askForFieldCheck(
  counter: Counter,
  actor: Actor,
  { isSecondInRow, registers }: EstimatePlan,
  { month }: CheckedInputOf<'readings/estimate'>,
): number | null {
  if (!isSecondInRow) return null;
  const [first] = registers;
  invariant(first !== undefined, 'an estimate has a register');
  const { registerId, meterNo } = first.meter;
  return ensureOrder(counter, actor, {
    kind: 'field_check',
    month,
    registerId,
    meterNo,
    reason: '连续两个月估抄，到现场抄表核查',
  });
}

/** The rule and the arithmetic, for whoever asks later. */
function formulaOf({ meter, basis, estimate }: PlannedEstimate, cause: EstimateCause): string {
  const kwh = (energy: WattHours | null) => formatKwh(energy ?? wattHours(0));
  const rule = basis.rule === 'normal_month' ? '正常月' : '上期';
  const month = basis.month === null ? '' : ` ${basis.month}`;
  const times = estimate.months === 1 ? '' : ` × ${estimate.months} 个月`;
  return `暂计（${causeNames[cause]}）：按${rule}${month} ${kwh(basis.energyWh)} 度${times}，示数 ${kwh(meter.lastDialWh)} → ${kwh(estimate.dialWh)}`;
}
