import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { addFen, negateFen, noFen } from '../../../db/domain/kernel/money.ts';
import { placeOfTender } from '../../../db/domain/payments/tender-kind.ts';
import { paymentTakenPayload } from '../../../db/domain/payments/payment-payload.ts';
import { appendToDaybook, getChainHead } from '../../../db/local/daybook.ts';
import { type JournalSide, postToJournal } from '../../../db/local/journal.ts';
import { paymentQueries } from '../../../db/local/queries/payments.ts';
import { tenderQueries } from '../../../db/local/queries/tenders.ts';
import { printJobQueries } from '../../../db/local/queries/print-jobs.ts';
import { receiptQueries } from '../../../db/local/queries/receipts.ts';
import { checkCodeOfReceipt } from '../../../db/local/receipt-check.ts';
import type { TakenPayment } from '../../contract/payments.ts';
import type { Actor, Counter } from '../counter.ts';
import { writeReceiptContent } from '../receipts/receipt-content.ts';
import { buildReceipt, type ReceiptFacts } from './build-receipt.ts';

/** A payment that every rule allows, ready to be written. Money in fen. */
export interface AllowedPayment extends ReceiptFacts {
  readonly requestKey: string;
  readonly requestHash: string;
  readonly cashSessionId: number;
  readonly receiptBookId: number;
}

/**
 * Writes an allowed payment inside the caller's transaction: payment, tenders, allocations, receipt with its number off the stock,
 * what is owed and paid ahead, the paper that is due, the journal, and the daybook entry that seals them all.
 */
export function postPayment(counter: Counter, actor: Actor, payment: AllowedPayment): TakenPayment {
  const { store } = counter;
  const head = getChainHead(store);
  const daybookNo = head.entryNo + 1;
  const content = buildReceipt(counter, actor, payment);
  const text = writeReceiptContent(content);
  const checkCode = checkCodeOfReceipt(head.hash, text);

  const paymentId = insertPayment(counter, actor, payment, daybookNo);
  receiptQueries(store).insert.run({
    receiptNo: content.receiptNo,
    paymentId,
    content: text,
    checkCode,
    daybookNo,
  });
  receiptQueries(store).useNumber.run(payment.receiptBookId);
  settleAccount(counter, payment);
  const job = printJobQueries(store).insert.run({
    kind: 'receipt',
    receiptNo: content.receiptNo,
    cashSessionId: null,
    copyNo: 0,
    state: 'waiting',
    requestedBy: actor.personId,
    requestedAt: payment.takenAt,
  });
  const { businessDay } = payment;
  postToJournal(store, { kind: 'payment', businessDay, daybookNo, sides: sidesOf(payment) });
  appendToDaybook(store, {
    kind: 'payment_taken',
    recordedAt: payment.takenAt,
    businessDay,
    actor,
    payload: {
      ...paymentTakenPayload({
        accountNo: payment.payer.accountNo,
        receiptNumber: payment.receiptNumber,
        cashSessionId: payment.cashSessionId,
        collectedFen: payment.settlement.collectedFen,
        prepaymentUsedFen: payment.prepaymentUsedFen,
        prepaymentAddedFen: payment.prepaymentAddedFen,
        otherTenders: payment.otherTenders,
        bills: payment.bills.map(({ row, principalFen, lateFeeFen }) => ({
          periodMonth: row.periodMonth,
          principalFen,
          lateFeeFen,
        })),
      }),
    },
  });
  return { receipt: { ...content, checkCode }, printJobId: Number(job.lastInsertRowid), isRepeated: false };
}

