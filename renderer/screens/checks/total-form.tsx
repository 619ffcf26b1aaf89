import { Input, type InputRef } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { AreaRow } from '../../../electron/contract/checks.ts';
import { call } from '../../api/counter-api.ts';
import { InlineField } from '../../components/inline-field.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

/** Names the account of an area's total meter; Enter keeps it, Escape leaves it. */
export function TotalForm(props: {
  readonly area: AreaRow;
  readonly onDone: () => void;
  readonly onLeave: () => void;
}) {
  const { area, onDone, onLeave } = props;
  const messages = useMessages();
  const words = messages.checks;
  const [text, setText] = useState(area.totalAccountNo ?? '');
  const [trouble, setTrouble] = useState<string | null>(null);
  const field = useRef<InputRef>(null);
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => field.current?.focus(), []);
  useKeys(
    useMemo(() => [{ key: 'Escape', label: messages.app.back, run: () => leave.current() }], [messages]),
  );
  const keep = async (): Promise<void> => {
    const accountNo = text.trim() === '' ? null : text.trim();
    const answer = await call('areas/set-total', { areaId: area.areaId, accountNo });
    if (answer.ok) onDone();
    else setTrouble(sentenceOf(messages, answer));
  };
  return (
    <>
      <InlineField label={`${area.code} ${area.name} ${words.setTotalLabel}`}>
        {(id) => (
          <Input
            id={id}
            ref={field}
            value={text}
            data-testid="area-total"
            onChange={(event) => setText(event.target.value)}
            onPressEnter={() => void keep()}
          />
        )}
      </InlineField>
      {trouble === null ? null : <TroubleLine>{trouble}</TroubleLine>}
    </>
  );
}
