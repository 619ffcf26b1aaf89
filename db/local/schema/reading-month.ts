import { sql } from 'drizzle-orm';
import { blob, index, integer, sqliteTable, text, unique, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Day, Month } from '../../domain/kernel/calendar.ts';
import type { WattHours } from '../../domain/kernel/energy.ts';
import type { SiteAnomaly } from '../../domain/metering/site-anomaly.ts';
import { account, route, transformerArea } from './accounts.ts';
import { meter, register } from './metering.ts';
import { person } from './people.ts';

/** 抄表册发放: a month's route sheet, handed to a reader against signature (seed 001, 抄表核算员 4.2). Posted. */
export const routeSheet = sqliteTable(
  'route_sheet',
  {
    id: integer('id').primaryKey(),
    routeId: integer('route_id')
      .notNull()
      .references(() => route.id),
    periodMonth: text('period_month').$type<Month>().notNull(),
    meters: integer('meters').notNull(),
    issuedTo: integer('issued_to')
      .notNull()
      .references(() => person.id),
    issuedBy: integer('issued_by')
      .notNull()
      .references(() => person.id),
    issuedAt: integer('issued_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [
    index('route_sheet_route').on(table.routeId, table.periodMonth),
    index('route_sheet_daybook').on(table.daybookNo),
  ],
);

/** 抄表册交回: the sheet came back, with how much of it was read (seed 001, 抄表核算员 4.7). Posted. */
export const routeSheetReturn = sqliteTable(
  'route_sheet_return',
  {
    sheetId: integer('sheet_id')
      .primaryKey()
      .references(() => routeSheet.id),
    read: integer('read').notNull(),
    returnedBy: integer('returned_by')
      .notNull()
      .references(() => person.id),
    takenBy: integer('taken_by')
      .notNull()
      .references(() => person.id),
    returnedAt: integer('returned_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [index('route_sheet_return_daybook').on(table.daybookNo)],
);

/** 现场记录: what was seen at a meter beside its dial (seed 001, 抄表核算员 4.6; 电费管理工作标准 3.3.2). Posted. */
export const siteRecord = sqliteTable(
  'site_record',
  {
    id: integer('id').primaryKey(),
    accountId: integer('account_id')
      .notNull()
      .references(() => account.id),
    meterId: integer('meter_id')
      .notNull()
      .references(() => meter.id),
    periodMonth: text('period_month').$type<Month>().notNull(),
    anomaly: text('anomaly').$type<SiteAnomaly>(),
    /** The numbers of the seals as they were found, apart by blanks. */
    seals: text('seals'),
    sealsAreWhole: integer('seals_are_whole', { mode: 'boolean' }),
    customerWasPresent: integer('customer_was_present', { mode: 'boolean' }),
    note: text('note'),
    recordedBy: integer('recorded_by')
      .notNull()
      .references(() => person.id),
    recordedAt: integer('recorded_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [
    index('site_record_account').on(table.accountId, table.periodMonth),
    index('site_record_daybook').on(table.daybookNo),
  ],
);

/** 双抄: the second person's look at a register of a large user (seed 001, 用电专责 抄表工作 1). The newest counts. Posted. */
export const secondLook = sqliteTable(
  'second_look',
  {
    id: integer('id').primaryKey(),
    registerId: integer('register_id')
      .notNull()
      .references(() => register.id),
    accountId: integer('account_id')
      .notNull()
      .references(() => account.id),
    periodMonth: text('period_month').$type<Month>().notNull(),
    readOn: text('read_on').$type<Day>().notNull(),
    dialWh: integer('dial_wh').$type<WattHours>().notNull(),
    recordedBy: integer('recorded_by')
      .notNull()
      .references(() => person.id),
    recordedAt: integer('recorded_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [
    index('second_look_register').on(table.registerId, table.periodMonth),
    index('second_look_daybook').on(table.daybookNo),
  ],
);

/** A photo or scan that belongs to a month's reading of an account. Posted; the content is proven by its hash. */
export const readingAttachment = sqliteTable(
  'reading_attachment',
  {
    id: integer('id').primaryKey(),
    accountId: integer('account_id')
      .notNull()
      .references(() => account.id),
    periodMonth: text('period_month').$type<Month>().notNull(),
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').$type<'image/jpeg' | 'image/png' | 'application/pdf'>().notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    contentSha256: text('content_sha256').notNull(),
    content: blob('content', { mode: 'buffer' }).notNull(),
    addedBy: integer('added_by')
      .notNull()
      .references(() => person.id),
    addedAt: integer('added_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [
    unique('reading_attachment_once').on(table.accountId, table.periodMonth, table.contentSha256),
    index('reading_attachment_daybook').on(table.daybookNo),
  ],
);

/** A word about what the office's check found of a month: at an account, at an area, or at both. Posted. */
export const checkWord = sqliteTable(
  'check_word',
  {
    id: integer('id').primaryKey(),
    periodMonth: text('period_month').$type<Month>().notNull(),
    code: text('code').notNull(),
    accountId: integer('account_id').references(() => account.id),
    areaId: integer('area_id').references(() => transformerArea.id),
    reason: text('reason').notNull(),
    saidBy: integer('said_by')
      .notNull()
      .references(() => person.id),
    saidAt: integer('said_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [
    index('check_word_month').on(table.periodMonth, table.code),
    index('check_word_daybook').on(table.daybookNo),
  ],
);

/** 封账/解封: a billing month locked by its issue, or opened again by the station head; the newest event of a month counts. Posted. */
export const periodEvent = sqliteTable(
  'period_event',
  {
    id: integer('id').primaryKey(),
    periodMonth: text('period_month').$type<Month>().notNull(),
    action: text('action').$type<'locked' | 'reopened'>().notNull(),
    reason: text('reason'),
    /** Who asked for it to be opened again. */
    requestedBy: integer('requested_by').references(() => person.id),
    decidedBy: integer('decided_by')
      .notNull()
      .references(() => person.id),
    decidedAt: integer('decided_at').notNull(),
    daybookNo: integer('daybook_no').notNull(),
  },
  (table) => [
    index('period_event_month').on(table.periodMonth),
    index('period_event_daybook').on(table.daybookNo),
  ],
);

/** A wish to open a locked month again, waiting for the station head's word. */
export const reopenRequest = sqliteTable(
  'reopen_request',
  {
    id: integer('id').primaryKey(),
    periodMonth: text('period_month').$type<Month>().notNull(),
    reason: text('reason').notNull(),
    requestedBy: integer('requested_by')
      .notNull()
      .references(() => person.id),
    requestedAt: integer('requested_at').notNull(),
    state: text('state').$type<'waiting' | 'approved' | 'declined'>().notNull(),
    decidedBy: integer('decided_by').references(() => person.id),
    decidedAt: integer('decided_at'),
  },
  (table) => [uniqueIndex('reopen_request_one_waiting').on(table.periodMonth).where(sql`state = 'waiting'`)],
);
