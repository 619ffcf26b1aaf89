import { invariant } from '../../domain/kernel/invariant.ts';
import type { LegacyAccount, LegacyMeter } from '../../domain/accounts/account-row.ts';
import type { Month } from '../../domain/kernel/calendar.ts';
import type { Fen } from '../../domain/kernel/money.ts';
import type { RegisterKind } from '../../domain/metering/register-kind.ts';
import { prepared, type Store } from '../store.ts';

const statements = prepared((_db, sqlite) => ({
  accountId: sqlite.prepare<[string], number>('select id from account where account_no = ?').pluck(),
  meterId: sqlite.prepare<[string], number>('select id from meter where meter_no = ?').pluck(),
  nextIds: sqlite.prepare<[], { accountId: number; meterId: number }>(
    `select (select coalesce(max(id), 0) + 1 from account) as accountId, (select coalesce(max(id), 0) + 1 from meter) as meterId`,
  ),
  areaId: sqlite.prepare<[string], number>('select id from transformer_area where code = ?').pluck(),
  insertArea: sqlite.prepare('insert into transformer_area (code, name) values (?, ?)'),
  routeId: sqlite.prepare<[string], number>('select id from route where code = ?').pluck(),
  insertRoute: sqlite.prepare('insert into route (code) values (?)'),
  insertCustomer: sqlite.prepare(
    `insert into customer (name, id_number_sealed, id_number_masked, phone, household_size, welfare)
     values (@name, @idNumberSealed, @idNumberMasked, @phone, @householdSize, @welfare)`,
  ),
  insertAccount: sqlite.prepare(
    'insert into account (account_no, customer_id, customer_class) values (?, ?, ?)',
  ),
  insertPoint: sqlite.prepare(
    `insert into service_point (account_id, address, village, area_id, route_id, walk_order, voltage_v, contract_capacity_w)
     values (@accountId, @address, @village, @areaId, @routeId, @walkOrder, @voltageV, @contractCapacityW)`,
  ),
  insertMeter: sqlite.prepare('insert into meter (meter_no, kind, digits) values (@meterNo, @kind, @digits)'),
  insertInstallation: sqlite.prepare(
    `insert into meter_installation (meter_id, service_point_id, multiplier_milli, installed_on)
     values (@meterId, @pointId, @multiplierMilli, @installedOn)`,
  ),
  insertRegister: sqlite.prepare("insert into register (meter_id, kind) values (?, 'total')"),
  insertBalance: sqlite.prepare('insert into prepayment_balance (account_id, balance_fen) values (?, ?)'),
  meters: sqlite.prepare<
    [string],
    { meterNo: string | null; registerId: number | null; register: RegisterKind | null }
  >(
    `select m.meter_no as meterNo, g.id as registerId, g.kind as register
     from account a
     left join service_point p on p.account_id = a.id
     left join meter_installation i on i.service_point_id = p.id and i.removed_on is null
     left join meter m on m.id = i.meter_id
     left join register g on g.meter_id = m.id
     where a.account_no = ? and a.closed_on is null`,
  ),
  routeAccounts: sqlite.prepare<[{ month: Month; routeCode: string }], RouteAccount & { isRead: 0 | 1 }>(
    `select a.account_no as accountNo, c.name as name, p.address as address, t.code as routeCode, m.meter_no as meterNo,
       exists (select 1 from reading r where r.account_id = a.id and r.period_month = +@month
         and r.kind not in ('opening', 'removed')) as isRead
     from route t
     join service_point p on p.route_id = t.id
     join account a on a.id = p.account_id and a.closed_on is null
     join customer c on c.id = a.customer_id
     join meter_installation i on i.service_point_id = p.id and i.removed_on is null
     join meter m on m.id = i.meter_id
     where t.code = @routeCode and coalesce((
       select min(case when x.source = 'legacy' then '' else x.period_month end)
       from register g join reading x on x.register_id = g.id and x.account_id = a.id and x.kind = 'opening'
       where g.meter_id = m.id), '') <= +@month
     order by p.walk_order, a.account_no, m.id`,
  ),
  laterOpening: sqlite
    .prepare<[number, string], number>(
      "select 1 from reading where register_id = ? and kind = 'opening' and period_month > ?",
    )
    .pluck(),
  payload: sqlite
    .prepare<[number, string], string>('select payload from daybook_entry where entry_no = ? and kind = ?')
    .pluck(),
}));

/** The id of the account with this number; null when there is none. */
export function findAccountId(store: Store, accountNo: string): number | null {
  return statements(store).accountId.get(accountNo) ?? null;
}

/** The id of the meter with this number, hanging or not; null when there is none. */
export function findMeterId(store: Store, meterNo: string): number | null {
  return statements(store).meterId.get(meterNo) ?? null;
}

