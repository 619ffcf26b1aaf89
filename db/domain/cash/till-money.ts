import { minFen, subtractFen, type Fen } from '../kernel/money.ts';

/** What is done with a drawer when its session ends. Fen. */
export interface TillMoney {
  /** Counted − expected: positive is over (长款), negative is short (短款). */
  readonly differenceFen: Fen;
  /** What goes back to the change fund: the float, or what there is of it. */
  readonly toChangeFundFen: Fen;
  /** What goes to the safe. */
  readonly toSafeFen: Fen;
}

/**
 * Splits a counted drawer: the float first goes back to the change fund as far as the money reaches, all else to the safe
 * (nothing stays in a drawer overnight, seed 001 收费4). The difference is booked, never evened out of pocket.
 */
export function divideTill(floatFen: Fen, expectedFen: Fen, countedFen: Fen): TillMoney {
  const toChangeFundFen = minFen(floatFen, countedFen);
  return {
    differenceFen: subtractFen(countedFen, expectedFen),
    toChangeFundFen,
    toSafeFen: subtractFen(countedFen, toChangeFundFen),
  };
}
