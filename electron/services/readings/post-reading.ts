import type { Day, Month } from '../../../db/domain/kernel/calendar.ts';
import type { WattHours } from '../../../db/domain/kernel/energy.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import type { ReadingFinding } from '../../../db/domain/metering/reading-finding.ts';
import type { ReadingSource } from '../../../db/domain/metering/reading-source.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import {
  findMeterMonth,
  insertReading,
  nextReadingVersion,
  type MeterMonth,
} from '../../../db/local/queries/readings.ts';
import type { ReadingRow } from '../../contract/readings.ts';
import { today, type Actor, type Counter } from '../counter.ts';
import { readingRowOf } from './reading-row.ts';

/** What a version of a reading says. */
export interface ReadingVersion {
  readonly kind: 'actual' | 'estimated' | 'locked' | 'fault';
  readonly source: ReadingSource;
  readonly readOn: Day | null;
  readonly dialWh: WattHours | null;
  readonly finding: ReadingFinding | null;
  readonly reason: string | null;
  /** Why it takes the place of a dial that was read before; told in the daybook. */
  readonly correction?: string | null;
}

/**
 * Posts a further version of a meter's reading of a month with its daybook entry, inside the caller's transaction; the versions
 * before it stay. It keeps the usual use that the finding was judged by. Answers the meter's row as it is now.
 */
export function postReading(
  counter: Counter,
  actor: Actor,
  meter: MeterMonth,
  month: Month,
  version: ReadingVersion,
): ReadingRow {
  const { store } = counter;
  const { correction = null, ...told } = version;
  insertReading(store, {
    ...told,
    registerId: meter.registerId,
    accountId: meter.accountId,
    periodMonth: month,
    version: nextReadingVersion(store, meter.registerId, month),
    usualUseWh: meter.usualUseWh,
    recordedBy: actor.personId,
    recordedAt: counter.clock.now(),
    daybookNo: nextEntryNo(store),
  });
  appendToDaybook(store, {
    kind: 'readings_recorded',
    recordedAt: counter.clock.now(),
    businessDay: today(counter),
    actor,
    payload: {
      month,
      count: 1,
      readings: [[meter.accountNo, version.kind, version.dialWh, version.finding, version.reason]],
      ...(correction === null ? {} : { correction }),
    },
  });
  const written = findMeterMonth(store, meter.registerId, month);
  invariant(written !== null, 'a reading was posted for a meter that is not there');
  return readingRowOf(written);
}
