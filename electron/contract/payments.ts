import { z } from 'zod';
import type { Day, Month } from '../../db/domain/kernel/calendar.ts';
import type { MilliMultiplier, WattHours } from '../../db/domain/kernel/energy.ts';
import type { Fen } from '../../db/domain/kernel/money.ts';
import type { BillKind } from '../../db/domain/billing/bill-kind.ts';
import type { BillDialRow, BillLineRow } from './bills.ts';
import type { PaymentRow } from './accounts.ts';
import { answers } from './channel.ts';
import {
  accountNoShape,
  amountShape,
  idShape,
  noteShape,
  nothing,
  receiptNoShape,
  requestKeyShape,
} from './shapes.ts';
import { type OtherTenderLine, otherTenderShape } from './tenders.ts';

/** A charge on a receipt. Receipts of before other units were billed do not say what a line counts. */
export type ReceiptLine = Omit<BillLineRow, 'counted'> & Partial<Pick<BillLineRow, 'counted'>>;

/** Everything that stands on a customer's receipt, stored as it was when the money was taken. */
export interface ReceiptContent {
  readonly stationName: string;
  readonly receiptNo: string;
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly businessDay: Day;
  readonly takenAt: number;
  readonly cashierName: string;
  readonly months: readonly {
    readonly periodMonth: Month;
    /** Left out for the month's own bill. */
    readonly kind?: Exclude<BillKind, 'regular'>;
    /** Of the only register; null where there is none or several. */
    readonly meterNo: string | null;
    readonly lastDialWh: WattHours | null;
    readonly dialWh: WattHours | null;
    readonly multiplierMilli: MilliMultiplier | null;
    /** Where there are several: time of use, reactive energy, demand, an exchanged meter. */
    readonly dials?: readonly BillDialRow[];
    readonly energyWh: WattHours;
    readonly lines: readonly ReceiptLine[];
    readonly principalFen: Fen;
    readonly lateFeeFen: Fen;
  }[];
  readonly dueFen: Fen;
  readonly prepaymentUsedFen: Fen;
  readonly prepaymentAddedFen: Fen;
  readonly prepaymentLeftFen: Fen;
  readonly collectedFen: Fen;
  readonly collectedInWords: string;
  readonly givenFen: Fen;
  readonly changeFen: Fen;
  /** What of it did not come in cash; left out where all did. */
  readonly otherTenders?: readonly OtherTenderLine[];
  /** Eight characters of the chain: whoever holds the paper can have it checked against the book. */
  readonly checkCode: string;
  readonly isTraining: boolean;
}

/** A payment that is in the book, durably; printing comes after. */
export interface TakenPayment {
  readonly receipt: ReceiptContent;
  readonly printJobId: number;
  /** The same request had been answered before; nothing was taken twice. */
  readonly isRepeated: boolean;
}

/** A wish to void that waits for another person. */
export interface VoidRequestRow {
  readonly requestId: number;
  readonly payment: PaymentRow;
  /** What approving does: 作废 while its till is open, 冲正 later. */
  readonly way: 'void' | 'reversal';
  readonly reason: string;
  readonly requestedById: number;
  readonly requestedByName: string;
  readonly requestedAt: number;
}

/** A range of receipt numbers. */
export interface ReceiptBookRow {
  readonly bookId: number;
  readonly firstNo: string;
  readonly lastNo: string;
  readonly nextNo: string | null;
  readonly used: number;
  readonly left: number;
  readonly voided: number;
}

export const paymentChannels = {
  'payments/take': answers<TakenPayment>()(
    'payments.take',
    z.strictObject({
      requestKey: requestKeyShape,
      accountNo: accountNoShape,
      billIds: z.array(idShape).max(240),
      /** What the page showed as owed for these bills, late fees included; refused if it is no longer so. */
      expectedDueFen: amountShape,
      usePrepaymentFen: amountShape,
      /** What the customer leaves for later, on top of the bills. */
      addPrepaymentFen: amountShape,
      cashGivenFen: amountShape,
      /** What comes by cheque, transfer, card or code. */
      otherTenders: z.array(otherTenderShape).max(8).optional(),
    }),
  ),
  'payments/list-of-day': answers<readonly PaymentRow[]>()('payments.view', nothing),
  'payments/request-void': answers<{ readonly requestId: number }>()(
    'payments.request_void',
    z.strictObject({ receiptNo: receiptNoShape, reason: noteShape }),
  ),
  'payments/list-void-requests': answers<readonly VoidRequestRow[]>()('payments.view', nothing),
  'payments/decide-void': answers<null>()(
    'payments.approve_void',
    z.strictObject({ requestId: idShape, isApproved: z.boolean() }),
  ),
  'receipts/get': answers<ReceiptContent>()('payments.view', z.strictObject({ receiptNo: receiptNoShape })),
  'receipts/reprint': answers<{ readonly printJobId: number }>()(
    'payments.take',
    z.strictObject({ receiptNo: receiptNoShape }),
  ),
  'receipts/list-books': answers<readonly ReceiptBookRow[]>()('payments.view', nothing),
  'receipts/add-book': answers<ReceiptBookRow>()(
    'receipts.manage_stock',
    z.strictObject({ firstNo: receiptNoShape, lastNo: receiptNoShape }),
  ),
};
