import type { Month } from '../kernel/calendar.ts';
import type { Fen } from '../kernel/money.ts';
import type { OtherTender } from './other-tender.ts';
import type { OtherTenderKind } from './tender-kind.ts';

/**
 * What the daybook tells of a payment, short because a day's batch must fit a thin line (measures.md: 45 bytes a payment): what
 * can be added up again is left out. The county reads the same type.
 */
export interface PaymentTakenPayload {
  /** Account number. */
  readonly a: string;
  /** Bills settled: month, principal in fen, and the late fee in fen where there is one. */
  readonly b: readonly (readonly [Month, Fen] | readonly [Month, Fen, Fen])[];
  /** Collected, in fen. */
  readonly c: Fen;
  /** Receipt number, as a number. */
  readonly r: number;
  /** Cash session. */
  readonly s: number;
  /** Prepayment used, in fen; left out when none. */
  readonly u?: Fen;
  /** Prepayment added, in fen; left out when none. */
  readonly p?: Fen;
  /** What did not come in cash: kind, fen, reference; left out when all did. */
  readonly t?: readonly (readonly [OtherTenderKind, Fen, string])[];
}

/** What the daybook tells of an undone payment. */
export interface PaymentVoidedPayload {
  /** Account number. */
  readonly a: string;
  /** What went back to the customer, in fen. */
  readonly c: Fen;
  /** Receipt number, as a number; it stays used. */
  readonly r: number;
  /** Cash session. */
  readonly s: number;
  /** Who asked for it; the entry's actor approved it. */
  readonly q: number;
  /** Why. */
  readonly w: string;
}

/** Makes the payload of a payment: nothing of no money is written. Fen. */
export function paymentTakenPayload(payment: {
  readonly accountNo: string;
  readonly receiptNumber: number;
  readonly cashSessionId: number;
  readonly collectedFen: Fen;
  readonly prepaymentUsedFen: Fen;
  readonly prepaymentAddedFen: Fen;
  readonly otherTenders: readonly Pick<OtherTender, 'kind' | 'amountFen' | 'reference'>[];
  readonly bills: readonly {
    readonly periodMonth: Month;
    readonly principalFen: Fen;
    readonly lateFeeFen: Fen;
  }[];
}): PaymentTakenPayload {
  return {
    a: payment.accountNo,
    b: payment.bills.map(({ periodMonth, principalFen, lateFeeFen }) =>
      lateFeeFen === 0 ? [periodMonth, principalFen] : [periodMonth, principalFen, lateFeeFen],
    ),
    c: payment.collectedFen,
    r: payment.receiptNumber,
    s: payment.cashSessionId,
    ...(payment.prepaymentUsedFen === 0 ? {} : { u: payment.prepaymentUsedFen }),
    ...(payment.prepaymentAddedFen === 0 ? {} : { p: payment.prepaymentAddedFen }),
    ...(payment.otherTenders.length === 0
      ? {}
      : {
          t: payment.otherTenders.map(
            ({ kind, amountFen, reference }) => [kind, amountFen, reference] as const,
          ),
        }),
  };
}
