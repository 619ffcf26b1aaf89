import { z } from 'zod';
import type { Day, Month } from '../../db/domain/kernel/calendar.ts';
import type { WattHours } from '../../db/domain/kernel/energy.ts';
import type { Fen } from '../../db/domain/kernel/money.ts';
import type { NanoYuanPerKwh } from '../../db/domain/kernel/price.ts';
import type { BillKind } from '../../db/domain/billing/bill-kind.ts';
import type { SealedTransformer } from '../../db/domain/billing/sealed-transformers.ts';
import type { WorkedPart } from '../../db/domain/billing/bill-working.ts';
import { type ErrorKind, errorKinds } from '../../db/domain/metering/reading-work.ts';
import type { RegisterKind } from '../../db/domain/metering/register-kind.ts';
import type { ReadingFinding } from './readings.ts';
import type { LeftAside } from '../../db/domain/billing/billable.ts';
import { answers } from './channel.ts';
import { errorAuthors } from './errors.ts';
import { idShape, jobIdShape, monthShape, noteShape, routeCodeShape } from './shapes.ts';

/** Where a month's bills stand, counted by account: an account is read when every register of its meters is. */
export interface BillingMonth {
  readonly month: Month;
  /** Those whose meters hang now. */
  readonly accounts: number;
  readonly read: number;
  /** Read, but a finding waits for a word of explanation: not computed. */
  readonly unexplained: number;
  readonly waiting: number;
  readonly passed: number;
  readonly returned: number;
  readonly draftFen: Fen;
  readonly issued: number;
  readonly issuedFen: Fen;
  /** Its issue is over: nothing of it changes any more but by an adjustment. */
  readonly isLocked: boolean;
}

/** One charge of a bill. */
export interface BillLineRow {
  readonly code: string;
  readonly label: string;
  readonly energyWh: WattHours | null;
  readonly priceNanoyuan: NanoYuanPerKwh | null;
  /** What a line counts that does not count energy: thousandths of kVA or kW at the price, of a percent of `baseFen`; null for energy. */
  readonly counted: {
    readonly quantityMilli: number;
    readonly unit: 'kVA' | 'kW' | '%' | 'yuan';
    readonly baseFen: Fen | null;
  } | null;
  readonly amountFen: Fen;
}

/** Two looks at a register between which it counted for a bill. */
export interface BillDialRow {
  readonly register: RegisterKind;
  readonly meterNo: string;
  readonly multiplierMilli: number;
  /** Null for demand, which is read and not counted on. */
  readonly lastDialWh: WattHours | null;
  readonly lastReadOn: Day | null;
  readonly dialWh: WattHours;
  readonly readOn: Day | null;
  readonly hasRolledOver: boolean;
  /** 暂计: settled by the next true reading. */
  readonly isEstimated?: true;
  /** The last dial was an estimate. */
  readonly settlesEstimate?: true;
}

/** A computed bill that waits for the auditor, with the reasons to look at it. */
export interface DraftRow {
  readonly draftId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  /** Where on whose walk it is read; null for an account on no route. */
  readonly routeCode: string | null;
  readonly routeName: string | null;
  readonly walkOrder: number | null;
  readonly customerClassName: string;
  readonly tariffLabel: string;
  readonly dials: readonly BillDialRow[];
  readonly energyWh: WattHours;
  readonly usualUseWh: WattHours | null;
  readonly amountFen: Fen;
  readonly lines: readonly BillLineRow[];
  readonly finding: ReadingFinding | null;
  readonly reason: string | null;
  readonly isFirstBill: boolean;
  /** The terms, the meter or its multiplier changed since the bill before: looked at one by one (seed 001, 电费3.4). */
  readonly isFirstAfterChange: boolean;
  /** 估抄: one of its dials was not read. */
  readonly isEstimated: boolean;
  readonly state: 'waiting' | 'passed' | 'returned';
  readonly computedByName: string;
  readonly computedById: number;
  readonly returnReason: string | null;
  /** What was wrong, of the newest error of the account, of the month or an earlier one, that is not mended. */
  readonly returnKind: ErrorKind | null;
}

