import { type ReactNode, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh, formatMultiplier } from '../../../db/domain/kernel/energy.ts';
import type { WorkOrderRow } from '../../../electron/contract/work-orders.ts';
import { useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';
import type { KeyAct } from '../../stores/key-store.ts';
import { useSession } from '../../stores/session-store.ts';
import '../../styles/list-paper.css';

/** F7 prints the slip of an order on A4; the caller puts the act on its keys and shows the paper. Null: nothing to print. */
export function useOrderPaper(order: WorkOrderRow | null): {
  readonly act: KeyAct;
  readonly paper: ReactNode;
} {
  const messages = useMessages();
  const [printed, setPrinted] = useState<WorkOrderRow | null>(null);
  const donePrinting = useCallback(() => setPrinted(null), []);
  const act = useMemo(
    () => ({
      key: 'F7',
      label: messages.workOrders.print,
      isOff: order === null,
      run: () => setPrinted(order),
    }),
    [messages, order],
  );
  return { act, paper: printed === null ? null : <Paper order={printed} onPrinted={donePrinting} /> };
}

/** 《故障处理》工作票 / 内部联系单: what is known on top, room for what is found below, and who signs; prints itself when it is there. */
function Paper({ order, onPrinted }: { readonly order: WorkOrderRow; readonly onPrinted: () => void }) {
  const messages = useMessages();
  const { paper, workOrders } = messages;
  const station = useSession((state) => state.setup?.station ?? null);
  useLayoutEffect(() => {
    window.addEventListener('afterprint', onPrinted, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', onPrinted);
  }, [onPrinted]);
  return createPortal(
    <div className="paper-list order-paper" data-testid="order-paper">
      <h1>{workOrders.paper.titles[order.kind]}</h1>
      <p className="order-paper-head">
        <span>{station?.name}</span>
        {station?.isDemo === true ? <span>{paper.training}</span> : null}
        <span>{workOrders.paper.no(order.workOrderId)}</span>
      </p>
      <table>
        <tbody>
          {orderSheet(messages, order).map(([name, value, isRoomy]) => (
            <tr key={name} className={isRoomy === true ? 'order-paper-room' : undefined}>
              <th>{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="order-paper-sign">
        {workOrders.paper.sign.map((who) => (
          <span key={who}>{who}</span>
        ))}
      </p>
    </div>,
    document.body,
  );
}

/** The lines of the slip: what it is about, and what stands in it once the order is closed; `isRoomy`: room to write by hand. */
export function orderSheet(
  messages: Messages,
  order: WorkOrderRow,
): readonly (readonly [name: string, value: string, isRoomy?: boolean])[] {
  const words = messages.workOrders;
  const { meter } = order;
  return [
    ...(order.accountNo === null
      ? []
      : ([
          [words.accountNo, order.accountNo],
          [words.name, order.name ?? ''],
          [words.address, order.address ?? ''],
        ] as const)),
    ...(order.routeCode === null ? [] : [[words.route, order.routeCode] as const]),
    ...(order.meterNo === null ? [] : [[words.meterNo, order.meterNo] as const]),
    ...(meter === null
      ? []
      : ([
          [
            words.register,
            `${messages.names.registers[meter.register]} × ${formatMultiplier(meter.multiplierMilli)}`,
          ],
          [words.last, meter.lastDialWh === null ? '' : formatKwh(meter.lastDialWh)],
          [words.usual, meter.usualUseWh === null ? '' : formatKwh(meter.usualUseWh)],
        ] as const)),
    [words.month, order.month],
    [words.reason, order.reason],
    [words.openedBy, `${order.openedByName}  ${stationTimeAt(order.openedAt)}`],
    [words.assignedTo, order.assignedToName ?? ''],
    [words.dueOn, order.dueOn],
    ...(meter === null || order.result !== null ? [] : [[words.paper.foundDial, ''] as const]),
    [words.paper.found, order.result ?? '', order.result === null],
    [words.paper.foundOn, order.closedAt === null ? '' : stationTimeAt(order.closedAt)],
  ];
}
