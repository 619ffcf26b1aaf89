import { z } from 'zod';
import type { CustomerClass } from '../../db/domain/accounts/customer-class.ts';
import type { Day, Month } from '../../db/domain/kernel/calendar.ts';
import type { MilliMultiplier, WattHours } from '../../db/domain/kernel/energy.ts';
import type { ReadingFinding } from '../../db/domain/metering/reading-finding.ts';
import type { ReadingSource } from '../../db/domain/metering/reading-source.ts';
import type { RegisterKind } from '../../db/domain/metering/register-kind.ts';
import { siteAnomalies, type SiteAnomaly } from '../../db/domain/metering/site-anomaly.ts';
import { answers } from './channel.ts';
import { accountNoShape, dayShape, dialShape, idShape, monthShape, noteShape, nothing } from './shapes.ts';

export type { ReadingFinding };

/** One register of the grid; a meter with several has as many rows, one after the other, the total first. */
export interface ReadingRow {
  readonly registerId: number;
  readonly register: RegisterKind;
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  /** Decides from which change on the page asks while typing (households by a half, others by a third). */
  readonly customerClass: CustomerClass;
  readonly meterNo: string;
  readonly walkOrder: number | null;
  readonly digits: number;
  readonly multiplierMilli: MilliMultiplier;
  readonly lastDialWh: WattHours | null;
  readonly usualUseWh: WattHours | null;
  readonly kind: 'actual' | 'estimated' | 'locked' | 'fault' | null;
  readonly readOn: Day | null;
  readonly dialWh: WattHours | null;
  readonly useWh: WattHours | null;
  readonly finding: ReadingFinding | null;
  readonly reason: string | null;
  readonly isBilled: boolean;
}

/** A route with how far its month is. */
export interface RouteProgress {
  readonly routeCode: string;
  readonly meters: number;
  readonly read: number;
  readonly unexplained: number;
}

/** What an estimate of one register would come to. */
export interface ProposedEstimate {
  readonly registerId: number;
  readonly register: RegisterKind;
  readonly lastDialWh: WattHours | null;
  /** Behind a locked door the period before, for a faulty meter a normal month. */
  readonly rule: 'previous_month' | 'normal_month';
  /** Null: the use that the older system told. */
  readonly basisMonth: Month | null;
  /** Of one month. */
  readonly basisWh: WattHours;
  readonly months: number;
  readonly useWh: WattHours;
  readonly dialWh: WattHours;
  readonly hasRolledOver: boolean;
}

/** One person's look at a register that two people read. */
export interface OneLook {
  readonly dialWh: WattHours;
  readonly readOn: Day | null;
  readonly byName: string;
  readonly at: number;
}

/** A register of a large user, which two people read; the first dial is not told before the second is there. */
export interface SecondLookRow {
  readonly registerId: number;
  readonly register: RegisterKind;
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly customerClass: CustomerClass;
  readonly meterNo: string;
  readonly digits: number;
  readonly multiplierMilli: MilliMultiplier;
  readonly isBilled: boolean;
  readonly isRead: boolean;
  readonly readByName: string | null;
  readonly readById: number | null;
  readonly first: OneLook | null;
  readonly second: OneLook | null;
  readonly differs: boolean;
}

/** One version of a month's reading. */
export interface ReadingVersionRow {
  readonly version: number;
  readonly kind: 'opening' | 'actual' | 'estimated' | 'locked' | 'fault' | 'removed';
  readonly readOn: Day | null;
  readonly dialWh: WattHours | null;
  readonly finding: ReadingFinding | null;
  readonly reason: string | null;
  readonly source: ReadingSource;
  /** Why it took the place of the dial before. */
  readonly correction: string | null;
  readonly recordedByName: string;
  readonly recordedAt: number;
}

/** What was seen at a meter beside its dial. */
export interface SiteRecordRow {
  readonly recordId: number;
  readonly meterNo: string;
  readonly anomaly: SiteAnomaly | null;
  readonly seals: string | null;
  readonly sealsAreWhole: boolean | null;
  readonly customerWasPresent: boolean | null;
  readonly note: string | null;
  readonly recordedByName: string;
  readonly recordedAt: number;
}

/** What a month knows of an account beside its dials. */
export interface MonthNote {
  readonly accountNo: string;
  readonly anomaly: SiteAnomaly | null;
  /** The customer was there when it was read. */
  readonly wasPresent: boolean;
  readonly attachments: number;
}

/** A photo or scan of an account's month. */
export interface AttachmentRow {
  readonly attachmentId: number;
  readonly fileName: string;
  readonly mediaType: 'image/jpeg' | 'image/png' | 'application/pdf';
  readonly sizeBytes: number;
  readonly addedByName: string;
  readonly addedAt: number;
}

const estimateCauseShape = z.enum(['locked', 'fault']);

