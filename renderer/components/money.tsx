import { type Fen, formatYuanGrouped } from '../../db/domain/kernel/money.ts';
import '../styles/components.css';

/** What an amount means: amber only for owed, red only for wrong, green only for done. */
export type Tone = 'plain' | 'quiet' | 'owed' | 'wrong' | 'done';

/** An amount of fen in yuan: tabular figures, right-aligned, thousands separated, always two decimals. `huge` is 40 px and more. */
export function Money(props: {
  readonly amount: Fen;
  readonly tone?: Tone;
  readonly size?: 'normal' | 'large' | 'huge';
  readonly testId?: string;
}) {
  const { amount, tone = 'plain', size = 'normal', testId } = props;
  const text = (amount < 0 ? '−' : '') + formatYuanGrouped(Math.abs(amount) as Fen);
  return (
    <span
      className={`figures money-${size} ${text.length > 8 ? 'money-long' : ''} ${tone}`}
      data-testid={testId}
      data-fen={amount}
    >
      {text}
    </span>
  );
}

/** A difference of money in fen with its sign in front: +0.50 is over, −0.50 is short, 0.00 is even. */
export function SignedMoney({ amount, testId }: { readonly amount: Fen; readonly testId?: string }) {
  const text = formatYuanGrouped(Math.abs(amount) as Fen);
  return (
    <span className={`figures ${amount === 0 ? 'done' : 'wrong'}`} data-testid={testId} data-fen={amount}>
      {amount > 0 ? '+' : amount < 0 ? '−' : ''}
      {text}
    </span>
  );
}
