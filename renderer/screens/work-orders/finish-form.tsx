import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { parseLegacyDay } from '../../../db/domain/accounts/legacy-day.ts';
import { normaliseCode } from '../../../db/domain/accounts/normalise-cell.ts';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh, type WattHours } from '../../../db/domain/kernel/energy.ts';
import type { WorkOrderRow } from '../../../electron/contract/work-orders.ts';
import { call } from '../../api/counter-api.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { ReasonPick } from '../../components/reason-pick.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';
import { type FoundDial, readFoundDial } from './read-found-dial.ts';

/** 办结: the dial found and the day, where there is a register, then the result, whose Enter ends the order. */
export function FinishForm(props: {
  readonly order: WorkOrderRow;
  readonly today: Day;
  readonly onDone: (words: string) => void;
  readonly onLeave: () => void;
}) {
  const { order, today, onDone, onLeave } = props;
  const { meter } = order;
  const messages = useMessages();
  const words = messages.workOrders;
  const [dialText, setDialText] = useState('');
  const [dayText, setDayText] = useState<string>(today);
  const [isTried, setTried] = useState(false);
  // Not shown: a field that is switched off loses the cursor.
  const isBusy = useRef(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const dialField = useRef<InputRef>(null);
  const dayField = useRef<InputRef>(null);
  const box = useRef<HTMLDivElement>(null);
  const takesDial = meter !== null && !meter.isBilled;
  // The reason takes the cursor as it appears; the dial comes before it.
  useEffect(() => dialField.current?.focus(), []);

  const dial: FoundDial = takesDial ? readFoundDial(meter, dialText) : { state: 'empty' };
  const readOn = parseLegacyDay(normaliseCode(dayText));
  const isDialMissing = order.kind === 'reread' && dial.state === 'empty';
  const dialWrong =
    dial.state === 'wrong'
      ? words.wrongDial[dial.wrong]
      : isTried && isDialMissing
        ? words.dialMissing
        : null;
  const toReason = (): void => box.current?.querySelector<HTMLElement>('.reason-pick input')?.focus();

  const give = async (result: string): Promise<void> => {
    setTried(true);
    if (takesDial && (dial.state === 'wrong' || isDialMissing)) return dialField.current?.focus();
    if (dial.state === 'read' && readOn === null) return dayField.current?.focus();
    if (isBusy.current) return;
    isBusy.current = true;
    setRefusal(null);
    const answer = await call('work-orders/finish', {
      workOrderId: order.workOrderId,
      result,
      reading: dial.state === 'read' && readOn !== null ? { readOn, dialWh: dial.dialWh } : null,
    });
    isBusy.current = false;
    if (answer.ok) onDone(doneWords(messages, order, answer.value.reading));
    else setRefusal(sentenceOf(messages, answer));
  };

  return (
    <Sheet title={`${words.finishTitle} ${order.workOrderId}`} testId="finish-form" className="order-form">
      <div ref={box} className="order-fields">
        {takesDial ? (
          <>
            <div className="order-pair">
              <FieldRow
                label={words.dial}
                hint={words.dialHint(kwh(meter.lastDialWh), kwh(meter.usualUseWh))}
                wrong={dialWrong}
              >
                {(id) => (
                  <Input
                    id={id}
                    ref={dialField}
                    value={dialText}
                    inputMode="decimal"
                    autoComplete="off"
                    status={dialWrong === null ? '' : 'error'}
                    data-testid="found-dial"
                    onChange={(event) => setDialText(event.target.value)}
                    onPressEnter={() =>
                      dial.state === 'empty' ? toReason() : dayField.current?.focus({ cursor: 'all' })
                    }
                  />
                )}
              </FieldRow>
              <FieldRow
                label={words.readOn}
                hint={words.readOnHint}
                wrong={readOn === null ? words.wrongDay : null}
              >
                {(id) => (
                  <Input
                    id={id}
                    ref={dayField}
                    value={dayText}
                    status={readOn === null ? 'error' : ''}
                    data-testid="found-on"
                    onChange={(event) => setDayText(event.target.value)}
                    onPressEnter={toReason}
                  />
                )}
              </FieldRow>
            </div>
            <p className="order-note" data-testid="found-look">
              <DialWords dial={dial} isNeeded={order.kind === 'reread'} />
            </p>
          </>
        ) : order.meterNo !== null && order.kind !== 'meter_without_card' ? (
          <p className="quiet order-note">{meter === null ? words.meterGone : words.billed}</p>
        ) : null}
        {refusal === null ? null : <TroubleLine testId="order-refused">{refusal}</TroubleLine>}
        <ReasonPick
          label={words.resultLabel}
          usual={words.usualResults[order.kind]}
          testId="order-result"
          onGive={(result) => void give(result)}
          onLeave={onLeave}
        />
      </div>
    </Sheet>
  );
}

/** What the dial comes to, while it is typed. */
function DialWords({ dial, isNeeded }: { readonly dial: FoundDial; readonly isNeeded: boolean }) {
  const messages = useMessages();
  const words = messages.workOrders;
  if (dial.state === 'empty' && !isNeeded) return <span className="quiet">{words.dialOptional}</span>;
  if (dial.state !== 'read') return <span className="quiet">&nbsp;</span>;
  if (dial.finding === 'backward') return <strong className="wrong">{words.backward}</strong>;
  return (
    <>
      {dial.useWh === null ? null : <strong>{words.use(formatKwh(dial.useWh))} </strong>}
      {dial.finding === null ? null : <span>{words.finding(messages.names.findings[dial.finding])}</span>}
    </>
  );
}

function doneWords(
  { workOrders: words }: Messages,
  { workOrderId, month }: WorkOrderRow,
  reading: {
    readonly dialWh: WattHours | null;
    readonly useWh: WattHours | null;
    readonly finding: string | null;
  } | null,
): string {
  if (reading === null) return words.finished(workOrderId);
  const dial = kwh(reading.dialWh);
  return reading.finding === 'backward'
    ? words.finishedBackward(workOrderId, dial)
    : words.finishedWithReading(workOrderId, month, dial, kwh(reading.useWh));
}

function kwh(energy: WattHours | null): string {
  return energy === null ? '—' : formatKwh(energy);
}
