import { refuse, type Result } from '../../db/domain/kernel/result.ts';
import { syncQueries } from '../../db/local/queries/sync.ts';
import type { CountyState } from '../contract/county.ts';
import { getCountyState } from '../services/county/get-county-state.ts';
import { type Actor, type Counter, noProgress, type Progress } from '../services/counter.ts';
import type { Line } from './post.ts';
import { sealBatch } from './seal-batch.ts';
import { sendBatches } from './send-batches.ts';

/**
 * What the clerk's "send" does: seals what is in no batch yet and sends all that the county has not answered for. Refuses like
 * sealBatch and sendBatches; batch_empty only when there is nothing to seal and nothing to send. When the line fails, the batch
 * stays sealed and is tried again by itself.
 */
export async function sendToCounty(
  counter: Counter,
  actor: Actor,
  progress: Progress = noProgress,
  line: Line = {},
): Promise<Result<CountyState>> {
  const sealed = sealBatch(counter, actor);
  if (!sealed.ok && sealed.refusal.code !== 'batch_empty') return sealed;
  if (!sealed.ok && syncQueries(counter.store).countUnacked.get() === 0) return refuse('batch_empty');
  const sent = await sendBatches(counter, line, progress);
  return sent.ok ? getCountyState(counter, actor) : sent;
}
