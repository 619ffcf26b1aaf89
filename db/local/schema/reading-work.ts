import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Day, Month } from '../../domain/kernel/calendar.ts';
import type { ErrorKind, WorkOrderKind } from '../../domain/metering/reading-work.ts';
import { account } from './accounts.ts';
import { register } from './metering.ts';
import { person } from './people.ts';

/** 工单: a piece of field work that a reading asked for, followed to its end; its result comes back as a reading. */
export const workOrder = sqliteTable(
  'work_order',
  {
    id: integer('id').primaryKey(),
    kind: text('kind').$type<WorkOrderKind>().notNull(),
    periodMonth: text('period_month').$type<Month>().notNull(),
    /** Null for a meter without a card. */
    accountId: integer('account_id').references(() => account.id),
    registerId: integer('register_id').references(() => register.id),
    /** What the person at the meter saw, for a meter without a card. */
    meterNo: text('meter_no'),
    reason: text('reason').notNull(),
    openedBy: integer('opened_by')
      .notNull()
      .references(() => person.id),
    openedAt: integer('opened_at').notNull(),
    assignedTo: integer('assigned_to').references(() => person.id),
    dueOn: text('due_on').$type<Day>().notNull(),
    state: text('state').$type<'open' | 'done' | 'cancelled'>().notNull(),
    result: text('result'),
    closedBy: integer('closed_by').references(() => person.id),
    closedAt: integer('closed_at'),
  },
  (table) => [
    index('work_order_state').on(table.state, table.dueOn),
    index('work_order_account').on(table.accountId),
  ],
);

/** 差错登记: an error somebody found in another's work, with its author (seed 001 电费3.4). Posted. */
export const errorEntry = sqliteTable(
  'error_entry',
  {
    id: integer('id').primaryKey(),
    accountId: integer('account_id')
      .notNull()
      .references(() => account.id),
    periodMonth: text('period_month').$type<Month>().notNull(),
    kind: text('kind').$type<ErrorKind>().notNull(),
    description: text('description').notNull(),
    authorId: integer('author_id')
      .notNull()
      .references(() => person.id),
    foundBy: integer('found_by')
      .notNull()
      .references(() => person.id),
    foundAt: integer('found_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [
    index('error_entry_account').on(table.accountId, table.periodMonth),
    index('error_entry_daybook').on(table.daybookNo),
  ],
);

/** That an error was mended: the bill it was found in has passed. Posted. */
export const errorMending = sqliteTable(
  'error_mending',
  {
    errorId: integer('error_id')
      .primaryKey()
      .references(() => errorEntry.id),
    mendedBy: integer('mended_by')
      .notNull()
      .references(() => person.id),
    mendedAt: integer('mended_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [index('error_mending_daybook').on(table.daybookNo)],
);
