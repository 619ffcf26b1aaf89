import { Button, Input, type InputRef } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from './use-keys.ts';
import { useMessages } from './use-messages.ts';
import '../styles/reason-pick.css';

/**
 * Asks for a reason in place: a digit takes one of the usual ones while nothing is typed, anything else is typed and ends with Enter;
 * Escape leaves without one.
 */
export function ReasonPick(props: {
  readonly label: string;
  readonly usual: readonly string[];
  readonly isOff?: boolean;
  readonly onGive: (reason: string) => void;
  readonly onLeave: () => void;
  readonly testId?: string;
}) {
  const { label, usual, isOff = false, onGive, onLeave, testId = 'reason' } = props;
  const messages = useMessages();
  const [text, setText] = useState('');
  const input = useRef<InputRef>(null);
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => input.current?.focus(), []);
  useKeys(
    useMemo(() => [{ key: 'Escape', label: messages.app.back, run: () => leave.current() }], [messages]),
  );
  const give = (reason: string): void => {
    const trimmed = reason.trim();
    if (!isOff && trimmed !== '') onGive(trimmed);
  };
  return (
    <div className="reason-pick" data-testid={testId}>
      <Input
        ref={input}
        value={text}
        maxLength={200}
        disabled={isOff}
        aria-label={label}
        placeholder={messages.lists.reasonHint(label, usual.length)}
        data-testid={`${testId}-input`}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const picked = text === '' && /^[1-9]$/.test(event.key) ? usual[Number(event.key) - 1] : undefined;
          if (picked !== undefined) {
            event.preventDefault();
            give(picked);
          } else if (event.key === 'Enter') {
            event.preventDefault();
            event.stopPropagation();
            give(text);
          }
        }}
      />
      <div className="reason-usual">
        {usual.map((reason, index) => (
          <Button key={reason} size="small" tabIndex={-1} disabled={isOff} onClick={() => give(reason)}>
            <kbd>{index + 1}</kbd> {reason}
          </Button>
        ))}
      </div>
    </div>
  );
}
