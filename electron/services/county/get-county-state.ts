import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { getChainHead } from '../../../db/local/daybook.ts';
import { syncQueries } from '../../../db/local/queries/sync.ts';
import type { CountyState } from '../../contract/county.ts';
import type { Actor, Counter } from '../counter.ts';

/** A screen shows no more batches than this; older ones are answered for. */
const mostBatches = 100;

/** How the station stands with the county office: entries without an ack, the newest batches, the last trouble of the oldest unsent one. */
export function getCountyState(counter: Counter, _actor: Actor): Result<CountyState> {
  const queries = syncQueries(counter.store);
  const link = queries.link.get();
  const acked = queries.lastAcked.get();
  return ok({
    isEnrolled: link !== undefined,
    url: link?.url ?? null,
    pendingEntries: getChainHead(counter.store).entryNo - (acked?.lastEntryNo ?? 0),
    lastAckAt: acked?.ackedAt ?? null,
    lastTrouble: queries.firstUnacked.get()?.lastTrouble ?? null,
    batches: queries.newestBatches.all({ most: mostBatches }),
  });
}
