import { asc, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { countyLink, daybookEntry, station, syncBatch } from '../schema/index.ts';
import { prepared } from '../store.ts';

/** The county link, the daybook pieces not yet sealed, and the sealed batches with their fate. */
export const syncQueries = prepared((db, sqlite) => ({
  station: db.select({ code: station.code, name: station.name }).from(station).limit(1).prepare(),
  link: db.select().from(countyLink).limit(1).prepare(),
  putLink: db
    .insert(countyLink)
    .values({
      id: 1,
      url: sql.placeholder('url'),
      countyKey: sql.placeholder('countyKey'),
      stationKey: sql.placeholder('stationKey'),
      enrolledAt: sql.placeholder('enrolledAt'),
    })
    .onConflictDoUpdate({
      target: countyLink.id,
      set: {
        url: sql`excluded.url`,
        countyKey: sql`excluded.county_key`,
        stationKey: sql`excluded.station_key`,
        enrolledAt: sql`excluded.enrolled_at`,
      },
    })
    .prepare(),
  /** The next so many entries after a number. */
  entriesAfter: db
    .select()
    .from(daybookEntry)
    .where(gt(daybookEntry.entryNo, sql.placeholder('entryNo')))
    .orderBy(asc(daybookEntry.entryNo))
    .limit(sql.placeholder('most'))
    .prepare(),
  lastSealed: db
    .select({ batchNo: syncBatch.batchNo, lastEntryNo: syncBatch.lastEntryNo })
    .from(syncBatch)
    .orderBy(desc(syncBatch.batchNo))
    .limit(1)
    .prepare(),
  insertBatch: db
    .insert(syncBatch)
    .values({
      batchNo: sql.placeholder('batchNo'),
      firstEntryNo: sql.placeholder('firstEntryNo'),
      lastEntryNo: sql.placeholder('lastEntryNo'),
      contentHash: sql.placeholder('contentHash'),
      envelope: sql.placeholder('envelope'),
      sealedAt: sql.placeholder('sealedAt'),
    })
    .prepare(),
  /** The batch that the county must get next. */
  firstUnacked: db
    .select({ batchNo: syncBatch.batchNo, envelope: syncBatch.envelope, lastTrouble: syncBatch.lastTrouble })
    .from(syncBatch)
    .where(isNull(syncBatch.ack))
    .orderBy(asc(syncBatch.batchNo))
    .limit(1)
    .prepare(),
  countUnacked: sqlite.prepare<[], number>('select count(*) from sync_batch where ack is null').pluck(),
  recordTry: sqlite.prepare<{ batchNo: number; at: number; trouble: string | null }>(
    'update sync_batch set attempts = attempts + 1, last_tried_at = @at, last_trouble = @trouble where batch_no = @batchNo and ack is null',
  ),
  recordAck: sqlite.prepare<{ batchNo: number; at: number; ack: string }>(
    'update sync_batch set ack = @ack, acked_at = @at where batch_no = @batchNo and ack is null',
  ),
  lastAcked: db
    .select({ lastEntryNo: syncBatch.lastEntryNo, ackedAt: syncBatch.ackedAt })
    .from(syncBatch)
    .where(isNotNull(syncBatch.ack))
    .orderBy(desc(syncBatch.batchNo))
    .limit(1)
    .prepare(),
  newestBatches: db
    .select({
      batchNo: syncBatch.batchNo,
      firstEntryNo: syncBatch.firstEntryNo,
      lastEntryNo: syncBatch.lastEntryNo,
      bytes: sql<number>`length(${syncBatch.envelope})`,
      sealedAt: syncBatch.sealedAt,
      attempts: syncBatch.attempts,
      ackedAt: syncBatch.ackedAt,
    })
    .from(syncBatch)
    .orderBy(desc(syncBatch.batchNo))
    .limit(sql.placeholder('most'))
    .prepare(),
  batch: db
    .select()
    .from(syncBatch)
    .where(eq(syncBatch.batchNo, sql.placeholder('batchNo')))
    .prepare(),
}));
