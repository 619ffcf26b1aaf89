import { formatKwh } from '../../../db/domain/kernel/energy.ts';
import { type Fen, formatYuanGrouped, subtractFen } from '../../../db/domain/kernel/money.ts';
import type { PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import type { TrialRun } from '../../../electron/contract/policy.ts';
import { acceptPolicyPack } from '../../../electron/services/policy/accept-policy-pack.ts';
import { readPolicyFile } from '../../../electron/services/policy/read-policy-file.ts';
import { tryPolicyPack } from '../../../electron/services/policy/try-policy-pack.ts';
import type { Messages } from '../../../renderer/messages/index.ts';
import { whyNotBilled } from '../../../renderer/messages/why-not-billed.ts';
import type { CommonOptions } from '../options.ts';
import { tell, valueOf } from '../output.ts';
import { pathGiven } from '../paths.ts';
import { progressLine } from '../progress-line.ts';
import { withCounter } from '../with-counter.ts';
import { messagesHere } from '../words.ts';

/** So many accounts are told by name to a person; `--json` tells them all. */
const toldAtMost = 20;

interface PolicyOptions extends CommonOptions {
  readonly try?: boolean;
}

/**
 * `counter policy FILE`: accepts a pack of prices; from its first day on, bills and late fees follow it. With `--try` it only tells who
 * would pay how much more or less on the last issued month, and changes nothing.
 */
export async function policy(file: string, options: PolicyOptions): Promise<void> {
  const path = pathGiven(file);
  await withCounter(options, async ({ counter, actorFor }) => {
    const actor = await actorFor('policy.accept');
    const { pack, text } = valueOf(await readPolicyFile(counter, actor, { path }));
    if (options.try === true) {
      const progress = progressLine();
      const run = await tryPolicyPack(counter, actor, { pack }, progress).finally(() => progress.end());
      return tellTrial(options.json, pack, valueOf(run));
    }
    const accepted = valueOf(acceptPolicyPack(counter, actor, { text }));
    tell(options.json, accepted, [
      ...(accepted.isRepeated ? ['(accepted before; nothing was changed)'] : []),
      ...packLines(accepted),
    ]);
  });
}

function packLines({
  code,
  version,
  title,
  effectiveFrom,
}: Pick<PolicyPack, 'code' | 'version' | 'title' | 'effectiveFrom'>): string[] {
  return [`${code} ${version}: ${title}`, `in force from ${effectiveFrom}`];
}

function tellTrial(isJson: boolean, pack: PolicyPack, run: TrialRun): void {
  const { code, version, title, effectiveFrom } = pack;
  const messages = messagesHere();
  tell(isJson, { code, version, title, effectiveFrom, ...run }, [
    ...packLines(pack),
    ...(run.month === null ? [messages.policy.noMonth] : trialLines(messages, run)),
  ]);
}

function trialLines(messages: Messages, run: TrialRun): string[] {
  const { policy } = messages;
  const month = run.month ?? '';
  const sum = (name: string, sums: { readonly oldFen: Fen; readonly newFen: Fen }): string =>
    `${name}: ${formatYuanGrouped(sums.oldFen)} -> ${formatYuanGrouped(sums.newFen)} (${signed(subtractFen(sums.newFen, sums.oldFen))})`;
  return [
    policy.tried(month, run.accounts),
    sum(policy.total, run),
    '',
    `${policy.views.groups}:`,
    ...run.groups.map(
      (group) =>
        `  ${sum(group.tariffLabel, group)}; ${policy.accounts} ${group.accounts}, ${policy.dearer} ${group.dearer}, ${policy.cheaper} ${group.cheaper}, ${formatKwh(group.energyWh)} ${messages.app.kwh}`,
    ),
    ...listed(
      policy.views.changed(run.changed.length),
      run.changed.map((bill) => sum(`${bill.accountNo} ${bill.name}`, bill)),
    ),
    ...listed(
      policy.views.notBilled(run.notBilled.length),
      run.notBilled.map((one) => `${one.accountNo} ${one.name}: ${whyNotBilled(messages, one)}`),
    ),
  ];
}

function listed(title: string, lines: readonly string[]): string[] {
  const rest = lines.length - toldAtMost;
  return [
    '',
    title,
    ...lines.slice(0, toldAtMost).map((line) => `  ${line}`),
    ...(rest > 0 ? [`  ... ${rest} more (--json tells all)`] : []),
  ];
}

function signed(amount: Fen): string {
  return `${amount > 0 ? '+' : ''}${formatYuanGrouped(amount)}`;
}
