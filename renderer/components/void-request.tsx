import { Input, type InputRef } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PaymentRow } from '../../electron/contract/accounts.ts';
import { call } from '../api/counter-api.ts';
import { FieldRow } from './field-row.tsx';
import { KeyButton } from './key-button.tsx';
import { useKeys } from './use-keys.ts';
import { sentenceOf, useMessages } from './use-messages.ts';

/** The reason for a void, or for a reversal once the till is closed; another person decides. F9 sends, Escape leaves it. */
export function VoidRequest(props: {
  readonly row: PaymentRow;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const { row, onDone, onCancel } = props;
  const messages = useMessages();
  const { receipts } = messages;
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const field = useRef<InputRef>(null);
  useEffect(() => field.current?.focus(), []);
  const sendAct = useMemo(() => {
    const send = async (): Promise<void> => {
      if (reason.trim() === '') {
        setTrouble(messages.refusals.reason_missing({}));
        field.current?.focus();
        return;
      }
      setBusy(true);
      const answer = await call('payments/request-void', { receiptNo: row.receiptNo, reason });
      setBusy(false);
      if (answer.ok) onDone();
      else setTrouble(sentenceOf(messages, answer));
    };
    return { key: 'F9', label: receipts.send, isOff: isBusy, run: () => void send() };
  }, [reason, isBusy, row, receipts, messages, onDone]);
  const backAct = useMemo(
    () => ({ key: 'Escape', label: messages.app.back, run: onCancel }),
    [messages, onCancel],
  );
  useKeys(useMemo(() => [sendAct, backAct], [sendAct, backAct]));
  return (
    <section className="void-request" data-testid="void-request">
      <h2>{receipts.voidTitle(row.receiptNo)}</h2>
      <p className="quiet">{receipts.voidText}</p>
      <FieldRow label={receipts.reason} wrong={trouble}>
        {(id) => (
          <Input
            ref={field}
            id={id}
            data-testid="void-reason"
            maxLength={200}
            placeholder={receipts.reasonExample}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
              setTrouble(null);
            }}
            onPressEnter={(event) => (event.nativeEvent.isComposing ? undefined : sendAct.run())}
          />
        )}
      </FieldRow>
      <div className="void-request-acts">
        <KeyButton act={sendAct} kind="primary" testId="send-void" />
        <KeyButton act={backAct} kind="quiet" />
      </div>
    </section>
  );
}
