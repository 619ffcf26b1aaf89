import { lockedThrough, type PeriodEvent } from '../../domain/billing/period-lock.ts';
import type { Month } from '../../domain/kernel/calendar.ts';
import { insertStatement } from '../insert-statement.ts';
import { periodEvent, reopenRequest } from '../schema/index.ts';
import { prepared, type Store } from '../store.ts';

/** A lock or its opening, as the list shows it. */
export interface StoredPeriodEvent extends PeriodEvent {
  readonly eventId: number;
  readonly reason: string | null;
  readonly requestedByName: string | null;
  readonly decidedByName: string;
  readonly decidedAt: number;
}

/** A wish to open a locked month again. */
export interface StoredReopenRequest {
  readonly requestId: number;
  readonly month: Month;
  readonly reason: string;
  readonly requestedById: number;
  readonly requestedByName: string;
  readonly requestedAt: number;
  readonly state: 'waiting' | 'approved' | 'declined';
  readonly decidedByName: string | null;
  readonly decidedAt: number | null;
}

const requests = `
  select q.id as requestId, q.period_month as month, q.reason as reason, q.requested_by as requestedById,
    a.full_name as requestedByName, q.requested_at as requestedAt, q.state as state, d.full_name as decidedByName,
    q.decided_at as decidedAt
  from reopen_request q join person a on a.id = q.requested_by left join person d on d.id = q.decided_by`;

/** 封账/解封: which months are locked, who locked or opened them, and who asks that one be opened. */
export const periodQueries = prepared((_db, sqlite) => ({
  newest: sqlite.prepare<[], PeriodEvent>(
    'select period_month as month, action from period_event order by id desc limit 1',
  ),
  events: sqlite.prepare<[], StoredPeriodEvent>(
    `select e.id as eventId, e.period_month as month, e.action as action, e.reason as reason,
       q.full_name as requestedByName, d.full_name as decidedByName, e.decided_at as decidedAt
     from period_event e join person d on d.id = e.decided_by left join person q on q.id = e.requested_by
     order by e.id desc limit 60`,
  ),
  insertEvent: insertStatement(sqlite, periodEvent, [
    'periodMonth',
    'action',
    'reason',
    'requestedBy',
    'decidedBy',
    'decidedAt',
    'daybookNo',
  ]),
  requests: sqlite.prepare<[], StoredReopenRequest>(`${requests} order by q.id desc limit 60`),
  request: sqlite.prepare<[number], StoredReopenRequest>(`${requests} where q.id = ?`),
  waitingOfMonth: sqlite
    .prepare<[Month], number>("select id from reopen_request where period_month = ? and state = 'waiting'")
    .pluck(),
  /** How many wishes wait that this person did not utter. */
  waitingOfOthers: sqlite
    .prepare<[number], number>(
      "select count(*) from reopen_request where state = 'waiting' and requested_by <> ?",
    )
    .pluck(),
  insertRequest: insertStatement(sqlite, reopenRequest, [
    'periodMonth',
    'reason',
    'requestedBy',
    'requestedAt',
    'state',
  ]),
  decide: sqlite.prepare<
    [{ requestId: number; state: 'approved' | 'declined'; decidedBy: number; decidedAt: number }]
  >(
    `update reopen_request set state = @state, decided_by = @decidedBy, decided_at = @decidedAt
     where id = @requestId and state = 'waiting'`,
  ),
  /** How many bills of its own a month has. */
  billsOf: sqlite
    .prepare<[Month], number>('select count(*) from bill where period_month = ? and correction_no = 0')
    .pluck(),
  /** The computed bills of a month and of those before it, by state. */
  draftsThrough: sqlite.prepare<[Month], { state: 'waiting' | 'passed' | 'returned'; drafts: number }>(
    `select audit_state as state, count(*) as drafts from bill_draft where period_month <= ? group by audit_state`,
  ),
  dropDraftsThrough: sqlite.prepare<[Month]>('delete from bill_draft where period_month <= ?'),
}));

/** The newest locked month; null while none is. */
export function findLockedThrough(store: Store): Month | null {
  return lockedThrough(periodQueries(store).newest.get() ?? null);
}
