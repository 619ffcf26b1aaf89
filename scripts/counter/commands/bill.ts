import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import type { ComputeOutcome } from '../../../electron/contract/bills.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { computeBills } from '../../../electron/services/bills/compute-bills.ts';
import { issueBills } from '../../../electron/services/bills/issue-bills.ts';
import { listDrafts } from '../../../electron/services/bills/list-drafts.ts';
import { passBills } from '../../../electron/services/bills/pass-bills.ts';
import type { Actor, Counter } from '../../../electron/services/counter.ts';
import type { Messages } from '../../../renderer/messages/index.ts';
import { type CommonOptions, monthGiven } from '../options.ts';
import { Refused, tell, valueOf } from '../output.ts';
import { progressLine } from '../progress-line.ts';
import { withCounter } from '../with-counter.ts';
import { messagesHere } from '../words.ts';

interface BillOptions extends CommonOptions {
  readonly month: string;
  readonly computeOnly?: boolean;
}

/** What a billing run did; a step that did not run is null. */
interface BillRun {
  readonly month: Month;
  /** Null when every bill of the month had been computed and passed before. */
  readonly computed: ComputeOutcome | null;
  readonly audited: OutputOf<'bills/pass'> | null;
  readonly issued: OutputOf<'bills/issue'> | null;
}

/** `counter bill --month YYYY-MM`: compute, have another person pass all that waits, issue; tells what was left aside and why. */
export async function bill(options: BillOptions): Promise<void> {
  const month = monthGiven(options.month, '--month');
  await withCounter(options, async ({ counter, actorFor, otherFor }) => {
    const biller = await actorFor('bills.compute');
    const computed = await compute(counter, biller, month);
    if (options.computeOnly === true)
      return tellRun(options.json, { month, computed, audited: null, issued: null });
    const auditor = await otherFor('bills.audit', biller);
    const audited = passAll(counter, auditor, month);
    const issued = valueOf(issueBills(counter, biller, { month, jobId: counter.newId() }));
    tellRun(options.json, { month, computed, audited, issued });
  });
}

/** Computes the month; nothing new to compute is no hindrance as long as bills wait to be audited or issued. */
async function compute(counter: Counter, biller: Actor, month: Month): Promise<ComputeOutcome | null> {
  const progress = progressLine();
  const run = await computeBills(counter, biller, { month, jobId: counter.newId() }, progress).finally(() =>
    progress.end(),
  );
  if (run.ok) return run.value;
  const isDone =
    run.refusal.code === 'nothing_to_compute' &&
    valueOf(listDrafts(counter, biller, { month, state: 'passed' })).length > 0;
  if (isDone) return null;
  throw new Refused(run.refusal);
}

function passAll(counter: Counter, auditor: Actor, month: Month): OutputOf<'bills/pass'> {
  const draftIds = valueOf(listDrafts(counter, auditor, { month, state: 'waiting' })).map(
    ({ draftId }) => draftId,
  );
  return draftIds.length === 0 ? { passed: 0 } : valueOf(passBills(counter, auditor, { draftIds }));
}

function tellRun(isJson: boolean, run: BillRun): void {
  tell(isJson, run, linesOf(run, messagesHere()));
}

function linesOf({ computed, audited, issued }: BillRun, { billing, audit }: Messages): string[] {
  const lines: string[] = [];
  if (computed !== null) {
    lines.push(
      `${billing.computed(computed.computed)} ${formatYuanGrouped(computed.sumFen)}`,
      ...leftAside(computed, billing),
    );
  }
  if (audited !== null) lines.push(audit.passedPlain(audited.passed));
  if (issued !== null) lines.push(`${billing.issued(issued.issued)} ${formatYuanGrouped(issued.sumFen)}`);
  return lines;
}

function leftAside({ leftAside: counts }: ComputeOutcome, billing: Messages['billing']): string[] {
  const reasons = Object.entries(counts) as [keyof typeof counts, number][];
  const lines = reasons
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => `  ${billing.leftAside[reason]}: ${count} (${billing.leftAsideWhere[reason]})`);
  return lines.length === 0 ? [billing.nothingLeftAside] : [`${billing.leftAsideTitle}:`, ...lines];
}
