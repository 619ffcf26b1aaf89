import type { CustomerClass } from '../../domain/accounts/customer-class.ts';
import type { Day, Month } from '../../domain/kernel/calendar.ts';
import type { OwnReadingDays } from '../../domain/metering/reading-days.ts';
import { insertStatement } from '../insert-statement.ts';
import { routeSheet, routeSheetReturn } from '../schema/index.ts';
import { prepared } from '../store.ts';
import { hasBegun, lookOfMonth } from './readings.ts';

/** A route as it is kept. */
export interface StoredRoute extends OwnReadingDays {
  readonly routeId: number;
  readonly code: string;
  readonly name: string | null;
  readonly readerId: number | null;
  readonly readerName: string | null;
  /** Its service points with an open account, with or without a meter. */
  readonly points: number;
}

/** The newest sheet of a route and month, and what became of it. */
export interface StoredSheet {
  readonly sheetId: number;
  readonly routeId: number;
  readonly month: Month;
  readonly meters: number;
  readonly issuedToId: number;
  readonly issuedToName: string;
  readonly issuedById: number;
  readonly issuedByName: string;
  readonly issuedAt: number;
  readonly read: number | null;
  readonly returnedByName: string | null;
  readonly takenByName: string | null;
  readonly returnedAt: number | null;
}

/** So many meters of a route that were read on the same day, or not at all; a null route is that of meters on none. */
export interface MetersOfDay {
  readonly routeId: number | null;
  readonly isLighting: 0 | 1;
  readonly readOn: Day | null;
  readonly meters: number;
}

/** A meter that was not read in the month, or on a day outside its route's window. */
export interface UnreadMeter {
  readonly meterId: number;
  readonly routeId: number | null;
  readonly routeCode: string | null;
  readonly routeName: string | null;
  readonly readerName: string | null;
  readonly walkOrder: number | null;
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly meterNo: string;
  readonly customerClass: CustomerClass;
  readonly readOn: Day | null;
  /** What was found instead of a dial; null: nobody was there. */
  readonly look: 'locked' | 'fault' | 'estimated' | null;
}

/** A place of a walk. */
export interface StoredPoint {
  readonly pointId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly meterNo: string | null;
  readonly routeId: number | null;
  readonly routeCode: string | null;
  readonly walkOrder: number | null;
}

/** Every hanging meter of an open account with its look of @month: read, when all its registers are, on the latest of their days. */
const metersOfMonth = `
  select g.meter_id as meterId, p.route_id as routeId, p.walk_order as walkOrder, p.address as address, a.id as accountId,
    a.customer_class as customerClass,
    case when min(coalesce(r.kind = 'actual', 0)) = 1 then max(r.read_on) end as readOn,
    max(case when r.kind in ('locked', 'fault', 'estimated') then r.kind end) as look
  from register g
  join meter_installation i on i.meter_id = g.meter_id and i.removed_on is null
  join service_point p on p.id = i.service_point_id
  join account a on a.id = p.account_id and a.closed_on is null
  left join reading r on ${lookOfMonth}
  where ${hasBegun}
  group by g.meter_id`;

const storedRoute = `
  select t.id as routeId, t.code as code, t.name as name, t.reader_id as readerId, h.full_name as readerName,
    t.first_reading_day as firstReadingDay, t.last_reading_day as lastReadingDay,
    (select count(*) from service_point p join account a on a.id = p.account_id and a.closed_on is null
      where p.route_id = t.id) as points
  from route t left join person h on h.id = t.reader_id`;

const storedSheet = (where: string) => `
  select s.id as sheetId, s.route_id as routeId, s.period_month as month, s.meters as meters, s.issued_to as issuedToId,
    o.full_name as issuedToName, s.issued_by as issuedById, b.full_name as issuedByName, s.issued_at as issuedAt,
    e.read as read, q.full_name as returnedByName, k.full_name as takenByName, e.returned_at as returnedAt
  from route_sheet s
  join person o on o.id = s.issued_to
  join person b on b.id = s.issued_by
  left join route_sheet_return e on e.sheet_id = s.id
  left join person q on q.id = e.returned_by
  left join person k on k.id = e.taken_by
  where ${where}`;

/** A service point of an open account with its first hanging meter. */
const storedPoint = `
  select p.id as pointId, a.account_no as accountNo, c.name as name, p.address as address,
    (select m.meter_no from meter_installation i join meter m on m.id = i.meter_id
      where i.service_point_id = p.id and i.removed_on is null order by i.id limit 1) as meterNo,
    p.route_id as routeId, t.code as routeCode, p.walk_order as walkOrder
  from service_point p
  join account a on a.id = p.account_id and a.closed_on is null
  join customer c on c.id = a.customer_id
  left join route t on t.id = p.route_id`;

/** Of the places that stand elsewhere a search shows the first so many. */
const mostFound = 300;

