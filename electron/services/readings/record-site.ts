import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { findMeterOfRegister, listRegistersBeside } from '../../../db/local/queries/reading-month.ts';
import { findMeterMonth, type MeterMonth } from '../../../db/local/queries/readings.ts';
import { hasLookedAgain } from '../../../db/local/queries/second-looks.ts';
import { siteQueries } from '../../../db/local/queries/site-records.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import type { ReadingRow } from '../../contract/readings.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { ensureFaultOrder, ensureOrder } from '../work-orders/open-work-order.ts';
import { checkPeriodOpen } from '../periods/check-period-open.ts';
import { checkMonth } from './check-month.ts';
import { postEstimate } from './estimate-reading.ts';
import { postReading } from './post-reading.ts';

type Input = CheckedInputOf<'readings/record-site'>;

/** What was seen, in the words of the books, which are Chinese. */
const anomalyNames: Readonly<Record<NonNullable<Input['anomaly']>, string>> = {
  lost: '表丢失',
  burnt: '表烧坏',
  stopped: '表停走',
  reversed: '表倒走',
  creeping: '表空走',
  breach: '违约用电、窃电嫌疑',
  seal_broken: '封印不完整',
  meter_differs: '表号不符',
  other: '其他异常',
};

/**
 * 现场记录: writes down what was seen at a meter beside its dial, seals and whether the customer was there (seed 001, 抄表核算员 4.6;
 * 电费管理工作标准 3.3.2); with `follow` also opens the fault order, and takes the month's reading as an estimate by rule, or where that is
 * not allowed as faulty. Where the meter's number differs the month stays unread (as faulty) and contact slips ask who is right.
 * A dial that was read stands, unless it is another meter's. Refuses, in this order: right_missing; month_in_future; day_in_future;
 * period_locked; account_unknown; month_issued; site_record_empty; site_note_missing for a breach or another anomaly without a word, and
 * for a number that differs without that number or a word; and where the month's reading is to change read_before_last and
 * same_person_forbidden for who took a second look at it.
 */
export function recordSite(
  counter: Counter,
  actor: Actor,
  input: Input,
): Result<OutputOf<'readings/record-site'>> {
  const right = checkRight(actor, 'readings.enter');
  if (!right.ok) return right;
  const month = checkMonth(counter, input.month);
  if (!month.ok) return month;
  if (input.readOn > today(counter)) return refuse('day_in_future', { day: input.readOn });
  return counter.store.write(() => {
    const period = checkPeriodOpen(counter.store, input.month);
    if (!period.ok) return period;
    const meter = findMeterMonth(counter.store, input.registerId, input.month);
    if (meter === null) return refuse('account_unknown', { registerId: input.registerId });
    const { accountNo } = meter;
    if (meter.isBilled) return refuse('month_issued', { accountNo, month: input.month });
    const { anomaly, seals, sealsAreWhole, customerWasPresent, note } = input;
    if ([anomaly, seals, sealsAreWhole, customerWasPresent, note].every((one) => one === null))
      return refuse('site_record_empty', { accountNo });
    const needsNote =
      anomaly === 'other' ||
      anomaly === 'breach' ||
      (anomaly === 'meter_differs' && input.seenMeterNo === null);
    if (needsNote && note === null) return refuse('site_note_missing', { accountNo });
    const changes = checkChange(counter, actor, meter, input);
    if (!changes.ok) return changes;
    postSiteRecord(counter, actor, meter, input);
    if (anomaly === 'meter_differs') return ok(keepOut(counter, actor, meter, input));
    return ok(followUp(counter, actor, meter, input));
  });
}

/** Whether the month's reading may change by what was seen, where it is to. */
function checkChange(
  { store }: Counter,
  actor: Actor,
  { registerId, accountNo }: MeterMonth,
  { month, readOn, anomaly, follow }: Input,
): Result<null> {
  if (anomaly === null || (anomaly !== 'meter_differs' && follow !== 'order_and_estimate')) return ok(null);
  for (const beside of listRegistersBeside(store, registerId)) {
    const lastReadOn = findMeterMonth(store, beside, month)?.lastReadOn ?? null;
    if (lastReadOn !== null && readOn < lastReadOn) return refuse('read_before_last', { lastReadOn });
    if (hasLookedAgain(store, beside, month, actor.personId))
      return refuse('same_person_forbidden', { accountNo, didBefore: 'look_again' });
  }
  return ok(null);
}

