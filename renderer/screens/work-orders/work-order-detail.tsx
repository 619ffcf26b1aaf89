import { type Day, daysBetween, stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh, formatMultiplier, type WattHours } from '../../../db/domain/kernel/energy.ts';
import type { PastReading, WorkOrderRow } from '../../../electron/contract/work-orders.ts';
import { FactRow } from '../../components/field-row.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useMessages } from '../../components/use-messages.ts';

/** One order whole: what it is about, its meter with the last dial and the usual use, how it stands, and what came before it. */
export function WorkOrderDetail({ order, today }: { readonly order: WorkOrderRow; readonly today: Day }) {
  const messages = useMessages();
  const words = messages.workOrders;
  const { meter } = order;
  const history = useAnswer('work-orders/get', { workOrderId: order.workOrderId });
  return (
    <>
      <Sheet
        title={`${order.workOrderId} · ${messages.names.workOrderKinds[order.kind]}`}
        testId="work-order"
        aside={
          order.isOverdue ? (
            <strong className="wrong">{words.overdue(daysBetween(order.dueOn, today))}</strong>
          ) : order.closedAt === null ? null : (
            <span className={order.state === 'done' ? 'done' : 'quiet'}>
              {messages.names.workOrderStates[order.state]}
            </span>
          )
        }
      >
        <div className="order-facts">
          <FactRow name={words.account}>
            {order.accountNo === null ? words.whoseMeter : `${order.name ?? ''} ${order.accountNo}`}
          </FactRow>
          {order.address === null ? null : <FactRow name={words.address}>{order.address}</FactRow>}
          {order.meterNo === null ? null : <FactRow name={words.meterNo}>{order.meterNo}</FactRow>}
          {meter === null ? null : (
            <>
              <FactRow name={words.register}>
                {messages.names.registers[meter.register]} × {formatMultiplier(meter.multiplierMilli)}
              </FactRow>
              <FactRow name={words.last}>{kwh(meter.lastDialWh)}</FactRow>
              <FactRow name={words.usual}>{kwh(meter.usualUseWh)}</FactRow>
            </>
          )}
          <FactRow name={words.month}>{order.month}</FactRow>
          <FactRow name={words.reason}>
            <strong>{order.reason}</strong>
          </FactRow>
          <FactRow name={words.openedBy}>
            {order.openedByName} · {stationTimeAt(order.openedAt)}
          </FactRow>
          <FactRow name={words.assignedTo}>{order.assignedToName ?? words.notAssigned}</FactRow>
          <FactRow name={words.dueOn}>{order.dueOn}</FactRow>
          {order.closedAt === null ? null : (
            <>
              <FactRow name={words.result}>
                <strong>{order.result}</strong>
              </FactRow>
              <FactRow name={words.closedBy}>
                {order.closedByName} · {stationTimeAt(order.closedAt)}
              </FactRow>
            </>
          )}
        </div>
      </Sheet>
      {history.trouble === null ? null : <TroubleLine>{history.trouble}</TroubleLine>}
      {history.value === null ? null : (
        <>
          {history.value.readings.length === 0 ? null : <PastReadings readings={history.value.readings} />}
          <Sheet title={words.others}>
            {history.value.others.length === 0 ? (
              <p className="quiet order-note">{words.noOthers}</p>
            ) : (
              <ul className="order-others">
                {history.value.others.map((other) => (
                  <li key={other.workOrderId}>
                    <span>
                      {other.workOrderId} · {messages.names.workOrderKinds[other.kind]} · {other.month}
                    </span>
                    <span className={other.isOverdue ? 'wrong' : 'quiet'}>
                      {messages.names.workOrderStates[other.state]}
                    </span>
                    <span className="quiet order-result">{other.result ?? other.reason}</span>
                  </li>
                ))}
              </ul>
            )}
          </Sheet>
        </>
      )}
    </>
  );
}

function PastReadings({ readings }: { readonly readings: readonly PastReading[] }) {
  const messages = useMessages();
  const words = messages.workOrders;
  return (
    <Sheet title={words.pastReadings}>
      <table className="order-readings" data-testid="order-readings">
        <tbody>
          {readings.map((reading) => (
            <tr key={reading.readingId}>
              <td>{reading.month}</td>
              <td>{words.readingKinds[reading.kind]}</td>
              <td className="figures">{kwh(reading.dialWh)}</td>
              <td className="order-why">
                {reading.finding === null ? null : (
                  <strong>{messages.names.findings[reading.finding]} </strong>
                )}
                <span>{reading.reason}</span>
              </td>
              <td className="quiet">{reading.recordedByName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}

function kwh(energy: WattHours | null): string {
  return energy === null ? '—' : formatKwh(energy);
}
