import { OutOfRange } from './invariant.ts';
import { formatDecimal, parseDecimal } from './rounding.ts';

declare const fenBrand: unique symbol;

/** Money in whole fen (0.01 yuan) as a safe integer; never a fraction, never yuan. */
export type Fen = number & { readonly [fenBrand]: true };

/** Takes a safe integer count of fen as money; anything else is a bug and throws. */
export function fen(value: number | bigint): Fen {
  const amount = Number(value);
  if (!Number.isSafeInteger(amount)) throw new OutOfRange(`not a whole, safe number of fen: ${value}`);
  return (amount === 0 ? 0 : amount) as Fen;
}

/** No money. */
export const noFen: Fen = fen(0);

/** Adds amounts in fen; throws when the sum leaves the safe integers. */
export function addFen(...amounts: readonly Fen[]): Fen {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return fen(sum);
}

/** Subtracts the second amount in fen from the first. */
export function subtractFen(from: Fen, amount: Fen): Fen {
  return fen(from - amount);
}

/** Turns the sign of an amount in fen, as a reversal does. */
export function negateFen(amount: Fen): Fen {
  return fen(-amount);
}

/** The smaller of two amounts in fen. */
export function minFen(a: Fen, b: Fen): Fen {
  return a < b ? a : b;
}

/** Reads yuan typed by a person ("163.42", "163.4", "163") as fen; null when it is no amount or has a fraction of a fen. */
export function parseYuan(text: string): Fen | null {
  const value = parseDecimal(
    text
      .trim()
      .replace(/^[¥¥]/, '')
      .replace(/,(?=\d{3})/g, ''),
    2,
  );
  if (value === null || value > 9_007_199_254_740_991n || value < -9_007_199_254_740_991n) return null;
  return fen(value);
}

/** Writes fen as yuan with two decimals and no grouping ("163.42"), the form of files and of the journal. */
export function formatYuan(amount: Fen): string {
  return formatDecimal(BigInt(amount), 2);
}

/** Writes fen as yuan for the eye: two decimals, thousands separated ("12,163.42"). */
export function formatYuanGrouped(amount: Fen): string {
  return formatYuan(amount).replace(/\B(?=(\d{3})+(?=\.))/g, ',');
}
