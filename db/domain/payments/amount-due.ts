import { computeLateFee, type LateFeePolicy } from '../arrears/late-fee.ts';
import type { CustomerClass } from '../accounts/customer-class.ts';
import type { Day } from '../kernel/calendar.ts';
import { addFen, noFen, type Fen } from '../kernel/money.ts';

/** A bill of which something is still owed. Money in fen. */
export interface OwedBill {
  readonly billId: number;
  readonly dueOn: Day;
  readonly outstandingFen: Fen;
}

/** What settles a bill on a day: what is left of it and the late fee to that day. */
export interface BillDue {
  readonly billId: number;
  readonly principalFen: Fen;
  readonly lateFeeFen: Fen;
}

/** What settles several bills on a day. */
export interface AmountDue {
  readonly bills: readonly BillDue[];
  readonly dueFen: Fen;
}

/** The kind of customer that late fees know: residents, and all others (供电营业规则 art. 98, domain.md §1.1). */
export function lateFeeKindOf(customerClass: CustomerClass): 'residential' | 'other' {
  return customerClass === 'residential' ? 'residential' : 'other';
}

/**
 * Computes what settles the bills if paid on that day, in fen: their outstanding principal and each one's late fee to the day.
 * The counter's page and the payment both ask here, so that what was shown is what is taken. No fee without a policy.
 */
export function computeAmountDue(
  policy: LateFeePolicy | null,
  customerClass: CustomerClass,
  owed: readonly OwedBill[],
  paidOn: Day,
): AmountDue {
  const customerKind = lateFeeKindOf(customerClass);
  const bills = owed.map(({ billId, dueOn, outstandingFen }): BillDue => {
    const lateFeeFen =
      policy === null
        ? noFen
        : computeLateFee(policy, { customerKind, dueOn, unpaidFen: outstandingFen, paidOn }).feeFen;
    return { billId, principalFen: outstandingFen, lateFeeFen };
  });
  return { bills, dueFen: addFen(...bills.map((bill) => addFen(bill.principalFen, bill.lateFeeFen))) };
}