function postSiteRecord(counter: Counter, actor: Actor, meter: MeterMonth, input: Input): void {
  const { store } = counter;
  const meterId = findMeterOfRegister(store, meter.registerId);
  invariant(meterId !== null, 'a register is on a meter');
  const { month, anomaly, seals, sealsAreWhole, customerWasPresent, note } = input;
  const recordedAt = counter.clock.now();
  const recordId = siteQueries(store).insertOne({
    accountId: meter.accountId,
    meterId,
    periodMonth: month,
    anomaly,
    seals,
    sealsAreWhole: yesOrNo(sealsAreWhole),
    customerWasPresent: yesOrNo(customerWasPresent),
    note,
    recordedBy: actor.personId,
    recordedAt,
    daybookNo: nextEntryNo(store),
  });
  appendToDaybook(store, {
    kind: 'site_recorded',
    recordedAt,
    businessDay: today(counter),
    actor,
    payload: {
      recordId,
      accountNo: meter.accountNo,
      meterId,
      month,
      ...told({ anomaly, seals, sealsAreWhole, customerWasPresent, note }),
    },
  });
}

function yesOrNo(answer: boolean | null): 0 | 1 | null {
  if (answer === null) return null;
  return answer ? 1 : 0;
}

function told(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/** The fault order and the estimate, as far as they were asked for. */
function followUp(
  counter: Counter,
  actor: Actor,
  meter: MeterMonth,
  { registerId, month, readOn, anomaly, note, follow }: Input,
): OutputOf<'readings/record-site'> {
  const nothing = { rows: [], workOrderNos: [], fieldCheckNo: null, estimateRefused: null };
  if (follow === 'none' || anomaly === null) return nothing;
  const reason = reasonOf(anomaly, note);
  const { meterNo } = meter;
  const orderNo = ensureFaultOrder(counter, actor, { month, registerId, meterNo, reason });
  const workOrderNos = [orderNo];
  if (follow === 'order') return { ...nothing, workOrderNos };
  const estimate = postEstimate(counter, actor, { registerId, month, readOn, cause: 'fault' });
  if (estimate.ok) {
    const { rows, fieldCheckNo } = estimate.value;
    return { rows, fieldCheckNo, workOrderNos, estimateRefused: null };
  }
  // What was read stands: the dial of a meter that failed is where its last use ends.
  if (estimate.refusal.code === 'estimate_not_needed')
    return { ...nothing, workOrderNos, estimateRefused: estimate.refusal.code };
  const rows = markFaulty(counter, actor, meter, { month, readOn, reason });
  return { ...nothing, rows, workOrderNos, estimateRefused: estimate.refusal.code };
}

/** 表号不符: the month of every register of the meter stays out of the bills until the contact slip is answered. */
function keepOut(
  counter: Counter,
  actor: Actor,
  meter: MeterMonth,
  { month, readOn, note, seenMeterNo }: Input,
): OutputOf<'readings/record-site'> {
  const seen = seenMeterNo === null ? null : `现场表号 ${seenMeterNo}`;
  const reason = reasonOf('meter_differs', note ?? seen);
  const rows = markFaulty(counter, actor, meter, { month, readOn, reason });
  const { registerId, meterNo } = meter;
  const slip = ensureOrder(counter, actor, {
    kind: 'card_without_meter',
    month,
    registerId,
    meterNo,
    reason,
  });
  const other =
    seenMeterNo === null
      ? []
      : [
          ensureOrder(counter, actor, {
            kind: 'meter_without_card',
            month,
            registerId: null,
            meterNo: seenMeterNo,
            reason: `在 ${meter.accountNo} 处看到，${reason}`.slice(0, 200),
          }),
        ];
  return { rows, workOrderNos: [slip, ...other], fieldCheckNo: null, estimateRefused: null };
}

function markFaulty(
  counter: Counter,
  actor: Actor,
  meter: MeterMonth,
  said: Pick<Input, 'month' | 'readOn'> & { readonly reason: string },
): ReadingRow[] {
  const { store } = counter;
  const { month, readOn, reason } = said;
  return listRegistersBeside(store, meter.registerId).flatMap((registerId) => {
    const one = findMeterMonth(store, registerId, month);
    if (one === null) return [];
    const correction = one.kind === 'actual' ? reason : null;
    const version = { kind: 'fault', source: 'keyboard', readOn, dialWh: null, finding: null } as const;
    return [postReading(counter, actor, one, month, { ...version, reason, correction })];
  });
}

function reasonOf(anomaly: NonNullable<Input['anomaly']>, note: string | null): string {
  return note === null ? anomalyNames[anomaly] : `${anomalyNames[anomaly]}：${note}`.slice(0, 200);
}