export const readingChannels = {
  'readings/list-routes': answers<readonly RouteProgress[]>()(
    'readings.view',
    z.strictObject({ month: monthShape }),
  ),
  'readings/list': answers<readonly ReadingRow[]>()(
    'readings.view',
    z.strictObject({ month: monthShape, routeCode: z.string().max(20), onlyUnexplained: z.boolean() }),
  ),
  'readings/record': answers<ReadingRow>()(
    'readings.enter',
    z.strictObject({
      registerId: idShape,
      month: monthShape,
      kind: z.enum(['actual', 'locked', 'fault']),
      readOn: dayShape,
      dialWh: dialShape.nullable(),
      reason: noteShape.nullable(),
      /** Why a dial that was read before is put aside; the reason for a finding counts as one, too. */
      correction: noteShape.nullable().optional(),
    }),
  ),
  /** What an estimate of the register's whole meter would come to. */
  'readings/propose-estimate': answers<{
    readonly registers: readonly ProposedEstimate[];
    readonly isSecondInRow: boolean;
  }>()(
    'readings.enter',
    z.strictObject({ registerId: idShape, month: monthShape, cause: estimateCauseShape }),
  ),
  /** 估抄 of the register's whole meter; the order for its fault, and the field check that a second one in a row asks for. */
  'readings/estimate': answers<{
    readonly rows: readonly ReadingRow[];
    readonly faultOrderNo: number | null;
    readonly fieldCheckNo: number | null;
  }>()(
    'readings.enter',
    z.strictObject({ registerId: idShape, month: monthShape, cause: estimateCauseShape, readOn: dayShape }),
  ),
  'readings/explain': answers<ReadingRow>()(
    'readings.enter',
    z.strictObject({
      registerId: idShape,
      month: monthShape,
      reason: noteShape,
      /** A dial below the last went past its full scale: only a person may say so (domain.md §4). */
      isRollOver: z.boolean().default(false),
    }),
  ),
  /** What was seen at the meter, and what follows from it: nothing, the fault order, or the order and the estimate. */
  'readings/record-site': answers<{
    readonly rows: readonly ReadingRow[];
    readonly workOrderNos: readonly number[];
    readonly fieldCheckNo: number | null;
    /** Why the month was left as faulty instead of estimated. */
    readonly estimateRefused: string | null;
  }>()(
    'readings.enter',
    z.strictObject({
      registerId: idShape,
      month: monthShape,
      readOn: dayShape,
      anomaly: z.enum(siteAnomalies).nullable(),
      seals: noteShape.max(120).nullable(),
      sealsAreWhole: z.boolean().nullable(),
      customerWasPresent: z.boolean().nullable(),
      note: noteShape.nullable(),
      /** The number on the meter, where it differs from the card's. */
      seenMeterNo: noteShape.max(24).nullable(),
      follow: z.enum(['none', 'order', 'order_and_estimate']),
    }),
  ),
  /** Accounts with something seen or attached in a month. */
  'readings/list-notes': answers<readonly MonthNote[]>()(
    'readings.view',
    z.strictObject({ month: monthShape }),
  ),
  'readings/get-history': answers<{
    readonly versions: readonly ReadingVersionRow[];
    readonly siteRecords: readonly SiteRecordRow[];
  }>()('readings.view', z.strictObject({ registerId: idShape, month: monthShape })),
  /** Registers of large users, for the second person. */
  'readings/list-second-looks': answers<readonly SecondLookRow[]>()(
    'readings.view',
    z.strictObject({ month: monthShape }),
  ),
  'readings/record-second-look': answers<SecondLookRow>()(
    'readings.look_again',
    z.strictObject({ registerId: idShape, month: monthShape, readOn: dayShape, dialWh: dialShape }),
  ),
  /** Opens the system's dialog; the page gets a token for what was chosen, never a path. */
  'readings/choose-attachment': answers<{
    readonly token: string;
    readonly fileName: string;
    readonly bytes: number;
  } | null>()('readings.enter', nothing),
  'readings/add-attachment': answers<{ readonly attachmentId: number; readonly fileName: string }>()(
    'readings.enter',
    z.strictObject({ accountNo: accountNoShape, month: monthShape, token: z.uuid() }),
  ),
  'readings/list-attachments': answers<readonly AttachmentRow[]>()(
    'readings.view',
    z.strictObject({ accountNo: accountNoShape, month: monthShape }),
  ),
  'readings/get-attachment': answers<{
    readonly fileName: string;
    readonly mediaType: AttachmentRow['mediaType'];
    readonly contentBase64: string;
  }>()('readings.view', z.strictObject({ attachmentId: idShape })),
  /** Writes a copy where the person says; null when they closed the dialog. */
  'readings/save-attachment': answers<{ readonly fileName: string } | null>()(
    'readings.view',
    z.strictObject({ attachmentId: idShape }),
  ),
};
