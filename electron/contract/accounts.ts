import { z } from 'zod';
import type { CustomerClass } from '../../db/domain/accounts/customer-class.ts';
import type { Day, Month } from '../../db/domain/kernel/calendar.ts';
import type { MilliMultiplier, WattHours } from '../../db/domain/kernel/energy.ts';
import type { OtherTenderKind } from '../../db/domain/payments/tender-kind.ts';
import type { Fen } from '../../db/domain/kernel/money.ts';
import type { BillKind } from '../../db/domain/billing/bill-kind.ts';
import { answers } from './channel.ts';
import { accountNoShape } from './shapes.ts';

/** One line of the search list. */
export interface AccountHit {
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly customerClass: CustomerClass;
  readonly owedFen: Fen;
}

/** What is owed for one month, with its late fee to the business day. */
export interface OpenItemRow {
  readonly billId: number;
  readonly kind: BillKind;
  readonly periodMonth: Month;
  readonly energyWh: WattHours;
  readonly dueOn: Day;
  readonly outstandingFen: Fen;
  readonly lateFeeFen: Fen;
}

/** A bill in the account's history. */
export interface BillRow {
  readonly billId: number;
  readonly kind: BillKind;
  readonly isReversed: boolean;
  readonly periodMonth: Month;
  readonly energyWh: WattHours;
  readonly amountFen: Fen;
  readonly outstandingFen: Fen;
  readonly dueOn: Day;
}

/** A payment in the account's history. */
export interface PaymentRow {
  readonly receiptNo: string;
  readonly accountNo: string;
  readonly name: string;
  readonly businessDay: Day;
  readonly takenAt: number;
  readonly takenByName: string;
  readonly collectedFen: Fen;
  /** `bounced`: a cheque or transfer of it came back, and what that had paid is owed again. */
  readonly state: 'valid' | 'void_requested' | 'void' | 'reversed' | 'bounced';
  readonly printedCopies: number;
  /** Its newest paper, printed or not: for the preview, the PDF, and a first print that did not come out. */
  readonly printJobId: number;
  readonly cashSessionId: number;
}

/** A tender that came back. Fen. */
export interface ReturnedTender {
  readonly receiptNo: string;
  readonly kind: OtherTenderKind;
  readonly reference: string;
  readonly amountFen: Fen;
  readonly returnedAt: number;
  readonly reason: string;
}

/** The account at the counter. The ID number is masked; the full one is a call of its own that leaves a trace. */
export interface AccountPage {
  readonly accountNo: string;
  readonly name: string;
  readonly customerClass: CustomerClass;
  readonly address: string;
  readonly village: string;
  readonly areaCode: string | null;
  readonly routeCode: string | null;
  readonly meterNo: string | null;
  readonly multiplierMilli: MilliMultiplier | null;
  readonly phone: string | null;
  readonly idNumberMasked: string | null;
  readonly householdSize: number | null;
  readonly welfare: 'minimum_living' | 'five_guarantees' | null;
  readonly prepaymentFen: Fen;
  /** The business day the late fees are counted to. */
  readonly countedTo: Day;
  /** Oldest first. */
  readonly openItems: readonly OpenItemRow[];
  /** Newest first, at most 24. */
  readonly bills: readonly BillRow[];
  /** Newest first, at most 24. */
  readonly payments: readonly PaymentRow[];
  /** Cheques and transfers that came back, newest first, at most three: why something is owed again. */
  readonly returned: readonly ReturnedTender[];
}

export const accountChannels = {
  'accounts/find': answers<readonly AccountHit[]>()(
    'accounts.view',
    z.strictObject({ text: z.string().max(60) }),
  ),
  'accounts/get': answers<AccountPage>()('accounts.view', z.strictObject({ accountNo: accountNoShape })),
  'accounts/see-id-number': answers<{ readonly idNumber: string }>()(
    'accounts.see_personal',
    z.strictObject({ accountNo: accountNoShape }),
  ),
};
