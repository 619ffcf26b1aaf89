import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { sql } from 'drizzle-orm';
import type { Day } from '../../domain/kernel/calendar.ts';
import type { Fen } from '../../domain/kernel/money.ts';
import type { OtherTenderKind, TenderKind } from '../../domain/payments/tender-kind.ts';
import { account } from './accounts.ts';
import { bill } from './billing.ts';
import { cashSession } from './cash.ts';
import { person } from './people.ts';

/** 票据: a range of numbered paper that the county gave the station; numbers are used in order, none is skipped. */
export const receiptBook = sqliteTable('receipt_book', {
  id: integer('id').primaryKey(),
  firstNo: integer('first_no').notNull().unique(),
  lastNo: integer('last_no').notNull(),
  nextNo: integer('next_no').notNull(),
  receivedBy: integer('received_by')
    .notNull()
    .references(() => person.id),
  receivedAt: integer('received_at').notNull(),
});

/** 收费: money taken from a customer. Posted; a mistake is undone by a void beside it. */
export const payment = sqliteTable(
  'payment',
  {
    id: integer('id').primaryKey(),
    requestKey: text('request_key').notNull().unique(),
    requestHash: text('request_hash').notNull(),
    accountId: integer('account_id')
      .notNull()
      .references(() => account.id),
    cashSessionId: integer('cash_session_id')
      .notNull()
      .references(() => cashSession.id),
    businessDay: text('business_day').$type<Day>().notNull(),
    dueFen: integer('due_fen').$type<Fen>().notNull(),
    prepaymentUsedFen: integer('prepayment_used_fen').$type<Fen>().notNull(),
    prepaymentAddedFen: integer('prepayment_added_fen').$type<Fen>().notNull(),
    collectedFen: integer('collected_fen').$type<Fen>().notNull(),
    takenBy: integer('taken_by')
      .notNull()
      .references(() => person.id),
    takenAt: integer('taken_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [
    index('payment_account').on(table.accountId),
    index('payment_session').on(table.cashSessionId),
    index('payment_daybook').on(table.daybookNo),
  ],
);

/** 收款方式: how the money came; given − change = amount. Posted. WITHOUT ROWID in the file. */
export const tender = sqliteTable(
  'tender',
  {
    paymentId: integer('payment_id')
      .notNull()
      .references(() => payment.id),
    lineNo: integer('line_no').notNull(),
    kind: text('kind').$type<TenderKind>().notNull(),
    givenFen: integer('given_fen').$type<Fen>().notNull(),
    changeFen: integer('change_fen').$type<Fen>().notNull(),
    amountFen: integer('amount_fen').$type<Fen>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.paymentId, table.lineNo] })],
);

/**
 * What is known of a tender that is not cash: the number under which the other side knows it, and a cheque's face. Posted.
 * WITHOUT ROWID in the file.
 */
export const tenderDetail = sqliteTable(
  'tender_detail',
  {
    paymentId: integer('payment_id')
      .notNull()
      .references(() => payment.id),
    lineNo: integer('line_no').notNull(),
    referenceNo: text('reference_no').notNull(),
    bank: text('bank'),
    drawerAccount: text('drawer_account'),
    issuedOn: text('issued_on').$type<Day>(),
    payee: text('payee'),
    /** A cheque taken after its last day because that was a holiday: the cashier decided so. */
    isHolidayConfirmed: integer('is_holiday_confirmed', { mode: 'boolean' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.paymentId, table.lineNo] }),
    index('tender_detail_reference').on(table.referenceNo),
  ],
);

/** What became of a tender that is not cash: the bank has the money, or the cheque came back. Posted. */
export const tenderOutcome = sqliteTable(
  'tender_outcome',
  {
    id: integer('id').primaryKey(),
    paymentId: integer('payment_id')
      .notNull()
      .references(() => payment.id),
    lineNo: integer('line_no').notNull(),
    outcome: text('outcome').$type<'cleared' | 'bounced'>().notNull(),
    /** The number of the bank's slip or of the statement's line; of a bounced one null. */
    bankSlipNo: text('bank_slip_no'),
    reason: text('reason'),
    /** What of a bounced one is no longer paid ahead. */
    prepaymentFen: integer('prepayment_fen').$type<Fen>().notNull(),
    recordedBy: integer('recorded_by')
      .notNull()
      .references(() => person.id),
    recordedAt: integer('recorded_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [
    uniqueIndex('tender_outcome_tender').on(table.paymentId, table.lineNo),
    index('tender_outcome_daybook').on(table.daybookNo),
  ],
);

/** What is owed again of a bill because a tender bounced. Posted. WITHOUT ROWID in the file. */
export const bounceAllocation = sqliteTable(
  'bounce_allocation',
  {
    outcomeId: integer('outcome_id')
      .notNull()
      .references(() => tenderOutcome.id),
    billId: integer('bill_id')
      .notNull()
      .references(() => bill.id),
    principalFen: integer('principal_fen').$type<Fen>().notNull(),
    lateFeeFen: integer('late_fee_fen').$type<Fen>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.outcomeId, table.billId] })],
);

