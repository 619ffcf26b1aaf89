import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import type Database from 'better-sqlite3';
import { type StoreOptions, StoreTrouble } from './store-trouble.ts';

/**
 * Brings a store to the schema of this program. A store that knows a migration which this program does not is refused; one that
 * lacks some is first copied aside (`<store>.before-<last migration>`), so that a failed step costs minutes, not a month.
 */
export function bringUpToDate(sqlite: Database.Database, options: StoreOptions): void {
  const known = readMigrationFiles({ migrationsFolder: options.migrationsFolder });
  const newest = known.at(-1)?.folderMillis ?? 0;
  const applied = newestApplied(sqlite);
  if (applied > newest) throw new StoreTrouble('store_from_future', `${applied} > ${newest}`);
  if (applied === newest) return;
  if (applied > 0) copyAside(sqlite, options.path, applied);
  migrate(drizzle(sqlite), { migrationsFolder: options.migrationsFolder });
}

function newestApplied(sqlite: Database.Database): number {
  const table = sqlite.prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'").get();
  if (table === undefined) return 0;
  const newest = sqlite.prepare('select max(created_at) from __drizzle_migrations').pluck().get();
  return Number(newest ?? 0);
}

function copyAside(sqlite: Database.Database, path: string, applied: number): void {
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const aside = `${path}.before-${applied}`;
  // A copy from an earlier try is of the same state: nothing was written since, or the migration would be applied.
  if (existsSync(aside)) return;
  const part = `${aside}.part`;
  copyFileSync(path, part);
  const handle = openSync(part, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, aside);
}
