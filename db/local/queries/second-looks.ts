import type { CustomerClass } from '../../domain/accounts/customer-class.ts';
import { dayOfMonth, type Day, type Month } from '../../domain/kernel/calendar.ts';
import type { WattHours } from '../../domain/kernel/energy.ts';
import type { MeteredUser } from '../../domain/metering/user-limits.ts';
import { insertStatement } from '../insert-statement.ts';
import { secondLook } from '../schema/index.ts';
import { prepared, type Store } from '../store.ts';

/** A second look as it stands. */
export interface StoredSecondLook {
  readonly dialWh: WattHours;
  readonly readOn: Day;
  readonly recordedBy: number;
  readonly recordedByName: string;
  readonly recordedAt: number;
}

/** Who wrote down the newest version of a register's reading of a month, and when. */
export interface StoredReader {
  readonly recordedBy: number;
  readonly recordedByName: string;
  readonly recordedAt: number;
}

/** An account with what decides whether it is read twice. */
export interface UserOfAccount extends MeteredUser {
  readonly accountId: number;
}

const queries = prepared((_db, sqlite) => ({
  newest: sqlite.prepare<[number, Month], StoredSecondLook>(
    `select s.dial_wh as dialWh, s.read_on as readOn, s.recorded_by as recordedBy, p.full_name as recordedByName,
       s.recorded_at as recordedAt
     from second_look s join person p on p.id = s.recorded_by
     where s.register_id = +? and s.period_month = +? order by s.id desc limit 1`,
  ),
  reader: sqlite.prepare<[number, Month], StoredReader>(
    `select r.recorded_by as recordedBy, p.full_name as recordedByName, r.recorded_at as recordedAt
     from reading r join person p on p.id = r.recorded_by
     where r.register_id = +? and r.period_month = +? and r.kind not in ('opening', 'removed')
     order by r.version desc limit 1`,
  ),
  looked: sqlite
    .prepare<[{ registerId: number; month: Month; personId: number }], 0 | 1>(
      `select exists (select 1 from second_look
         where register_id = +@registerId and period_month = +@month and recorded_by = @personId)`,
    )
    .pluck(),
  lookedAt: sqlite
    .prepare<[{ month: Month; personId: number }], number>(
      'select distinct register_id from second_look where period_month = @month and recorded_by = @personId',
    )
    .pluck(),
  read: sqlite
    .prepare<[{ registerId: number; month: Month; personId: number }], 0 | 1>(
      `select exists (select 1 from reading
         where register_id = +@registerId and period_month = +@month and recorded_by = @personId
           and kind not in ('opening', 'removed'))`,
    )
    .pluck(),
  insert: insertStatement(sqlite, secondLook, [
    'registerId',
    'accountId',
    'periodMonth',
    'readOn',
    'dialWh',
    'recordedBy',
    'recordedAt',
    'daybookNo',
  ]),
  users: sqlite.prepare<
    [{ lastDay: Day }],
    { accountId: number; customerClass: CustomerClass; capacityVa: number | null; isTwoPart: 0 | 1 }
  >(
    `select a.id as accountId, a.customer_class as customerClass, max(p.contract_capacity_w) as capacityVa,
       coalesce((select s.content -> '$.capacity' from supply_terms s
         where s.account_id = a.id and s.effective_from <= @lastDay order by s.version desc limit 1), 'null') <> 'null'
         as isTwoPart
     from account a join service_point p on p.account_id = a.id
     where a.closed_on is null group by a.id order by a.id`,
  ),
}));

/** The newest second look at a register in a month; null when nobody took one. */
export function findSecondLook(store: Store, registerId: number, month: Month): StoredSecondLook | null {
  return queries(store).newest.get(registerId, month) ?? null;
}

/** Tells whether a person took a second look at a register in a month: then the first is not theirs to change. */
export function hasLookedAgain(store: Store, registerId: number, month: Month, personId: number): boolean {
  return queries(store).looked.get({ registerId, month, personId }) === 1;
}

/** The registers that a person took a second look at in a month. */
export function listLookedAgain(store: Store, month: Month, personId: number): ReadonlySet<number> {
  return new Set(queries(store).lookedAt.all({ month, personId }));
}

/** Tells whether any version of a register's reading of a month is a person's: then the second look is not theirs to take. */
export function hasReadBefore(store: Store, registerId: number, month: Month, personId: number): boolean {
  return queries(store).read.get({ registerId, month, personId }) === 1;
}

/** Who wrote down the newest version of a register's reading of a month; null when nobody did. */
export function findReader(store: Store, registerId: number, month: Month): StoredReader | null {
  return queries(store).reader.get(registerId, month) ?? null;
}

/** Posts a second look and answers its id. */
export function insertSecondLook(
  store: Store,
  row: {
    readonly registerId: number;
    readonly accountId: number;
    readonly periodMonth: Month;
    readonly readOn: Day;
    readonly dialWh: WattHours;
    readonly recordedBy: number;
    readonly recordedAt: number;
    readonly daybookNo: number;
  },
): number {
  return Number(queries(store).insert.run(row).lastInsertRowid);
}

/** The open accounts with what decides whether they are read twice in a month. */
export function listMeteredUsers(store: Store, month: Month): UserOfAccount[] {
  const rows = queries(store).users.all({ lastDay: dayOfMonth(month, 31) });
  return rows.map((row) => ({ ...row, isTwoPart: row.isTwoPart === 1 }));
}
