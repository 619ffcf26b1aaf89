import { readBatchEnvelope } from '../../wire/batch-envelope.ts';
import { readAck } from '../../wire/county-answer.ts';
import { prepared, type Store } from '../store.ts';
import type { Report } from './finding.ts';

/** The hash that the chain had at an entry when it was sealed into a batch, and whether the county signed for it. */
export interface SealedHead {
  readonly batchNo: number;
  readonly headHash: string;
  readonly isAcknowledged: boolean;
}

const queries = prepared((_db, sqlite) => ({
  batches: sqlite.prepare<[], { batchNo: number; lastEntryNo: number; envelope: Buffer; ack: string | null }>(
    'select batch_no as batchNo, last_entry_no as lastEntryNo, envelope, ack from sync_batch',
  ),
  countyKey: sqlite.prepare<[], string>('select county_key from county_link').pluck(),
}));

/**
 * The heads of the chain that left the house, by entry number: whoever writes the whole chain anew still has the county's signature
 * against them. A batch or an ack that cannot be read, or is not signed by the county, is reported.
 */
export function readSealedHeads(store: Store, report: Report): ReadonlyMap<number, SealedHead> {
  const countyKey = queries(store).countyKey.get() ?? '';
  const heads = new Map<number, SealedHead>();
  for (const { batchNo, lastEntryNo, envelope, ack } of queries(store).batches.iterate()) {
    const header = readBatchEnvelope(envelope)?.header ?? null;
    if (header === null || header.batchNo !== batchNo || header.lastEntryNo !== lastEntryNo) {
      report('chain', 'unreadable', 'sync_batch', batchNo, { field: 'envelope' });
      continue;
    }
    const isAcknowledged = ack !== null && readAck(ack, countyKey, header) !== null;
    if (ack !== null && !isAcknowledged)
      report('chain', 'unreadable', 'sync_batch', batchNo, { field: 'ack' });
    heads.set(lastEntryNo, { batchNo, headHash: header.headHash, isAcknowledged });
  }
  return heads;
}
