import { sql } from 'drizzle-orm';
import type { CustomerClass } from '../../domain/accounts/customer-class.ts';
import type { Day, Month } from '../../domain/kernel/calendar.ts';
import type { MilliMultiplier, WattHours } from '../../domain/kernel/energy.ts';
import type { ReadingFinding } from '../../domain/metering/reading-finding.ts';
import { reading, type ReadingKind } from '../schema/index.ts';
import { prepared, type Store } from '../store.ts';

/** How far a filter on the route reaches: every meter, those of a route, or those that stand on none. */
export const allRoutes = '';
/** The code under which meters on no route are listed. */
export const noRoute = '-';

/** A hanging meter's total register with everything a month's reading and bill need to know of it. */
export interface MeterMonth {
  readonly registerId: number;
  readonly accountId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly customerClass: CustomerClass;
  readonly address: string;
  readonly routeCode: string | null;
  readonly walkOrder: number | null;
  readonly voltageV: number | null;
  readonly meterNo: string;
  readonly digits: number;
  readonly multiplierMilli: MilliMultiplier;
  /** The dial the next bill starts from: of the last billed reading, or the opening one. */
  readonly lastDialWh: WattHours | null;
  readonly lastReadOn: Day | null;
  /** The last bill's energy, or what the opening reading says is usual. */
  readonly usualUseWh: WattHours | null;
  /** The energy of the account's last bill before this month; null before its first bill. */
  readonly lastBillEnergyWh: WattHours | null;
  /** The month's newest version of a reading, if there is one. */
  readonly readingId: number | null;
  readonly version: number | null;
  readonly kind: Exclude<ReadingKind, 'opening'> | null;
  readonly readOn: Day | null;
  readonly dialWh: WattHours | null;
  readonly finding: ReadingFinding | null;
  readonly reason: string | null;
  readonly source: (typeof reading.$inferSelect)['source'] | null;
  /** The account has a bill for this month or a later one: this reading can no longer change. */
  readonly isBilled: boolean;
}

/** A route's code with how many of its meters are read and how many readings wait for a word. */
export interface RouteMonth {
  readonly routeCode: string;
  readonly meters: number;
  readonly read: number;
  readonly unexplained: number;
}

/** A reading whose finding keeps it from being billed: nobody explained it, or the dial ran backward, which words do not mend. */
const isUnexplained = "(r.finding is not null and (r.reason is null or r.finding = 'backward'))";

/**
 * The meters that hang now, with their newest reading of @month and where the next bill starts. A start is the newest opening or
 * billed reading before it; a reading that was never billed (locked month, open finding) is skipped, so no energy is lost.
 */
const meterMonths = (filter: string) => `
  select g.id as registerId, a.id as accountId, a.account_no as accountNo, c.name as name, a.customer_class as customerClass,
    p.address as address, t.code as routeCode, p.walk_order as walkOrder, p.voltage_v as voltageV,
    m.meter_no as meterNo, m.digits as digits, i.multiplier_milli as multiplierMilli,
    s.dial_wh as lastDialWh, s.read_on as lastReadOn,
    coalesce(lb.energy_wh, s.usual_use_wh) as usualUseWh, lb.energy_wh as lastBillEnergyWh,
    r.id as readingId, r.version as version, r.kind as kind, r.read_on as readOn, r.dial_wh as dialWh,
    r.finding as finding, r.reason as reason, r.source as source,
    exists (select 1 from bill b where b.account_id = a.id and b.period_month >= @month) as isBilled
  from register g
  join meter m on m.id = g.meter_id
  join meter_installation i on i.meter_id = m.id and i.removed_on is null
  join service_point p on p.id = i.service_point_id
  join account a on a.id = p.account_id and a.closed_on is null
  join customer c on c.id = a.customer_id
  left join route t on t.id = p.route_id
  left join reading r on r.id = (
    select x.id from reading x
    where x.register_id = g.id and x.period_month = @month and x.kind <> 'opening' and x.account_id = a.id
    order by x.version desc limit 1)
  left join reading s on s.id = (
    select x.id from reading x
    where x.register_id = g.id and x.period_month <= @month and x.account_id = a.id
      and (x.kind = 'opening' or x.period_month < @month and exists (
        select 1 from bill b where b.account_id = a.id and b.period_month = x.period_month and b.reading_id = x.id))
    order by x.period_month desc, x.version desc limit 1)
  left join bill lb on lb.account_id = a.id and lb.period_month = (
    select max(b.period_month) from bill b where b.account_id = a.id and b.period_month < @month)
  where g.kind = 'total' and ${filter}`;

/** A row as SQLite answers it: its yes and no are 1 and 0. */
type RawMeterMonth = Omit<MeterMonth, 'isBilled'> & { readonly isBilled: 0 | 1 };

