import Database from 'better-sqlite3';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../db/domain/kernel/result.ts';
import { postedTables } from '../../../db/local/posted-rows.ts';
import { isStoreHeld, openStore } from '../../../db/local/store.ts';
import { StoreTrouble } from '../../../db/local/store-trouble.ts';
import { migrationsFolder } from '../../support/station.ts';

let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  path = join(folder, 'station.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const troubleOf = (open: () => unknown): string => {
  try {
    open();
  } catch (error) {
    if (error instanceof StoreTrouble) return error.code;
    throw error;
  }
  return 'none';
};

describe('the store', () => {
  it('is durable, strict and foreign-keyed', () => {
    const store = openStore({ path, migrationsFolder });
    expect(store.sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(store.sqlite.pragma('synchronous', { simple: true })).toBe(2);
    expect(store.sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
    const loose = store.sqlite
      .prepare(
        "select name from pragma_table_list where type = 'table' and strict = 0 and name not like 'sqlite_%' and name not like '\\_\\_drizzle%' escape '\\' and name not like 'account_search%'",
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
    store.close();
  });

  it('is held by one program only', () => {
    const store = openStore({ path, migrationsFolder });
    expect(troubleOf(() => openStore({ path, migrationsFolder }))).toBe('store_busy');
    store.close();
    openStore({ path, migrationsFolder }).close();
  });

  it('is refused when a newer program wrote it, and left as it was', () => {
    openStore({ path, migrationsFolder }).close();
    const outside = new Database(path);
    outside
      .prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)')
      .run('tomorrow', Date.now() * 2);
    outside.close();
    expect(troubleOf(() => openStore({ path, migrationsFolder }))).toBe('store_from_future');
    expect(readdirSync(folder).filter((name) => name.includes('before'))).toEqual([]);
  });

  it('is copied aside before it is migrated', () => {
    openStore({ path, migrationsFolder }).close();
    const outside = new Database(path);
    const newest = outside.prepare('select max(created_at) from __drizzle_migrations').pluck().get();
    // As if the last migration had not happened yet: the migrator then tries it again, and fails on the tables that are there.
    outside.prepare('delete from __drizzle_migrations where created_at = ?').run(newest);
    const before = outside.prepare('select max(created_at) from __drizzle_migrations').pluck().get();
    outside.close();
    expect(() => openStore({ path, migrationsFolder })).toThrow();
    const aside = new Database(`${path}.before-${String(before)}`, { readonly: true });
    expect(aside.pragma('quick_check', { simple: true })).toBe('ok');
    expect(aside.prepare('select max(created_at) from __drizzle_migrations').pluck().get()).toBe(before);
    aside.close();
    expect(existsSync(`${path}.before-${String(before)}.part`)).toBe(false);
  });

  it('refuses a file that is something else', () => {
    const outside = new Database(path);
    outside.pragma('application_id = 7');
    outside.exec('create table x (a)');
    outside.close();
    expect(troubleOf(() => openStore({ path, migrationsFolder }))).toBe('store_damaged');
  });

  it('leaves a database of another program as it was', () => {
    const outside = new Database(path);
    outside.exec('create table theirs (a)');
    outside.close();
    const before = readFileSync(path);
    expect(troubleOf(() => openStore({ path, migrationsFolder }))).toBe('store_damaged');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('tells without a key whether somebody works on it', () => {
    const store = openStore({ path, migrationsFolder });
    expect(isStoreHeld({ path, nativeBinding: undefined })).toBe(true);
    store.close();
    expect(isStoreHeld({ path, nativeBinding: undefined })).toBe(false);
  });

  it('rolls a refused or failed use case back', () => {
    const store = openStore({ path, migrationsFolder });
    const insert = store.sqlite.prepare("insert into setting (key, value) values (?, '1')");
    const count = store.sqlite.prepare('select count(*) from setting').pluck();
    store.write(() => {
      insert.run('kept');
      return ok(null);
    });
    store.write(() => {
      insert.run('refused');
      return refuse('reason_missing');
    });
    expect(() =>
      store.write(() => {
        insert.run('failed');
        throw new Error('bug');
      }),
    ).toThrow('bug');
    expect(count.get()).toBe(1);
    expect(store.sqlite.inTransaction).toBe(false);
    store.close();
  });

  it('guards every posted table with triggers against change and deletion', () => {
    const store = openStore({ path, migrationsFolder });
    const triggers = store.sqlite
      .prepare("select name from sqlite_schema where type = 'trigger'")
      .pluck()
      .all();
    for (const { table } of [...postedTables, { table: 'daybook_entry' }]) {
      expect(triggers).toContain(`${table}_is_never_changed`);
      expect(triggers).toContain(`${table}_is_never_deleted`);
    }
    store.close();
  });
});
