import { Input, type InputRef } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { TenderRow } from '../../../electron/contract/tenders.ts';
import { formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import { call } from '../../api/counter-api.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

/** The bank's slip number of money that arrived, or why a cheque came back. F9 or Enter books it, Esc leaves it. */
export function SettleForm(props: {
  readonly act: 'confirm' | 'bounce';
  readonly row: TenderRow;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const { act, row, onDone, onCancel } = props;
  const messages = useMessages();
  const { tenders: words, names } = messages;
  const [text, setText] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const field = useRef<InputRef>(null);
  useEffect(() => field.current?.focus(), []);
  const isConfirm = act === 'confirm';
  const saveAct = useMemo(() => {
    const { receiptNo, lineNo } = row;
    const save = async (): Promise<void> => {
      const typed = text.trim();
      if (isConfirm && !/^[0-9A-Za-z][0-9A-Za-z-]{1,63}$/.test(typed)) return setTrouble(words.slipMissing);
      if (!isConfirm && typed === '') return setTrouble(messages.refusals.reason_missing({}));
      setBusy(true);
      const answer = isConfirm
        ? await call('tenders/confirm', { receiptNo, lineNo, bankSlipNo: typed })
        : await call('tenders/bounce', { receiptNo, lineNo, reason: typed });
      setBusy(false);
      if (answer.ok) onDone();
      else setTrouble(sentenceOf(messages, answer));
    };
    return {
      key: 'F9',
      label: isConfirm ? words.confirm : words.bounce,
      isOff: isBusy,
      run: () => void save(),
    };
  }, [row, text, isConfirm, isBusy, words, messages, onDone]);
  const backAct = useMemo(
    () => ({ key: 'Escape', label: messages.app.back, run: onCancel }),
    [messages, onCancel],
  );
  useKeys(useMemo(() => [saveAct, backAct], [saveAct, backAct]));
  const what = `${names.tenders[row.kind]} ${row.reference} · ${row.name} · ${formatYuanGrouped(row.amountFen)}`;
  return (
    <Sheet title={isConfirm ? words.confirmTitle(what) : words.bounceTitle(what)} testId="settle-form">
      <p className="quiet tenders-text">{isConfirm ? words.confirmText : words.bounceText}</p>
      <FieldRow label={isConfirm ? words.slipNo : words.reason} wrong={trouble}>
        {(id) => (
          <Input
            ref={field}
            id={id}
            data-testid="settle-text"
            autoComplete="off"
            maxLength={isConfirm ? 64 : 200}
            {...(isConfirm ? {} : { placeholder: words.reasonExample })}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setTrouble(null);
            }}
            onPressEnter={(event) => (event.nativeEvent.isComposing ? undefined : saveAct.run())}
          />
        )}
      </FieldRow>
      <div className="tenders-acts">
        <KeyButton act={saveAct} kind="primary" testId="settle-save" />
        <KeyButton act={backAct} kind="quiet" />
      </div>
    </Sheet>
  );
}
