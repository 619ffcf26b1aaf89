/** A fraction of whole numbers. */
export type Fraction = readonly [above: bigint, below: bigint];

/** a × b. */
export const times = (a: Fraction, b: Fraction): Fraction => [a[0] * b[0], a[1] * b[1]];
/** a + b. */
export const plus = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
/** A whole number as a fraction. */
export const whole = (value: number | bigint): Fraction => [BigInt(value), 1n];
/** Adds fractions up. */
export const sum = (all: readonly Fraction[]): Fraction => all.reduce(plus, whole(0));
/** The value, or nothing for one below nothing. */
export const atLeastZero = (value: bigint): bigint => (value > 0n ? value : 0n);

/** The nearest whole number; of two as near the one farther from zero. */
export function nearest([above, below]: Fraction): bigint {
  const [over, under] = below < 0n ? [-above, -below] : [above, below];
  const [quotient, rest] = [over / under, over % under];
  const away = (rest < 0n ? -rest : rest) * 2n >= under;
  return away ? quotient + (over < 0n ? -1n : 1n) : quotient;
}

/** What a quantity in thousandths costs at a price in nano-yuan, to the nearest fen. */
export const fenOf = (quantityMilli: Fraction, nanoyuan: number): bigint =>
  nearest(times(quantityMilli, [BigInt(nanoyuan), 10_000_000_000n]));
