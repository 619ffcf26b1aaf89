import { readAck } from '../../wire/county-answer.ts';
import { isSealedBy, isWhole, readBatchEnvelope } from '../../wire/batch-envelope.ts';
import { prepared, type Store } from '../store.ts';
import type { Report } from './finding.ts';

interface SealedRow {
  readonly batchNo: number;
  readonly lastEntryNo: number;
  readonly envelope: Buffer;
  readonly ack: string | null;
}

const queries = prepared((_db, sqlite) => ({
  batches: sqlite.prepare<[], SealedRow>(
    'select batch_no as batchNo, last_entry_no as lastEntryNo, envelope, ack from sync_batch order by batch_no',
  ),
  hashOf: sqlite.prepare<[number], string>('select hash from daybook_entry where entry_no = ?').pluck(),
  link: sqlite.prepare<[], { stationKey: string; countyKey: string }>(
    'select station_key as stationKey, county_key as countyKey from county_link',
  ),
}));

/**
 * Compares the daybook with what this station signed and the county countersigned: a chain that was written anew from end to end
 * agrees with itself, but not with the heads that left the till. Names the entry whose hash differs, and batches and acks whose
 * signatures do not hold.
 */
export function checkBatches(store: Store, report: Report): void {
  const { batches, hashOf, link } = queries(store);
  const keys = link.get();
  for (const { batchNo, lastEntryNo, envelope, ack } of batches.iterate()) {
    const batch = readBatchEnvelope(envelope);
    if (batch === null || !isWhole(batch)) {
      report('chain', 'unreadable', 'sync_batch', batchNo, { field: 'envelope' });
      continue;
    }
    const { header } = batch;
    const found = hashOf.get(lastEntryNo) ?? null;
    if (found !== header.headHash) {
      const by = `sync_batch ${batchNo}`;
      report('chain', 'differs', 'daybook_entry', lastEntryNo, {
        field: 'hash',
        found,
        expected: header.headHash,
        by,
      });
    }
    if (keys === undefined) continue;
    if (!isSealedBy(keys.stationKey, header))
      report('chain', 'unreadable', 'sync_batch', batchNo, { field: 'signature' });
    if (ack !== null && readAck(ack, keys.countyKey, header) === null)
      report('chain', 'unreadable', 'sync_batch', batchNo, { field: 'ack' });
  }
}
