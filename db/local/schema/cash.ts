import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Day } from '../../domain/kernel/calendar.ts';
import type { Fen } from '../../domain/kernel/money.ts';
import { person } from './people.ts';

/** 收费班次: one cashier's time at the till; opening it sets the business day, whatever the clock says later. */
export const cashSession = sqliteTable(
  'cash_session',
  {
    id: integer('id').primaryKey(),
    cashierId: integer('cashier_id')
      .notNull()
      .references(() => person.id),
    businessDay: text('business_day').$type<Day>().notNull(),
    floatFen: integer('float_fen').$type<Fen>().notNull(),
    openedAt: integer('opened_at').notNull(),
    state: text('state').$type<'open' | 'counted' | 'closed'>().notNull(),
  },
  (table) => [
    uniqueIndex('cash_session_one_open').on(table.cashierId).where(sql`state <> 'closed'`),
    index('cash_session_day').on(table.businessDay),
  ],
);

/** The blind count: what was in the drawer, written down before the expected sum is shown. Posted. */
export const cashCount = sqliteTable(
  'cash_count',
  {
    cashSessionId: integer('cash_session_id')
      .primaryKey()
      .references(() => cashSession.id),
    denominations: text('denominations').notNull(),
    countedFen: integer('counted_fen').$type<Fen>().notNull(),
    countedAt: integer('counted_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [index('cash_count_daybook').on(table.daybookNo)],
);

/** The end of a cash session: expected, counted, difference and its reason, and where the chain stood. Posted. */
export const tillClosing = sqliteTable(
  'till_closing',
  {
    cashSessionId: integer('cash_session_id')
      .primaryKey()
      .references(() => cashSession.id),
    businessDay: text('business_day').$type<Day>().notNull(),
    paymentCount: integer('payment_count').notNull(),
    voidCount: integer('void_count').notNull(),
    firstReceiptNo: text('first_receipt_no'),
    lastReceiptNo: text('last_receipt_no'),
    floatFen: integer('float_fen').$type<Fen>().notNull(),
    takenFen: integer('taken_fen').$type<Fen>().notNull(),
    voidedFen: integer('voided_fen').$type<Fen>().notNull(),
    expectedFen: integer('expected_fen').$type<Fen>().notNull(),
    countedFen: integer('counted_fen').$type<Fen>().notNull(),
    differenceFen: integer('difference_fen').$type<Fen>().notNull(),
    differenceReason: text('difference_reason'),
    closedAt: integer('closed_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [index('till_closing_daybook').on(table.daybookNo)],
);

/** 日结: the day as it was when it was closed, never reopened; what comes later is a correction of a later day. Posted. */
export const dayClosing = sqliteTable(
  'day_closing',
  {
    businessDay: text('business_day').$type<Day>().primaryKey(),
    sessionCount: integer('session_count').notNull(),
    paymentCount: integer('payment_count').notNull(),
    voidCount: integer('void_count').notNull(),
    collectedFen: integer('collected_fen').$type<Fen>().notNull(),
    countedFen: integer('counted_fen').$type<Fen>().notNull(),
    differenceFen: integer('difference_fen').$type<Fen>().notNull(),
    closedBy: integer('closed_by')
      .notNull()
      .references(() => person.id),
    closedAt: integer('closed_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [index('day_closing_daybook').on(table.daybookNo)],
);
