import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { invariant } from '../../db/domain/kernel/invariant.ts';
import { openStore, type Store } from '../../db/local/store.ts';
import { type Actor, noProgress } from '../../electron/services/counter.ts';
import { importAccounts } from '../../electron/services/imports/import-accounts.ts';

// A test station's own parts belong to the other runner.
const migrationsFolder = join(import.meta.dirname, '../../db/local/migrations');

/** The code of the route: before every other, so that the grid opens with it. */
export const longRoute = '0001';

/** A meter of the route and what its dial is read as. */
export interface RouteMeter {
  readonly accountNo: string;
  readonly dialKwh: number;
}

const heading =
  '户号,户名,证件号码,联系电话,用电地址,行政村,台区编号,台区名称,抄表段,抄表顺序,用电类别,电压等级,运行容量,家庭人口,低保五保,表号,表计类型,倍率,示数位数,安装日期,上月止码,上月电量,预收余额';

function meterAt(index: number): RouteMeter & { readonly line: string } {
  const accountNo = `7${String(index).padStart(9, '0')}`;
  const lastKwh = 1_000 + index * 7;
  const line = [
    ...[
      accountNo,
      `长路户${index + 1}`,
      '',
      '',
      `长路村1组${index + 1}号`,
      '长路村',
      'TQ901',
      '长路村1号台区',
    ],
    ...[longRoute, index + 1, '居民生活', '220', '8', '3', '', `LR${accountNo}`, '单相智能', '1', '6'],
    ...['2024-01-01', lastKwh, '100', '0.00'],
  ].join(',');
  // A little around the usual hundred, so that nothing is to be asked.
  return { accountNo, dialKwh: lastKwh + 80 + (index % 41), line };
}

/** Imports a route of so many meters into a station's store that no program holds, by the import's own service. */
export async function addLongRoute(storePath: string, meters = 400): Promise<readonly RouteMeter[]> {
  const folder = mkdtempSync(join(tmpdir(), 'supply-counter-route-'));
  const store = openStore({ path: storePath, migrationsFolder });
  const route = Array.from({ length: meters }, (_, index) => meterAt(index));
  try {
    const path = join(folder, 'route.csv');
    writeFileSync(path, [heading, ...route.map(({ line }) => line), ''].join('\r\n'));
    const counter = {
      store,
      clock: { now: () => Date.now() },
      // The route's file has no ID numbers: there is nothing to seal.
      keyring: {
        guard: 'file_permissions',
        seal: (plain: Buffer) => plain,
        open: (sealed: Buffer) => sealed,
      } as const,
      newId: () => v7(),
    };
    const supervisor = personWith(store, 'billing_supervisor');
    const run = await importAccounts(counter, supervisor, { path, matching: null }, noProgress);
    invariant(run.ok, 'the route was not imported');
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return route.map(({ accountNo, dialKwh }) => ({ accountNo, dialKwh }));
}

function personWith(store: Store, role: Actor['roles'][number]): Actor {
  const row = store.sqlite
    .prepare<[string], Omit<Actor, 'roles'>>(
      `select id as personId, full_name as fullName, login_name as loginName from person where id = (select person_id from person_role where role = ? limit 1)`,
    )
    .get(role);
  return { ...(row as Omit<Actor, 'roles'>), roles: [role] };
}

/** The newest true dials of a route's month in a station's store that no program holds, in kWh by account. */
export function readDialsOfRoute(storePath: string, month: string): ReadonlyMap<string, number> {
  const store = openStore({ path: storePath, migrationsFolder });
  const rows = store.sqlite
    .prepare<[string, string], [string, number]>(
      `select a.account_no, r.dial_wh / 1000
           from reading r
           join account a on a.id = r.account_id
           join service_point p on p.account_id = a.id
           join route t on t.id = p.route_id and t.code = ?
           where r.period_month = ? and r.kind = 'actual' and not exists (
             select 1 from reading n
             where n.register_id = r.register_id and n.period_month = r.period_month and n.version > r.version)`,
    )
    .raw()
    .all(longRoute, month) as [string, number][];
  store.close();
  return new Map(rows);
}
