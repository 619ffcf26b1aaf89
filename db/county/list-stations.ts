import { asc, desc, gte, sql } from 'drizzle-orm';
import type { CountyStore } from './county-store.ts';
import { daySummary, station } from './schema.ts';

/** One business day of a station as the county sees it. Fen. */
export interface StationDay {
  readonly businessDay: string;
  readonly paymentCount: number;
  readonly voidCount: number;
  readonly collectedFen: number;
  readonly billsIssued: number;
  readonly billsIssuedFen: number;
  readonly isClosed: boolean;
  readonly countedFen: number | null;
  readonly differenceFen: number | null;
  /** The station's day close says the same sum as its entries; null while the day is open. */
  readonly isAgreed: boolean | null;
  readonly unreadCount: number;
}

/** A station with its newest days, and the sums over all its days. Fen. */
export interface StationOverview {
  readonly code: string;
  readonly name: string;
  readonly enrolledAt: number;
  readonly lastContactAt: number;
  readonly lastBatchNo: number;
  readonly lastEntryNo: number;
  readonly headHash: string;
  readonly sums: {
    readonly dayCount: number;
    readonly paymentCount: number;
    readonly voidCount: number;
    readonly collectedFen: number;
    readonly billsIssued: number;
    readonly billsIssuedFen: number;
  };
  /** Newest first. */
  readonly days: readonly StationDay[];
}

/** Lists the stations by code, each with its newest days (31 unless told) and its sums. */
export async function listStations({ db }: CountyStore, mostDays = 31): Promise<StationOverview[]> {
  const stations = await db.select().from(station).orderBy(asc(station.code));
  const sums = await db
    .select({
      stationId: daySummary.stationId,
      dayCount: whole(sql`count(*)`),
      paymentCount: whole(sql`sum(${daySummary.paymentCount})`),
      voidCount: whole(sql`sum(${daySummary.voidCount})`),
      collectedFen: whole(sql`sum(${daySummary.collectedFen})`),
      billsIssued: whole(sql`sum(${daySummary.billsIssued})`),
      billsIssuedFen: whole(sql`sum(${daySummary.billsIssuedFen})`),
    })
    .from(daySummary)
    .groupBy(daySummary.stationId);
  const newestDays = db.$with('newest_days').as(
    db
      .select({
        stationId: daySummary.stationId,
        day: daySummary.businessDay,
        place:
          sql<number>`row_number() over (partition by ${daySummary.stationId} order by ${daySummary.businessDay} desc)`.as(
            'place',
          ),
      })
      .from(daySummary),
  );
  const days = await db
    .with(newestDays)
    .select({ day: daySummary })
    .from(daySummary)
    .innerJoin(
      newestDays,
      sql`${newestDays.stationId} = ${daySummary.stationId} and ${newestDays.day} = ${daySummary.businessDay}`,
    )
    .where(gte(sql`${mostDays}::bigint`, newestDays.place))
    .orderBy(desc(daySummary.businessDay));
  return stations.map((row) => ({
    code: row.code,
    name: row.name,
    enrolledAt: row.enrolledAt,
    lastContactAt: row.lastContactAt,
    lastBatchNo: row.lastBatchNo,
    lastEntryNo: row.lastEntryNo,
    headHash: row.headHash,
    sums: withoutStation(sums.find((sum) => sum.stationId === row.id)),
    days: days.filter(({ day }) => day.stationId === row.id).map(({ day }) => stationDay(day)),
  }));
}

function whole(expression: ReturnType<typeof sql>) {
  return sql<number>`${expression}`.mapWith(Number);
}

function withoutStation(
  sum: (StationOverview['sums'] & { readonly stationId: number }) | undefined,
): StationOverview['sums'] {
  const { stationId: _, ...sums } = sum ?? {
    stationId: 0,
    dayCount: 0,
    paymentCount: 0,
    voidCount: 0,
    collectedFen: 0,
    billsIssued: 0,
    billsIssuedFen: 0,
  };
  return sums;
}

function stationDay(day: typeof daySummary.$inferSelect): StationDay {
  return {
    businessDay: day.businessDay,
    paymentCount: day.paymentCount,
    voidCount: day.voidCount,
    collectedFen: day.collectedFen,
    billsIssued: day.billsIssued,
    billsIssuedFen: day.billsIssuedFen,
    isClosed: day.isClosed,
    countedFen: day.countedFen,
    differenceFen: day.differenceFen,
    isAgreed: day.closedCollectedFen === null ? null : day.closedCollectedFen === day.collectedFen,
    unreadCount: day.unreadCount,
  };
}
