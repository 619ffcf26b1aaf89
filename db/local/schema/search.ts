import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { account } from './accounts.ts';

/** What an account can be found by, normalised, one line a field: what the further words of a search are looked for in. Derived. */
export const accountSearch = sqliteTable('account_search', {
  accountId: integer('account_id')
    .primaryKey()
    .references(() => account.id),
  /** The lines with other than ASCII characters (name, place) once more: a Chinese word can only stand there, found in half the time. */
  wideLines: text('wide_lines').notNull(),
  lines: text('lines').notNull(),
});

/**
 * Every suffix of every searchable value, so that a word anywhere in a value is the beginning of a row: one range, no scan. A row that
 * begins with a field's mark (U+0001 …) holds the beginning of a whole value. Derived, WITHOUT ROWID.
 */
export const accountSuffix = sqliteTable(
  'account_suffix',
  {
    suffix: text('suffix').notNull(),
    /** Twice the field's number in `searchFields`, plus one for a suffix that is not the whole value. */
    spot: integer('spot').notNull(),
    accountId: integer('account_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.suffix, table.spot, table.accountId] })],
);
