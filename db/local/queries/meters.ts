import type { Day } from '../../domain/kernel/calendar.ts';
import type { MilliMultiplier, WattHours } from '../../domain/kernel/energy.ts';
import type { RegisterKind } from '../../domain/metering/register-kind.ts';
import { prepared, type Store } from '../store.ts';

/** A meter at an account's service point, hanging or taken down. */
export interface Installation {
  readonly installationId: number;
  readonly servicePointId: number;
  readonly meterId: number;
  readonly meterNo: string;
  readonly kind: string;
  readonly digits: number;
  readonly multiplierMilli: MilliMultiplier;
  readonly installedOn: Day | null;
  readonly removedOn: Day | null;
}

/** A register of a meter, with the newest dial it had at an account. */
export interface RegisterDial {
  readonly registerId: number;
  readonly kind: RegisterKind;
  readonly dialWh: WattHours | null;
  readonly readOn: Day | null;
}

/** A meter as an asset. */
export interface MeterAsset {
  readonly meterId: number;
  readonly isHanging: boolean;
  /** The last day on which it was taken down somewhere. */
  readonly removedOn: Day | null;
}

/** A meter as it is hung. */
export interface MeterToHang {
  readonly meterNo: string;
  readonly kind: string;
  readonly digits: number;
  readonly multiplierMilli: MilliMultiplier;
  readonly servicePointId: number;
  readonly installedOn: Day;
}

const queries = prepared((_db, sqlite) => ({
  ofAccount: sqlite.prepare<[number], Installation>(
    `select i.id as installationId, i.service_point_id as servicePointId, m.id as meterId, m.meter_no as meterNo,
       m.kind as kind, m.digits as digits, i.multiplier_milli as multiplierMilli, i.installed_on as installedOn,
       i.removed_on as removedOn
     from service_point p
     join meter_installation i on i.service_point_id = p.id
     join meter m on m.id = i.meter_id
     where p.account_id = +? order by i.removed_on is not null, i.removed_on desc, i.id`,
  ),
  registers: sqlite.prepare<[{ meterId: number; accountId: number }], RegisterDial>(
    `select g.id as registerId, g.kind as kind, r.dial_wh as dialWh, r.read_on as readOn
     from register g
     left join reading r on r.id = (
       select x.id from reading x
       where x.register_id = g.id and x.account_id = +@accountId and x.dial_wh is not null
       order by x.period_month desc, x.version desc limit 1)
     where g.meter_id = +@meterId order by g.id`,
  ),
  byNo: sqlite.prepare<[string], { meterId: number; isHanging: 0 | 1; removedOn: Day | null }>(
    `select m.id as meterId, (select max(i.removed_on) from meter_installation i where i.meter_id = m.id) as removedOn,
       exists (select 1 from meter_installation i where i.meter_id = m.id and i.removed_on is null) as isHanging
     from meter m where m.meter_no = +?`,
  ),
  insertMeter: sqlite.prepare<[string, string, number]>(
    'insert into meter (meter_no, kind, digits) values (?, ?, ?)',
  ),
  updateMeter: sqlite.prepare<[string, number, number]>('update meter set kind = ?, digits = ? where id = ?'),
  insertInstallation: sqlite.prepare<[number, number, MilliMultiplier, Day]>(
    `insert into meter_installation (meter_id, service_point_id, multiplier_milli, installed_on) values (?, ?, ?, ?)`,
  ),
  takeDown: sqlite.prepare<[Day, number]>('update meter_installation set removed_on = ? where id = ?'),
  insertRegister: sqlite.prepare<[number, RegisterKind]>(
    'insert into register (meter_id, kind) values (?, ?)',
  ),
}));

/** The meters of an account, those that hang first, then the last taken down. */
export function listInstallations(store: Store, accountId: number): Installation[] {
  return queries(store).ofAccount.all(accountId);
}

/** The registers of a meter in the order they became known, each with its newest dial at the account. */
export function listRegisterDials(store: Store, meterId: number, accountId: number): RegisterDial[] {
  return queries(store).registers.all({ meterId, accountId });
}

/** The meter of a number, and whether it hangs anywhere; null when there is none. */
export function findMeterAsset(store: Store, meterNo: string): MeterAsset | null {
  const row = queries(store).byNo.get(meterNo);
  return row === undefined ? null : { ...row, isHanging: row.isHanging === 1 };
}

/** Hangs a meter at a service point, the asset made when it is new and taken as it is described now when it is not. Answers its id. */
export function insertInstallation(store: Store, meter: MeterToHang): number {
  const { insertMeter, updateMeter, insertInstallation: insert } = queries(store);
  const { meterNo, kind, digits } = meter;
  const known = findMeterAsset(store, meterNo);
  const meterId = known?.meterId ?? Number(insertMeter.run(meterNo, kind, digits).lastInsertRowid);
  if (known !== null) updateMeter.run(kind, digits, meterId);
  insert.run(meterId, meter.servicePointId, meter.multiplierMilli, meter.installedOn);
  return meterId;
}

/** Writes down the day a meter was taken from where it hung. */
export function markTakenDown(store: Store, installationId: number, on: Day): void {
  queries(store).takeDown.run(on, installationId);
}

/** Makes a register of a meter known and answers its id. */
export function insertRegister(store: Store, meterId: number, kind: RegisterKind): number {
  return Number(queries(store).insertRegister.run(meterId, kind).lastInsertRowid);
}
