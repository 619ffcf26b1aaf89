import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Role, roles } from '../../db/domain/access/roles.ts';
import { day, month } from '../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../db/domain/kernel/energy.ts';
import { invariant } from '../../db/domain/kernel/invariant.ts';
import { ok, type Result } from '../../db/domain/kernel/result.ts';
import type { RegisterKind } from '../../db/domain/metering/register-kind.ts';
import { appendToDaybook, nextEntryNo } from '../../db/local/daybook.ts';
import { findMeterId, insertNewAccount } from '../../db/local/queries/imports.ts';
import { insertRegister } from '../../db/local/queries/meters.ts';
import { insertPerson } from '../../db/local/queries/people.ts';
import { insertReading } from '../../db/local/queries/readings.ts';
import { indexAccount } from '../../db/local/queries/search.ts';
import { insertSupplyTerms, writeSupplyTerms } from '../../db/local/queries/supply.ts';
import type { Actor, Counter } from '../../electron/services/counter.ts';
import { type CounterPlace, createCounter, openCounter } from '../../electron/services/open-counter.ts';
import { readShippedPolicyPack } from '../../electron/services/policy/read-shipped-policy-pack.ts';
import { foundStation } from '../../electron/services/setup/found-station.ts';
import { projectFolder } from '../runtime/project-paths.ts';
import type { BenchAccount } from './bench-accounts.ts';

/** Where the benches keep their stores: on the project's own disk, because memory-backed folders make no commit wait. */
export const benchFolder = join(projectFolder, 'out', 'bench');

/** The months that are read: the last of them is billed by a bench, those before it when its station is made. */
export const readMonths = [
  { month: month('2026-10'), readOn: day('2026-10-21') },
  { month: month('2026-11'), readOn: day('2026-11-21') },
] as const;
const opening = { month: month('2026-09'), readOn: day('2026-09-21') };
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
  const posted = { recordedBy: actor.personId, recordedAt: now, daybookNo: nextEntryNo(store) };
  for (const row of accounts) {
    const { accountId, registerId } = insertNewAccount(store, row);
    invariant(registerId !== null, 'every account of a bench has a meter');
    const registers = registersOf(store, row, registerId);
    for (const register of registers) {
      const facts = {
        ...posted,
        registerId: register.id,
        accountId,
        version: 1,
        finding: null,
        reason: null,
      };
      let dialWh = register.lastDialWh;
      const start = { periodMonth: opening.month, readOn: opening.readOn, dialWh: wattHours(dialWh) };
      insertReading(store, {
        ...facts,
        ...start,
        kind: 'opening',
        usualUseWh: register.usualUseWh,
        source: 'legacy',
      });
      for (const { month: periodMonth, readOn } of isRead ? readMonths : []) {
        // What a demand register shows is set back every month; the others go on.
        dialWh = register.kind === 'demand' ? register.useWh : dialWh + register.useWh;
        const look = { periodMonth, readOn, dialWh: wattHours(dialWh) };
        insertReading(store, {
          ...facts,
          ...look,
          kind: 'actual',
          usualUseWh: register.usualUseWh,
          source: 'handheld',
        });
      }
    }
    if (row.terms !== null) {
      insertSupplyTerms(store, {
        ...posted,
        accountId,
        version: 1,
        effectiveFrom: opening.readOn,
        content: writeSupplyTerms(row.terms),
        reason: '供用电合同',
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

/** The registers of an account's meter: the total, which it was entered with, and those that are made known beside it. */
function registersOf(store: Counter['store'], { account, registers }: BenchAccount, totalId: number) {
  const { lastDialWh, usualUseWh, meterNo } = account.meter;
  const meterId = findMeterId(store, meterNo);
  invariant(meterId !== null, 'the meter has just been entered');
  return registers.map(({ kind, useWh }) => ({
    kind,
    useWh,
    id: kind === 'total' ? totalId : insertRegister(store, meterId, kind),
    lastDialWh: startOf(kind, lastDialWh),
    usualUseWh: kind === 'total' ? usualUseWh : null,
  }));
}

/** The dial that a register is taken over with: parts of the day and reactive energy have counted a third of the total. */
function startOf(kind: RegisterKind, totalWh: number): number {
  if (kind === 'demand') return 0;
  return kind === 'total' ? totalWh : Math.floor(totalWh / 3_000) * 1_000;
}
