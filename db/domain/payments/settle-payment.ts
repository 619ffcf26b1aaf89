import { addFen, noFen, subtractFen, type Fen } from '../kernel/money.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';

/** What the clerk wants to do with the customer's money. Fen. */
export interface PaymentWish {
  readonly dueFen: Fen;
  readonly prepaymentFen: Fen;
  readonly usePrepaymentFen: Fen;
  readonly addPrepaymentFen: Fen;
  readonly cashGivenFen: Fen;
}

/** Where the customer's money goes. Fen. */
export interface Settlement {
  /** What stays in the drawer: due − prepayment used + prepayment added. */
  readonly collectedFen: Fen;
  readonly changeFen: Fen;
  readonly prepaymentLeftFen: Fen;
}

/**
 * Settles a payment: refuses prepayment_exceeds_due (a prepayment is not paid out over the counter), prepayment_too_small,
 * nothing_to_pay, cash_too_little, in this order. Cash is counted in front of the payer (唱收唱付, seed 001 收费4).
 */
export function settlePayment(wish: PaymentWish): Result<Settlement> {
  const { dueFen, prepaymentFen, usePrepaymentFen, addPrepaymentFen, cashGivenFen } = wish;
  if (usePrepaymentFen > dueFen) return refuse('prepayment_exceeds_due', { dueFen });
  if (usePrepaymentFen > prepaymentFen) return refuse('prepayment_too_small', { balanceFen: prepaymentFen });
  if (dueFen === noFen && addPrepaymentFen === noFen) return refuse('nothing_to_pay');
  const collectedFen = addFen(subtractFen(dueFen, usePrepaymentFen), addPrepaymentFen);
  if (cashGivenFen < collectedFen) {
    return refuse('cash_too_little', {
      neededFen: collectedFen,
      missingFen: subtractFen(collectedFen, cashGivenFen),
    });
  }
  return ok({
    collectedFen,
    changeFen: subtractFen(cashGivenFen, collectedFen),
    prepaymentLeftFen: addFen(subtractFen(prepaymentFen, usePrepaymentFen), addPrepaymentFen),
  });
}
