import { Input } from 'antd';
import type { Wrong } from './read-facts.ts';

/** A field for a figure with its unit behind it; what is typed stays as typed, `readFacts` reads it. */
export function FigureInput(props: {
  readonly text: string;
  readonly unit: string;
  readonly isWrong: boolean;
  readonly id?: string;
  readonly label?: string;
  readonly testId?: string;
  readonly onText: (text: string) => void;
}) {
  const { text, unit, isWrong, id, label, testId, onText } = props;
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      value={text}
      suffix={unit === '' ? undefined : <span className="quiet">{unit}</span>}
      status={isWrong ? 'error' : ''}
      aria-label={label}
      aria-invalid={isWrong}
      data-testid={testId}
      maxLength={30}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onText(event.target.value)}
    />
  );
}

/** The sentence for what is wrong with a place; null when nothing is. */
export function wrongWord(words: Readonly<Record<Wrong, string>>, wrong: Wrong | undefined): string | null {
  return wrong === undefined ? null : words[wrong];
}
