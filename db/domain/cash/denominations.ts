import { fen, type Fen } from '../kernel/money.ts';

/** Notes and coins of the renminbi that may lie in a drawer, in fen, largest first; old 2-yuan and 2-jiao notes still come in. */
export const denominations: readonly Fen[] = [
  10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1,
].map(fen);

/** So many pieces of one face value. */
export interface DenominationCount {
  readonly valueFen: number;
  readonly count: number;
}

/** The sum of a count in fen; null when it names a face value that there is not, or one twice. */
export function sumOfCount(counted: readonly DenominationCount[]): Fen | null {
  const seen = new Set<number>();
  let sum = 0;
  for (const { valueFen, count } of counted) {
    if (seen.has(valueFen) || !denominations.includes(valueFen as Fen)) return null;
    seen.add(valueFen);
    sum += valueFen * count;
  }
  return fen(sum);
}

/** A count as it is kept: largest face value first, face values without a piece left out. */
export function orderedCount(counted: readonly DenominationCount[]): DenominationCount[] {
  return counted.filter(({ count }) => count > 0).toSorted((a, b) => b.valueFen - a.valueFen);
}
