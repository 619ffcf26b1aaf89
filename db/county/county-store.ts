import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { Pool } from 'pg';
import * as schema from './schema.ts';

/** The drizzle face of a county's database, the same for both engines. */
export type CountyDatabase = PgDatabase<PgQueryResultHKT, typeof schema>;

/** The county office's open database. */
export interface CountyStore {
  readonly engine: 'postgresql' | 'pglite';
  readonly db: CountyDatabase;
  close(): Promise<void>;
}

const migrationsFolder = path.join(import.meta.dirname, 'migrations');

/** Only one receiver migrates at a time ("SCCO"). */
const migrationLock = 0x5343434f;

/**
 * Opens a PGlite database in a folder (in memory when null) and migrates it. PGlite never forces its writes to the disk: after a
 * power cut acknowledged batches can be gone. It is for trying and for tests.
 */
export async function openPgliteStore(folder: string | null): Promise<CountyStore> {
  if (folder !== null) mkdirSync(folder, { recursive: true });
  const client = folder === null ? await PGlite.create() : await PGlite.create(folder);
  try {
    const db = drizzlePglite(client, { schema });
    await migratePglite(db, { migrationsFolder });
    return { engine: 'pglite', db, close: () => client.close() };
  } catch (error) {
    await client.close();
    throw error;
  }
}

/** Opens a PostgreSQL database and migrates it; several receivers may open the same one. */
export async function openPostgresStore(databaseUrl: string): Promise<CountyStore> {
  const pool = new Pool({ connectionString: databaseUrl, max: 8, application_name: 'supply-counter-county' });
  // A connection lost while idle is replaced at the next query; without a listener it would end the program.
  pool.on('error', () => {});
  try {
    await migrateAlone(pool);
    return { engine: 'postgresql', db: drizzlePostgres(pool, { schema }), close: () => pool.end() };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function migrateAlone(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migratePostgres(drizzlePostgres(client), { migrationsFolder });
    await client.query('select pg_advisory_unlock($1)', [migrationLock]);
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}
