import { Input, type InputRef, Segmented } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { normaliseCode } from '../../../db/domain/accounts/normalise-cell.ts';
import { type Day, monthOf } from '../../../db/domain/kernel/calendar.ts';
import type { WorkOrderKind } from '../../../db/domain/metering/reading-work.ts';
import { call } from '../../api/counter-api.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { ReasonPick } from '../../components/reason-pick.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

/** What is made here: work that starts from no reading. */
const kinds: readonly WorkOrderKind[] = [
  'meter_without_card',
  'card_without_meter',
  'meter_fault',
  'field_check',
];

/** 开工单 without a reading: the kind, the account or the meter that was seen, and why, whose Enter makes it. */
export function NewOrderForm(props: {
  readonly today: Day;
  readonly onDone: (words: string, workOrderId: number) => void;
  readonly onLeave: () => void;
}) {
  const { today, onDone, onLeave } = props;
  const messages = useMessages();
  const words = messages.workOrders;
  const [kind, setKind] = useState<WorkOrderKind>('meter_without_card');
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const field = useRef<InputRef>(null);
  const box = useRef<HTMLDivElement>(null);
  const isMeter = kind === 'meter_without_card';
  // The reason takes the cursor as it appears; the account comes before it.
  useEffect(() => field.current?.focus(), []);
  useKeys(
    useMemo(
      () => [
        {
          key: 'F6',
          label: words.turnKind,
          run: () => setKind((now) => kinds[(kinds.indexOf(now) + 1) % kinds.length] ?? now),
        },
      ],
      [words],
    ),
  );

  const give = async (reason: string): Promise<void> => {
    setTried(true);
    const typed = normaliseCode(text);
    if (typed === '') return field.current?.focus();
    const answer = await call('work-orders/open', {
      kind,
      month: monthOf(today),
      registerId: null,
      accountNo: isMeter ? null : typed,
      meterNo: isMeter ? typed : null,
      reason,
      assignedTo: null,
      dueOn: null,
    });
    if (answer.ok) {
      const { workOrderId } = answer.value;
      onDone(words.openedPlain(workOrderId, messages.names.workOrderKinds[kind]), workOrderId);
    } else setRefusal(sentenceOf(messages, answer));
  };
  const missing = isMeter ? words.meterMissing : words.accountMissing;
  return (
    <Sheet title={words.newTitle} testId="new-order" className="order-form">
      <div ref={box} className="order-fields">
        <p className="quiet order-note">{words.newNote}</p>
        <Segmented<WorkOrderKind>
          value={kind}
          vertical
          aria-label={words.kind}
          options={kinds.map((value) => ({
            value,
            label: <span data-testid={`new-${value}`}>{messages.names.workOrderKinds[value]}</span>,
          }))}
          onChange={setKind}
        />
        <FieldRow
          label={isMeter ? words.meterSeen : words.accountNo}
          hint={isMeter ? undefined : words.accountNoHint}
          wrong={isTried && text.trim() === '' ? missing : null}
        >
          {(id) => (
            <Input
              id={id}
              ref={field}
              value={text}
              maxLength={24}
              autoComplete="off"
              data-testid="new-subject"
              onChange={(event) => setText(event.target.value)}
              onPressEnter={() => box.current?.querySelector<HTMLElement>('.reason-pick input')?.focus()}
            />
          )}
        </FieldRow>
        {refusal === null ? null : <TroubleLine testId="order-refused">{refusal}</TroubleLine>}
        <ReasonPick
          label={words.reasonLabel}
          usual={words.usualReasons[kind]}
          testId="new-reason"
          onGive={(reason) => void give(reason)}
          onLeave={onLeave}
        />
      </div>
    </Sheet>
  );
}
