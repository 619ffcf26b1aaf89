import Database from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Result } from '../domain/kernel/result.ts';
import { invariant } from '../domain/kernel/invariant.ts';
import { bringUpToDate } from './migrate.ts';
import * as schema from './schema/index.ts';
import { type StoreOptions, StoreTrouble } from './store-trouble.ts';

/** The drizzle face of a store; statements are made from it once, see `prepared`. */
export type LocalDatabase = BetterSQLite3Database<typeof schema>;

/** A station's open store. One program writes to it; `write` is the only way to change it. */
export interface Store {
  readonly path: string;
  /** Where this program's migrations are: verify compares the file's schema with what they make. */
  readonly migrationsFolder: string;
  /** The compiled SQLite addon in use when it is not the shipped one: a second connection (a backup's) needs the same. */
  readonly nativeBinding: string | undefined;
  readonly db: LocalDatabase;
  readonly sqlite: Database.Database;
  /** Runs one use case in one synchronous IMMEDIATE transaction; a refusal or a throw leaves nothing behind. */
  write<T>(useCase: () => Result<T>): Result<T>;
  close(): void;
}

/** "SCTR": marks the file as a Supply Counter store for anyone who looks at it from outside. */
const applicationId = 0x53435452;

/**
 * Opens (or makes) a station's store: WAL, synchronous=FULL so that an acknowledged receipt survives a power cut, foreign keys
 * enforced, one writer, migrated. Throws StoreTrouble when the file is held by another program, damaged, or from a newer one.
 */
export function openStore(options: StoreOptions): Store {
  const sqlite = openFile(options);
  try {
    sqlite.pragma('locking_mode = EXCLUSIVE');
    // Before the first pragma that writes: a file of another program stays as it is.
    if (!isOursOrEmpty(sqlite)) throw new StoreTrouble('store_damaged', 'not a station store');
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('recursive_triggers = ON');
    // 64 MiB: a cold search or a large import reads pages of the index many times over.
    sqlite.pragma('cache_size = -65536');
    sqlite.pragma('trusted_schema = OFF');
    sqlite.pragma('cell_size_check = ON');
    bringUpToDate(sqlite, options);
    sqlite.pragma(`application_id = ${applicationId}`);
  } catch (error) {
    sqlite.close();
    throw asStoreTrouble(error);
  }
  return makeStore(options, sqlite);
}

function isOursOrEmpty(sqlite: Database.Database): boolean {
  const id = sqlite.pragma('application_id', { simple: true });
  return (
    id === applicationId || (id === 0 && sqlite.prepare('select 1 from sqlite_schema').get() === undefined)
  );
}

/** Tells whether another program works on the store of a path; needs no key and changes nothing. */
export function isStoreHeld(options: Pick<StoreOptions, 'path' | 'nativeBinding'>): boolean {
  const sqlite = openFile(options);
  try {
    sqlite.exec('BEGIN IMMEDIATE; ROLLBACK');
    return false;
  } catch (error) {
    const trouble = asStoreTrouble(error);
    return trouble instanceof StoreTrouble && trouble.code === 'store_busy';
  } finally {
    sqlite.close();
  }
}

function openFile(options: Pick<StoreOptions, 'path' | 'nativeBinding'>): Database.Database {
  try {
    return new Database(options.path, {
      timeout: 2_000,
      ...(options.nativeBinding === undefined ? {} : { nativeBinding: options.nativeBinding }),
    });
  } catch (error) {
    throw asStoreTrouble(error);
  }
}

function asStoreTrouble(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new StoreTrouble('store_busy', code);
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return new StoreTrouble('store_damaged', code);
  return error;
}

function makeStore(
  { path, migrationsFolder, nativeBinding }: StoreOptions,
  sqlite: Database.Database,
): Store {
  const begin = sqlite.prepare('BEGIN IMMEDIATE');
  const commit = sqlite.prepare('COMMIT');
  const rollback = sqlite.prepare('ROLLBACK');
  return {
    path,
    migrationsFolder,
    nativeBinding,
    sqlite,
    db: drizzle(sqlite, { schema }),
    write(useCase) {
      invariant(!sqlite.inTransaction, 'a use case inside a use case');
      begin.run();
      try {
        const result = useCase();
        invariant(!(result instanceof Promise), 'a use case must be synchronous');
        if (result.ok) commit.run();
        else rollback.run();
        return result;
      } catch (error) {
        if (sqlite.inTransaction) rollback.run();
        throw error;
      }
    },
    close() {
      sqlite.close();
    },
  };
}

/**
 * Makes statements once per store and keeps them: drizzle's builder per call costs an order of magnitude more and leaks until the
 * event loop turns (measures.md).
 */
export function prepared<T>(make: (db: LocalDatabase, sqlite: Database.Database) => T): (store: Store) => T {
  const kept = new WeakMap<Store, T>();
  return (store) => {
    let statements = kept.get(store);
    if (statements === undefined) {
      statements = make(store.db, store.sqlite);
      kept.set(store, statements);
    }
    return statements;
  };
}
