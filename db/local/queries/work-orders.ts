import type { Day, Month } from '../../domain/kernel/calendar.ts';
import type { WattHours } from '../../domain/kernel/energy.ts';
import type { ReadingFinding } from '../../domain/metering/reading-finding.ts';
import type { WorkOrderKind } from '../../domain/metering/reading-work.ts';
import type { RegisterKind } from '../../domain/metering/register-kind.ts';
import { insertStatement } from '../insert-statement.ts';
import { workOrder, type ReadingKind } from '../schema/index.ts';
import { prepared } from '../store.ts';

/** How far a piece of field work is. */
export type WorkOrderState = 'open' | 'done' | 'cancelled';

/** A work order with whom and what it is about. */
export interface StoredWorkOrder {
  readonly workOrderId: number;
  readonly kind: WorkOrderKind;
  readonly month: Month;
  readonly accountNo: string | null;
  readonly name: string | null;
  readonly address: string | null;
  readonly routeCode: string | null;
  readonly meterNo: string | null;
  readonly register: RegisterKind | null;
  readonly registerId: number | null;
  readonly reason: string;
  readonly openedByName: string;
  readonly openedAt: number;
  readonly assignedToId: number | null;
  readonly assignedToName: string | null;
  readonly dueOn: Day;
  readonly state: WorkOrderState;
  readonly result: string | null;
  readonly closedByName: string | null;
  readonly closedAt: number | null;
}

/** A version of a reading as a look into the past shows it. */
export interface StoredPastReading {
  readonly readingId: number;
  readonly month: Month;
  readonly kind: ReadingKind;
  readonly readOn: Day | null;
  readonly dialWh: WattHours | null;
  readonly finding: ReadingFinding | null;
  readonly reason: string | null;
  readonly recordedByName: string;
}

/** An account by its number. */
interface AccountId {
  readonly accountId: number;
}

/** What an open order is the same as: its kind, its month and what it is about. */
interface SameWork {
  readonly kind: WorkOrderKind;
  readonly month: Month;
  readonly registerId: number | null;
  readonly accountId: number | null;
  readonly meterNo: string | null;
}

/** The place of an order: where its meter hangs or last hung, else the account's first. */
const placeOfOrder = `coalesce(
  (select i.service_point_id from meter_installation i where i.meter_id = g.meter_id
    order by i.removed_on is null desc, i.id desc limit 1),
  (select min(x.id) from service_point x where x.account_id = w.account_id))`;

const orders = (rest: string) => `
  select w.id as workOrderId, w.kind as kind, w.period_month as month, a.account_no as accountNo, c.name as name,
    p.address as address, t.code as routeCode, coalesce(m.meter_no, w.meter_no) as meterNo, g.kind as register,
    w.register_id as registerId, w.reason as reason, o.full_name as openedByName, w.opened_at as openedAt,
    w.assigned_to as assignedToId, s.full_name as assignedToName, w.due_on as dueOn, w.state as state,
    w.result as result, f.full_name as closedByName, w.closed_at as closedAt
  from work_order w
  join person o on o.id = w.opened_by
  left join account a on a.id = w.account_id
  left join customer c on c.id = a.customer_id
  left join register g on g.id = w.register_id
  left join meter m on m.id = g.meter_id
  left join service_point p on p.id = ${placeOfOrder}
  left join route t on t.id = p.route_id
  left join person s on s.id = w.assigned_to
  left join person f on f.id = w.closed_by
  ${rest}`;

/** Of what is closed the list shows the newest so many. */
const newestClosed = 500;

/** Field work (工单): what waits, what was done, and what came before it. An order is changed until it is closed, never after. */
export const workOrderQueries = prepared((_db, sqlite) => ({
  open: sqlite.prepare<[], StoredWorkOrder>(orders("where w.state = 'open' order by w.due_on, w.id")),
  closed: sqlite.prepare<[], StoredWorkOrder>(
    orders(`where w.state <> 'open' order by w.closed_at desc, w.id desc limit ${newestClosed}`),
  ),
  byId: sqlite.prepare<[number], StoredWorkOrder>(orders('where w.id = ?')),
  /** Other field work at the same account or at a meter of the same number, newest first. */
  others: sqlite.prepare<[{ workOrderId: number }], StoredWorkOrder>(
    orders(`join work_order y on y.id = @workOrderId
      where w.id <> y.id and (w.account_id = y.account_id or w.meter_no = y.meter_no)
      order by w.opened_at desc, w.id desc limit 10`),
  ),
  sameOpen: sqlite.prepare<[SameWork], { workOrderId: number }>(
    `select id as workOrderId from work_order
     where state = 'open' and kind = @kind and period_month = @month and register_id is @registerId
       and account_id is @accountId and meter_no is @meterNo limit 1`,
  ),
  /** An open order of a kind about any register of the meter that a register belongs to, whatever its month; the oldest. */
  openAtMeter: sqlite
    .prepare<[{ kind: WorkOrderKind; registerId: number }], number>(
      `select w.id from register g join register o on o.meter_id = g.meter_id join work_order w on w.register_id = o.id
       where g.id = @registerId and w.state = 'open' and w.kind = @kind order by w.id limit 1`,
    )
    .pluck(),
  account: sqlite.prepare<[string], AccountId>('select id as accountId from account where account_no = ?'),
  /** The newest looks at a register, each with every version of it. */
  pastReadings: sqlite.prepare<[number], StoredPastReading>(
    `select r.id as readingId, r.period_month as month, r.kind as kind, r.read_on as readOn, r.dial_wh as dialWh,
       r.finding as finding, r.reason as reason, p.full_name as recordedByName
     from reading r join person p on p.id = r.recorded_by
     where r.register_id = ? order by r.period_month desc, r.version desc limit 13`,
  ),
  insert: insertStatement(sqlite, workOrder, [
    'kind',
    'periodMonth',
    'accountId',
    'registerId',
    'meterNo',
    'reason',
    'openedBy',
    'openedAt',
    'assignedTo',
    'dueOn',
    'state',
  ]),
  assign: sqlite.prepare<[{ workOrderId: number; assignedTo: number; dueOn: Day }]>(
    'update work_order set assigned_to = @assignedTo, due_on = @dueOn where id = @workOrderId',
  ),
  close: sqlite.prepare<
    [{ workOrderId: number; state: WorkOrderState; result: string; closedBy: number; closedAt: number }]
  >(
    `update work_order set state = @state, result = @result, closed_by = @closedBy, closed_at = @closedAt
     where id = @workOrderId`,
  ),
}));
