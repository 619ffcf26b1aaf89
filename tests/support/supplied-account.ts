import type { CustomerClass } from '../../db/domain/accounts/customer-class.ts';
import { plainTerms, type SupplyTerms } from '../../db/domain/billing/supply-terms.ts';
import { invariant } from '../../db/domain/kernel/invariant.ts';
import { ok } from '../../db/domain/kernel/result.ts';
import type { ReadingFinding } from '../../db/domain/metering/reading-finding.ts';
import type { RegisterKind } from '../../db/domain/metering/register-kind.ts';
import { appendToDaybook, nextEntryNo } from '../../db/local/daybook.ts';
import { insertReading } from '../../db/local/queries/readings.ts';
import { insertSupplyTerms, writeSupplyTerms } from '../../db/local/queries/supply.ts';
import type { DaybookKind } from '../../db/domain/sync/daybook-kind.ts';
import type { Day, Month } from '../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../db/domain/kernel/energy.ts';
import { type Actor, type Counter, today } from '../../electron/services/counter.ts';
import { valueOf } from './station.ts';

/** kWh (kvarh, kW) of each register that a meter has; plain numbers for readability. */
export type Dials = Readonly<Partial<Record<RegisterKind, number>>>;

/** A meter with the dial of each of its registers where counting begins. */
export interface SuppliedMeter {
  readonly meterNo: string;
  readonly multiplier?: number;
  readonly digits?: number;
  readonly dials: Dials;
}

/** Terms as a test says them: what is left out is plain. */
export type TermsWish = Partial<SupplyTerms> & { readonly from: string };

/** An account of any kind, as a test needs it. */
export interface SuppliedAccount {
  readonly accountNo: string;
  readonly name?: string;
  readonly customerClass?: CustomerClass;
  readonly volts?: number | null;
  readonly capacityKva?: number | null;
  readonly openedOn?: string | null;
  readonly isWelfare?: boolean;
  /** The month and day of the opening dials; a null day is that of a file which says none. */
  readonly openingMonth: string;
  readonly openedDialsOn?: string | null;
  readonly meters: readonly SuppliedMeter[];
  readonly terms?: readonly TermsWish[];
}

/** The ids that a test goes on with: register ids by `meterNo register`. */
export interface AddedSupply {
  readonly accountId: number;
  readonly accountNo: string;
  readonly registers: ReadonlyMap<string, number>;
}

/** A look to put into the store. */
export interface Look {
  readonly meterNo: string;
  readonly dials: Dials;
  readonly on?: string | null;
  readonly kind?: 'actual' | 'locked' | 'fault' | 'removed' | 'opening';
  readonly finding?: ReadingFinding;
  readonly reason?: string;
}

/** Runs something that posts rows as one use case with its daybook entry. */
function post(counter: Counter, actor: Actor, kind: DaybookKind, rows: (daybookNo: number) => void): void {
  const { store } = counter;
  valueOf(
    store.write(() => {
      rows(nextEntryNo(store));
      const recordedAt = counter.clock.now();
      appendToDaybook(store, { kind, recordedAt, businessDay: today(counter), actor, payload: {} });
      return ok(null);
    }),
  );
}

/** Puts accounts of any kind into the store, with their meters, opening dials and terms, by bare rows. */
export function addSupply(
  counter: Counter,
  actor: Actor,
  accounts: readonly SuppliedAccount[],
): AddedSupply[] {
  const { store } = counter;
  const { sqlite } = store;
  const prepare = (text: string) => {
    const statement = sqlite.prepare(text);
    return (...values: unknown[]): number => Number(statement.run(...values).lastInsertRowid);
  };
  const customer = prepare('insert into customer (name, welfare) values (?, ?)');
  const account = prepare(
    'insert into account (account_no, customer_id, customer_class, opened_on) values (?, ?, ?, ?)',
  );
  const point = prepare(
    "insert into service_point (account_id, address, village, voltage_v, contract_capacity_w) values (?, '和平村1组1号', '和平村', ?, ?)",
  );
  const added: AddedSupply[] = [];
  post(counter, actor, 'accounts_imported', (daybookNo) => {
    for (const wanted of accounts) {
      const customerId = customer(
        wanted.name ?? `户${wanted.accountNo}`,
        wanted.isWelfare === true ? 'minimum_living' : null,
      );
      const accountId = account(
        wanted.accountNo,
        customerId,
        wanted.customerClass ?? 'residential',
        wanted.openedOn ?? null,
      );
      point(
        accountId,
        wanted.volts === undefined ? 220 : wanted.volts,
        wanted.capacityKva === undefined || wanted.capacityKva === null ? null : wanted.capacityKva * 1000,
      );
      const registers = new Map<string, number>();
      for (const meter of wanted.meters) {
        hang(counter, accountId, meter, null, registers);
        for (const [register, kwh] of Object.entries(meter.dials)) {
          insertReading(store, {
            registerId: registers.get(`${meter.meterNo} ${register}`) ?? 0,
            accountId,
            periodMonth: wanted.openingMonth as Month,
            version: 1,
            kind: 'opening',
            readOn: (wanted.openedDialsOn ?? null) as Day | null,
            dialWh: wattHours(kwh * 1000),
            usualUseWh: null,
            source: 'legacy',
            finding: null,
            reason: null,
            recordedBy: actor.personId,
            recordedAt: counter.clock.now(),
            daybookNo,
          });
        }
      }
      added.push({ accountId, accountNo: wanted.accountNo, registers });
    }
  });
  const withTerms = accounts.filter(({ terms }) => terms !== undefined);
  if (withTerms.length > 0) {
    post(counter, actor, 'supply_terms_recorded', (daybookNo) => {
      for (const [index, { terms }] of accounts.entries()) {
        for (const [place, { from, ...wish }] of (terms ?? []).entries())
          putTerms(counter, actor, added[index]?.accountId ?? 0, place + 1, from, wish, daybookNo);
      }
    });
  }
  return added;
}

