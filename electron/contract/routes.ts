import { z } from 'zod';
import type { Day, Month } from '../../db/domain/kernel/calendar.ts';
import type { MilliMultiplier, WattHours } from '../../db/domain/kernel/energy.ts';
import type { MeterTiming, ReadingDays } from '../../db/domain/metering/reading-days.ts';
import type { ReadRates } from '../../db/domain/metering/read-rate.ts';
import type { RegisterKind } from '../../db/domain/metering/register-kind.ts';
import { answers } from './channel.ts';
import { idShape, monthShape, nameShape, noteShape } from './shapes.ts';

/** Meters of a route and how far its month is. */
export interface RouteCount {
  readonly meters: number;
  /** Really read, on whatever day. */
  readonly read: number;
  /** Not read, and the last day has passed. */
  readonly missed: number;
  /** Read on a day outside the window, before or after it. */
  readonly late: number;
  readonly rates: ReadRates;
}

/** A month's sheet of a route: with whom it is, or that it came back. */
export interface RouteSheet {
  readonly sheetId: number;
  readonly month: Month;
  readonly meters: number;
  readonly issuedToId: number;
  readonly issuedToName: string;
  readonly issuedByName: string;
  readonly issuedAt: number;
  /** Null while it is out. */
  readonly returned: {
    readonly read: number;
    readonly returnedByName: string;
    readonly takenByName: string;
    readonly returnedAt: number;
  } | null;
}

/** A route with its month. */
export interface RouteOfMonth extends RouteCount {
  readonly routeId: number;
  readonly code: string;
  readonly name: string | null;
  readonly readerId: number | null;
  readonly readerName: string | null;
  /** Its own days; null: the usual ones hold. */
  readonly ownDays: ReadingDays | null;
  readonly days: ReadingDays;
  readonly lastDay: Day;
  /** Its places, with or without a meter. */
  readonly points: number;
  readonly sheet: RouteSheet | null;
  /** A sheet of an earlier month that has not come back. */
  readonly earlierOut: RouteSheet | null;
}

/** Somebody who may walk a route. */
export interface RouteReader {
  readonly personId: number;
  readonly fullName: string;
}

/** A meter that was not read, or outside its days. */
export interface MissedMeter {
  readonly meterId: number;
  readonly routeCode: string | null;
  readonly routeName: string | null;
  readonly readerName: string | null;
  readonly walkOrder: number | null;
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly meterNo: string;
  readonly readOn: Day | null;
  /** What was found instead of a dial; null: nobody was there, or it was read after all. */
  readonly look: 'locked' | 'fault' | 'estimated' | null;
  readonly timing: Exclude<MeterTiming, 'read'>;
}

/** A place of a walk, or one that could be. */
export interface RoutePoint {
  readonly pointId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly meterNo: string | null;
  readonly routeCode: string | null;
}

/** A line of the paper that a reader walks with: one register. */
export interface SheetLine {
  readonly registerId: number;
  readonly walkOrder: number | null;
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly meterNo: string;
  readonly multiplierMilli: MilliMultiplier;
  readonly register: RegisterKind;
  readonly digits: number;
  readonly lastDialWh: WattHours | null;
  readonly lastReadOn: Day | null;
  readonly usualUseWh: WattHours | null;
}

const codeShape = noteShape.max(20).regex(/^[^\s-]\S*$/u);
const dayOfMonthShape = z.int().min(0).max(99);
const passwordShape = z.string().min(1).max(128);

const wordsShape = {
  code: codeShape,
  name: nameShape.nullable(),
  readerId: idShape.nullable(),
  /** Null: those of the policy pack. */
  days: z.strictObject({ firstDay: dayOfMonthShape, lastDay: dayOfMonthShape }).nullable(),
};

export const routeChannels = {
  /** Every route with its month, the meters on none, and who may walk. */
  'routes/list': answers<{
    readonly routes: readonly RouteOfMonth[];
    /** Meters on no route; null without any. */
    readonly without: RouteCount | null;
    readonly total: RouteCount;
    readonly usualDays: ReadingDays;
    readonly readers: readonly RouteReader[];
  }>()('readings.view', z.strictObject({ month: monthShape })),
  /** Of one route, or of every one and of the meters on none. */
  'routes/list-missed': answers<readonly MissedMeter[]>()(
    'readings.view',
    z.strictObject({ month: monthShape, routeId: idShape.nullable() }),
  ),
  'routes/list-points': answers<readonly RoutePoint[]>()(
    'routes.manage',
    z.strictObject({ routeId: idShape }),
  ),
  /** Places that are not on the route, by a part of their number, name, address or village, or by their route's code; at most 300. */
  'routes/find-points': answers<readonly RoutePoint[]>()(
    'routes.manage',
    z.strictObject({ routeId: idShape, text: z.string().trim().max(60) }),
  ),
  'routes/add': answers<{ readonly routeId: number }>()('routes.manage', z.strictObject(wordsShape)),
  'routes/change': answers<null>()('routes.manage', z.strictObject({ routeId: idShape, ...wordsShape })),
  /** The whole walk in its order; what was on it and is taken off is named, so that nothing falls off unseen. */
  'routes/set-walk': answers<null>()(
    'routes.manage',
    z.strictObject({
      routeId: idShape,
      pointIds: z.array(idShape).max(20_000),
      takenOffIds: z.array(idShape).max(20_000),
    }),
  ),
  /** What stands on the paper that the reader walks with. */
  'routes/get-sheet': answers<readonly SheetLine[]>()(
    'readings.view',
    z.strictObject({ month: monthShape, routeId: idShape }),
  ),
  'routes/issue-sheet': answers<{ readonly sheetId: number; readonly meters: number }>()(
    'routes.hand_out',
    z.strictObject({
      month: monthShape,
      routeId: idShape,
      readerId: idShape,
      /** The reader's own: the signature. */
      password: passwordShape,
      /** Whoever hands out has seen that an earlier month's sheet is still out. */
      knowsOfEarlier: z.boolean(),
    }),
  ),
  'routes/return-sheet': answers<null>()(
    'routes.hand_out',
    z.strictObject({
      sheetId: idShape,
      readerId: idShape,
      read: z.int().min(0).max(1_000_000),
      password: passwordShape,
    }),
  ),
};
