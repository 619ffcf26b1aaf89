import { invariant } from '../../kernel/invariant.ts';
import { divideHalfUp, parseDecimal } from '../../kernel/rounding.ts';

/** An exact fraction; the denominator is positive. Corrections are multiplied out before anything is rounded. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Makes a fraction in lowest terms; a denominator of 0 is a bug. */
export function ratio(numerator: bigint, denominator = 1n): Ratio {
  invariant(denominator !== 0n, 'a fraction of nothing');
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(numerator, denominator) || 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

/** Reads "0.1", "-0.05", "200/5" or "5/9" as a fraction; null for anything else. */
export function parseRatio(text: string): Ratio | null {
  const [top = '', bottom, ...more] = text.trim().split('/');
  const numerator = parseDecimal(top, 9);
  const denominator = bottom === undefined ? 1_000_000_000n : parseDecimal(bottom, 9);
  if (more.length > 0 || numerator === null || denominator === null || denominator <= 0n) return null;
  return ratio(numerator, denominator);
}

/** a + b. */
export function addRatio(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** a − b. */
export function subtractRatio(a: Ratio, b: Ratio): Ratio {
  return addRatio(a, ratio(-b.numerator, b.denominator));
}

/** a × b. */
export function multiplyRatio(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** a ÷ b; b must not be 0. */
export function divideRatio(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** The whole number nearest to value × fraction, half away from zero. */
export function timesRatio(value: number | bigint, by: Ratio): number {
  return Number(divideHalfUp(BigInt(value) * by.numerator, by.denominator));
}

/** One, two and zero as fractions. */
export const one: Ratio = ratio(1n);
export const zero: Ratio = ratio(0n);

/** Writes a fraction for the eye: "0.125", "5/7". */
export function formatRatio({ numerator, denominator }: Ratio): string {
  let rest = denominator;
  for (const prime of [2n, 5n]) while (rest % prime === 0n) rest /= prime;
  if (rest !== 1n || denominator > 1_000_000_000n) return `${numerator}/${denominator}`;
  const scaled = ((numerator < 0n ? -numerator : numerator) * 1_000_000_000n) / denominator;
  const text = scaled.toString().padStart(10, '0');
  const decimals = text.slice(-9).replace(/0+$/, '');
  return `${numerator < 0n ? '-' : ''}${text.slice(0, -9)}${decimals === '' ? '' : `.${decimals}`}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
