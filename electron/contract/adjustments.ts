import { z } from 'zod';
import type { AdjustmentFault } from '../../db/domain/billing/adjustment/fault.ts';
import type { Day, Month } from '../../db/domain/kernel/calendar.ts';
import type { MilliMultiplier, WattHours } from '../../db/domain/kernel/energy.ts';
import type { Fen } from '../../db/domain/kernel/money.ts';
import { type RegisterKind, registerKinds } from '../../db/domain/metering/register-kind.ts';
import type { BillLineRow } from './bills.ts';
import { answers } from './channel.ts';
import { accountNoShape, amountShape, dayShape, dialShape, idShape, noteShape } from './shapes.ts';

/** A positive number or fraction as a person writes it: `0.05`, `200/5`. */
const ratioShape = z.string().regex(/^\d{1,9}(\.\d{1,9})?(\/\d{1,9})?$/);
/** The same, or below zero. */
const signedRatioShape = z.string().regex(/^-?\d{1,9}(\.\d{1,9})?(\/\d{1,9})?$/);
const billIds = z.array(idShape).min(1).max(36);
const milliShape = z.int().min(1).max(1_000_000_000_000);
const multipleShape = z.int().min(0).max(10);

/** One device or use of a breach: its energy, or its power in W for so many hours of so many days. Price in nano-yuan per kWh. */
const breachItemShape = z.strictObject({
  energyWh: dialShape.nullable(),
  powerW: milliShape.nullable(),
  hoursPerDay: z.int().min(1).max(24).nullable(),
  days: z.int().min(1).max(3660).nullable(),
  use: z.enum(['power', 'lighting']),
  priceNanoyuan: z.int().min(0).max(1_000_000_000_000),
});

/** The facts of each fault. Faults that correct bills name them; charges name none. Energies in Wh, power in W, capacity in VA. */
export const adjustmentFactsShape = z.discriminatedUnion('fault', [
  z.strictObject({
    fault: z.literal('meter_error'),
    billIds,
    /** e: + runs fast. */
    error: signedRatioShape,
    isHalfPeriod: z.boolean(),
  }),
  z.strictObject({ fault: z.literal('wrong_wiring'), billIds, factor: ratioShape }),
  z.strictObject({
    fault: z.literal('ct_mismatch'),
    billIds,
    billedCt: ratioShape,
    phases: z
      .array(z.strictObject({ ct: ratioShape, isReversed: z.boolean() }))
      .min(1)
      .max(3),
  }),
  z.strictObject({
    fault: z.literal('phase_lost'),
    billIds,
    phasesMetered: z.int().min(1).max(3),
    ofPhases: z.int().min(1).max(3),
  }),
  z.strictObject({
    fault: z.literal('wrong_multiplier'),
    billIds,
    trueMultiplier: ratioShape,
    billedMultiplier: ratioShape,
  }),
  z.strictObject({ fault: z.literal('normal_month'), billIds, normalWhPerMonth: dialShape }),
  z.strictObject({
    fault: z.literal('true_dial'),
    billId: idShape,
    readOn: dayShape,
    dials: z
      .array(z.strictObject({ register: z.enum(registerKinds), dialWh: dialShape }))
      .min(1)
      .max(9),
  }),
  z.strictObject({ fault: z.literal('wrong_class'), billIds, tariffCode: z.string().min(1).max(40) }),
  z.strictObject({ fault: z.literal('power_factor'), billId: idShape, trueVarh: dialShape }),
  z.strictObject({
    fault: z.literal('theft'),
    items: z.array(breachItemShape).min(1).max(30),
    /** Null: as the pack says. */
    multiple: multipleShape.nullable(),
    fineFen: amountShape,
  }),
  z.strictObject({
    fault: z.literal('price_class_breach'),
    /** Their price is the difference. */
    items: z.array(breachItemShape).min(1).max(30),
    months: z.int().min(1).max(36).nullable(),
    multiple: multipleShape.nullable(),
  }),
  z.strictObject({ fault: z.literal('over_capacity'), powerW: milliShape }),
  z.strictObject({
    fault: z.literal('private_capacity'),
    capacityVa: milliShape,
    /** Nano-yuan per kVA and month. */
    priceNanoyuan: z.int().min(1).max(1_000_000_000_000),
    from: dayShape,
    to: dayShape,
    multiple: multipleShape.nullable(),
  }),
  z.strictObject({
    fault: z.literal('suspended_use'),
    capacityVa: milliShape,
    /** Null for a user without a capacity charge: so much a kVA, as the pack says. */
    priceNanoyuan: z.int().min(1).max(1_000_000_000_000).nullable(),
    sealedOn: dayShape,
    foundOn: dayShape,
    multiple: multipleShape.nullable(),
  }),
  z.strictObject({
    fault: z.literal('company_outage'),
    energyWh: dialShape,
    priceNanoyuan: z.int().min(1).max(1_000_000_000_000),
    multiple: multipleShape.nullable(),
  }),
  /** A charge that was posted wrongly, reversed as a whole. */
  z.strictObject({ fault: z.literal('wrong_charge'), billId: idShape }),
]);

