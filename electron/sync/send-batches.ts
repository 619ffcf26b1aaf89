import type { FailureCode } from '../../db/domain/failure-code.ts';
import { invariant } from '../../db/domain/kernel/invariant.ts';
import { type Fact, ok, refuse, type Result } from '../../db/domain/kernel/result.ts';
import { syncQueries } from '../../db/local/queries/sync.ts';
import type { Store } from '../../db/local/store.ts';
import { type BatchHeader, batchMediaType, readBatchEnvelope } from '../../db/wire/batch-envelope.ts';
import { ackStatus, readAck, readRefusal } from '../../db/wire/county-answer.ts';
import { type Counter, noProgress, type Progress } from '../services/counter.ts';
import { countyAddress, type Line, post, type Reply } from './post.ts';

/** How many batches the county has answered for in this run. */
export interface SendOutcome {
  readonly acked: number;
}

type Trouble = { readonly code: FailureCode; readonly facts: Readonly<Record<string, Fact>> };

const running = new WeakMap<Store, Promise<Result<SendOutcome>>>();

/**
 * Sends the sealed batches that the county has not answered for, in order, until all are answered or one is not. Only the exact
 * status and an ack signed by the county's own key count. Refuses county_not_enrolled; county_unreachable (no line, or the county
 * is busy) and county_answer_invalid (a captive portal, a foreign server), both worth another try; county_refused with the reason.
 * A batch may be sent any number of times. Asked for twice at once it runs once, and both get its answer.
 */
export function sendBatches(
  counter: Counter,
  line: Line = {},
  progress: Progress = noProgress,
): Promise<Result<SendOutcome>> {
  const { store } = counter;
  const already = running.get(store);
  if (already !== undefined) return already;
  const run = sendInOrder(counter, line, progress).finally(() => running.delete(store));
  running.set(store, run);
  return run;
}

async function sendInOrder(counter: Counter, line: Line, progress: Progress): Promise<Result<SendOutcome>> {
  const { store, clock } = counter;
  const queries = syncQueries(store);
  const link = queries.link.get();
  if (link === undefined) return refuse('county_not_enrolled');
  const url = countyAddress(link.url, 'batches');
  const total = queries.countUnacked.get() ?? 0;
  let acked = 0;
  for (;;) {
    progress.report('sending', acked, Math.max(total, acked));
    const batch = queries.firstUnacked.get();
    if (batch === undefined || progress.isCancelled()) return ok({ acked });
    const { batchNo } = batch;
    const header = readBatchEnvelope(batch.envelope)?.header;
    invariant(header !== undefined, `batch ${batchNo} is not one`);
    const reply = await post(url, batchMediaType, batch.envelope, line);
    // While the line was busy the counter may have been closed; the batch is sent again at the next start.
    if (!store.sqlite.open) return refuse('county_unreachable', { detail: 'closed' });
    const judged = judge(reply, link.countyKey, header);
    const at = clock.now();
    const recorded = store.write(() => {
      // Enrolled at another county meanwhile: what the former one answered counts no more.
      if (queries.link.get()?.countyKey !== link.countyKey)
        return refuse('county_unreachable', { detail: 'enrolled_anew' });
      queries.recordTry.run({ batchNo, at, trouble: judged.ok ? null : judged.trouble.code });
      if (judged.ok) queries.recordAck.run({ batchNo, at, ack: judged.ack });
      return ok(null);
    });
    if (!recorded.ok) return recorded;
    if (!judged.ok) return refuse(judged.trouble.code, { batchNo, ...judged.trouble.facts });
    acked += 1;
  }
}

/** Whether a reply is the county's ack of this batch, or else what is the matter. */
function judge(
  reply: Reply,
  countyKey: string,
  header: BatchHeader,
): { readonly ok: true; readonly ack: string } | { readonly ok: false; readonly trouble: Trouble } {
  if (reply.kind === 'no_answer') return trouble('county_unreachable', { detail: reply.detail });
  if (reply.kind === 'too_long') return trouble('county_answer_invalid', { status: reply.status });
  const { status, text } = reply;
  if (status === ackStatus && readAck(text, countyKey, header) !== null) return { ok: true, ack: text };
  const refusal = status >= 400 ? readRefusal(text, countyKey, header) : null;
  if (refusal !== null)
    return trouble('county_refused', { reason: refusal.reason, expected: refusal.expected });
  // A gateway's or the county's own "not now".
  if (status === 429 || status >= 500) return trouble('county_unreachable', { detail: `HTTP ${status}` });
  return trouble('county_answer_invalid', { status });
}

function trouble(code: FailureCode, facts: Trouble['facts']) {
  return { ok: false, trouble: { code, facts } } as const;
}