/** What a computation made, and what it left aside and why. */
export interface ComputeOutcome {
  readonly computed: number;
  readonly sumFen: Fen;
  readonly leftAside: Readonly<Record<LeftAside, number>>;
  /** The accounts that need somebody to enter a fact, at most 200, with the refusal that tells which. */
  readonly incomplete: readonly {
    readonly accountNo: string;
    readonly name: string;
    readonly code: string;
    readonly place: string;
  }[];
}

/**
 * 户数核对: the accounts of the book are those with a bill and those without, each without it with the reason. `withoutMeter` have a
 * bill or a computed one of the month and no meter that hangs now: they are beside the book.
 */
export interface UnbilledMonth {
  readonly accounts: number;
  readonly billed: number;
  readonly withoutMeter: number;
  readonly unbilled: readonly UnbilledAccountRow[];
}

/** An account of the book without a bill of the month: where its computed bill stands, or what keeps it from being computed. */
export interface UnbilledAccountRow {
  readonly accountNo: string;
  readonly name: string;
  readonly routeCode: string | null;
  readonly reason:
    | 'waiting'
    | 'passed'
    | 'returned'
    | 'other_month_open'
    | 'fault'
    | 'locked'
    | 'not_read'
    | 'unexplained'
    | 'not_computed';
}

/** A bill in its stored working; enough to explain it years later. */
export interface ExplainedBill {
  readonly billId: number;
  readonly kind: BillKind;
  /** The adjustment that posted it, for a bill that is not the month's own; and the bill that it corrects. */
  readonly adjustmentId: number | null;
  /** Another bill has been put in its place, or it was reversed. */
  readonly isReversed: boolean;
  readonly accountNo: string;
  readonly name: string;
  readonly periodMonth: Month;
  readonly dials: readonly BillDialRow[];
  /** What an approved adjustment put in the place of what the dials say. */
  readonly corrections: readonly { readonly register: RegisterKind; readonly energyWh: WattHours }[];
  readonly months: number;
  readonly childrenWh: readonly WattHours[];
  /** Transformers that were sealed on some days of the bill, for whatever was charged of them. */
  readonly sealed: readonly SealedTransformer[];
  readonly energyWh: WattHours;
  readonly lines: readonly BillLineRow[];
  readonly amountFen: Fen;
  readonly dueOn: Day;
  /** How it was worked out, part by part: a price change and 定量/定比 make several. Empty for a charge of its own. */
  readonly parts: readonly WorkedPart[];
  /** The formula and rule of a charge of its own, or of the correction that led to this bill; null for the month's own. */
  readonly formula: { readonly text: string; readonly source: string } | null;
  readonly policyPack: { readonly code: string; readonly version: number; readonly title: string };
  readonly lastMonthEnergyWh: WattHours | null;
}

export const billChannels = {
  'bills/list-months': answers<readonly BillingMonth[]>()('bills.view', z.undefined()),
  /** One route by its code (`-`: the accounts on none), or all. */
  'bills/compute': answers<ComputeOutcome>()(
    'bills.compute',
    z.strictObject({ month: monthShape, jobId: jobIdShape, routeCode: routeCodeShape.optional() }),
  ),
  'bills/list-drafts': answers<readonly DraftRow[]>()(
    'bills.view',
    z.strictObject({
      month: monthShape,
      state: z.enum(['waiting', 'passed', 'returned']),
      routeCode: routeCodeShape.optional(),
    }),
  ),
  'bills/pass': answers<{ readonly passed: number }>()(
    'bills.audit',
    z.strictObject({ draftIds: z.array(idShape).min(1).max(100_000) }),
  ),
  'bills/return': answers<null>()(
    'bills.audit',
    z.strictObject({
      draftId: idShape,
      reason: noteShape,
      kind: z.enum(errorKinds),
      author: z.enum(errorAuthors),
    }),
  ),
  'bills/list-unbilled': answers<UnbilledMonth>()('bills.view', z.strictObject({ month: monthShape })),
  /** What is passed of one route, or of all; the month is locked once no account is left without a bill. */
  'bills/issue': answers<{
    readonly issued: number;
    readonly sumFen: Fen;
    readonly isLocked: boolean;
  }>()(
    'bills.issue',
    z.strictObject({ month: monthShape, jobId: jobIdShape, routeCode: routeCodeShape.optional() }),
    { isDated: true },
  ),
  'bills/explain': answers<ExplainedBill>()('bills.view', z.strictObject({ billId: idShape })),
};