/** The facts of a fault as checked. */
export type AdjustmentFacts = z.output<typeof adjustmentFactsShape>;

/** A bill or a charge of an account that stands: it was not reversed. */
export interface StandingBill {
  readonly billId: number;
  readonly periodMonth: Month;
  readonly isRebill: boolean;
  /** What a charge of its own was for; null for a bill. */
  readonly chargedFor: AdjustmentFault | null;
  /** The newest bill of the account: only its end dial may be corrected. */
  readonly isNewest: boolean;
  readonly readOn: Day | null;
  readonly energyWh: WattHours;
  readonly amountFen: Fen;
  readonly paidFen: Fen;
  readonly tariffCode: string;
  readonly tariffLabel: string;
  /** The multiplier that all its registers were billed with; null when they differ, and for a charge. */
  readonly multiplierMilli: MilliMultiplier | null;
  /** What each register counted. Wh, varh, or W for demand. */
  readonly registers: readonly {
    readonly register: RegisterKind;
    readonly energyWh: WattHours;
    readonly dialWh: WattHours;
  }[];
}

/** One side of a correction. */
export interface BillSide {
  readonly tariffLabel: string;
  readonly energyWh: WattHours;
  readonly amountFen: Fen;
  readonly lines: readonly BillLineRow[];
}

/** A bill before and after. */
export interface CorrectedBill {
  readonly billId: number;
  readonly periodMonth: Month;
  readonly before: BillSide;
  readonly after: BillSide;
}

/** What an adjustment would do, with its formula and the rule it comes from. */
export interface AdjustmentPreview {
  readonly fault: AdjustmentFault;
  readonly accountNo: string;
  readonly name: string;
  /** The formula with its numbers, and the rule: Chinese, as the law writes them. */
  readonly formula: string;
  readonly source: string;
  /** To collect (+) or refund (−). */
  readonly energyWh: WattHours;
  readonly amountFen: Fen;
  readonly corrected: readonly CorrectedBill[];
  /** For a charge of its own; of one that is reversed, its lines turned around. */
  readonly chargeLines: readonly BillLineRow[];
  /** What would be owed more (+) or less (−) after it, and what would become prepayment. */
  readonly owedChangeFen: Fen;
  readonly toPrepaymentFen: Fen;
}

/** An adjustment in the list. */
export interface AdjustmentRow {
  readonly adjustmentId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly fault: AdjustmentFault;
  readonly energyWh: WattHours;
  readonly amountFen: Fen;
  readonly reason: string;
  readonly state: 'waiting' | 'approved' | 'declined';
  readonly proposedById: number;
  readonly proposedByName: string;
  readonly proposedAt: number;
  readonly decidedByName: string | null;
  readonly decidedAt: number | null;
  readonly decisionReason: string | null;
}

/** An adjustment with what it does. */
export interface AdjustmentDetail extends AdjustmentRow {
  readonly preview: AdjustmentPreview;
  /** What was posted, once approved. */
  readonly posted: readonly {
    readonly billId: number;
    readonly kind: 'reversal' | 'rebill' | 'charge';
    readonly periodMonth: Month;
    readonly amountFen: Fen;
  }[];
}

export const adjustmentChannels = {
  'adjustments/list-standing-bills': answers<readonly StandingBill[]>()(
    'bills.view',
    z.strictObject({ accountNo: accountNoShape }),
  ),
  'adjustments/preview': answers<AdjustmentPreview>()(
    'adjustments.propose',
    z.strictObject({ accountNo: accountNoShape, facts: adjustmentFactsShape }),
  ),
  'adjustments/propose': answers<{ readonly adjustmentId: number }>()(
    'adjustments.propose',
    z.strictObject({ accountNo: accountNoShape, facts: adjustmentFactsShape, reason: noteShape }),
  ),
  'adjustments/list': answers<readonly AdjustmentRow[]>()(
    'bills.view',
    z.strictObject({ state: z.enum(['waiting', 'decided']) }),
  ),
  'adjustments/get': answers<AdjustmentDetail>()('bills.view', z.strictObject({ adjustmentId: idShape })),
  'adjustments/decide': answers<null>()(
    'adjustments.approve',
    z.strictObject({ adjustmentId: idShape, isApproved: z.boolean(), reason: noteShape.nullable() }),
    { isDated: true },
  ),
};
