import { formatMultiplier } from '../../../db/domain/kernel/energy.ts';
import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import type { ExportTable } from '../../../electron/contract/exports.ts';
import type { WorkOrderRow } from '../../../electron/contract/work-orders.ts';
import type { Messages } from '../../messages/index.ts';

/** The list as it is shown, with everything a row holds, to take out. */
export function workOrdersTable(
  messages: Messages,
  state: 'open' | 'closed',
  rows: readonly WorkOrderRow[],
): ExportTable {
  const words = messages.workOrders;
  return {
    fileNameHint: words.exportName[state],
    columns: [
      { title: words.no, kind: 'count' },
      { title: words.kind, kind: 'text' },
      { title: words.month, kind: 'text' },
      { title: words.accountNo, kind: 'text' },
      { title: words.name, kind: 'text' },
      { title: words.address, kind: 'text' },
      { title: words.meterNo, kind: 'text' },
      { title: words.multiplier, kind: 'text' },
      { title: words.last, kind: 'energy_wh' },
      { title: words.reason, kind: 'text' },
      { title: words.openedBy, kind: 'text' },
      { title: words.openedAt, kind: 'text' },
      { title: words.assignedTo, kind: 'text' },
      { title: words.dueOn, kind: 'day' },
      { title: words.state, kind: 'text' },
      { title: words.result, kind: 'text' },
      { title: words.closedBy, kind: 'text' },
      { title: words.closedAt, kind: 'text' },
    ],
    rows: rows.map((row) => [
      row.workOrderId,
      messages.names.workOrderKinds[row.kind],
      row.month,
      row.accountNo,
      row.name,
      row.address,
      row.meterNo,
      row.meter === null ? null : formatMultiplier(row.meter.multiplierMilli),
      row.meter?.lastDialWh ?? null,
      row.reason,
      row.openedByName,
      stationTimeAt(row.openedAt),
      row.assignedToName,
      row.dueOn,
      messages.names.workOrderStates[row.state],
      row.result,
      row.closedByName,
      row.closedAt === null ? null : stationTimeAt(row.closedAt),
    ]),
  };
}
