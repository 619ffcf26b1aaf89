import { invariant } from './invariant.ts';

/**
 * Divides two integers and rounds half away from zero (half-up on the magnitude).
 * The ONE place of the program that rounds: published bills round each line so (worked cases TR01, TMP01).
 */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  invariant(divisor > 0n, 'divideHalfUp: the divisor must be positive');
  const magnitude = dividend < 0n ? -dividend : dividend;
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n);
  return dividend < 0n ? -rounded : rounded;
}

/**
 * first × second ÷ divisor of whole numbers, rounded half away from zero like divideHalfUp. Where the product and its double stay
 * safe integers the remainder is exact without bigint, which is what nearly every bill line needs; beyond, bigint takes over.
 */
export function multiplyDivideHalfUp(first: number, second: number, divisor: number): number {
  const magnitude = Math.abs(first * second);
  if (!(magnitude <= largestExact) || !(divisor > 0 && divisor <= largestExact)) {
    return Number(divideHalfUp(BigInt(first) * BigInt(second), BigInt(divisor)));
  }
  const isWhole = Number.isInteger(first) && Number.isInteger(second) && Number.isInteger(divisor);
  invariant(isWhole, 'whole numbers only');
  const rest = magnitude % divisor;
  const rounded = (magnitude - rest) / divisor + (rest * 2 >= divisor ? 1 : 0);
  return rounded === 0 ? 0 : first < 0 !== second < 0 ? -rounded : rounded;
}

/** Twice it is still a safe integer. */
const largestExact = 4_503_599_627_370_495;

/**
 * Reads a plain decimal ("-12.50") as an integer count of 10^-decimals; null when it is not one or has more
 * significant decimals than asked for, so that nothing is ever cut off in silence.
 */
export function parseDecimal(text: string, decimals: number): bigint | null {
  const match = /^([+-]?)(\d{1,18})(?:\.(\d{1,18}))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const kept = fraction.slice(0, decimals);
  if (/[1-9]/.test(fraction.slice(decimals))) return null;
  const magnitude = BigInt(whole + kept.padEnd(decimals, '0'));
  return sign === '-' ? -magnitude : magnitude;
}

/** Writes an integer count of 10^-decimals as a plain decimal with exactly that many decimals. */
export function formatDecimal(value: bigint, decimals: number): string {
  const magnitude = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const cut = magnitude.length - decimals;
  const text = decimals === 0 ? magnitude : `${magnitude.slice(0, cut)}.${magnitude.slice(cut)}`;
  return value < 0n ? `-${text}` : text;
}