/** Papers of tenders that are not cash, counted blind with the drawer: pieces and their sum. Posted. */
export const tenderCount = sqliteTable(
  'tender_count',
  {
    id: integer('id').primaryKey(),
    cashSessionId: integer('cash_session_id')
      .notNull()
      .references(() => cashSession.id),
    kind: text('kind').$type<OtherTenderKind>().notNull(),
    pieces: integer('pieces').notNull(),
    amountFen: integer('amount_fen').$type<Fen>().notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [
    uniqueIndex('tender_count_kind').on(table.cashSessionId, table.kind),
    index('tender_count_daybook').on(table.daybookNo),
  ],
);

/** What a payment settled: principal of a bill and the late fee that fell due with it. Posted. WITHOUT ROWID in the file. */
export const allocation = sqliteTable(
  'allocation',
  {
    paymentId: integer('payment_id')
      .notNull()
      .references(() => payment.id),
    billId: integer('bill_id')
      .notNull()
      .references(() => bill.id),
    principalFen: integer('principal_fen').$type<Fen>().notNull(),
    lateFeeFen: integer('late_fee_fen').$type<Fen>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.paymentId, table.billId] })],
);

/** 收据: the customer's paper, its number and everything printed on it as it was. Posted. */
export const receipt = sqliteTable('receipt', {
  receiptNo: text('receipt_no').primaryKey(),
  paymentId: integer('payment_id')
    .notNull()
    .unique()
    .references(() => payment.id),
  content: text('content').notNull(),
  checkCode: text('check_code').notNull(),
  daybookNo: integer('daybook_no').notNull(),
});

/** The undoing of a payment on the day it was taken, asked for by one person and approved by another. Posted. */
export const paymentVoid = sqliteTable(
  'payment_void',
  {
    paymentId: integer('payment_id')
      .primaryKey()
      .references(() => payment.id),
    businessDay: text('business_day').$type<Day>().notNull(),
    cashSessionId: integer('cash_session_id')
      .notNull()
      .references(() => cashSession.id),
    reason: text('reason').notNull(),
    requestedBy: integer('requested_by')
      .notNull()
      .references(() => person.id),
    approvedBy: integer('approved_by')
      .notNull()
      .references(() => person.id),
    voidedAt: integer('voided_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [
    index('payment_void_daybook').on(table.daybookNo),
    index('payment_void_session').on(table.cashSessionId),
  ],
);

/**
 * 冲正: the undoing of a payment whose till is counted or whose money the bank has, posted on the day it is approved. The money that
 * the station holds is to be paid back; what is still on its way goes back the way it came. Posted.
 */
export const paymentReversal = sqliteTable(
  'payment_reversal',
  {
    paymentId: integer('payment_id')
      .primaryKey()
      .references(() => payment.id),
    businessDay: text('business_day').$type<Day>().notNull(),
    reason: text('reason').notNull(),
    /** What is to be paid back to the customer. */
    refundFen: integer('refund_fen').$type<Fen>().notNull(),
    requestedBy: integer('requested_by')
      .notNull()
      .references(() => person.id),
    approvedBy: integer('approved_by')
      .notNull()
      .references(() => person.id),
    reversedAt: integer('reversed_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [index('payment_reversal_daybook').on(table.daybookNo)],
);

/** 退款: the money of a reversed payment, paid back out of the safe or the bank. Posted. */
export const refund = sqliteTable(
  'refund',
  {
    paymentId: integer('payment_id')
      .primaryKey()
      .references(() => payment.id),
    amountFen: integer('amount_fen').$type<Fen>().notNull(),
    paidFrom: text('paid_from').$type<'safe' | 'bank'>().notNull(),
    /** The number of the customer's receipt for it, or of the bank's slip. */
    voucherNo: text('voucher_no').notNull(),
    paidBy: integer('paid_by')
      .notNull()
      .references(() => person.id),
    paidAt: integer('paid_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [index('refund_daybook').on(table.daybookNo)],
);

/** A wish to void, waiting for another person's word. */
export const voidRequest = sqliteTable(
  'void_request',
  {
    id: integer('id').primaryKey(),
    paymentId: integer('payment_id')
      .notNull()
      .references(() => payment.id),
    reason: text('reason').notNull(),
    requestedBy: integer('requested_by')
      .notNull()
      .references(() => person.id),
    requestedAt: integer('requested_at').notNull(),
    state: text('state').$type<'waiting' | 'approved' | 'declined'>().notNull(),
    decidedBy: integer('decided_by').references(() => person.id),
    decidedAt: integer('decided_at'),
  },
  (table) => [uniqueIndex('void_request_one_waiting').on(table.paymentId).where(sql`state = 'waiting'`)],
);

/** One attempt to put a receipt or a closing slip on paper; `waiting` after a crash means: committed, not known to be printed. */
export const printJob = sqliteTable(
  'print_job',
  {
    id: integer('id').primaryKey(),
    kind: text('kind').$type<'receipt' | 'closing_slip'>().notNull(),
    receiptNo: text('receipt_no').references(() => receipt.receiptNo),
    cashSessionId: integer('cash_session_id').references(() => cashSession.id),
    copyNo: integer('copy_no').notNull(),
    state: text('state').$type<'waiting' | 'printing' | 'printed' | 'failed' | 'set_aside'>().notNull(),
    printer: text('printer'),
    trouble: text('trouble'),
    requestedBy: integer('requested_by')
      .notNull()
      .references(() => person.id),
    requestedAt: integer('requested_at').notNull(),
    finishedAt: integer('finished_at'),
  },
  (table) => [
    index('print_job_receipt').on(table.receiptNo),
    index('print_job_due').on(table.state).where(sql`state in ('waiting', 'failed')`),
  ],
);