function insertPayment(counter: Counter, actor: Actor, payment: AllowedPayment, daybookNo: number): number {
  const { store } = counter;
  const queries = paymentQueries(store);
  const { payer, settlement } = payment;
  const inserted = queries.insert.run({
    requestKey: payment.requestKey,
    requestHash: payment.requestHash,
    accountId: payer.accountId,
    cashSessionId: payment.cashSessionId,
    businessDay: payment.businessDay,
    dueFen: payment.dueFen,
    prepaymentUsedFen: payment.prepaymentUsedFen,
    prepaymentAddedFen: payment.prepaymentAddedFen,
    collectedFen: settlement.collectedFen,
    takenBy: actor.personId,
    takenAt: payment.takenAt,
    daybookNo,
  });
  const paymentId = Number(inserted.lastInsertRowid);
  insertTenders(counter, payment, paymentId);
  for (const { billId, principalFen, lateFeeFen } of payment.bills) {
    queries.insertAllocation.run({ paymentId, billId, principalFen, lateFeeFen });
  }
  return paymentId;
}

/** Cash first, then the others in the order in which they were given; cash that was all given back is none. */
function insertTenders({ store }: Counter, payment: AllowedPayment, paymentId: number): void {
  const queries = paymentQueries(store);
  const { cashGivenFen, otherTenders, settlement } = payment;
  const hasCash = settlement.cashFen > 0;
  if (hasCash) {
    const { changeFen, cashFen } = settlement;
    const cash = { kind: 'cash', givenFen: cashGivenFen, changeFen, amountFen: cashFen } as const;
    queries.insertTender.run({ paymentId, lineNo: 1, ...cash });
  }
  for (const [index, { kind, amountFen, reference, cheque }] of otherTenders.entries()) {
    const lineNo = index + (hasCash ? 2 : 1);
    queries.insertTender.run({ paymentId, lineNo, kind, givenFen: amountFen, changeFen: noFen, amountFen });
    tenderQueries(store).insertDetail.run({
      paymentId,
      lineNo,
      referenceNo: reference,
      bank: cheque?.bank ?? null,
      drawerAccount: cheque?.drawerAccount ?? null,
      issuedOn: cheque?.issuedOn ?? null,
      payee: cheque?.payee ?? null,
      isHolidayConfirmed: cheque?.isHolidayConfirmed ?? false,
    });
  }
}

/** Takes what was paid off what is owed, and brings the prepayment to what is left of it. */
function settleAccount({ store }: Counter, { payer, bills, settlement }: AllowedPayment): void {
  const queries = paymentQueries(store);
  for (const { billId, principalFen } of bills) {
    const { changes } = queries.settleOpenItem.run(billId, principalFen);
    invariant(changes === 1, `bill ${billId} was not owed as read`);
  }
  if (settlement.prepaymentLeftFen !== payer.prepaymentFen) {
    queries.setPrepayment.run({ accountId: payer.accountId, balanceFen: settlement.prepaymentLeftFen });
  }
}

/** Drawer, money on its way and used prepayment against receivables, late fees and added prepayment. */
function sidesOf(payment: AllowedPayment): JournalSide[] {
  const { accountId } = payment.payer;
  const { cashSessionId } = payment;
  const lateFeeFen = addFen(...payment.bills.map((bill) => bill.lateFeeFen));
  return [
    { ledgerAccount: 'drawer', amountFen: payment.settlement.cashFen, cashSessionId },
    // Named by its till like the drawer: the day compares each kind with the papers that the till counted.
    ...payment.otherTenders.map(
      ({ kind, amountFen }): JournalSide => ({
        ledgerAccount: placeOfTender(kind),
        amountFen,
        cashSessionId,
      }),
    ),
    { ledgerAccount: 'prepayment', amountFen: payment.prepaymentUsedFen, accountId },
    ...payment.bills.map(
      ({ billId, principalFen }): JournalSide => ({
        ledgerAccount: 'receivable',
        amountFen: negateFen(principalFen),
        accountId,
        billId,
      }),
    ),
    { ledgerAccount: 'late_fee_income', amountFen: negateFen(lateFeeFen) },
    { ledgerAccount: 'prepayment', amountFen: negateFen(payment.prepaymentAddedFen), accountId },
  ];
}
