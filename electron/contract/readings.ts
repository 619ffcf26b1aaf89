import { z } from 'zod';
import type { CustomerClass } from '../../db/domain/accounts/customer-class.ts';
import type { Day } from '../../db/domain/kernel/calendar.ts';
import type { MilliMultiplier, WattHours } from '../../db/domain/kernel/energy.ts';
import type { ReadingFinding } from '../../db/domain/metering/reading-finding.ts';
import type { RegisterKind } from '../../db/domain/metering/register-kind.ts';
import { answers } from './channel.ts';
import { dayShape, dialShape, idShape, monthShape, noteShape } from './shapes.ts';

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
  readonly kind: 'actual' | 'locked' | 'fault' | null;
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
    }),
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
};
