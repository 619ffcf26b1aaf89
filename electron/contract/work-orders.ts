import { z } from 'zod';
import type { CustomerClass } from '../../db/domain/accounts/customer-class.ts';
import type { Day, Month } from '../../db/domain/kernel/calendar.ts';
import type { MilliMultiplier, WattHours } from '../../db/domain/kernel/energy.ts';
import type { ReadingFinding } from '../../db/domain/metering/reading-finding.ts';
import type { RegisterKind } from '../../db/domain/metering/register-kind.ts';
import { type WorkOrderKind, workOrderKinds } from '../../db/domain/metering/reading-work.ts';
import { answers } from './channel.ts';
import type { ReadingRow } from './readings.ts';
import { accountNoShape, dayShape, dialShape, idShape, monthShape, noteShape } from './shapes.ts';

/** The register that a piece of field work is about, as the order's month sees it. */
export interface WorkOrderMeter {
  readonly registerId: number;
  readonly register: RegisterKind;
  readonly customerClass: CustomerClass;
  readonly digits: number;
  readonly multiplierMilli: MilliMultiplier;
  readonly lastDialWh: WattHours | null;
  readonly usualUseWh: WattHours | null;
  /** The month is billed: it takes no reading any more. */
  readonly isBilled: boolean;
}

/** A piece of field work. */
export interface WorkOrderRow {
  readonly workOrderId: number;
  readonly kind: WorkOrderKind;
  readonly month: Month;
  readonly accountNo: string | null;
  readonly name: string | null;
  readonly address: string | null;
  readonly routeCode: string | null;
  readonly meterNo: string | null;
  /** Null for work that is about no register, and when its meter was taken down since. */
  readonly meter: WorkOrderMeter | null;
  readonly reason: string;
  readonly openedByName: string;
  readonly openedAt: number;
  readonly assignedToId: number | null;
  readonly assignedToName: string | null;
  readonly dueOn: Day;
  readonly isOverdue: boolean;
  readonly state: 'open' | 'done' | 'cancelled';
  readonly result: string | null;
  readonly closedByName: string | null;
  readonly closedAt: number | null;
}

/** A version of a reading of the register, as it was written down. */
export interface PastReading {
  readonly readingId: number;
  readonly month: Month;
  readonly kind: 'opening' | 'actual' | 'estimated' | 'locked' | 'fault' | 'removed';
  readonly readOn: Day | null;
  readonly dialWh: WattHours | null;
  readonly finding: ReadingFinding | null;
  readonly reason: string | null;
  readonly recordedByName: string;
}

/** Somebody who does field work. */
export interface FieldWorker {
  readonly personId: number;
  readonly fullName: string;
}

export const workOrderChannels = {
  /** For whoever makes orders, does them, or sees readings. */
  'work-orders/list': answers<{
    readonly orders: readonly WorkOrderRow[];
    readonly workers: readonly FieldWorker[];
  }>()('signed_in', z.strictObject({ state: z.enum(['open', 'closed']) })),
  /** One order with what came before it: the newest looks at its register, and other work at the same account. */
  'work-orders/get': answers<{
    readonly order: WorkOrderRow;
    readonly readings: readonly PastReading[];
    readonly others: readonly WorkOrderRow[];
  }>()('signed_in', z.strictObject({ workOrderId: idShape })),
  /** From a reading (its register), from an account, or for a meter without a card (its number). */
  'work-orders/open': answers<{ readonly workOrderId: number }>()(
    'work_orders.open',
    z.strictObject({
      kind: z.enum(workOrderKinds),
      month: monthShape,
      registerId: idShape.nullable(),
      accountNo: accountNoShape.nullable(),
      meterNo: noteShape.max(24).nullable(),
      reason: noteShape,
      assignedTo: idShape.nullable(),
      /** Null: the usual days of its kind. */
      dueOn: dayShape.nullable(),
    }),
  ),
  'work-orders/assign': answers<null>()(
    'work_orders.open',
    z.strictObject({ workOrderId: idShape, assignedTo: idShape, dueOn: dayShape }),
  ),
  /**
   * What was found: a dial becomes the month's reading with the order as its reason, and is answered as it stands now; a note alone
   * ends other work.
   */
  'work-orders/finish': answers<{ readonly reading: ReadingRow | null }>()(
    'work_orders.finish',
    z.strictObject({
      workOrderId: idShape,
      result: noteShape,
      reading: z.strictObject({ readOn: dayShape, dialWh: dialShape }).nullable(),
    }),
  ),
  'work-orders/cancel': answers<null>()(
    'work_orders.open',
    z.strictObject({ workOrderId: idShape, reason: noteShape }),
  ),
};
