import type { Command } from 'commander';
import { z } from 'zod';
import { sealBatch } from '../../../electron/sync/seal-batch.ts';
import { enrol } from '../../../electron/sync/enrol.ts';
import { sendToCounty } from '../../../electron/sync/send-to-county.ts';
import type { CountyState } from '../../../electron/contract/county.ts';
import { getCountyState } from '../../../electron/services/county/get-county-state.ts';
import type { Messages } from '../../../renderer/messages/index.ts';
import { malformed, optionsOf } from '../options.ts';
import { messagesHere, Refused, tell, valueOf } from '../output.ts';
import { progressLine } from '../progress-line.ts';
import { type OpenStation, withCounter } from '../with-counter.ts';

interface SendOptions {
  readonly county?: string;
  readonly enrolmentCode?: string;
}

/** `counter batch` seals what is in no batch yet; `counter send` seals and sends until the county has answered for all. */
export function addCountyCommands(program: Command): void {
  program
    .command('batch')
    .description('seal all daybook entries that are in no batch yet')
    .action((_: unknown, command: Command) => batch(command));
  program
    .command('send')
    .description('seal, and send all that the county office has not answered for; nothing new is no failure')
    .option('--county <url>', "the county office's address: enrol there first (needs --enrolment-code)")
    .option('--enrolment-code <code>', 'the code that the county office gave')
    .action((_: unknown, command: Command) => send(command));
}

async function batch(command: Command): Promise<void> {
  const options = optionsOf<object>(command);
  await withCounter(options, async ({ counter, actorFor }) => {
    const sealed = valueOf(sealBatch(counter, await actorFor('sync.send')));
    const { county } = messagesHere();
    tell(
      options.json,
      sealed,
      sealed.map(
        ({ batchNo, firstEntryNo, lastEntryNo, bytes }) =>
          `${county.batchNo} ${batchNo}: ${county.entriesRange} ${firstEntryNo}–${lastEntryNo}, ${county.size(bytes)}`,
      ),
    );
  });
}

async function send(command: Command): Promise<void> {
  const options = optionsOf<SendOptions>(command);
  const { county: url, enrolmentCode } = options;
  if (
    url !== undefined &&
    !z
      .url({ protocol: /^https?$/ })
      .max(300)
      .safeParse(url).success
  )
    throw malformed('--county');
  if ((url === undefined) !== (enrolmentCode === undefined)) throw malformed('--county, --enrolment-code');
  await withCounter(options, async (station) => {
    if (url !== undefined && enrolmentCode !== undefined) await enrolAt(station, url, enrolmentCode);
    const { counter, actorFor } = station;
    const sender = await actorFor('sync.send');
    const progress = progressLine();
    const sent = await sendToCounty(counter, sender, progress).finally(() => progress.end());
    if (!sent.ok && sent.refusal.code !== 'batch_empty') throw new Refused(sent.refusal);
    const state = sent.ok ? sent.value : valueOf(getCountyState(counter, sender));
    tell(options.json, state, linesOf(state, sent.ok, messagesHere()));
  });
}

/** Enrols as an administrator, whoever sends; the same office again changes nothing. */
async function enrolAt(
  { counter, otherFor }: OpenStation,
  url: string,
  enrolmentCode: string,
): Promise<void> {
  valueOf(await enrol(counter, await otherFor('station.manage'), { url, enrolmentCode }));
}

function linesOf(state: CountyState, isSent: boolean, { county }: Messages): string[] {
  const newest = state.batches[0];
  return [
    isSent ? county.sent : county.nothingNew,
    `${county.address}: ${state.url ?? '—'}`,
    `${county.pending}: ${state.pendingEntries === 0 ? county.pendingNone : county.entries(state.pendingEntries)}`,
    ...(newest === undefined
      ? []
      : [
          `${county.batchNo} ${newest.batchNo}: ${county.entriesRange} ${newest.firstEntryNo}–${newest.lastEntryNo}, ${county.size(newest.bytes)}`,
        ]),
  ];
}
