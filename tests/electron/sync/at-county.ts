import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { County } from '../../../db/county/county-office.ts';
import { openEnrolmentCode } from '../../../db/county/enrolment-codes.ts';
import { listStations, type StationOverview } from '../../../db/county/list-stations.ts';
import { entry, station as stationTable } from '../../../db/county/schema.ts';
import { canonicalText } from '../../../db/wire/canonical-json.ts';
import { enrol } from '../../../electron/sync/enrol.ts';
import {
  type CountyEngine,
  listenAsCounty,
  openTestCounty,
  type RecordedDay,
  testEnrolmentCode,
} from '../../support/county.ts';
import { type TestStation, valueOf } from '../../support/station.ts';

/** A county that listens and waits for stations. */
export async function openCounty(
  engine: CountyEngine,
): Promise<{ county: County; url: string; stop(): Promise<void> }> {
  const county = await openTestCounty(engine);
  await openEnrolmentCode(county.store, 0, testEnrolmentCode);
  return { county, ...(await listenAsCounty(county)) };
}

/** Enrols a station as its administrator would. */
export async function enrolAt(url: string, station: TestStation): Promise<void> {
  valueOf(await enrol(station, station.as('administrator'), { url, enrolmentCode: testEnrolmentCode }));
}

/** What the county shows of a station. */
export async function overviewOf(county: County, code = 'HLW01'): Promise<StationOverview> {
  const found = (await listStations(county.store, 400)).find((one) => one.code === code);
  if (found === undefined) throw new Error(`no station ${code}`);
  return found;
}

/** The county has the station's daybook, entry for entry, and its days add up as they were recorded, to the fen. */
export async function expectAllArrived(
  county: County,
  station: TestStation,
  days: readonly RecordedDay[],
  code = 'HLW01',
): Promise<void> {
  const own = station.store.sqlite
    .prepare(
      'select entry_no, recorded_at, business_day, kind, actor_id, actor_name, payload, rows_hash, hash from daybook_entry order by 1',
    )
    .raw()
    .all();
  const there = await county.store.db
    .select({ entry })
    .from(entry)
    .innerJoin(stationTable, eq(stationTable.id, entry.stationId))
    .where(eq(stationTable.code, code))
    .orderBy(asc(entry.entryNo));
  const asStored = there.map(({ entry: one }) => [
    one.entryNo,
    one.recordedAt,
    one.businessDay,
    one.kind,
    one.actorId,
    one.actorName,
    canonicalText(one.payload),
    one.rowsHash,
    one.hash,
  ]);
  expect(asStored).toEqual(own);
  const overview = await overviewOf(county, code);
  for (const day of days) {
    const { collectedFen } = day;
    expect(overview.days.find(({ businessDay }) => businessDay === day.businessDay)).toEqual({
      ...day,
      isClosed: true,
      countedFen: collectedFen + 40_000,
      differenceFen: 0,
      isAgreed: true,
      unreadCount: 0,
    });
  }
  const sum = (field: keyof Omit<RecordedDay, 'businessDay'>): number =>
    days.reduce((all, day) => all + day[field], 0);
  expect(overview.sums).toMatchObject({
    paymentCount: sum('paymentCount'),
    voidCount: sum('voidCount'),
    collectedFen: sum('collectedFen'),
    billsIssued: sum('billsIssued'),
    billsIssuedFen: sum('billsIssuedFen'),
  });
}
