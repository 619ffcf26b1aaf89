import { type Fraction, sum, whole } from './exact-fraction.ts';

/** Percent as a fraction: half of one for each hundredth below the standard, one from the 21st, two from the 26th. */
export function percentFor(standard: number, activeWh: bigint, reactiveVarh: bigint): Fraction {
  const square = activeWh ** 2n + reactiveVarh ** 2n;
  if (square === 0n) return whole(0);
  const thousandths = rootOf((activeWh ** 2n * 1_000_000n) / square);
  const factor = Number((thousandths + 5n) / 10n);
  const below = standard - factor;
  if (below > 0) {
    const [half, one, two] = [
      Math.min(below, 20),
      Math.min(Math.max(below - 20, 0), 5),
      Math.max(below - 25, 0),
    ];
    return sum([[BigInt(half), 2n], whole(one), whole(two * 2)]);
  }
  const bonus: Readonly<Record<number, readonly number[]>> = {
    90: [0, 15, 30, 45, 60, 75],
    85: [0, 10, 20, 30, 40, 50, 65, 80, 95, 110],
    80: [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 115, 130],
  };
  const steps = bonus[standard] as readonly number[];
  return [-BigInt(steps[Math.min(-below, steps.length - 1)] as number), 100n];
}

/** The whole root, rounded down. */
function rootOf(value: bigint): bigint {
  let [low, high] = [0n, 2_000n];
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (middle * middle <= value) low = middle;
    else high = middle - 1n;
  }
  return low;
}