function putTerms(
  counter: Counter,
  actor: Actor,
  accountId: number,
  version: number,
  from: string,
  wish: Partial<SupplyTerms>,
  daybookNo: number,
): void {
  insertSupplyTerms(counter.store, {
    accountId,
    version,
    effectiveFrom: from as Day,
    content: writeSupplyTerms({ ...plainTerms, ...wish }),
    reason: '合同',
    recordedBy: actor.personId,
    recordedAt: counter.clock.now(),
    daybookNo,
  });
}

/** Records a further version of an account's terms. */
export function changeTerms(
  counter: Counter,
  actor: Actor,
  accountId: number,
  { from, ...wish }: TermsWish,
): void {
  const version = counter.store.sqlite
    .prepare<[number], number>('select coalesce(max(version), 0) + 1 from supply_terms where account_id = ?')
    .pluck()
    .get(accountId);
  post(counter, actor, 'supply_terms_recorded', (daybookNo) =>
    putTerms(counter, actor, accountId, version ?? 1, from, wish, daybookNo),
  );
}

function hang(
  counter: Counter,
  accountId: number,
  meter: SuppliedMeter,
  installedOn: string | null,
  registers: Map<string, number>,
): void {
  const { sqlite } = counter.store;
  const run = (text: string, ...values: unknown[]): number =>
    Number(sqlite.prepare(text).run(...values).lastInsertRowid);
  const meterId = run(
    "insert into meter (meter_no, kind, digits) values (?, '智能', ?)",
    meter.meterNo,
    meter.digits ?? 6,
  );
  run(
    `insert into meter_installation (meter_id, service_point_id, multiplier_milli, installed_on)
     values (?, (select min(id) from service_point where account_id = ?), ?, ?)`,
    meterId,
    accountId,
    Math.round((meter.multiplier ?? 1) * 1000),
    installedOn,
  );
  for (const register of Object.keys(meter.dials)) {
    registers.set(
      `${meter.meterNo} ${register}`,
      run('insert into register (meter_id, kind) values (?, ?)', meterId, register),
    );
  }
}

/** Puts looks at an account's registers into the store as they are said: nothing is judged here. */
export function putLooks(
  counter: Counter,
  actor: Actor,
  account: AddedSupply,
  month: string,
  looks: readonly Look[],
): void {
  const { store } = counter;
  const version = store.sqlite
    .prepare<[number, string], number>(
      'select coalesce(max(version), 0) + 1 from reading where register_id = ? and period_month = ?',
    )
    .pluck();
  post(counter, actor, 'readings_recorded', (daybookNo) => {
    for (const look of looks) {
      for (const [register, kwh] of Object.entries(look.dials)) {
        const registerId = account.registers.get(`${look.meterNo} ${register}`);
        invariant(registerId !== undefined, `no register ${look.meterNo} ${register}`);
        insertReading(store, {
          registerId,
          accountId: account.accountId,
          periodMonth: month as Month,
          version: version.get(registerId, month) ?? 1,
          kind: look.kind ?? 'actual',
          readOn: (look.on === undefined ? `${month}-21` : look.on) as Day | null,
          dialWh: look.kind === 'locked' || look.kind === 'fault' ? null : wattHours(kwh * 1000),
          usualUseWh: null,
          source: 'keyboard',
          finding: look.finding ?? null,
          reason: look.reason ?? null,
          recordedBy: actor.personId,
          recordedAt: counter.clock.now(),
          daybookNo,
        });
      }
    }
  });
}

/** 换表: the old meter's last dials, the new one hung the same day with its first; both belong to the month. */
export function putExchange(
  counter: Counter,
  actor: Actor,
  account: AddedSupply,
  exchange: {
    readonly month: string;
    readonly on: string;
    readonly oldMeterNo: string;
    readonly lastDials: Dials;
    readonly meter: SuppliedMeter;
  },
): AddedSupply {
  const { month, on, oldMeterNo, lastDials, meter } = exchange;
  const registers = new Map(account.registers);
  counter.store.sqlite
    .prepare(
      'update meter_installation set removed_on = ? where removed_on is null and meter_id = (select id from meter where meter_no = ?)',
    )
    .run(on, oldMeterNo);
  hang(counter, account.accountId, meter, on, registers);
  const added = { ...account, registers };
  putLooks(counter, actor, added, month, [
    { meterNo: oldMeterNo, dials: lastDials, on, kind: 'removed' },
    { meterNo: meter.meterNo, dials: meter.dials, on, kind: 'opening' },
  ]);
  return added;
}
