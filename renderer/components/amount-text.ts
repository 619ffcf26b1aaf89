import { type Fen, parseYuan } from '../../db/domain/kernel/money.ts';

/** The most that one field takes, in fen: ten million yuan, as the border has it. */
const mostFen = 1_000_000_000;

/**
 * Keeps of typed text what an amount in yuan may be made of while it is typed: digits and one point with two places.
 * Full-width digits and the Chinese full stop (an input method left on) count as their plain forms.
 */
export function tidyAmount(text: string): string {
  const plain = text.normalize('NFKC').replace(/[。,]/g, (sign) => (sign === '。' ? '.' : ''));
  const match = /\d*(?:\.\d{0,2})?/.exec(plain.replace(/[^\d.]/g, ''));
  return (match?.[0] ?? '').slice(0, 11);
}

/** Reads typed yuan ("200", "200.", ".5") as fen; null when it is no amount yet or more than a field takes. */
export function readAmount(text: string): Fen | null {
  const tidy = text.trim().replace(/\.$/, '').replace(/^\./, '0.');
  if (tidy === '') return null;
  const amount = parseYuan(tidy);
  return amount === null || amount < 0 || amount > mostFen ? null : amount;
}
