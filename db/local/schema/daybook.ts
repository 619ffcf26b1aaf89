import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Day } from '../../domain/kernel/calendar.ts';
import type { DaybookKind } from '../../domain/sync/daybook-kind.ts';
import { person } from './people.ts';

/**
 * 流水账: append-only, numbered without gaps, each entry hash-chained to the one before, written in the transaction of the rows
 * it speaks of. `rows_hash` is the digest of those posted rows (see posted-rows.ts), so a changed amount shows as surely as a
 * changed entry.
 */
export const daybookEntry = sqliteTable('daybook_entry', {
  /** AUTOINCREMENT only for its memory: SQLite keeps the highest number ever used, so an end that was cut off shows (see verify). */
  entryNo: integer('entry_no').primaryKey({ autoIncrement: true }),
  recordedAt: integer('recorded_at').notNull(),
  businessDay: text('business_day').$type<Day>().notNull(),
  kind: text('kind').$type<DaybookKind>().notNull(),
  actorId: integer('actor_id')
    .notNull()
    .references(() => person.id),
  actorName: text('actor_name').notNull(),
  payload: text('payload').notNull(),
  rowsHash: text('rows_hash').notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
});
