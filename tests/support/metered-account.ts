import type { CustomerClass } from '../../db/domain/accounts/customer-class.ts';
import { ok } from '../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../db/local/daybook.ts';
import { today } from '../../electron/services/counter.ts';
import { type TestStation, valueOf } from './station.ts';

/** An account with its meter, as a test needs it; kWh and plain numbers for readability. */
export interface MeteredAccount {
  readonly accountNo: string;
  readonly name?: string;
  readonly customerClass?: CustomerClass;
  readonly volts?: number | null;
  readonly multiplier?: number;
  readonly digits?: number;
  readonly openingKwh?: number;
  readonly usualKwh?: number | null;
  readonly route?: string | null;
  readonly walkOrder?: number;
  readonly openingMonth?: string;
}

/** The ids that a test goes on with. */
export interface AddedAccount {
  readonly accountId: number;
  readonly registerId: number;
  readonly accountNo: string;
}

/** Puts accounts with meters and opening readings into the store, as one import would: one daybook entry for all of them. */
export function addMeteredAccounts(
  station: TestStation,
  accounts: readonly MeteredAccount[],
): AddedAccount[] {
  const { store } = station;
  const run = (text: string, ...values: unknown[]): number =>
    Number(store.sqlite.prepare(text).run(...values).lastInsertRowid);
  const actor = station.as('billing_supervisor');
  return valueOf(
    store.write(() => {
      const daybookNo = nextEntryNo(store);
      const added = accounts.map((wanted): AddedAccount => {
        const route = wanted.route === undefined ? '0101' : wanted.route;
        if (route !== null) run('insert or ignore into route (code) values (?)', route);
        const customerId = run(
          'insert into customer (name) values (?)',
          wanted.name ?? `户${wanted.accountNo}`,
        );
        const accountId = run(
          'insert into account (account_no, customer_id, customer_class) values (?, ?, ?)',
          wanted.accountNo,
          customerId,
          wanted.customerClass ?? 'residential',
        );
        const pointId = run(
          `insert into service_point (account_id, address, village, route_id, walk_order, voltage_v)
           values (?, '和平村1组1号', '和平村', (select id from route where code = ?), ?, ?)`,
          accountId,
          route,
          wanted.walkOrder ?? null,
          wanted.volts === undefined ? 220 : wanted.volts,
        );
        const meterId = run(
          "insert into meter (meter_no, kind, digits) values (?, '单相智能', ?)",
          `M${wanted.accountNo}`,
          wanted.digits ?? 6,
        );
        run(
          'insert into meter_installation (meter_id, service_point_id, multiplier_milli) values (?, ?, ?)',
          meterId,
          pointId,
          (wanted.multiplier ?? 1) * 1000,
        );
        const registerId = run("insert into register (meter_id, kind) values (?, 'total')", meterId);
        const usualKwh = wanted.usualKwh === undefined ? 100 : wanted.usualKwh;
        run(
          `insert into reading (register_id, account_id, period_month, version, kind, dial_wh, usual_use_wh, source,
             recorded_by, recorded_at, daybook_no) values (?, ?, ?, 1, 'opening', ?, ?, 'legacy', ?, ?, ?)`,
          registerId,
          accountId,
          wanted.openingMonth ?? '2026-10',
          (wanted.openingKwh ?? 1000) * 1000,
          usualKwh === null ? null : usualKwh * 1000,
          actor.personId,
          station.clock.now(),
          daybookNo,
        );
        return { accountId, registerId, accountNo: wanted.accountNo };
      });
      appendToDaybook(store, {
        kind: 'accounts_imported',
        recordedAt: station.clock.now(),
        businessDay: today(station),
        actor,
        payload: { count: added.length },
      });
      return ok(added);
    }),
  );
}
