import { addFen, type Fen, fen, minFen, noFen, subtractFen } from '../kernel/money.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { divideHalfUp } from '../kernel/rounding.ts';

/** What a payment settled of a bill, less what earlier bounces of the same payment brought back. Fen. */
export interface SettledBill {
  readonly billId: number;
  readonly principalFen: Fen;
  readonly lateFeeFen: Fen;
}

/** A bounced tender, and what its payment did with the money. Fen. */
export interface Bounce {
  readonly amountFen: Fen;
  /** What the payment added to what is paid ahead, less what earlier bounces took off it again. */
  readonly prepaymentAddedFen: Fen;
  /** What the account has paid ahead now. */
  readonly prepaymentFen: Fen;
  /** Newest first: the oldest debt stays paid the longest. */
  readonly bills: readonly SettledBill[];
}

/** What is owed again, and what is no longer paid ahead. Fen. */
export interface DividedBounce {
  readonly prepaymentFen: Fen;
  readonly bills: readonly SettledBill[];
}

/**
 * Divides what a bounced tender brought: first off what its payment paid ahead, then bills are owed again, newest first. Of a bill that
 * is owed again in part, principal and late fee come back in the proportion in which they were paid, so that the late fee, which runs
 * on from the due day, is charged once. Refuses prepayment_too_small when what was paid ahead has been used since: the payment that
 * used it must be undone first.
 */
export function divideBounce(bounce: Bounce): Result<DividedBounce> {
  const prepaymentFen = minFen(bounce.amountFen, minFen(bounce.prepaymentAddedFen, bounce.prepaymentFen));
  let leftFen = subtractFen(bounce.amountFen, prepaymentFen);
  const bills: SettledBill[] = [];
  for (const bill of bounce.bills) {
    const paidFen = addFen(bill.principalFen, bill.lateFeeFen);
    const backFen = minFen(leftFen, paidFen);
    if (backFen === 0) continue;
    const principalFen = fen(divideHalfUp(BigInt(bill.principalFen) * BigInt(backFen), BigInt(paidFen)));
    bills.push({ billId: bill.billId, principalFen, lateFeeFen: subtractFen(backFen, principalFen) });
    leftFen = subtractFen(leftFen, backFen);
  }
  if (leftFen !== noFen) return refuse('prepayment_too_small', { balanceFen: bounce.prepaymentFen });
  return ok({ prepaymentFen, bills });
}
