import { addDays, type Day } from '../kernel/calendar.ts';
import type { WorkOrderKind } from './reading-work.ts';

/** Within how many days each kind of field work is to be done, counted from the day it was asked for. */
export type WorkOrderDays = Readonly<Record<WorkOrderKind, number>>;

/** The days that a policy pack names; it may leave kinds out. */
export type OwnWorkOrderDays = Readonly<Partial<Record<WorkOrderKind, number | undefined>>>;

/**
 * What holds where a policy pack says nothing: a locked door is read again the next day, a faulty meter is looked at within three, a
 * contact slip answered within five. Seed 001 (电费管理工作标准 3.3.1, 3.3.2.1) names no days: "at once".
 */
export const usualWorkOrderDays: WorkOrderDays = {
  reread: 1,
  meter_fault: 3,
  meter_without_card: 5,
  card_without_meter: 5,
  field_check: 2,
};

/** The day by which field work that was asked for on a day is due; `own` are the days of the policy pack. */
export function workOrderDueOn(kind: WorkOrderKind, openedOn: Day, own: OwnWorkOrderDays | undefined): Day {
  return addDays(openedOn, own?.[kind] ?? usualWorkOrderDays[kind]);
}
