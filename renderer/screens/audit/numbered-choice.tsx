import { Button } from 'antd';
import { useEffect, useRef } from 'react';

/** One of a few choices: `note` says more about it, one that is off cannot be taken. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly note?: string | undefined;
  readonly isOff?: boolean;
}

/** Asks for one of at most nine choices by its digit; Enter takes the suggested one, which stands out. */
export function NumberedChoice<Value extends string>(props: {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly suggested?: Value | null;
  readonly onPick: (value: Value) => void;
  readonly testId: string;
}) {
  const { label, choices, suggested = null, onPick, testId } = props;
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => group.current?.focus({ preventScroll: true }), []);
  return (
    <div
      ref={group}
      role="group"
      className="numbered-choice"
      tabIndex={-1}
      aria-label={label}
      data-testid={testId}
      onKeyDown={(event) => {
        const picked = /^[1-9]$/.test(event.key)
          ? choices[Number(event.key) - 1]
          : event.key === 'Enter' && event.target === group.current
            ? choices.find(({ value }) => value === suggested)
            : undefined;
        if (picked === undefined || picked.isOff === true) return;
        event.preventDefault();
        onPick(picked.value);
      }}
    >
      <span className="quiet">{label}</span>
      <div className="numbered-choices">
        {choices.map(({ value, label: name, note, isOff = false }, index) => (
          <Button
            key={value}
            tabIndex={-1}
            type={value === suggested ? 'primary' : 'default'}
            disabled={isOff}
            className="key-button"
            data-testid={`${testId}-${value}`}
            onClick={() => onPick(value)}
          >
            <kbd>{index + 1}</kbd>
            <span className="clip">
              {name}
              {note === undefined ? null : <span className="numbered-note"> {note}</span>}
            </span>
          </Button>
        ))}
      </div>
    </div>
  );
}
