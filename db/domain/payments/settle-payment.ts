import { addFen, noFen, subtractFen, type Fen } from '../kernel/money.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';

/** What the clerk wants to do with the customer's money. Fen. */
export interface PaymentWish {
  readonly dueFen: Fen;
  readonly prepaymentFen: Fen;
  readonly usePrepaymentFen: Fen;
  readonly addPrepaymentFen: Fen;
  readonly cashGivenFen: Fen;
  /** What comes by cheque, transfer, card or code. */
  readonly otherFen?: Fen;
}

/** Where the customer's money goes. Fen. */
export interface Settlement {
  /** What is collected by all tenders: due − prepayment used + prepayment added. */
  readonly collectedFen: Fen;
  /** What of it stays in the drawer. */
  readonly cashFen: Fen;
  readonly changeFen: Fen;
  readonly prepaymentLeftFen: Fen;
}

/**
 * Settles a payment: refuses prepayment_exceeds_due (a prepayment is not paid out over the counter), prepayment_too_small,
 * nothing_to_pay, other_tender_too_much (change is given from cash only: what a cheque or code brings beyond the sum is paid ahead),
 * cash_too_little, in this order. Cash is counted in front of the payer (唱收唱付, seed 001 收费4).
 */
export function settlePayment(wish: PaymentWish): Result<Settlement> {
  const { dueFen, prepaymentFen, usePrepaymentFen, addPrepaymentFen, cashGivenFen, otherFen = noFen } = wish;
  if (usePrepaymentFen > dueFen) return refuse('prepayment_exceeds_due', { dueFen });
  if (usePrepaymentFen > prepaymentFen) return refuse('prepayment_too_small', { balanceFen: prepaymentFen });
  if (dueFen === noFen && addPrepaymentFen === noFen) return refuse('nothing_to_pay');
  const collectedFen = addFen(subtractFen(dueFen, usePrepaymentFen), addPrepaymentFen);
  if (otherFen > collectedFen) {
    return refuse('other_tender_too_much', {
      neededFen: collectedFen,
      moreFen: subtractFen(otherFen, collectedFen),
    });
  }
  const cashFen = subtractFen(collectedFen, otherFen);
  if (cashGivenFen < cashFen) {
    return refuse('cash_too_little', { neededFen: cashFen, missingFen: subtractFen(cashFen, cashGivenFen) });
  }
  return ok({
    collectedFen,
    cashFen,
    changeFen: subtractFen(cashGivenFen, cashFen),
    prepaymentLeftFen: addFen(subtractFen(prepaymentFen, usePrepaymentFen), addPrepaymentFen),
  });
}
