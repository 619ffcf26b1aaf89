import { daysBetween, type Day, stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import type { WorkOrderRow } from '../../../electron/contract/work-orders.ts';
import { LongTable } from '../../components/long-table.tsx';
import { useMessages } from '../../components/use-messages.ts';

/** The list of orders: what, where, who and until when; overdue days in red. */
export function WorkOrderRows(props: {
  readonly rows: readonly WorkOrderRow[];
  readonly state: 'open' | 'closed';
  readonly today: Day;
  readonly chosenId: number;
  readonly onChoose: (workOrderId: number) => void;
  readonly onOpen: () => void;
}) {
  const messages = useMessages();
  const words = messages.workOrders;
  const isOpen = props.state === 'open';
  return (
    <LongTable
      rows={props.rows}
      rowKey={(row) => row.workOrderId}
      chosen={props.chosenId}
      onChoose={(row) => props.onChoose(row.workOrderId)}
      onOpen={props.onOpen}
      label={words.listLabel}
      testId="work-orders"
      columns={[
        { id: 'no', title: words.no, width: '2.6em', isFigure: true, cell: (row) => row.workOrderId },
        {
          id: 'kind',
          title: words.kind,
          width: 'minmax(4.4em, 1fr)',
          cell: (row) => messages.names.workOrderKinds[row.kind],
        },
        {
          id: 'who',
          title: words.account,
          width: 'minmax(5em, 1.2fr)',
          cell: (row) => row.name ?? `${words.meterNo} ${row.meterNo ?? ''}`,
        },
        {
          id: 'person',
          title: isOpen ? words.assignedTo : words.closedBy,
          width: 'minmax(4.4em, 0.9fr)',
          cell: (row) =>
            isOpen ? (
              (row.assignedToName ?? <span className="quiet">{words.notAssigned}</span>)
            ) : (
              <span className={row.state === 'done' ? 'done' : 'quiet'}>
                {row.state === 'done' ? '✓' : '✕'} {row.closedByName}
              </span>
            ),
        },
        {
          id: 'day',
          title: isOpen ? words.due : words.closedDay,
          width: '6em',
          cell: (row) =>
            isOpen ? (
              <span className={row.isOverdue ? 'wrong' : undefined} title={row.dueOn}>
                {row.isOverdue ? words.overdue(daysBetween(row.dueOn, props.today)) : row.dueOn.slice(5)}
              </span>
            ) : (
              stationTimeAt(row.closedAt ?? row.openedAt).slice(0, 10)
            ),
        },
      ]}
    />
  );
}
