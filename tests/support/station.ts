import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll } from 'vitest';
import { roles, type Role } from '../../db/domain/access/roles.ts';
import { day } from '../../db/domain/kernel/calendar.ts';
import { invariant } from '../../db/domain/kernel/invariant.ts';
import { ok, type Refusal, type Result } from '../../db/domain/kernel/result.ts';
import { openStore, type Store } from '../../db/local/store.ts';
import type { Actor, Clock, Counter, Keyring } from '../../electron/services/counter.ts';

/** The real migrations of the local store. */
export const migrationsFolder = join(import.meta.dirname, '../../db/local/migrations');

/** A clock that stands still until a test moves it. Times are the station's wall clock: `to('2026-11-22T09:00')`. */
export interface TestClock extends Clock {
  to(stationTime: string): void;
  forward(by: {
    readonly days?: number;
    readonly hours?: number;
    readonly minutes?: number;
    readonly seconds?: number;
  }): void;
}

/** A counter on a real store in a temporary folder, with one person for each role. */
export interface TestStation extends Counter {
  readonly clock: TestClock;
  readonly folder: string;
  /** The person who holds exactly this role; `as('cashier', 2)` is a second one, made when first asked for. */
  as(role: Role, which?: number): Actor;
  close(): void;
}

const opened: TestStation[] = [];

afterAll(() => {
  for (const station of opened.splice(0)) {
    station.close();
    rmSync(station.folder, { recursive: true, force: true });
  }
});

/** The UTC milliseconds of the station's wall-clock time `YYYY-MM-DDTHH:MM[:SS]`; a day alone means its noon. */
export function stationTime(text: string): number {
  day(text.slice(0, 10));
  const at = Date.parse(`${text.length === 10 ? `${text}T12:00` : text}+08:00`);
  invariant(Number.isFinite(at), `not a station time: ${text}`);
  return at;
}

/** A clock that a test sets. */
export function testClock(start: string): TestClock {
  let at = stationTime(start);
  return {
    now: () => at,
    to(text) {
      at = stationTime(text);
    },
    forward({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      at += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
    },
  };
}

/** A keyring whose data key lives in memory: the real cipher, no file. */
export function memoryKeyring(key: Buffer = randomBytes(32)): Keyring {
  return {
    guard: 'file_permissions',
    seal(plain) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
    },
  };
}

/**
 * Opens a station in a fresh store. `isSetUp: false` leaves the store as a first start finds it: no station, no people.
 * The people's password hash is a dummy: nobody can sign in with it; sign-in tests add their own.
 */
export function openTestStation(
  options: { readonly now?: string; readonly isSetUp?: boolean } = {},
): TestStation {
  const folder = mkdtempSync(join(tmpdir(), 'supply-counter-test-'));
  const store = openStore({ path: join(folder, 'station.store'), migrationsFolder });
  const clock = testClock(options.now ?? '2026-11-22T09:00');
  const actors = new Map<string, Actor>();
  const station: TestStation = {
    store,
    clock,
    folder,
    keyring: memoryKeyring(),
    newId: () => v7(),
    as(role, which = 1) {
      const loginName = which === 1 ? role : `${role}.${which}`;
      let actor = actors.get(loginName);
      if (actor === undefined) {
        actor = insertPerson(store, loginName, [role], clock.now());
        actors.set(loginName, actor);
      }
      return actor;
    },
    close() {
      if (store.sqlite.open) store.close();
    },
  };
  opened.push(station);
  if (options.isSetUp !== false) {
    store.sqlite
      .prepare(
        'insert into station (id, code, name, county_name, is_demo, created_at) values (1, ?, ?, ?, 0, ?)',
      )
      .run('HLW01', '红柳湾供电所', '阿克塞县供电公司', clock.now());
    for (const role of roles) station.as(role);
  }
  return station;
}

/** Puts a person straight into the store, for speed. */
export function insertPerson(store: Store, loginName: string, held: readonly Role[], at: number): Actor {
  return valueOf(
    store.write(() => {
      const personId = Number(
        store.sqlite
          .prepare(
            "insert into person (login_name, full_name, password_hash, created_at) values (?, ?, 'no-password', ?)",
          )
          .run(loginName, `测试·${loginName}`, at).lastInsertRowid,
      );
      const insertRole = store.sqlite.prepare('insert into person_role (person_id, role) values (?, ?)');
      for (const role of held) insertRole.run(personId, role);
      return ok({ personId, loginName, fullName: `测试·${loginName}`, roles: held });
    }),
  );
}

/** The value of a use case that must have been allowed; a refusal fails the test with its code and facts. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code} ${JSON.stringify(result.refusal.facts)}`);
  return result.value;
}

/** The refusal of a use case that must not have been allowed. */
export function refusalOf(result: Result<unknown>): Refusal {
  if (result.ok) throw new Error(`not refused: ${JSON.stringify(result.value)}`);
  return result.refusal;
}
