import type { RefObject } from 'react';
import { tidyAmount } from './amount-text.ts';
import '../styles/components.css';

/** A field for yuan: plain text in, two decimals at most, right-aligned tabular figures. Enter is the caller's. */
export function AmountField(props: {
  readonly label: string;
  readonly text: string;
  readonly size?: 'normal' | 'large' | 'huge';
  readonly testId?: string;
  readonly id?: string;
  readonly isOff?: boolean;
  readonly field?: RefObject<HTMLInputElement | null>;
  readonly onText: (text: string) => void;
  readonly onEnter?: () => void;
  readonly onArrowUp?: () => void;
}) {
  const {
    label,
    text,
    size = 'normal',
    testId,
    id,
    isOff = false,
    field,
    onText,
    onEnter,
    onArrowUp,
  } = props;
  return (
    <input
      ref={field}
      id={id}
      className={`amount-field money-${size}`}
      aria-label={label}
      data-testid={testId}
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      disabled={isOff}
      value={text}
      onChange={(event) => onText(tidyAmount(event.target.value))}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') onEnter?.();
        else if (event.key === 'ArrowUp') onArrowUp?.();
        else return;
        event.preventDefault();
      }}
    />
  );
}
