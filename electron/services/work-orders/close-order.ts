import type { WattHours } from '../../../db/domain/kernel/energy.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { workOrderQueries, type StoredWorkOrder } from '../../../db/local/queries/work-orders.ts';
import { today, type Actor, type Counter } from '../counter.ts';

/** How an order ended. */
export interface OrderEnd {
  readonly state: 'done' | 'cancelled';
  readonly result: string;
  /** The dial that came back into the month's reading, if one did. */
  readonly dialWh: WattHours | null;
}

/** Ends an order with its daybook entry, inside the caller's transaction. */
export function closeOrder(counter: Counter, actor: Actor, order: StoredWorkOrder, end: OrderEnd): void {
  const closedAt = counter.clock.now();
  workOrderQueries(counter.store).close.run({
    workOrderId: order.workOrderId,
    state: end.state,
    result: end.result,
    closedBy: actor.personId,
    closedAt,
  });
  appendToDaybook(counter.store, {
    kind: 'work_order_closed',
    recordedAt: closedAt,
    businessDay: today(counter),
    actor,
    payload: {
      workOrderNo: order.workOrderId,
      workKind: order.kind,
      month: order.month,
      ...(order.accountNo === null ? {} : { accountNo: order.accountNo }),
      ...(order.meterNo === null ? {} : { meterNo: order.meterNo }),
      outcome: end.state,
      result: end.result,
      ...(end.dialWh === null ? {} : { dialWh: end.dialWh }),
    },
  });
}
