import { findMeterMonth } from '../../../db/local/queries/readings.ts';
import type { StoredWorkOrder } from '../../../db/local/queries/work-orders.ts';
import type { WorkOrderMeter, WorkOrderRow } from '../../contract/work-orders.ts';
import { today, type Counter } from '../counter.ts';

/** A work order as the page shows it: with its register as the order's month sees it, and whether its day has passed. */
export function workOrderRowOf(counter: Counter, stored: StoredWorkOrder): WorkOrderRow {
  const { register: _, registerId: __, ...order } = stored;
  return {
    ...order,
    meter: meterOf(counter, stored),
    isOverdue: order.state === 'open' && order.dueOn < today(counter),
  };
}

function meterOf(counter: Counter, { registerId, month }: StoredWorkOrder): WorkOrderMeter | null {
  const meter = registerId === null ? null : findMeterMonth(counter.store, registerId, month);
  if (meter === null) return null;
  const { register, customerClass, digits, multiplierMilli, lastDialWh, usualUseWh, isBilled } = meter;
  return {
    registerId: meter.registerId,
    register,
    customerClass,
    digits,
    multiplierMilli,
    lastDialWh,
    usualUseWh,
    isBilled,
  };
}
