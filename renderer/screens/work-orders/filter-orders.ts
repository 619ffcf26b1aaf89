import type { WorkOrderRow } from '../../../electron/contract/work-orders.ts';
import type { Messages } from '../../messages/index.ts';

/** The orders in which every typed word is found: in the kind, the person, the account, the name, the address or the meter. */
export function filterOrders(
  messages: Messages,
  orders: readonly WorkOrderRow[],
  text: string,
): readonly WorkOrderRow[] {
  const wanted = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return orders;
  return orders.filter((order) => {
    const about = [
      messages.names.workOrderKinds[order.kind],
      order.assignedToName ?? messages.workOrders.notAssigned,
      order.openedByName,
      order.accountNo,
      order.name,
      order.address,
      order.meterNo,
      order.month,
    ]
      .join('\n')
      .toLowerCase();
    return wanted.every((word) => about.includes(word));
  });
}
