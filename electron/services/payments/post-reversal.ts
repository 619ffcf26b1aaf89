import { addFen, negateFen, noFen, subtractFen } from '../../../db/domain/kernel/money.ts';
import { placeOfTender } from '../../../db/domain/payments/tender-kind.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { type JournalSide, postToJournal } from '../../../db/local/journal.ts';
import { paymentQueries } from '../../../db/local/queries/payments.ts';
import { printJobQueries } from '../../../db/local/queries/print-jobs.ts';
import { reversalQueries } from '../../../db/local/queries/reversals.ts';
import { outcomeQueries } from '../../../db/local/queries/tender-outcomes.ts';
import { today, type Actor, type Counter } from '../counter.ts';
import { prepaymentAfterVoid, type UndoablePayment } from './undoable-payment.ts';

/**
 * Reverses a payment inside the caller's transaction, as a correction of the present day: its bills are owed again, its prepayment is as
 * before, the receipt stays and is marked. Cash and what the bank has become money to be paid back; a cheque or code that the bank has
 * not got yet goes back the way it came and may be taken again; what came back already is left as it is.
 */
export function postReversal(
  { store, ...counter }: Counter,
  actor: Actor,
  payment: UndoablePayment,
  request: { readonly reason: string; readonly requestedBy: number },
  reversedAt: number,
): void {
  const { paymentId, accountId } = payment;
  const daybookNo = nextEntryNo(store);
  const businessDay = today({ store, ...counter });
  const tenders = outcomeQueries(store).ofPayment.all(paymentId);
  const held = tenders.filter(({ kind, outcome }) => kind === 'cash' || outcome === 'cleared');
  const onTheWay = tenders.filter(({ kind, outcome }) => kind !== 'cash' && outcome === null);
  const refundFen = addFen(...held.map(({ amountFen }) => amountFen));
  const bills = outcomeQueries(store).settledBills.all(paymentId);
  reversalQueries(store).insert.run({
    paymentId,
    businessDay,
    reason: request.reason,
    refundFen,
    requestedBy: request.requestedBy,
    approvedBy: actor.personId,
    reversedAt,
    daybookNo,
  });
  printJobQueries(store).setAsideOfReceipt.run({ receiptNo: payment.receiptNo, at: reversedAt });
  for (const { billId, principalFen } of bills) {
    if (principalFen > 0) paymentQueries(store).restoreOpenItem.run({ billId, principalFen });
  }
  const balanceFen = prepaymentAfterVoid(payment);
  if (balanceFen !== payment.prepaymentFen)
    paymentQueries(store).setPrepayment.run({ accountId, balanceFen });
  postToJournal(store, {
    kind: 'reversal',
    businessDay,
    daybookNo,
    sides: [
      { ledgerAccount: 'refunds_payable', amountFen: negateFen(refundFen), accountId },
      ...onTheWay.map(
        ({ kind, amountFen }): JournalSide => ({
          ledgerAccount: placeOfTender(kind),
          amountFen: negateFen(amountFen),
        }),
      ),
      ...bills.map(
        ({ billId, principalFen }): JournalSide => ({
          ledgerAccount: 'receivable',
          amountFen: principalFen,
          accountId,
          billId,
        }),
      ),
      { ledgerAccount: 'late_fee_income', amountFen: addFen(noFen, ...bills.map((bill) => bill.lateFeeFen)) },
      {
        ledgerAccount: 'prepayment',
        amountFen: subtractFen(payment.addedFen, payment.prepaymentUsedFen),
        accountId,
      },
    ],
  });
  appendToDaybook(store, {
    kind: 'payment_reversed',
    recordedAt: reversedAt,
    businessDay,
    actor,
    payload: {
      a: payment.accountNo,
      r: Number(payment.receiptNo),
      c: payment.collectedFen,
      f: refundFen,
      q: request.requestedBy,
      w: request.reason,
    },
  });
}
