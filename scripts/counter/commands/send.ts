import { z } from 'zod';
import type { CountyState } from '../../../electron/contract/county.ts';
import { getCountyState } from '../../../electron/services/county/get-county-state.ts';
import { enrol } from '../../../electron/sync/enrol.ts';
import { sealBatch } from '../../../electron/sync/seal-batch.ts';
import { sendToCounty } from '../../../electron/sync/send-to-county.ts';
import type { Messages } from '../../../renderer/messages/index.ts';
import { type CommonOptions, malformed } from '../options.ts';
import { Refused, tell, valueOf } from '../output.ts';
import { progressLine } from '../progress-line.ts';
import { withCounter } from '../with-counter.ts';
import { messagesHere } from '../words.ts';

interface SendOptions extends CommonOptions {
  readonly county?: string;
  readonly enrolmentCode?: string;
}

/** `counter batch`: seals what is in no batch yet; it goes with the next send. */
export async function batch(options: CommonOptions): Promise<void> {
  await withCounter(options, async ({ counter, actorFor }) => {
    const sealed = valueOf(sealBatch(counter, await actorFor('sync.send')));
    const { county } = messagesHere();
    tell(
      options.json,
      sealed,
      sealed.map((one) => batchLine(one, county)),
    );
  });
}

/** `counter send`: enrols first when told where; seals and sends until the county has answered for all. Nothing new is no failure. */
export async function send(options: SendOptions): Promise<void> {
  const { county: url, enrolmentCode } = options;
  if ((url === undefined) !== (enrolmentCode === undefined)) throw malformed('--county, --enrolment-code');
  if (
    url !== undefined &&
    !z
      .url({ protocol: /^https?$/ })
      .max(300)
      .safeParse(url).success
  )
    throw malformed('--county');
  await withCounter(options, async ({ counter, actorFor, otherFor }) => {
    if (url !== undefined && enrolmentCode !== undefined) {
      // Enrolling is the administrator's, whoever sends; the same office again changes nothing.
      valueOf(await enrol(counter, await otherFor('station.manage'), { url, enrolmentCode }));
    }
    const sender = await actorFor('sync.send');
    const progress = progressLine();
    const sent = await sendToCounty(counter, sender, progress).finally(() => progress.end());
    if (!sent.ok && sent.refusal.code !== 'batch_empty') throw new Refused(sent.refusal);
    const state = sent.ok ? sent.value : valueOf(getCountyState(counter, sender));
    tell(options.json, state, linesOf(state, sent.ok, messagesHere()));
  });
}

function linesOf(state: CountyState, isSent: boolean, { county }: Messages): string[] {
  const newest = state.batches[0];
  return [
    isSent ? county.sent : county.nothingNew,
    `${county.address}: ${state.url ?? '—'}`,
    ...(newest === undefined ? [] : [batchLine(newest, county)]),
  ];
}

function batchLine(
  batch: {
    readonly batchNo: number;
    readonly firstEntryNo: number;
    readonly lastEntryNo: number;
    readonly bytes: number;
  },
  county: Messages['county'],
): string {
  const { batchNo, firstEntryNo, lastEntryNo, bytes } = batch;
  return `${county.batchNo} ${batchNo}: ${county.entriesRange} ${firstEntryNo}–${lastEntryNo}, ${county.size(bytes)}`;
}
