/** A share as a fraction, so that a third stays a third. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** Tells whether two counts differ by more than a share of the second; compared as fractions, never rounded. */
export function isFurtherThan(value: number, from: number, share: Ratio): boolean {
  const apart = BigInt(Math.abs(value - from));
  return apart * BigInt(share.denominator) > BigInt(Math.abs(from)) * BigInt(share.numerator);
}
