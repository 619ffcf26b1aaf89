import { createHash } from 'node:crypto';
import { lateFeePolicyOf } from '../../../db/domain/arrears/late-fee.ts';
import { computeAmountDue } from '../../../db/domain/payments/amount-due.ts';
import { usualChequeDays } from '../../../db/domain/payments/cheque-days.ts';
import { checkOtherTenders, type OtherTender } from '../../../db/domain/payments/other-tender.ts';
import { settlePayment } from '../../../db/domain/payments/settle-payment.ts';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import { addFen } from '../../../db/domain/kernel/money.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { paymentQueries } from '../../../db/local/queries/payments.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import { tenderQueries } from '../../../db/local/queries/tenders.ts';
import { receiptQueries } from '../../../db/local/queries/receipts.ts';
import type { CheckedInputOf } from '../../contract/index.ts';
import type { TakenPayment } from '../../contract/payments.ts';
import { getOpenSession } from '../cash/own-cash-session.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { readReceiptContent } from '../receipts/receipt-content.ts';
import { postPayment } from './post-payment.ts';

type Input = CheckedInputOf<'payments/take'>;

/**
 * Takes cash, cheques, transfers, cards, codes and prepayment for bills, and money for later (收费): books it durably and answers the receipt; printing comes after.
 * All sums in fen. Refuses, in this order: right_missing, payment_key_reused (the same request with other content; with the same
 * content it answers as before and takes nothing), payment_already_void (the payment that it was answered with is void),
 * cash_session_not_open, till_counted, account_unknown, same_person_forbidden (who computed or issued a bill does not collect it:
 * product.md "People"), no_policy_pack, amount_due_changed (a bill is no longer owed by this account, or its late fee to the
 * session's day is another), what checkOtherTenders refuses and tender_reference_doubled (the same money was taken before), then
 * prepayment_exceeds_due, prepayment_too_small, nothing_to_pay, other_tender_too_much, cash_too_little, receipt_stock_empty. The late
 * fee stops on the day a cheque is handed in (domain.md §5.2).
 */
export function takePayment(counter: Counter, actor: Actor, input: Input): Result<TakenPayment> {
  const right = checkRight(actor, 'payments.take');
  if (!right.ok) return right;
  const { store } = counter;
  const requestHash = hashOfRequest(actor, input);
  return store.write(() => {
    const queries = paymentQueries(store);
    const answered = queries.byRequestKey.get({ requestKey: input.requestKey });
    if (answered !== undefined) {
      if (answered.requestHash !== requestHash) return refuse('payment_key_reused');
      if (answered.isVoid) return refuse('payment_already_void', { receiptNo: answered.receiptNo });
      return ok({ receipt: readReceiptContent(answered), printJobId: answered.printJobId, isRepeated: true });
    }
    const session = getOpenSession(counter, actor);
    if (!session.ok) return session;
    const payer = queries.payingAccount.get(input.accountNo);
    if (payer === undefined) return refuse('account_unknown', { accountNo: input.accountNo });

    const { businessDay } = session.value;
    const owed = input.billIds.length === 0 ? [] : queries.owedBills.all({ accountId: payer.accountId });
    const chosen = owed.filter(({ billId }) => input.billIds.includes(billId));
    const ownWork = chosen.some(
      ({ computedBy, issuedBy }) => computedBy === actor.personId || issuedBy === actor.personId,
    );
    if (ownWork) return refuse('same_person_forbidden', { accountNo: payer.accountNo, didBefore: 'compute' });
    const policy = chosen.length === 0 ? null : findPolicyPackInForce(store, businessDay);
    if (chosen.length > 0 && policy === null) return refuse('no_policy_pack', { day: businessDay });
    const lateFee = policy === null ? null : lateFeePolicyOf(policy.pack);
    const due = computeAmountDue(lateFee, payer.customerClass, chosen, businessDay);
    if (chosen.length !== input.billIds.length || due.dueFen !== input.expectedDueFen) {
      return refuse('amount_due_changed', { dueFen: due.dueFen, expectedDueFen: input.expectedDueFen });
    }
    const otherTenders = input.otherTenders ?? [];
    const proper = checkTenders(counter, otherTenders, businessDay);
    if (!proper.ok) return proper;
    const settled = settlePayment({
      ...input,
      otherFen: addFen(...otherTenders.map(({ amountFen }) => amountFen)),
      dueFen: due.dueFen,
      prepaymentFen: payer.prepaymentFen,
    });
    if (!settled.ok) return settled;
    const book = receiptQueries(store).nextBook.get();
    if (book === undefined) return refuse('receipt_stock_empty');

    return ok(
      postPayment(counter, actor, {
        requestKey: input.requestKey,
        requestHash,
        payer,
        cashSessionId: session.value.id,
        businessDay,
        bills: due.bills.map((bill, index) => ({ ...bill, row: chosen[index] as (typeof chosen)[number] })),
        dueFen: due.dueFen,
        prepaymentUsedFen: input.usePrepaymentFen,
        prepaymentAddedFen: input.addPrepaymentFen,
        cashGivenFen: input.cashGivenFen,
        otherTenders,
        settlement: settled.value,
        receiptBookId: book.id,
        receiptNumber: book.nextNo,
        takenAt: counter.clock.now(),
      }),
    );
  });
}

/** The tenders by themselves, by the rules of the day, and against everything taken before. */
function checkTenders({ store }: Counter, tenders: readonly OtherTender[], businessDay: Day): Result<null> {
  if (tenders.length === 0) return ok(null);
  const days = findPolicyPackInForce(store, businessDay)?.pack.chequeDays ?? usualChequeDays;
  const proper = checkOtherTenders(days, tenders, businessDay);
  if (!proper.ok) return proper;
  for (const { kind, reference, cheque } of tenders) {
    const before = { kind, referenceNo: reference, bank: cheque?.bank ?? null };
    const receiptNo = tenderQueries(store).receiptOfReference.get(before);
    if (receiptNo !== undefined) return refuse('tender_reference_doubled', { kind, reference, receiptNo });
  }
  return ok(null);
}

/** Two requests are the same when the same person asks for the same thing. */
function hashOfRequest(actor: Actor, input: Input): string {
  const {
    accountNo,
    billIds,
    expectedDueFen,
    usePrepaymentFen,
    addPrepaymentFen,
    cashGivenFen,
    otherTenders = [],
  } = input;
  return createHash('sha256')
    .update(
      JSON.stringify([
        actor.personId,
        accountNo,
        billIds,
        expectedDueFen,
        usePrepaymentFen,
        addPrepaymentFen,
        cashGivenFen,
        // Left out where there are none: requests of before other tenders were taken keep their hash.
        ...(otherTenders.length === 0 ? [] : [otherTenders]),
      ]),
    )
    .digest('hex');
}
