import { fen, type Fen } from '../../kernel/money.ts';

/** What becomes of the money when a bill is put in the place of another one, in fen. */
export interface CarriedOver {
  /** What had been paid on the old bill and pays the new one. */
  readonly carriedFen: Fen;
  /** What of the new bill is still owed. */
  readonly openFen: Fen;
  /** What had been paid beyond the new bill: paid ahead from now on. */
  readonly prepaidFen: Fen;
}

/** Carries what was paid on a bill (its amount less what is still owed of it) over to the bill in its place. None is negative. */
export function carryOver(
  old: { readonly amountFen: Fen; readonly outstandingFen: Fen },
  newFen: Fen,
): CarriedOver {
  const paidFen = old.amountFen - old.outstandingFen;
  const carriedFen = Math.min(paidFen, newFen);
  return {
    carriedFen: fen(carriedFen),
    openFen: fen(newFen - carriedFen),
    prepaidFen: fen(paidFen - carriedFen),
  };
}
