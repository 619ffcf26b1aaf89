import { sql } from 'drizzle-orm';
import type { CustomerClass } from '../../domain/accounts/customer-class.ts';
import type { Day, Month } from '../../domain/kernel/calendar.ts';
import type { MilliMultiplier, WattHours } from '../../domain/kernel/energy.ts';
import { energyOfDial } from '../../domain/metering/dial-energy.ts';
import { findingsBeyondWords, type ReadingFinding } from '../../domain/metering/reading-finding.ts';
import { registerKinds, type RegisterKind } from '../../domain/metering/register-kind.ts';
import { reading, type ReadingKind } from '../schema/index.ts';
import { prepared, type Store } from '../store.ts';

/** How far a filter on the route reaches: every meter, those of a route, or those that stand on none. */
export const allRoutes = '';
/** The code under which meters on no route are listed. */
export const noRoute = '-';

/** A hanging register with everything a month's reading needs to know of it. */
export interface MeterMonth {
  readonly registerId: number;
  readonly register: RegisterKind;
  readonly accountId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly customerClass: CustomerClass;
  readonly address: string;
  readonly routeCode: string | null;
  readonly walkOrder: number | null;
  readonly meterNo: string;
  readonly digits: number;
  readonly multiplierMilli: MilliMultiplier;
  /** The dial the next bill starts from: of the last billed month, or the opening one. */
  readonly lastDialWh: WattHours | null;
  readonly lastReadOn: Day | null;
  /** That dial was not seen but put down by rule. */
  readonly isLastEstimated: boolean;
  /** What the register counted in its last billed month; before that what the opening reading says. */
  readonly usualUseWh: WattHours | null;
  /** The month's newest version of a reading, if there is one. */
  readonly readingId: number | null;
  readonly version: number | null;
  readonly kind: Exclude<ReadingKind, 'opening' | 'removed'> | null;
  readonly readOn: Day | null;
  readonly dialWh: WattHours | null;
  readonly finding: ReadingFinding | null;
  readonly reason: string | null;
  readonly source: (typeof reading.$inferSelect)['source'] | null;
  /** The account has a bill for this month or a later one: this reading can no longer change. */
  readonly isBilled: boolean;
}

/** A route's code with how many of its meters are read, and at how many a reading waits for a word. */
export interface RouteMonth {
  readonly routeCode: string;
  readonly meters: number;
  readonly read: number;
  readonly unexplained: number;
}

/** A reading whose finding keeps it from being billed: nobody explained it, or words do not settle it (see isFindingOpen). */
export const isUnexplained = `(r.finding is not null and (r.reason is null or r.finding in (${findingsBeyondWords.map((code) => `'${code}'`).join(', ')})))`;

/** The account `a` has its own bill of a month; what an adjustment posted beside it is no further month. */
const hasBillOf = (month: string) =>
  `exists (select 1 from bill b where b.account_id = a.id and b.period_month = ${month} and b.correction_no = 0)`;

/** Account `a` is the total meter of an area: it is never billed, and each month counts from the one before. */
export const isAreaTotal =
  'a.id in (select total_account_id from transformer_area where total_account_id is not null)';

/**
 * The newest dial of register `g` that a bill counted up to, before or at a reading `x`: an opening one or that of a month with a bill.
 * A reading that was never billed (locked month, open finding) is skipped, so no energy is lost; a newer version in a billed month
 * is where an adjustment put the dial.
 */
const startUpTo = (isOpeningUpTo: string, isReadBefore: string) => `
  select x.id from reading x
  where x.register_id = g.id and x.account_id = a.id and x.dial_wh is not null
    and (x.kind = 'opening' and ${isOpeningUpTo}
      or x.kind in ('actual', 'estimated') and ${isReadBefore} and (${isAreaTotal} or ${hasBillOf('x.period_month')}))
  order by x.period_month desc, x.version desc limit 1`;

/** The month's newest look at register `g`; none when the meter was hung after it. */
export const lookOfMonth = `r.id = (
    select x.id from reading x
    where x.register_id = g.id and x.period_month = +@month and x.account_id = a.id order by x.version desc limit 1)
  and r.kind not in ('opening', 'removed')`;

/** The registers that hang now, with their newest reading of @month, where the next bill starts, and where the last one did. */
const meterMonths = (filter: string) => `
  select g.id as registerId, g.kind as register, a.id as accountId, a.account_no as accountNo, c.name as name,
    a.customer_class as customerClass, p.address as address, t.code as routeCode, p.walk_order as walkOrder,
    m.meter_no as meterNo, m.digits as digits, i.multiplier_milli as multiplierMilli,
    s.dial_wh as lastDialWh, s.read_on as lastReadOn, s.kind as lastKind, s.finding as lastFinding, s.period_month as lastMonth,
    s.usual_use_wh as toldUseWh, q.dial_wh as beforeDialWh, q.kind as beforeKind, q.period_month as beforeMonth,
    lb.energy_wh as lastBillEnergyWh,
    r.id as readingId, r.version as version, r.kind as kind, r.read_on as readOn, r.dial_wh as dialWh,
    r.finding as finding, r.reason as reason, r.source as source,
    exists (select 1 from bill b where b.account_id = a.id and b.period_month >= +@month and b.correction_no = 0) as isBilled
  from register g
  join meter m on m.id = g.meter_id
  join meter_installation i on i.meter_id = m.id and i.removed_on is null
  join service_point p on p.id = i.service_point_id
  join account a on a.id = p.account_id and a.closed_on is null
  join customer c on c.id = a.customer_id
  left join route t on t.id = p.route_id
  left join reading r on ${lookOfMonth}
  left join reading s on s.id = (${startUpTo('x.period_month <= +@month', 'x.period_month < +@month')})
  left join reading q on s.kind <> 'opening'
    and q.id = (${startUpTo('x.period_month <= s.period_month', 'x.period_month < s.period_month')})
  left join bill lb on lb.account_id = a.id and lb.correction_no = 0 and lb.period_month = (
    select max(b.period_month) from bill b where b.account_id = a.id and b.period_month < +@month and b.correction_no = 0)
  where ${filter}`;

