import { type Fen, formatYuanGrouped } from '../../db/domain/kernel/money.ts';
import '../styles/components.css';

/** A difference of fen in yuan with its sign in front: more is "+", less is "−", and neither is wrong. */
export function DifferenceMoney(props: {
  readonly amount: Fen;
  readonly size?: 'normal' | 'large' | 'huge';
  readonly testId?: string;
}) {
  const { amount, size = 'normal', testId } = props;
  const text = formatYuanGrouped(Math.abs(amount) as Fen);
  return (
    <span
      className={`figures money-${size} ${text.length > 8 ? 'money-long' : ''} ${amount === 0 ? 'quiet' : ''}`}
      data-testid={testId}
      data-fen={amount}
    >
      {amount > 0 ? '+' : amount < 0 ? '−' : ''}
      {text}
    </span>
  );
}
