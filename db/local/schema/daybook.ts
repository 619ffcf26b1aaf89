import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Day } from '../../domain/kernel/calendar.ts';
import type { DaybookKind } from '../../domain/sync/daybook-kind.ts';
import { person } from './people.ts';

/**
 * 流水账: append-only, numbered without gaps, each entry hash-chained to the one before, written in the transaction of the rows
 * it speaks of. `rows_hash` is the digest of those posted rows (see posted-rows.ts), so a changed amount shows as surely as a
 * changed entry.
 */
export const daybookEntry = sqliteTable('daybook_entry', {
  entryNo: integer('entry_no').primaryKey(),
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

/**
 * The number of the newest entry that no posted row speaks of, kept by a trigger: rows tell when the entry they name was cut off
 * the end, this tells of the entries that have none (see verify).
 */
export const daybookEnd = sqliteTable(
  'daybook_end',
  {
    id: integer('id').primaryKey(),
    entryNo: integer('entry_no').notNull(),
  },
  (table) => [check('one_end', sql`${table.id} = 1`)],
);
