import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The one county office this station is enrolled at, and the keys both sides know each other by. */
export const countyLink = sqliteTable('county_link', {
  id: integer('id').primaryKey(),
  url: text('url').notNull(),
  countyKey: text('county_key').notNull(),
  stationKey: text('station_key').notNull(),
  enrolledAt: integer('enrolled_at').notNull(),
});

/** 批次: a sealed, contiguous piece of the daybook; the bytes that are sent again and again until the county has answered. */
export const syncBatch = sqliteTable('sync_batch', {
  batchNo: integer('batch_no').primaryKey(),
  firstEntryNo: integer('first_entry_no').notNull().unique(),
  lastEntryNo: integer('last_entry_no').notNull(),
  contentHash: text('content_hash').notNull(),
  envelope: blob('envelope', { mode: 'buffer' }).notNull(),
  sealedAt: integer('sealed_at').notNull(),
  /** 回执: the county's signed answer, word for word; null until it came. */
  ack: text('ack'),
  ackedAt: integer('acked_at'),
  attempts: integer('attempts').notNull().default(0),
  lastTriedAt: integer('last_tried_at'),
  lastTrouble: text('last_trouble'),
});
