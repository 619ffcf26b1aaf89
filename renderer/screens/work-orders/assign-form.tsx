import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { parseLegacyDay } from '../../../db/domain/accounts/legacy-day.ts';
import { normaliseCode } from '../../../db/domain/accounts/normalise-cell.ts';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import type { FieldWorker, WorkOrderRow } from '../../../electron/contract/work-orders.ts';
import { call } from '../../api/counter-api.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { PickList } from '../../components/pick-list.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

/** 派工: who does it and until when; Enter on a person gives it to them. A day that has passed is put to today. */
export function AssignForm(props: {
  readonly order: WorkOrderRow;
  readonly workers: readonly FieldWorker[];
  readonly today: Day;
  readonly onDone: (words: string) => void;
  readonly onLeave: () => void;
}) {
  const { order, workers, today, onDone, onLeave } = props;
  const messages = useMessages();
  const words = messages.workOrders;
  const [chosen, setChosen] = useState(order.assignedToId ?? workers[0]?.personId ?? null);
  const [dayText, setDayText] = useState<string>(order.dueOn < today ? today : order.dueOn);
  const [refusal, setRefusal] = useState<string | null>(null);
  const dueOn = parseLegacyDay(normaliseCode(dayText));
  const give = async (worker: FieldWorker): Promise<void> => {
    if (dueOn === null) return;
    const { workOrderId } = order;
    const answer = await call('work-orders/assign', { workOrderId, assignedTo: worker.personId, dueOn });
    if (answer.ok) onDone(words.assigned(workOrderId, worker.fullName, dueOn));
    else setRefusal(sentenceOf(messages, answer));
  };
  const back = useMemo(() => ({ key: 'Escape', label: words.back, run: onLeave }), [words, onLeave]);
  useKeys(useMemo(() => [back], [back]));
  return (
    <Sheet
      title={`${words.assignTitle} · ${order.workOrderId} ${messages.names.workOrderKinds[order.kind]}`}
      testId="assign-form"
      className="order-form"
      aside={<KeyButton act={back} kind="quiet" size="small" />}
    >
      {refusal === null ? null : <TroubleLine testId="order-refused">{refusal}</TroubleLine>}
      {workers.length === 0 ? (
        <p className="quiet order-note">{words.noWorkers}</p>
      ) : (
        <div className="order-fields">
          <FieldRow label={words.worker} hint={words.workerHint}>
            {() => (
              <PickList
                label={words.worker}
                items={workers}
                keyOf={(worker) => String(worker.personId)}
                chosenKey={chosen === null ? null : String(chosen)}
                onChoose={(worker) => setChosen(worker.personId)}
                onOpen={(worker) => void give(worker)}
                testId="workers"
                isFocused
              >
                {(worker) => worker.fullName}
              </PickList>
            )}
          </FieldRow>
          <FieldRow
            label={words.dueOn}
            hint={words.readOnHint}
            wrong={dueOn === null ? words.wrongDay : null}
          >
            {(id) => (
              <Input
                id={id}
                value={dayText}
                status={dueOn === null ? 'error' : ''}
                data-testid="due-on"
                onChange={(event) => setDayText(event.target.value)}
                onPressEnter={() => {
                  const worker = workers.find(({ personId }) => personId === chosen);
                  if (worker !== undefined) void give(worker);
                }}
              />
            )}
          </FieldRow>
        </div>
      )}
    </Sheet>
  );
}
