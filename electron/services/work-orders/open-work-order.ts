import { dayOfMonth, type Day } from '../../../db/domain/kernel/calendar.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { workOrderDueOn } from '../../../db/domain/metering/work-order-days.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import { findMeterMonth } from '../../../db/local/queries/readings.ts';
import { workOrderQueries } from '../../../db/local/queries/work-orders.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { checkMonth } from '../readings/check-month.ts';
import { checkAssignee } from './check-assignee.ts';

type Input = CheckedInputOf<'work-orders/open'>;

/** What an order is about; a null account is that of a meter without a card. */
interface Subject {
  readonly registerId: number | null;
  readonly accountId: number | null;
  readonly accountNo: string | null;
  /** Stored only for a meter without a card: any other is known by its register. */
  readonly seenMeterNo: string | null;
  readonly meterNo: string | null;
}

/**
 * Makes a work order from a reading's register, an account, or a meter that nobody has a card of (seed 001, 电费管理工作标准 3.3.1,
 * 3.3.2.1). Without a day it is due after the days of its kind. Refuses, in this order: right_missing; month_in_future;
 * due_before_today; person_unknown and assignee_cannot_finish for who is to do it; work_order_subject_missing for a re-read without a
 * register, a meter without a card without its number, and anything else without an account; account_unknown;
 * work_order_open_already for work that an open order asks for already.
 */
export function openWorkOrder(
  counter: Counter,
  actor: Actor,
  input: Input,
): Result<OutputOf<'work-orders/open'>> {
  const right = checkRight(actor, 'work_orders.open');
  if (!right.ok) return right;
  const month = checkMonth(counter, input.month);
  if (!month.ok) return month;
  if (input.dueOn !== null && input.dueOn < today(counter))
    return refuse('due_before_today', { day: input.dueOn });
  return counter.store.write(() => openOrder(counter, actor, input));
}

/**
 * What openWorkOrder does for whoever may open, inside the caller's transaction: an estimate or a record of the site asks for field
 * work by the same rules. Refuses as openWorkOrder does, from person_unknown on.
 */
export function openOrder(
  counter: Counter,
  actor: Actor,
  input: Input,
): Result<OutputOf<'work-orders/open'>> {
  const assignee = input.assignedTo === null ? null : checkAssignee(counter, input.assignedTo);
  if (assignee !== null && !assignee.ok) return assignee;
  const subject = findSubject(counter, input);
  if (!subject.ok) return subject;
  const { registerId, accountId, accountNo, seenMeterNo, meterNo } = subject.value;
  const queries = workOrderQueries(counter.store);
  const work = { kind: input.kind, month: input.month, registerId, accountId, meterNo: seenMeterNo };
  const same = queries.sameOpen.get(work);
  if (same !== undefined) return refuse('work_order_open_already', { workOrderId: same.workOrderId });
  const openedAt = counter.clock.now();
  const dueOn = input.dueOn ?? usualDueOn(counter, input);
  const inserted = queries.insert.run({
    kind: input.kind,
    periodMonth: input.month,
    accountId,
    registerId,
    meterNo: seenMeterNo,
    reason: input.reason,
    openedBy: actor.personId,
    openedAt,
    assignedTo: input.assignedTo,
    dueOn,
    state: 'open',
  });
  const workOrderId = Number(inserted.lastInsertRowid);
  appendToDaybook(counter.store, {
    kind: 'work_order_opened',
    recordedAt: openedAt,
    businessDay: today(counter),
    actor,
    payload: {
      workOrderNo: workOrderId,
      workKind: input.kind,
      month: input.month,
      ...(accountNo === null ? {} : { accountNo }),
      ...(meterNo === null ? {} : { meterNo }),
      reason: input.reason,
      dueOn,
      ...(assignee === null ? {} : { assignedTo: assignee.value.fullName }),
    },
  });
  return ok({ workOrderId });
}

/** Opens an order about a register unless the same is open already, inside the caller's transaction; answers the order there is. */
export function ensureOrder(
  counter: Counter,
  actor: Actor,
  wanted: Pick<Input, 'kind' | 'month' | 'registerId' | 'meterNo' | 'reason'>,
): number {
  const opened = openOrder(counter, actor, { ...wanted, accountNo: null, assignedTo: null, dueOn: null });
  if (opened.ok) return opened.value.workOrderId;
  const { workOrderId } = opened.refusal.facts;
  invariant(typeof workOrderId === 'number', `an order was refused: ${opened.refusal.code}`);
  return workOrderId;
}

/** The fault order (故障处理) of a register's meter: the one that is open, of whatever month, or else a new one. */
export function ensureFaultOrder(
  counter: Counter,
  actor: Actor,
  wanted: Pick<Input, 'month' | 'meterNo' | 'reason'> & { readonly registerId: number },
): number {
  const open = workOrderQueries(counter.store).openAtMeter.get({
    kind: 'meter_fault',
    registerId: wanted.registerId,
  });
  return open ?? ensureOrder(counter, actor, { kind: 'meter_fault', ...wanted });
}

function findSubject(counter: Counter, input: Input): Result<Subject> {
  const { kind, month, registerId, accountNo, meterNo } = input;
  if (registerId !== null && kind !== 'meter_without_card') {
    const meter = findMeterMonth(counter.store, registerId, month);
    if (meter === null) return refuse('account_unknown', { registerId });
    return ok({
      registerId,
      accountId: meter.accountId,
      accountNo: meter.accountNo,
      seenMeterNo: null,
      meterNo: meter.meterNo,
    });
  }
  if (kind === 'reread') return refuse('work_order_subject_missing', { wanted: 'register' });
  if (kind === 'meter_without_card' && meterNo === null)
    return refuse('work_order_subject_missing', { wanted: 'meter_no' });
  if (kind !== 'meter_without_card' && accountNo === null)
    return refuse('work_order_subject_missing', { wanted: 'account' });
  const account = accountNo === null ? undefined : workOrderQueries(counter.store).account.get(accountNo);
  if (accountNo !== null && account === undefined) return refuse('account_unknown', { accountNo });
  const seenMeterNo = kind === 'meter_without_card' ? meterNo : null;
  return ok({
    registerId: null,
    accountId: account?.accountId ?? null,
    accountNo,
    seenMeterNo,
    meterNo: seenMeterNo,
  });
}

function usualDueOn(counter: Counter, { kind, month }: Input): Day {
  const policy = findPolicyPackInForce(counter.store, dayOfMonth(month, 1));
  return workOrderDueOn(kind, today(counter), policy?.pack.readings.workOrderDays);
}
