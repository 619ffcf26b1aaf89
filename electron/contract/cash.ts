import { z } from 'zod';
import type { Day } from '../../db/domain/kernel/calendar.ts';
import type { Fen } from '../../db/domain/kernel/money.ts';
import type { TenderComparison } from '../../db/domain/cash/tender-comparison.ts';
import { otherTenderKinds, type TenderKind } from '../../db/domain/payments/tender-kind.ts';
import { answers } from './channel.ts';
import { amountShape, dayShape, idShape, noteShape, nothing } from './shapes.ts';

/** A cashier's own session: what they may know while it runs (no expected sum before the count). */
export interface OwnCashSession {
  readonly cashSessionId: number;
  readonly businessDay: Day;
  readonly state: 'open' | 'counted';
  readonly openedAt: number;
  readonly floatFen: Fen;
  readonly paymentCount: number;
  readonly nextReceiptNo: string | null;
}

/** After the count was committed: what should have been there. */
export interface CountedTill {
  readonly countedFen: Fen;
  readonly expectedFen: Fen;
  readonly differenceFen: Fen;
  /** Papers of every other kind of tender that was taken or counted. */
  readonly tenders: readonly TenderComparison[];
}

/** The closing slip, as stored. */
export interface ClosingSlip {
  readonly stationName: string;
  readonly cashSessionId: number;
  readonly businessDay: Day;
  readonly cashierName: string;
  readonly openedAt: number;
  readonly closedAt: number;
  readonly paymentCount: number;
  readonly voidCount: number;
  readonly firstReceiptNo: string | null;
  readonly lastReceiptNo: string | null;
  readonly floatFen: Fen;
  readonly takenFen: Fen;
  readonly voidedFen: Fen;
  readonly expectedFen: Fen;
  readonly countedFen: Fen;
  readonly differenceFen: Fen;
  readonly differenceReason: string | null;
  readonly tenders: readonly TenderComparison[];
  readonly denominations: readonly { readonly valueFen: number; readonly count: number }[];
  /** Number and hash of the chain's newest entry when the till was closed. */
  readonly chainEntryNo: number;
  readonly chainHead: string;
  readonly printJobId: number;
}

/** One kind of tender in the day's books. Fen. */
export interface DayTender {
  readonly kind: TenderKind;
  readonly receiptsFen: Fen;
  readonly tendersFen: Fen;
  readonly journalFen: Fen;
  /** Null until every till of the day is closed. */
  readonly countedFen: Fen | null;
  readonly pieces: number;
  /** Papers counted; null for cash and until every till is closed. */
  readonly countedPieces: number | null;
}

/** The day's four sums that must agree before it can be closed. */
export interface DayPage {
  readonly businessDay: Day;
  readonly state: 'open' | 'closed';
  readonly sessions: readonly {
    readonly cashSessionId: number;
    readonly cashierName: string;
    readonly state: 'open' | 'counted' | 'closed';
    readonly paymentCount: number;
    readonly collectedFen: Fen;
    readonly countedFen: Fen | null;
    readonly differenceFen: Fen | null;
  }[];
  /** 票据: the sum on the receipts that are not void. */
  readonly receiptsFen: Fen;
  readonly receiptCount: number;
  readonly voidCount: number;
  /** 收费日记: the sum of the payments that are not void. */
  readonly diaryFen: Fen;
  /** 收款方式: the sum of the tenders. */
  readonly tendersFen: Fen;
  /** 账: what the journal moved into the drawers and towards the bank for payments. */
  readonly journalFen: Fen;
  /** The same sums by kind of tender. */
  readonly tenders: readonly DayTender[];
  /** What was counted less float and what was explained as over or short: comparable to the others once all tills are closed. */
  readonly countedTakingsFen: Fen | null;
  /** Why the day cannot be closed yet; null when it can. */
  readonly hindrance:
    | 'cash_sessions_still_open'
    | 'business_day_empty'
    | 'sums_differ'
    | 'already_closed'
    | null;
  readonly closedByName: string | null;
  readonly closedAt: number | null;
  readonly chainHead: string | null;
}

export const cashChannels = {
  'cash/get-own-session': answers<OwnCashSession | null>()('cash.hold_session', nothing),
  'cash/open-session': answers<OwnCashSession>()(
    'cash.hold_session',
    z.strictObject({ floatFen: amountShape }),
    { isDated: true },
  ),
  'cash/commit-count': answers<CountedTill>()(
    'cash.hold_session',
    z.strictObject({
      /** Face value in fen → how many pieces. */
      denominations: z
        .array(z.strictObject({ valueFen: z.int().min(1), count: z.int().min(0).max(100_000) }))
        .max(20),
      /** Papers of the other tenders: cheques, terminal slips, code payments. */
      tenders: z
        .array(
          z.strictObject({
            kind: z.enum(otherTenderKinds),
            pieces: z.int().min(0).max(100_000),
            amountFen: amountShape,
          }),
        )
        .max(otherTenderKinds.length)
        .optional(),
    }),
  ),
  'cash/get-count': answers<CountedTill | null>()('cash.hold_session', nothing),
  'cash/close-till': answers<ClosingSlip>()(
    'cash.hold_session',
    z.strictObject({ differenceReason: noteShape.nullable() }),
  ),
  'cash/list-days': answers<readonly { readonly businessDay: Day; readonly state: 'open' | 'closed' }[]>()(
    'payments.view',
    nothing,
  ),
  'cash/get-day': answers<DayPage>()('payments.view', z.strictObject({ businessDay: dayShape })),
  'cash/close-day': answers<DayPage>()('cash.close_day', z.strictObject({ businessDay: dayShape }), {
    isDated: true,
  }),
  'cash/get-closing-slip': answers<ClosingSlip>()(
    'payments.view',
    z.strictObject({ cashSessionId: idShape }),
  ),
};
