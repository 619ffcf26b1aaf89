import { ok, refuse, type Result } from '../../db/domain/kernel/result.ts';
import type { DaybookEntry } from '../../db/local/daybook.ts';
import { syncQueries } from '../../db/local/queries/sync.ts';
import { sealBatchEnvelope } from '../../db/wire/batch-envelope.ts';
import { type Actor, checkRight, type Counter } from '../services/counter.ts';
import { getStationSigningKey } from '../services/keyring/station-key.ts';

/** A batch as it was sealed. */
export interface SealedBatch {
  readonly batchNo: number;
  readonly firstEntryNo: number;
  readonly lastEntryNo: number;
  readonly bytes: number;
}

/** A batch that a thin line can carry in minutes: so many entries, and so many characters of payload, at most. */
const mostEntries = 5_000;
const mostPayload = 4_000_000;

/**
 * Seals every daybook entry that is in no batch yet: one batch, or several when there are very many. From then on the bytes are
 * fixed: they are what is sent again and again until the county has answered. Refuses right_missing (sync.send), not_set_up,
 * county_not_enrolled, batch_empty.
 */
export function sealBatch(counter: Counter, actor: Actor): Result<readonly SealedBatch[]> {
  const right = checkRight(actor, 'sync.send');
  if (!right.ok) return right;
  const { store } = counter;
  const queries = syncQueries(store);
  const station = queries.station.get();
  if (station === undefined) return refuse('not_set_up');
  if (queries.link.get() === undefined) return refuse('county_not_enrolled');
  const privateKey = getStationSigningKey(counter);
  return store.write(() => {
    const sealed: SealedBatch[] = [];
    let { batchNo, lastEntryNo } = queries.lastSealed.get() ?? { batchNo: 0, lastEntryNo: 0 };
    for (;;) {
      const entries = takePiece(queries.entriesAfter.all({ entryNo: lastEntryNo, most: mostEntries }));
      if (entries.length === 0) break;
      batchNo += 1;
      const sealedAt = counter.clock.now();
      const { header, bytes } = sealBatchEnvelope(
        { station: station.code, batchNo, sealedAt, entries },
        privateKey,
      );
      const { firstEntryNo, contentHash } = header;
      lastEntryNo = header.lastEntryNo;
      queries.insertBatch.run({ batchNo, firstEntryNo, lastEntryNo, contentHash, envelope: bytes, sealedAt });
      sealed.push({ batchNo, firstEntryNo, lastEntryNo, bytes: bytes.length });
    }
    return sealed.length === 0 ? refuse('batch_empty') : ok(sealed);
  });
}

/** As many of the entries as a batch takes; one always, however long it is. */
function takePiece(entries: readonly DaybookEntry[]): readonly DaybookEntry[] {
  let payload = 0;
  const end = entries.findIndex((entry) => {
    payload += entry.payload.length;
    return payload > mostPayload;
  });
  return end === -1 ? entries : entries.slice(0, Math.max(1, end));
}
