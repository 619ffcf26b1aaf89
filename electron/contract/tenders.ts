import { z } from 'zod';
import type { Fen } from '../../db/domain/kernel/money.ts';
import type { ChequeDays } from '../../db/domain/payments/cheque-days.ts';
import { otherTenderKinds, type OtherTenderKind } from '../../db/domain/payments/tender-kind.ts';
import { answers } from './channel.ts';
import { dayShape, nameShape, nothing, someAmountShape } from './shapes.ts';

/** The number under which the other side knows a payment: a cheque's, a transfer's, a terminal's, a provider's. */
const referenceShape = z
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

export const tenderChannels = {
  'tenders/get-rules': answers<TenderRules>()('payments.take', nothing),
};
