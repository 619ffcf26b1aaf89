import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { asc } from 'drizzle-orm';
import { expect } from 'vitest';
import type { County } from '../../../db/county/county-office.ts';
import { enrolStation } from '../../../db/county/enrol-station.ts';
import { openEnrolmentCode } from '../../../db/county/enrolment-codes.ts';
import type { IngestOutcome } from '../../../db/county/ingest-batch.ts';
import { batch, daySummary, entry, station } from '../../../db/county/schema.ts';
import { sealBatchEnvelope } from '../../../db/wire/batch-envelope.ts';
import { canonicalText, sha256Hex } from '../../../db/wire/canonical-json.ts';
import { chainEntries, chainStart, type PieceEntry } from '../../../db/wire/daybook-piece.ts';
import { writeEnrolmentRequest } from '../../../db/wire/enrolment.ts';
import { testEnrolmentCode } from '../../support/county.ts';

/** The key of the station HLW01 in these tests. */
export const { privateKey } = generateKeyPairSync('ed25519');
/** When the batches are sealed and taken in, unless told. */
export const now = Date.parse('2026-11-22T18:00:00+08:00');

/** A chain of payments of 100, 200, 300 … fen, one entry a minute, `perDay` entries a day. */
export function chain(length: number, more: Partial<PieceEntry> = {}, perDay = 10): PieceEntry[] {
  return chainEntries(
    Array.from({ length }, (_, index) => ({
      recordedAt: now + index * 60_000,
      businessDay: `2026-11-${String(1 + Math.floor(index / perDay)).padStart(2, '0')}`,
      kind: 'payment_taken',
      actorId: 7,
      actorName: '张秀英',
      payload: canonicalText({
        a: '6204000017',
        b: [['2026-10', (index + 1) * 100]],
        c: (index + 1) * 100,
        r: index + 1,
        s: 1,
      }),
      rowsHash: sha256Hex(String(index)),
      ...more,
    })),
    { firstEntryNo: 1, previousHash: chainStart },
  );
}

/** Seals entries as a batch of a station. */
export function seal(
  entries: readonly PieceEntry[],
  batchNo: number,
  code = 'HLW01',
  key: KeyObject = privateKey,
): Buffer {
  return sealBatchEnvelope({ station: code, batchNo, sealedAt: now, entries }, key).bytes;
}

/** Enrols a station at a county. */
export async function enrol(county: County, code = 'HLW01', key: KeyObject = privateKey): Promise<void> {
  await openEnrolmentCode(county.store, now, testEnrolmentCode);
  const introduction = { station: code, name: `${code}供电所`, nonce: 'AAAAAAAAAAAAAAAAAAAAAAAA' };
  const outcome = await enrolStation(
    county,
    writeEnrolmentRequest(introduction, testEnrolmentCode, key),
    now,
  );
  expect(outcome.kind).toBe('enrolled');
}

/** Everything that a county has taken in, as one text: equal texts, nothing changed. */
export async function snapshot({ store: { db } }: County): Promise<string> {
  return JSON.stringify([
    await db.select().from(batch).orderBy(asc(batch.stationId), asc(batch.batchNo)),
    await db.select().from(entry).orderBy(asc(entry.stationId), asc(entry.entryNo)),
    await db.select().from(daySummary).orderBy(asc(daySummary.stationId), asc(daySummary.businessDay)),
    await db
      .select({
        code: station.code,
        lastBatchNo: station.lastBatchNo,
        lastEntryNo: station.lastEntryNo,
        headHash: station.headHash,
      })
      .from(station)
      .orderBy(asc(station.id)),
  ]);
}

/** Reason and expected number of a refusal; else what became of the batch. */
export function refusedFor(outcome: IngestOutcome): [string, number | null] {
  return outcome.kind === 'refused' ? [outcome.reason, outcome.expected] : [outcome.kind, null];
}