/** The ids that the next new account and the next new meter will have. */
export function nextImportIds(store: Store): { readonly accountId: number; readonly meterId: number } {
  const ids = statements(store).nextIds.get();
  invariant(ids !== undefined, 'a select without a table answers one row');
  return ids;
}

/** An account as it is written: its ID number sealed and masked. */
export interface NewAccount {
  readonly account: LegacyAccount;
  readonly idNumberSealed: Buffer | null;
  readonly idNumberMasked: string | null;
}

/**
 * Writes an account with its customer and service point, the transformer area and route it names (made when new), and its meter with
 * installation and total register when it has one. Answers the account's id and, with a meter, the register's.
 */
export function insertNewAccount(
  store: Store,
  row: NewAccount,
): { readonly accountId: number; readonly registerId: number | null } {
  const { account } = row;
  const { insertCustomer, insertAccount, insertPoint } = statements(store);
  const customerId = rowid(
    insertCustomer.run({
      name: account.name,
      idNumberSealed: row.idNumberSealed,
      idNumberMasked: row.idNumberMasked,
      phone: account.phone,
      householdSize: account.householdSize,
      welfare: account.welfare,
    }),
  );
  const accountId = rowid(insertAccount.run(account.accountNo, customerId, account.customerClass));
  const pointId = rowid(
    insertPoint.run({
      accountId,
      address: account.address,
      village: account.village,
      areaId: account.areaCode === null ? null : areaIdOf(store, account.areaCode, account.areaName),
      routeId: account.routeCode === null ? null : routeIdOf(store, account.routeCode),
      walkOrder: account.walkOrder,
      voltageV: account.voltageV,
      contractCapacityW: account.contractCapacityW,
    }),
  );
  return {
    accountId,
    registerId: account.meter === null ? null : insertHangingMeter(store, account.meter, pointId),
  };
}

function insertHangingMeter(store: Store, meter: LegacyMeter, pointId: number): number {
  const { insertMeter, insertInstallation, insertRegister } = statements(store);
  const meterId = rowid(insertMeter.run({ meterNo: meter.meterNo, kind: meter.kind, digits: meter.digits }));
  insertInstallation.run({
    meterId,
    pointId,
    multiplierMilli: meter.multiplierMilli,
    installedOn: meter.installedOn,
  });
  return rowid(insertRegister.run(meterId));
}

/** The area of a code, whose first name stays; made when it is new. */
function areaIdOf(store: Store, code: string, name: string): number {
  const { areaId, insertArea } = statements(store);
  return areaId.get(code) ?? rowid(insertArea.run(code, name));
}

function routeIdOf(store: Store, code: string): number {
  const { routeId, insertRoute } = statements(store);
  return routeId.get(code) ?? rowid(insertRoute.run(code));
}

function rowid(result: { readonly lastInsertRowid: number | bigint }): number {
  return Number(result.lastInsertRowid);
}

/** Writes what a new account has paid ahead, in fen; the journal line is the caller's. */
export function insertPrepaymentBalance(store: Store, accountId: number, balanceFen: Fen): void {
  statements(store).insertBalance.run(accountId, balanceFen);
}

/** The registers, by what they count, of a meter that hangs at an open account: 'no_account' when there is no such account, 'no_meter' when it has no such meter. */
export function findRegistersOf(
  store: Store,
  accountNo: string,
  meterNo: string,
): ReadonlyMap<RegisterKind, number> | 'no_account' | 'no_meter' {
  const rows = statements(store).meters.all(accountNo);
  if (rows.length === 0) return 'no_account';
  const registers = new Map<RegisterKind, number>();
  for (const row of rows) {
    if (row.meterNo === meterNo && row.registerId !== null && row.register !== null)
      registers.set(row.register, row.registerId);
  }
  return registers.size === 0 ? 'no_meter' : registers;
}

/** Tells whether the register's opening reading is of a later month. */
export function isBeforeOpening(store: Store, registerId: number, month: Month): boolean {
  return statements(store).laterOpening.get(registerId, month) !== undefined;
}

/** An account of a route with the meter that hangs at it. */
export interface RouteAccount {
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly routeCode: string;
  readonly meterNo: string;
}

/** The accounts of a route whose meters were to be read in a month, in walking order, with whether they have a reading of it. */
export function listRouteAccounts(
  store: Store,
  routeCode: string,
  month: Month,
): readonly { readonly account: RouteAccount; readonly isRead: boolean }[] {
  return statements(store)
    .routeAccounts.all({ routeCode, month })
    .map(({ isRead, ...account }) => ({ account, isRead: isRead === 1 }));
}

/** The payload of a daybook entry of a kind, as parsed JSON; null when there is no such entry. */
export function findDaybookPayload(
  store: Store,
  entryNo: number,
  kind: 'accounts_imported' | 'readings_recorded',
): unknown {
  const payload = statements(store).payload.get(entryNo, kind);
  return payload === undefined ? null : JSON.parse(payload);
}
