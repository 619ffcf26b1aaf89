import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Role, roles } from '../../db/domain/access/roles.ts';
import { type Day, day, month } from '../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../db/domain/kernel/energy.ts';
import { invariant } from '../../db/domain/kernel/invariant.ts';
import { ok, type Result } from '../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../db/local/daybook.ts';
import { insertNewAccount } from '../../db/local/queries/imports.ts';
import { insertPerson } from '../../db/local/queries/people.ts';
import { insertReading } from '../../db/local/queries/readings.ts';
import { indexAccount } from '../../db/local/queries/search.ts';
import type { Actor, Counter } from '../../electron/services/counter.ts';
import { type CounterPlace, createCounter, openCounter } from '../../electron/services/open-counter.ts';
import { readShippedPolicyPack } from '../../electron/services/policy/read-shipped-policy-pack.ts';
import { foundStation } from '../../electron/services/setup/found-station.ts';
import { projectFolder } from '../runtime/project-paths.ts';
import type { BenchAccount } from './bench-accounts.ts';

/** Where the benches keep their stores: on the project's own disk, because memory-backed folders make no commit wait. */
export const benchFolder = join(projectFolder, 'out', 'bench');

/** The month that is billed, the one before it that was last read, and the day it all happens on. */
export const billedMonth = month('2026-11');
const openingMonth = month('2026-10');
const readOn: Day = day('2026-11-21');
const now = Date.parse('2026-11-25T09:00:00+08:00');

/** A counter for a bench, and its people by role. */
export interface BenchStation {
  readonly counter: Counter;
  as(role: Role): Actor;
  close(): void;
}

/** How a store is filled. */
export interface BenchFilling {
  readonly accounts: readonly BenchAccount[];
  readonly isSearchable: boolean;
  readonly isRead: boolean;
  readonly policyPackText?: string;
}

function placeOf(storePath: string): CounterPlace {
  return {
    storePath,
    migrationsFolder: join(projectFolder, 'db', 'local', 'migrations'),
    nativeBinding: undefined,
    vault: null,
    clock: { now: () => now },
  };
}

/** Makes a station in an empty folder by the store's own statements, in a few transactions instead of through files and sign-ins. */
export function makeBenchStation(folder: string, filling: BenchFilling): BenchStation {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { counter } = createCounter(placeOf(join(folder, 'station.sqlite')));
  // Nobody's money: the disk may take its time while the station is filled.
  counter.store.sqlite.pragma('synchronous = OFF');
  const people = valueOf(counter.store.write(() => foundWithPeople(counter, filling)));
  valueOf(counter.store.write(() => fill(counter, people.get('billing_supervisor') as Actor, filling)));
  counter.store.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  counter.store.sqlite.pragma('optimize');
  counter.store.sqlite.pragma('synchronous = FULL');
  return stationOf(counter, people);
}

/** Opens a copy of such a station's folder. */
export function openBenchStation(folder: string): BenchStation {
  const counter = valueOf(openCounter(placeOf(join(folder, 'station.sqlite'))));
  const rows = counter.store.sqlite
    .prepare<[], { personId: number; loginName: string; fullName: string; role: Role }>(
      `select p.id as personId, p.login_name as loginName, p.full_name as fullName, r.role
       from person p join person_role r on r.person_id = p.id`,
    )
    .all();
  return stationOf(counter, new Map(rows.map(({ role, ...person }) => [role, { ...person, roles: [role] }])));
}

/** The value of a use case; a bench has no business being refused. */
export function valueOf<T>(result: Result<T>): T {
  invariant(
    result.ok,
    `refused: ${result.ok ? '' : `${result.refusal.code} ${JSON.stringify(result.refusal.facts)}`}`,
  );
  return result.value;
}

function stationOf(counter: Counter, people: ReadonlyMap<Role, Actor>): BenchStation {
  return {
    counter,
    as(role) {
      const actor = people.get(role);
      invariant(actor !== undefined, `nobody is ${role}`);
      return actor;
    },
    close: () => counter.store.close(),
  };
}

function foundWithPeople(counter: Counter, filling: BenchFilling): Result<Map<Role, Actor>> {
  const passwordHash = 'nobody signs in';
  const founded = foundStation(counter, {
    station: { code: 'BENCH1', name: '量测供电所', countyName: '阿克塞县供电公司', isDemo: true },
    firstPerson: { loginName: 'administrator', fullName: '管理员', passwordHash, roles: ['administrator'] },
    policyPackText: filling.policyPackText ?? readShippedPolicyPack(join(projectFolder, 'db', 'policy')),
  });
  if (!founded.ok) return founded;
  const people = new Map<Role, Actor>([['administrator', founded.value]]);
  for (const role of roles.filter((other) => other !== 'administrator')) {
    const person = { loginName: role, fullName: role, roles: [role] };
    people.set(role, {
      personId: insertPerson(counter.store, { ...person, passwordHash, createdAt: now }),
      ...person,
    });
  }
  return ok(people);
}

function fill(
  counter: Counter,
  actor: Actor,
  { accounts, isSearchable, isRead }: BenchFilling,
): Result<null> {
  const { store } = counter;
  const daybookNo = nextEntryNo(store);
  for (const row of accounts) {
    const { accountId, registerId } = insertNewAccount(store, row);
    invariant(registerId !== null, 'every account of a bench has a meter');
    const { lastDialWh, usualUseWh } = row.account.meter;
    const facts = {
      registerId,
      accountId,
      version: 1,
      finding: null,
      reason: null,
      recordedBy: actor.personId,
      recordedAt: now,
      daybookNo,
    };
    insertReading(store, {
      ...facts,
      periodMonth: openingMonth,
      kind: 'opening',
      readOn: null,
      dialWh: lastDialWh,
      usualUseWh,
      source: 'legacy',
    });
    if (isRead) {
      const dialWh = wattHours(lastDialWh + (usualUseWh ?? 0));
      insertReading(store, {
        ...facts,
        periodMonth: billedMonth,
        kind: 'actual',
        readOn,
        dialWh,
        usualUseWh,
        source: 'handheld',
      });
    }
    if (isSearchable) indexAccount(store, accountId);
  }
  appendToDaybook(store, {
    kind: 'accounts_imported',
    recordedAt: now,
    businessDay: day('2026-11-25'),
    actor,
    payload: { count: accounts.length },
  });
  return ok(null);
}
