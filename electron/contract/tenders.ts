import { z } from 'zod';
import type { Day } from '../../db/domain/kernel/calendar.ts';
import type { Fen } from '../../db/domain/kernel/money.ts';
import type { ChequeDays } from '../../db/domain/payments/cheque-days.ts';
import { otherTenderKinds, type OtherTenderKind } from '../../db/domain/payments/tender-kind.ts';
import { answers } from './channel.ts';
import { dayShape, nameShape, noteShape, nothing, receiptNoShape, someAmountShape } from './shapes.ts';

/** The number under which the other side knows a payment: a cheque's, a transfer's, a terminal's, a provider's. */
export const referenceShape = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z][0-9A-Za-z-]{1,63}$/);

/** Money that is not cash, as it is entered. */
export const otherTenderShape = z.strictObject({
  kind: z.enum(otherTenderKinds),
  amountFen: someAmountShape,
  reference: referenceShape,
  cheque: z
    .strictObject({
      bank: nameShape,
      drawerAccount: z
        .string()
        .trim()
        .regex(/^\d{5,32}$/),
      issuedOn: dayShape,
      payee: nameShape,
      isWordsConfirmed: z.boolean(),
      isHolidayConfirmed: z.boolean(),
    })
    .optional(),
});

/** A tender that is not cash, as a receipt or a list shows it. */
export interface OtherTenderLine {
  readonly kind: OtherTenderKind;
  readonly amountFen: Fen;
  readonly reference: string;
}

/** What the counter must know to take a tender that is not cash. */
export interface TenderRules {
  readonly chequeDays: ChequeDays;
  /** Whom a cheque must be made out to. */
  readonly payee: string;
}

/** A tender that is not cash, and what became of it. Fen. */
export interface TenderRow {
  readonly receiptNo: string;
  readonly lineNo: number;
  readonly kind: OtherTenderKind;
  readonly amountFen: Fen;
  readonly reference: string;
  readonly bank: string | null;
  readonly drawerAccount: string | null;
  readonly issuedOn: Day | null;
  readonly accountNo: string;
  readonly name: string;
  readonly businessDay: Day;
  readonly takenByName: string;
  /** Only of a cheque that waits: it is about to end, or has ended. */
  readonly isUrgent: boolean;
  readonly outcome: 'cleared' | 'bounced' | null;
  readonly bankSlipNo: string | null;
  readonly reason: string | null;
  readonly recordedAt: number | null;
  readonly recordedByName: string | null;
}

/** Money on its way to the bank, oldest first, and what of it was told in the last thirty days, newest first. */
export interface TenderBook {
  readonly waiting: readonly TenderRow[];
  readonly settled: readonly TenderRow[];
}

const tenderNamed = { receiptNo: receiptNoShape, lineNo: z.int().min(1).max(20) };

export const tenderChannels = {
  'tenders/list': answers<TenderBook>()('payments.view', nothing),
  'tenders/confirm': answers<null>()(
    'tenders.settle',
    z.strictObject({ ...tenderNamed, bankSlipNo: referenceShape }),
    { isDated: true },
  ),
  'tenders/bounce': answers<null>()('tenders.settle', z.strictObject({ ...tenderNamed, reason: noteShape }), {
    isDated: true,
  }),
  'tenders/get-rules': answers<TenderRules>()('payments.take', nothing),
};
