import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';

const bytes = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => Buffer.from(value),
});

/** A count, an instant in UTC milliseconds, or an amount in fen: 64 bits in the table, a safe integer in the program. */
const whole = (name: string) => bigint(name, { mode: 'number' });

/** The one county office that this database belongs to, and its signing key (Ed25519, PKCS #8 in base64). */
export const countyOffice = pgTable(
  'county_office',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    signingKey: text('signing_key').notNull(),
    createdAt: whole('created_at').notNull(),
  },
  (table) => [check('county_office_is_one', sql`${table.id} = 1`)],
);

/** 注册码: whoever knows an open one may introduce a station. One is open at a time. */
export const enrolmentCode = pgTable('enrolment_code', {
  code: text('code').primaryKey(),
  openedAt: whole('opened_at').notNull(),
  closedAt: whole('closed_at'),
});

/** 供电所: who may send, and where its chain stands here. Its row is locked while a batch of it is taken in. */
export const station = pgTable('station', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  stationKey: text('station_key').notNull(),
  enrolledAt: whole('enrolled_at').notNull(),
  lastContactAt: whole('last_contact_at').notNull(),
  lastBatchNo: whole('last_batch_no').notNull().default(0),
  lastEntryNo: whole('last_entry_no').notNull().default(0),
  headHash: text('head_hash').notNull(),
});

/** 批次: the sealed bytes as they came, and the ack as it was given; the same answer is given again for ever. */
export const batch = pgTable(
  'batch',
  {
    stationId: integer('station_id')
      .notNull()
      .references(() => station.id),
    batchNo: whole('batch_no').notNull(),
    firstEntryNo: whole('first_entry_no').notNull(),
    lastEntryNo: whole('last_entry_no').notNull(),
    contentHash: text('content_hash').notNull(),
    headHash: text('head_hash').notNull(),
    envelope: bytes('envelope').notNull(),
    receivedAt: whole('received_at').notNull(),
    ack: text('ack').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.stationId, table.batchNo] }),
    unique('batch_first_entry').on(table.stationId, table.firstEntryNo),
  ],
);

/** 流水账: every entry of every station, the raw truth that the read tables are made from. Never updated. */
export const entry = pgTable(
  'entry',
  {
    stationId: integer('station_id')
      .notNull()
      .references(() => station.id),
    entryNo: whole('entry_no').notNull(),
    recordedAt: whole('recorded_at').notNull(),
    businessDay: date('business_day', { mode: 'string' }).notNull(),
    kind: text('kind').notNull(),
    actorId: whole('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    payload: jsonb('payload').notNull(),
    rowsHash: text('rows_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.stationId, table.entryNo] }),
    index('entry_day').on(table.stationId, table.businessDay),
  ],
);

/** 日汇总: what the entries of a business day add up to, kept in the transaction that takes the entries in. */
export const daySummary = pgTable(
  'day_summary',
  {
    stationId: integer('station_id')
      .notNull()
      .references(() => station.id),
    businessDay: date('business_day', { mode: 'string' }).notNull(),
    entryCount: whole('entry_count').notNull(),
    paymentCount: whole('payment_count').notNull(),
    voidCount: whole('void_count').notNull(),
    /** Taken less given back, in fen. */
    collectedFen: whole('collected_fen').notNull(),
    billsIssued: whole('bills_issued').notNull(),
    billsIssuedFen: whole('bills_issued_fen').notNull(),
    isClosed: boolean('is_closed').notNull(),
    /** From the station's day close; null while the day is open. */
    countedFen: whole('counted_fen'),
    differenceFen: whole('difference_fen'),
    /** What the station's day close says was collected; equal to `collected_fen`, or someone must look. */
    closedCollectedFen: whole('closed_collected_fen'),
    /** Entries of a kind or form that this program cannot add up yet. They are kept. */
    unreadCount: whole('unread_count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.stationId, table.businessDay] })],
);

/** What was not taken in, and why; never the content. Only the newest few thousand are kept. */
export const refusal = pgTable('refusal', {
  id: whole('id').primaryKey().generatedAlwaysAsIdentity(),
  at: whole('at').notNull(),
  /** As claimed: not proven. */
  stationCode: text('station_code'),
  batchNo: whole('batch_no'),
  contentHash: text('content_hash'),
  reason: text('reason').notNull(),
});