/** A register that was hung or became known after @month has nothing to be read in it; what was imported is shown in any month. */
export const hasBegun = `coalesce((
  select min(case when x.source = 'legacy' then '' else x.period_month end) from reading x
  where x.register_id = g.id and x.account_id = a.id and x.kind = 'opening'), '') <= +@month`;

/** The total first, then the others as they are listed everywhere. */
const orderOfRegister = `case g.kind ${registerKinds.map((kind, index) => `when '${kind}' then ${index}`).join(' ')} end`;

/** A row as SQLite answers it: its yes and no are 1 and 0, and what its usual use is found from. */
interface RawMeterMonth extends Omit<MeterMonth, 'isBilled' | 'usualUseWh' | 'isLastEstimated'> {
  readonly isBilled: 0 | 1;
  readonly lastKind: ReadingKind | null;
  readonly lastFinding: ReadingFinding | null;
  readonly lastMonth: Month | null;
  readonly toldUseWh: WattHours | null;
  readonly lastBillEnergyWh: WattHours | null;
  readonly beforeDialWh: WattHours | null;
  readonly beforeKind: ReadingKind | null;
  readonly beforeMonth: Month | null;
}

function meterMonthOf(row: RawMeterMonth): MeterMonth {
  const {
    lastKind,
    lastFinding,
    lastMonth,
    toldUseWh,
    lastBillEnergyWh,
    beforeDialWh,
    beforeKind,
    beforeMonth,
    ...rest
  } = row;
  return {
    ...rest,
    isLastEstimated: lastKind === 'estimated',
    usualUseWh: usualUseOf(row),
    isBilled: row.isBilled === 1,
  };
}

/**
 * What a register counted from the bill before the last to the last; null for demand. Of the month in which a meter was hung that is
 * but a part: the account's bill says more. From an opening dial on it is what the opening says.
 */
function usualUseOf(row: RawMeterMonth): WattHours | null {
  const { register, lastDialWh, lastFinding, beforeDialWh } = row;
  if (register === 'demand') return null;
  if (row.lastKind === 'opening') return row.toldUseWh;
  const isPartMonth = row.beforeKind === 'opening' && row.beforeMonth === row.lastMonth;
  if (beforeDialWh === null || isPartMonth) return register === 'total' ? row.lastBillEnergyWh : null;
  return energyOfDial({ ...row, lastDialWh: beforeDialWh, dialWh: lastDialWh, finding: lastFinding });
}

// `+@`: this SQLite plans again at every binding that might change its plan (ENABLE_STAT4); an expression keeps the plan it has.
const queries = prepared((db, sqlite) => ({
  byRoute: sqlite.prepare<[{ month: Month; routeCode: string; onlyUnexplained: 0 | 1 }], RawMeterMonth>(
    `${meterMonths("(@routeCode = '' or coalesce(t.code, '-') = @routeCode)")} and ${hasBegun}
     and (not @onlyUnexplained or ${isUnexplained})
     order by t.code, p.walk_order, a.account_no, m.id, ${orderOfRegister}`,
  ),
  byRegister: sqlite.prepare<[{ month: Month; registerId: number }], RawMeterMonth>(
    meterMonths('g.id = +@registerId'),
  ),
  routes: sqlite.prepare<[{ month: Month }], RouteMonth>(
    `select routeCode, count(*) as meters, sum(isRead) as read, sum(isUnexplained) as unexplained from (
       select coalesce(t.code, '-') as routeCode, min(coalesce(r.kind = 'actual', 0)) as isRead,
         max(${isUnexplained}) as isUnexplained
       from register g
       join meter_installation i on i.meter_id = g.meter_id and i.removed_on is null
       join service_point p on p.id = i.service_point_id
       join account a on a.id = p.account_id and a.closed_on is null
       left join route t on t.id = p.route_id
       left join reading r on ${lookOfMonth}
       where ${hasBegun}
       group by g.meter_id)
     group by 1 order by routeCode = '-', 1`,
  ),
  nextVersion: sqlite
    .prepare<[number, Month], number>(
      'select coalesce(max(version), 0) + 1 from reading where register_id = +? and period_month = +?',
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

/** Lists the registers of a route's meters (see allRoutes, noRoute) in walking order, with their month; a meter's total first. */
export function listMeterMonths(
  store: Store,
  filter: { readonly month: Month; readonly routeCode: string; readonly onlyUnexplained: boolean },
): MeterMonth[] {
  const rows = queries(store).byRoute.all({ ...filter, onlyUnexplained: filter.onlyUnexplained ? 1 : 0 });
  return rows.map(meterMonthOf);
}

/** One register with its month; null when no such register hangs at an open account. */
export function findMeterMonth(store: Store, registerId: number, month: Month): MeterMonth | null {
  const row = queries(store).byRegister.get({ registerId, month });
  return row === undefined ? null : meterMonthOf(row);
}

/**
 * Lists the routes in order of their code with how far the month is; meters on none come last under noRoute. Counted by meter: read
 * when all its registers are, unexplained when one is.
 */
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