/** Routes (抄表册), their walks, and the sheets that are handed out to readers. */
export const routeQueries = prepared((_db, sqlite) => ({
  list: sqlite.prepare<[], StoredRoute>(`${storedRoute} order by t.code`),
  byId: sqlite.prepare<[number], StoredRoute>(`${storedRoute} where t.id = ?`),
  byCode: sqlite.prepare<[string], number>('select id from route where code = ?').pluck(),
  insert: sqlite.prepare<[RouteWords]>(
    `insert into route (code, name, reader_id, first_reading_day, last_reading_day)
     values (@code, @name, @readerId, @firstReadingDay, @lastReadingDay)`,
  ),
  change: sqlite.prepare<[RouteWords & { routeId: number }]>(
    `update route set code = @code, name = @name, reader_id = @readerId, first_reading_day = @firstReadingDay,
       last_reading_day = @lastReadingDay where id = @routeId`,
  ),
  countByDay: sqlite.prepare<[{ month: Month }], MetersOfDay>(
    `select routeId, customerClass = 'residential' as isLighting, readOn, count(*) as meters
     from (${metersOfMonth}) group by 1, 2, 3`,
  ),
  /** The meters of a route (0: of every one) that are not read, or on a day outside the days of the month given. */
  unread: sqlite.prepare<[{ month: Month; routeId: number; firstDay: number; lastDay: number }], UnreadMeter>(
    `select u.meterId as meterId, u.routeId as routeId, t.code as routeCode, t.name as routeName, h.full_name as readerName,
       u.walkOrder as walkOrder, a.account_no as accountNo, c.name as name, u.address as address, m.meter_no as meterNo,
       u.customerClass as customerClass, u.readOn as readOn, u.look as look
     from (${metersOfMonth}) u
     join account a on a.id = u.accountId
     join customer c on c.id = a.customer_id
     join meter m on m.id = u.meterId
     left join route t on t.id = u.routeId
     left join person h on h.id = t.reader_id
     where (@routeId = 0 or u.routeId = @routeId) and (u.readOn is null
       or u.readOn not between @month || printf('-%02d', coalesce(t.first_reading_day, @firstDay))
         and @month || printf('-%02d', coalesce(t.last_reading_day, @lastDay)))
     order by t.code is null, t.code, u.walkOrder is null, u.walkOrder, a.account_no, u.meterId`,
  ),
  /** The newest sheet of each route in a month. */
  sheetsOfMonth: sqlite.prepare<[{ month: Month }], StoredSheet>(
    storedSheet(
      `s.id in (select max(x.id) from route_sheet x where x.period_month = @month group by x.route_id)`,
    ),
  ),
  /** Sheets that are still out, of every month, the oldest first. */
  sheetsOut: sqlite.prepare<[], StoredSheet>(
    `${storedSheet('e.sheet_id is null')} order by s.period_month, s.id`,
  ),
  sheetsOutOf: sqlite.prepare<[number], StoredSheet>(
    `${storedSheet('e.sheet_id is null and s.route_id = ?')} order by s.period_month, s.id`,
  ),
  sheetById: sqlite.prepare<[number], StoredSheet>(storedSheet('s.id = ?')),
  insertSheet: insertStatement(sqlite, routeSheet, [
    'routeId',
    'periodMonth',
    'meters',
    'issuedTo',
    'issuedBy',
    'issuedAt',
    'daybookNo',
  ]),
  insertReturn: insertStatement(sqlite, routeSheetReturn, [
    'sheetId',
    'read',
    'returnedBy',
    'takenBy',
    'returnedAt',
    'daybookNo',
  ]),
  points: sqlite.prepare<[number], StoredPoint>(
    `${storedPoint} where p.route_id = ? order by p.walk_order is null, p.walk_order, a.account_no, p.id`,
  ),
  /** Places that are not on the route and hold the text somewhere; those on no route first. */
  pointsElsewhere: sqlite.prepare<[{ routeId: number; text: string }], StoredPoint>(
    `${storedPoint} where p.route_id is not @routeId and (@text = '' or instr(a.account_no, @text) or instr(c.name, @text)
       or instr(p.address, @text) or instr(p.village, @text) or t.code = @text)
     order by t.code is not null, t.code, p.walk_order is null, p.walk_order, a.account_no, p.id limit ${mostFound}`,
  ),
  pointById: sqlite.prepare<[number], StoredPoint>(`${storedPoint} where p.id = ?`),
  place: sqlite.prepare<[{ pointId: number; routeId: number | null; walkOrder: number | null }]>(
    'update service_point set route_id = @routeId, walk_order = @walkOrder where id = @pointId',
  ),
}));

/** What a route says of itself. */
export interface RouteWords extends OwnReadingDays {
  readonly code: string;
  readonly name: string | null;
  readonly readerId: number | null;
}
