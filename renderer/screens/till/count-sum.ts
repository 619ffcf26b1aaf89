import { denominations, sumOfCount } from '../../../db/domain/cash/denominations.ts';
import { type Fen, noFen } from '../../../db/domain/kernel/money.ts';

/** The notes and coins of a village drawer; the rare old 2-yuan and 2- and 5-fen pieces stay out of the way. */
const rare: readonly number[] = [200, 5, 2];

/** The face values that the count asks for, in fen, largest first; the smallest takes all fen coins together. */
export const countedValues: readonly Fen[] = denominations.filter((value) => !rare.includes(value));

/** How many pieces of each face value, as typed. */
export type CountTexts = Readonly<Record<number, string>>;

/** Keeps digits only, at most five of them; full-width ones count as plain. */
export function tidyCount(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '').slice(0, 5);
}

/** The pieces that were typed; an empty cell is none. */
export function piecesOf(texts: CountTexts): { readonly valueFen: number; readonly count: number }[] {
  return countedValues.map((valueFen) => ({ valueFen, count: Number(texts[valueFen] ?? '') }));
}

/** The sum of the count in fen. */
export function countSum(texts: CountTexts): Fen {
  return sumOfCount(piecesOf(texts)) ?? noFen;
}
