import { and, eq, sql } from 'drizzle-orm';
import {
  type BatchEnvelope,
  type BatchHeader,
  isSealedBy,
  isWhole,
  openBatchEnvelope,
  readBatchEnvelope,
} from '../wire/batch-envelope.ts';
import { type CountyReason, writeAck, writeRefusal } from '../wire/county-answer.ts';
import type { PieceEntry } from '../wire/daybook-piece.ts';
import type { County } from './county-office.ts';
import { recordRefusal } from './record-refusal.ts';
import { batch, station } from './schema.ts';
import { addToDays, insertEntries } from './write-entries.ts';

/** What the county says to a batch: its signed ack, or its no; the no is signed when the batch had a readable header. */
export type IngestOutcome =
  | { readonly kind: 'taken' | 'repeated'; readonly ack: string }
  | {
      readonly kind: 'refused';
      readonly reason: CountyReason;
      readonly expected: number | null;
      readonly answer: string | null;
    };

type StationRow = typeof station.$inferSelect;

interface Refused {
  readonly reason: CountyReason;
  readonly expected: number | null;
}

/**
 * Takes a batch in, all of it or nothing, in one transaction with the sums of its days. The same batch again changes nothing and
 * gets the same ack, word for word. Refuses, in this order: batch_malformed, station_unknown, signature_wrong, batch_damaged (other
 * bytes than were signed), batch_number_reused (same number, other content), batch_gap, entries_overlap, entries_gap, chain_broken
 * (it does not continue the chain that is here), batch_damaged again (its inside is no chain).
 */
export async function ingestBatch(county: County, bytes: Uint8Array, at: number): Promise<IngestOutcome> {
  const envelope = readBatchEnvelope(bytes);
  if (envelope === null) return refused(county, null, { reason: 'batch_malformed', expected: null }, at);
  const { header } = envelope;
  const sender = await findStation(county, header.station);
  if (sender === null) return refused(county, header, { reason: 'station_unknown', expected: null }, at);
  if (!isSealedBy(sender.stationKey, header))
    return refused(county, header, { reason: 'signature_wrong', expected: null }, at);
  if (!isWhole(envelope)) return refused(county, header, { reason: 'batch_damaged', expected: null }, at);
  // A repeated batch is answered from its row, and nothing is unpacked that could not be taken anyway.
  const known = await findAck(county, sender.id, header);
  if (known !== null) return repeated(county, sender.id, known, at);
  const hindrance = hindranceOf(sender, header);
  if (hindrance !== null) return refused(county, header, hindrance, at);
  const entries = openBatchEnvelope(envelope);
  if (entries === null) return refused(county, header, { reason: 'batch_damaged', expected: null }, at);
  const outcome = await takeIn(county, envelope, bytes, entries, at);
  return 'reason' in outcome ? refused(county, header, outcome, at) : outcome;
}

/** The transaction: the station's row is locked first, so that two receivers never take two batches of it in at once. */
function takeIn(
  county: County,
  { header }: BatchEnvelope,
  bytes: Uint8Array,
  entries: readonly PieceEntry[],
  at: number,
): Promise<IngestOutcome | Refused> {
  return county.store.db.transaction(async (tx): Promise<IngestOutcome | Refused> => {
    const [sender] = await tx.select().from(station).where(eq(station.code, header.station)).for('update');
    if (sender === undefined) return { reason: 'station_unknown', expected: null };
    const [known] = await tx
      .select({ contentHash: batch.contentHash, ack: batch.ack })
      .from(batch)
      .where(batchIs(sender.id, header));
    if (known !== undefined && known.contentHash === header.contentHash)
      return { kind: 'repeated', ack: known.ack };
    const hindrance = hindranceOf(sender, header);
    if (hindrance !== null) return hindrance;
    const ack = writeAck(header, at, county.signingKey);
    await tx.insert(batch).values({
      stationId: sender.id,
      batchNo: header.batchNo,
      firstEntryNo: header.firstEntryNo,
      lastEntryNo: header.lastEntryNo,
      contentHash: header.contentHash,
      headHash: header.headHash,
      envelope: Buffer.from(bytes),
      receivedAt: at,
      ack,
    });
    await insertEntries(tx, sender.id, entries);
    await addToDays(tx, sender.id, entries);
    await tx
      .update(station)
      .set({
        lastBatchNo: header.batchNo,
        lastEntryNo: header.lastEntryNo,
        headHash: header.headHash,
        lastContactAt: at,
      })
      .where(eq(station.id, sender.id));
    return { kind: 'taken', ack };
  });
}

/** Why a batch that is not known yet cannot be the next one of its station; null when it can. */
function hindranceOf(sender: StationRow, header: BatchHeader): Refused | null {
  const nextBatchNo = sender.lastBatchNo + 1;
  const nextEntryNo = sender.lastEntryNo + 1;
  if (header.batchNo < nextBatchNo) return { reason: 'batch_number_reused', expected: nextBatchNo };
  if (header.batchNo > nextBatchNo) return { reason: 'batch_gap', expected: nextBatchNo };
  if (header.firstEntryNo < nextEntryNo) return { reason: 'entries_overlap', expected: nextEntryNo };
  if (header.firstEntryNo > nextEntryNo) return { reason: 'entries_gap', expected: nextEntryNo };
  if (header.previousHash !== sender.headHash) return { reason: 'chain_broken', expected: null };
  return null;
}

async function findStation(county: County, code: string): Promise<StationRow | null> {
  const [found] = await county.store.db.select().from(station).where(eq(station.code, code));
  return found ?? null;
}

async function findAck(county: County, stationId: number, header: BatchHeader): Promise<string | null> {
  const [known] = await county.store.db
    .select({ contentHash: batch.contentHash, ack: batch.ack })
    .from(batch)
    .where(batchIs(stationId, header));
  return known?.contentHash === header.contentHash ? known.ack : null;
}

function batchIs(stationId: number, header: BatchHeader) {
  return and(eq(batch.stationId, stationId), eq(batch.batchNo, header.batchNo));
}

async function repeated(county: County, stationId: number, ack: string, at: number): Promise<IngestOutcome> {
  await county.store.db
    .update(station)
    .set({ lastContactAt: sql`greatest(${station.lastContactAt}, ${at}::bigint)` })
    .where(eq(station.id, stationId));
  return { kind: 'repeated', ack };
}

async function refused(
  county: County,
  header: BatchHeader | null,
  { reason, expected }: Refused,
  at: number,
): Promise<IngestOutcome> {
  await recordRefusal(county.store, {
    at,
    reason,
    stationCode: header?.station ?? null,
    batchNo: header?.batchNo ?? null,
    contentHash: header?.contentHash ?? null,
  });
  const answer = header === null ? null : writeRefusal(header, { reason, expected }, county.signingKey);
  return { kind: 'refused', reason, expected, answer };
}
