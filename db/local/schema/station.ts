import { sql } from 'drizzle-orm';
import { blob, check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The one station that this store belongs to. */
export const station = sqliteTable(
  'station',
  {
    id: integer('id').primaryKey(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    countyName: text('county_name').notNull(),
    isDemo: integer('is_demo', { mode: 'boolean' }).notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [check('one_station', sql`${table.id} = 1`)],
);

/** What this PC remembers between starts (matched columns, printer, ...): never business facts. */
export const setting = sqliteTable('setting', {
  key: text('key').primaryKey(),
  value: text('value', { mode: 'json' }).$type<unknown>().notNull(),
});

/** Key material wrapped by the data key (see electron/services/keyring.ts); the data key itself is never in the store. */
export const sealedSecret = sqliteTable('sealed_secret', {
  name: text('name').primaryKey(),
  sealed: blob('sealed', { mode: 'buffer' }).notNull(),
});