function meterMonthOf(row: RawMeterMonth): MeterMonth {
  return { ...row, isBilled: row.isBilled === 1 };
}

const queries = prepared((db, sqlite) => ({
  byRoute: sqlite.prepare<[{ month: Month; routeCode: string; onlyUnexplained: 0 | 1 }], RawMeterMonth>(
    `${meterMonths("(@routeCode = '' or coalesce(t.code, '-') = @routeCode)")}
     and (not @onlyUnexplained or ${isUnexplained})
     order by t.code, p.walk_order, a.account_no`,
  ),
  byRegister: sqlite.prepare<[{ month: Month; registerId: number }], RawMeterMonth>(
    meterMonths('g.id = @registerId'),
  ),
  afterRegister: sqlite.prepare<[{ month: Month; afterId: number; limit: number }], RawMeterMonth>(
    `${meterMonths('g.id > @afterId')} order by g.id limit @limit`,
  ),
  count: sqlite
    .prepare<[], number>(
      `select count(*) from register g
       join meter_installation i on i.meter_id = g.meter_id and i.removed_on is null
       join service_point p on p.id = i.service_point_id
       join account a on a.id = p.account_id and a.closed_on is null
       where g.kind = 'total'`,
    )
    .pluck(),
  routes: sqlite.prepare<[{ month: Month }], RouteMonth>(
    `select coalesce(t.code, '-') as routeCode, count(*) as meters, coalesce(sum(r.kind = 'actual'), 0) as read,
       coalesce(sum(${isUnexplained}), 0) as unexplained
     from register g
     join meter_installation i on i.meter_id = g.meter_id and i.removed_on is null
     join service_point p on p.id = i.service_point_id
     join account a on a.id = p.account_id and a.closed_on is null
     left join route t on t.id = p.route_id
     left join reading r on r.id = (
       select x.id from reading x
       where x.register_id = g.id and x.period_month = @month and x.kind <> 'opening' and x.account_id = a.id
       order by x.version desc limit 1)
     where g.kind = 'total'
     group by 1 order by t.code is null, 1`,
  ),
  nextVersion: sqlite
    .prepare<[number, Month], number>(
      'select coalesce(max(version), 0) + 1 from reading where register_id = ? and period_month = ?',
    )
    .pluck(),
  insert: db
    .insert(reading)
    .values({
      registerId: sql.placeholder('registerId'),
      accountId: sql.placeholder('accountId'),
      periodMonth: sql.placeholder('periodMonth'),
      version: sql.placeholder('version'),
      kind: sql.placeholder('kind'),
      readOn: sql.placeholder('readOn'),
      dialWh: sql.placeholder('dialWh'),
      usualUseWh: sql.placeholder('usualUseWh'),
      source: sql.placeholder('source'),
      finding: sql.placeholder('finding'),
      reason: sql.placeholder('reason'),
      recordedBy: sql.placeholder('recordedBy'),
      recordedAt: sql.placeholder('recordedAt'),
      daybookNo: sql.placeholder('daybookNo'),
    })
    .prepare(),
}));

/** Lists the meters of a route (see allRoutes, noRoute) in walking order, with their month. */
export function listMeterMonths(
  store: Store,
  filter: { readonly month: Month; readonly routeCode: string; readonly onlyUnexplained: boolean },
): MeterMonth[] {
  const rows = queries(store).byRoute.all({ ...filter, onlyUnexplained: filter.onlyUnexplained ? 1 : 0 });
  return rows.map(meterMonthOf);
}

/** One meter with its month; null when no such register hangs at an open account. */
export function findMeterMonth(store: Store, registerId: number, month: Month): MeterMonth | null {
  const row = queries(store).byRegister.get({ registerId, month });
  return row === undefined ? null : meterMonthOf(row);
}

/** The next so many meters in the order of their registers, for long work in slices. */
export function listMeterMonthsAfter(
  store: Store,
  month: Month,
  afterId: number,
  limit: number,
): MeterMonth[] {
  return queries(store).afterRegister.all({ month, afterId, limit }).map(meterMonthOf);
}

/** How many meters hang at open accounts. */
export function countMeters(store: Store): number {
  return queries(store).count.get() ?? 0;
}

/** Lists the routes in order of their code with how far the month is; meters on none come last under noRoute. */
export function listRouteMonths(store: Store, month: Month): RouteMonth[] {
  return queries(store).routes.all({ month });
}

/** The number of the next version of a register's reading in a month. */
export function nextReadingVersion(store: Store, registerId: number, month: Month): number {
  return queries(store).nextVersion.get(registerId, month) ?? 1;
}

/** Posts one version of a reading and answers its id. */
export function insertReading(store: Store, row: Omit<typeof reading.$inferInsert, 'id'>): number {
  return Number(queries(store).insert.run(row).lastInsertRowid);
}
