import { negateFen } from '../../../db/domain/kernel/money.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import type { PaymentVoidedPayload } from '../../../db/domain/payments/payment-payload.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { postToJournal } from '../../../db/local/journal.ts';
import { paymentQueries, voidQueries } from '../../../db/local/queries/payments.ts';
import { printJobQueries } from '../../../db/local/queries/print-jobs.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { businessDayOf } from '../cash/own-cash-session.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { postReversal } from './post-reversal.ts';
import {
  checkUndoable,
  getUndoablePayment,
  prepaymentAfterVoid,
  type UndoablePayment,
} from './undoable-payment.ts';

/**
 * Decides a wish to undo a payment. Approved while its till is open: a void beside the payment, the movement turned around, the bills owed again, the prepayment as
 * before; the receipt's number stays used and its paper is no longer due; later than
 * that: a reversal of the present day (postReversal). Declined: an entry in the daybook, nothing else. Refuses right_missing, void_request_unknown (also when decided), same_person_forbidden
 * (who asked, and who took the money, do not approve: product.md "People"), and when approving payment_already_void,
 * bill_corrected, prepayment_too_small.
 */
export function decideVoid(
  counter: Counter,
  actor: Actor,
  { requestId, isApproved }: CheckedInputOf<'payments/decide-void'>,
): Result<OutputOf<'payments/decide-void'>> {
  const right = checkRight(actor, 'payments.approve_void');
  if (!right.ok) return right;
  const { store } = counter;
  return store.write(() => {
    const request = voidQueries(store).request.get({ requestId });
    if (request === undefined || request.state !== 'waiting')
      return refuse('void_request_unknown', { requestId });
    const payment = getUndoablePayment(store, request.paymentId);
    if (actor.personId === request.requestedBy || actor.personId === payment.takenBy) {
      return refuse('same_person_forbidden', { receiptNo: payment.receiptNo });
    }
    const decidedAt = counter.clock.now();
    const state = isApproved ? 'approved' : 'declined';
    if (isApproved) {
      const undoable = checkUndoable(payment);
      if (!undoable.ok) return undoable;
    }
    voidQueries(store).decide.run({ requestId, state, decidedBy: actor.personId, decidedAt });
    if (!isApproved) recordDeclined(counter, actor, payment, request, decidedAt);
    else if (payment.way === 'void') postVoid(counter, actor, payment, request, decidedAt);
    else postReversal(counter, actor, payment, request, decidedAt);
    return ok(null);
  });
}

/** The till of the payment may be closed by now, and its day too: the entry belongs to the day on which it was decided. */
function recordDeclined(
  counter: Counter,
  actor: Actor,
  { accountNo, receiptNo, cashSessionId }: UndoablePayment,
  request: { readonly reason: string; readonly requestedBy: number },
  recordedAt: number,
): void {
  appendToDaybook(counter.store, {
    kind: 'void_declined',
    recordedAt,
    businessDay: businessDayOf(counter, actor),
    actor,
    payload: {
      a: accountNo,
      r: Number(receiptNo),
      s: cashSessionId,
      q: request.requestedBy,
      w: request.reason,
    },
  });
}

function postVoid(
  { store }: Counter,
  actor: Actor,
  payment: UndoablePayment,
  request: { readonly reason: string; readonly requestedBy: number },
  voidedAt: number,
): void {
  const { paymentId, accountId, businessDay, cashSessionId } = payment;
  const queries = voidQueries(store);
  const daybookNo = nextEntryNo(store);
  queries.insertVoid.run({
    paymentId,
    businessDay,
    cashSessionId,
    reason: request.reason,
    requestedBy: request.requestedBy,
    approvedBy: actor.personId,
    voidedAt,
    daybookNo,
  });
  printJobQueries(store).setAsideOfReceipt.run({ receiptNo: payment.receiptNo, at: voidedAt });
  for (const { billId, principalFen } of queries.allocations.all({ paymentId })) {
    paymentQueries(store).restoreOpenItem.run({ billId, principalFen });
  }
  const balanceFen = prepaymentAfterVoid(payment);
  if (balanceFen !== payment.prepaymentFen)
    paymentQueries(store).setPrepayment.run({ accountId, balanceFen });
  const sides = queries.journalSides.all({ daybookNo: payment.daybookNo }).map((side) => ({
    ledgerAccount: side.ledgerAccount,
    amountFen: negateFen(side.amountFen),
    ...(side.accountId === null ? {} : { accountId: side.accountId }),
    ...(side.billId === null ? {} : { billId: side.billId }),
    ...(side.cashSessionId === null ? {} : { cashSessionId: side.cashSessionId }),
  }));
  postToJournal(store, { kind: 'void', businessDay, daybookNo, sides });
  const payload: PaymentVoidedPayload = {
    a: payment.accountNo,
    c: payment.collectedFen,
    r: Number(payment.receiptNo),
    s: cashSessionId,
    q: request.requestedBy,
    w: request.reason,
  };
  appendToDaybook(store, {
    kind: 'payment_voided',
    recordedAt: voidedAt,
    businessDay,
    actor,
    payload: { ...payload },
  });
}
