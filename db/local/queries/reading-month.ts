import type { CustomerClass } from '../../domain/accounts/customer-class.ts';
import { dayOfMonth, type Day, type Month } from '../../domain/kernel/calendar.ts';
import type { WattHours } from '../../domain/kernel/energy.ts';
import type { CountedLook } from '../../domain/metering/estimate.ts';
import type { ReadingFinding } from '../../domain/metering/reading-finding.ts';
import type { ReadingSource } from '../../domain/metering/reading-source.ts';
import type { MeteredUser } from '../../domain/metering/user-limits.ts';
import type { ReadingKind } from '../schema/index.ts';
import { prepared, type Store } from '../store.ts';

/** One version of a month's reading, with who wrote it down and why it took the place of the one before. */
export interface StoredVersion {
  readonly version: number;
  readonly kind: ReadingKind;
  readonly readOn: Day | null;
  readonly dialWh: WattHours | null;
  readonly finding: ReadingFinding | null;
  readonly reason: string | null;
  readonly source: ReadingSource;
  readonly correction: string | null;
  readonly recordedByName: string;
  readonly recordedAt: number;
}

interface RawUser extends Omit<MeteredUser, 'isTwoPart'> {
  readonly isTwoPart: 0 | 1;
}

const accountUser = `a.customer_class as customerClass,
  (select max(p.contract_capacity_w) from service_point p where p.account_id = a.id) as capacityVa,
  coalesce((select s.content -> '$.capacity' from supply_terms s
    where s.account_id = a.id and s.effective_from <= @lastDay order by s.version desc limit 1), 'null') <> 'null' as isTwoPart`;

const queries = prepared((_db, sqlite) => ({
  user: sqlite.prepare<[{ accountId: number; lastDay: Day }], RawUser>(
    `select ${accountUser} from account a where a.id = +@accountId`,
  ),
  registers: sqlite
    .prepare<[number], number>(
      'select o.id from register g join register o on o.meter_id = g.meter_id where g.id = +? order by o.id',
    )
    .pluck(),
  meterId: sqlite.prepare<[number], number>('select meter_id from register where id = +?').pluck(),
  counted: sqlite.prepare<[{ registerId: number; accountId: number; month: Month }], CountedLook>(
    `select r.period_month as month, r.kind as kind, r.dial_wh as dialWh, r.finding as finding
     from reading r
     where r.register_id = +@registerId and r.account_id = +@accountId and r.dial_wh is not null
       and not exists (
         select 1 from reading n
         where n.register_id = r.register_id and n.period_month = r.period_month and n.version > r.version)
       and (r.kind = 'opening' and r.period_month <= +@month
         or r.kind in ('actual', 'estimated') and r.period_month < +@month and exists (
           select 1 from bill b
           where b.account_id = r.account_id and b.period_month = r.period_month and b.correction_no = 0))
     order by r.period_month desc limit 25`,
  ),
  dialKindBefore: sqlite
    .prepare<[{ registerId: number; accountId: number; month: Month }], ReadingKind>(
      `select r.kind from reading r
       where r.register_id = +@registerId and r.account_id = +@accountId and r.period_month < +@month and r.dial_wh is not null
         and not exists (
           select 1 from reading n
           where n.register_id = r.register_id and n.period_month = r.period_month and n.version > r.version)
       order by r.period_month desc limit 1`,
    )
    .pluck(),
  versions: sqlite.prepare<[number, Month], StoredVersion>(
    `select r.version as version, r.kind as kind, r.read_on as readOn, r.dial_wh as dialWh, r.finding as finding,
       r.reason as reason, r.source as source, e.payload ->> '$.correction' as correction,
       p.full_name as recordedByName, r.recorded_at as recordedAt
     from reading r
     join person p on p.id = r.recorded_by
     join daybook_entry e on e.entry_no = r.daybook_no
     where r.register_id = +? and r.period_month = +? order by r.version`,
  ),
}));

/** What decides whether the strict rules of reading hold for an account in a month. */
export function getMeteredUser(store: Store, accountId: number, month: Month): MeteredUser {
  const row = queries(store).user.get({ accountId, lastDay: dayOfMonth(month, 31) });
  const { customerClass, capacityVa, isTwoPart } = row ?? {
    customerClass: 'residential' as CustomerClass,
    capacityVa: null,
    isTwoPart: 0,
  };
  return { customerClass, capacityVa, isTwoPart: isTwoPart === 1 };
}

/** The registers of the meter that one of them belongs to. */
export function listRegistersBeside(store: Store, registerId: number): number[] {
  return queries(store).registers.all(registerId);
}

/** The meter that a register belongs to; null when there is no such register. */
export function findMeterOfRegister(store: Store, registerId: number): number | null {
  return queries(store).meterId.get(registerId) ?? null;
}

/** The looks at an account's register that bills before a month counted from and up to, newest first. */
export function listCountedLooks(
  store: Store,
  wanted: { readonly registerId: number; readonly accountId: number; readonly month: Month },
): CountedLook[] {
  return queries(store).counted.all(wanted);
}

/** How the last dial that a register of an account has of a month before came about; null when there is none. */
export function findDialKindBefore(
  store: Store,
  wanted: { readonly registerId: number; readonly accountId: number; readonly month: Month },
): ReadingKind | null {
  return queries(store).dialKindBefore.get(wanted) ?? null;
}

/** Every version of a register's reading of a month, the first first. */
export function listReadingVersions(store: Store, registerId: number, month: Month): StoredVersion[] {
  return queries(store).versions.all(registerId, month);
}
