import { z } from 'zod';
import type { Month } from '../../db/domain/kernel/calendar.ts';
import type { MilliMultiplier, WattHours } from '../../db/domain/kernel/energy.ts';
import { type CheckCode, checkCodes } from '../../db/domain/metering/checks/check-code.ts';
import { answers } from './channel.ts';
import { accountNoShape, idShape, monthShape, noteShape } from './shapes.ts';

export type { CheckCode };

/** A word that settled a finding: what the reader wrote on the spot, or what somebody said in the office. */
export interface CheckWord {
  readonly reason: string;
  /** Null: the reader's, kept with the reading. */
  readonly saidByName: string | null;
}

/** Something that the office's check found at an account. */
export interface CheckRow {
  readonly code: CheckCode;
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly routeCode: string | null;
  readonly registerId: number;
  readonly meterNo: string;
  readonly multiplierMilli: MilliMultiplier;
  readonly lastDialWh: WattHours | null;
  readonly dialWh: WattHours | null;
  readonly usualUseWh: WattHours | null;
  readonly useWh: WattHours | null;
  /** A slip's use without it; what the season lets expect; the second person's dial. */
  readonly otherWh: WattHours | null;
  /** The account that the meter may be swapped with. */
  readonly otherAccountNo: string | null;
  /** What was noted on the spot. */
  readonly note: string | null;
  readonly word: CheckWord | null;
  /** The account is not billed before this is answered. */
  readonly isHeldBack: boolean;
  /** A word settles it. */
  readonly isSettledByWord: boolean;
  readonly isBilled: boolean;
}

/** A household of an area with how much it moved the loss. */
export interface AreaHousehold {
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly useWh: WattHours | null;
  readonly beforeWh: WattHours | null;
  readonly movedLossWh: WattHours | null;
}

/** An area's balance of a month. */
export interface AreaRow {
  readonly areaId: number;
  readonly code: string;
  readonly name: string;
  readonly totalAccountNo: string | null;
  readonly suppliedWh: WattHours | null;
  readonly soldWh: WattHours;
  readonly lossWh: WattHours | null;
  readonly lossBasisPoints: number | null;
  readonly fromPpm: number;
  readonly upToPpm: number;
  readonly unread: number;
  readonly isOutOfRange: boolean;
  readonly word: CheckWord | null;
  readonly households: number;
  /** Those who moved it most, the most first; at most twenty. */
  readonly movers: readonly AreaHousehold[];
}

/** A meter's last months, the newest first, for two that may be swapped. */
export interface ComparedMeter {
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly meterNo: string;
  readonly useWh: WattHours | null;
  readonly history: readonly { readonly month: Month; readonly useWh: WattHours }[];
}

export const checkChannels = {
  'checks/list': answers<readonly CheckRow[]>()(
    'readings.view',
    z.strictObject({ month: monthShape, routeCode: z.string().max(20) }),
  ),
  'checks/list-areas': answers<readonly AreaRow[]>()('readings.view', z.strictObject({ month: monthShape })),
  'checks/compare-meters': answers<readonly ComparedMeter[]>()(
    'readings.view',
    z.strictObject({ month: monthShape, accountNos: z.array(accountNoShape).min(1).max(2) }),
  ),
  /** A word about an account or, for its loss, an area. */
  'checks/explain': answers<null>()(
    'readings.enter',
    z.strictObject({
      month: monthShape,
      code: z.enum(checkCodes as readonly [CheckCode, ...CheckCode[]]),
      accountNo: accountNoShape.nullable(),
      areaId: idShape.nullable(),
      reason: noteShape,
    }),
  ),
  /** 台区总表: the account whose meter counts all that goes into the area; null for none. */
  'areas/set-total': answers<null>()(
    'supply.change',
    z.strictObject({ areaId: idShape, accountNo: accountNoShape.nullable() }),
  ),
};
