import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { call } from '../../api/counter-api.ts';
import { AmountField } from '../../components/amount-field.tsx';
import { readAmount } from '../../components/amount-text.ts';
import { KeyButton } from '../../components/key-button.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

/** The float, counted by the cashier; Enter or F9 opens the till. */
export function OpenForm({ onOpened }: { readonly onOpened: () => void }) {
  const messages = useMessages();
  const { till } = messages;
  const id = useId();
  const [text, setText] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const act = useMemo(() => {
    const open = async (): Promise<void> => {
      const floatFen = readAmount(text);
      if (floatFen === null) {
        setTrouble(till.floatMissing);
        field.current?.focus();
        return;
      }
      setBusy(true);
      setTrouble(null);
      const answer = await call('cash/open-session', { floatFen });
      setBusy(false);
      if (answer.ok) onOpened();
      else setTrouble(sentenceOf(messages, answer));
    };
    return { key: 'F9', label: till.open, isOff: isBusy, run: () => void open() };
  }, [text, isBusy, till, messages, onOpened]);
  useKeys(useMemo(() => [act], [act]));
  return (
    <Sheet title={till.openTitle} className="till-open" testId="open-till-form">
      <p>{till.openText}</p>
      <label htmlFor={id}>{till.floatLabel}</label>
      <AmountField
        id={id}
        label={till.floatLabel}
        testId="float"
        size="huge"
        field={field}
        text={text}
        onText={setText}
        onEnter={act.run}
      />
      <p className="quiet">{till.floatHint}</p>
      {trouble === null ? null : <TroubleLine>{trouble}</TroubleLine>}
      <KeyButton act={act} kind="primary" size="large" isWide testId="open-till" />
    </Sheet>
  );
}
