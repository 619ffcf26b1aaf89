import type { PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import type { TriedGroup, TrialRun } from '../../../electron/contract/policy.ts';
import type { ExportTable } from '../../../electron/contract/exports.ts';
import { addFen, noFen } from '../../../db/domain/kernel/money.ts';
import { wattHours } from '../../../db/domain/kernel/energy.ts';
import type { Messages } from '../../messages/index.ts';
import { whyNotBilled } from '../../messages/why-not-billed.ts';
import { packRules } from './pack-rules.ts';
import { priceLines, voltsText } from './price-lines.ts';

/** What is in a pack, as a list to take out: its tariffs, then its other rules. */
export function packTable(messages: Messages, pack: PolicyPack): ExportTable {
  const { policy, names } = messages;
  const cut = (text: string): string => text.slice(0, 1_000);
  return {
    fileNameHint: policy.packTable(pack.title),
    columns: [
      { title: policy.code, kind: 'text' },
      { title: policy.tariff, kind: 'text' },
      { title: policy.customerClass, kind: 'text' },
      { title: policy.voltage, kind: 'text' },
      { title: policy.pricing, kind: 'text' },
      { title: policy.sample, kind: 'text' },
    ],
    rows: [
      ...pack.tariffs.map((tariff) => [
        tariff.code,
        tariff.label,
        names.classes[tariff.customerClass],
        voltsText(messages, tariff),
        cut(priceLines(messages, tariff).join(policy.separator)),
        tariff.isSample ? policy.sample : null,
      ]),
      ...packRules(messages, pack).map((rule) => [
        rule.section,
        rule.name,
        null,
        null,
        cut(rule.lines.length === 0 ? policy.none : rule.lines.join(policy.separator)),
        rule.isSample ? policy.sample : null,
      ]),
    ],
  };
}

/** All groups together, as the last row of their table. */
export function totalOf(messages: Messages, groups: readonly TriedGroup[]): TriedGroup {
  const count = (pick: (group: TriedGroup) => number): number =>
    groups.reduce((sum, group) => sum + pick(group), 0);
  return {
    tariffCode: '',
    tariffLabel: messages.policy.total,
    accounts: count((group) => group.accounts),
    dearer: count((group) => group.dearer),
    cheaper: count((group) => group.cheaper),
    energyWh: wattHours(count((group) => group.energyWh)),
    oldFen: addFen(noFen, ...groups.map((group) => group.oldFen)),
    newFen: addFen(noFen, ...groups.map((group) => group.newFen)),
    differenceFen: addFen(noFen, ...groups.map((group) => group.differenceFen)),
  };
}

/** Who changes, tariff by tariff, as a list to take out. */
export function groupsTable(messages: Messages, run: TrialRun): ExportTable {
  const { policy } = messages;
  return {
    fileNameHint: policy.exportName(run.month ?? ''),
    columns: [
      { title: policy.tariff, kind: 'text' },
      { title: policy.accounts, kind: 'count' },
      { title: policy.dearer, kind: 'count' },
      { title: policy.cheaper, kind: 'count' },
      { title: policy.energy, kind: 'energy_wh' },
      { title: policy.old, kind: 'money_fen' },
      { title: policy.new, kind: 'money_fen' },
      { title: policy.difference, kind: 'money_fen' },
    ],
    rows: [...run.groups, totalOf(messages, run.groups)].map((group) => [
      group.tariffLabel,
      group.accounts,
      group.dearer,
      group.cheaper,
      group.energyWh,
      group.oldFen,
      group.newFen,
      group.differenceFen,
    ]),
  };
}

/** The accounts that change, as a list to take out. */
export function changedTable(messages: Messages, month: string, changed: TrialRun['changed']): ExportTable {
  const { policy } = messages;
  return {
    fileNameHint: policy.exportName(month),
    columns: [
      { title: policy.accountNo, kind: 'text' },
      { title: policy.name, kind: 'text' },
      { title: policy.tariff, kind: 'text' },
      { title: policy.energy, kind: 'energy_wh' },
      { title: policy.old, kind: 'money_fen' },
      { title: policy.new, kind: 'money_fen' },
      { title: policy.difference, kind: 'money_fen' },
    ],
    rows: changed.map((bill) => [
      bill.accountNo,
      bill.name,
      bill.tariffLabel,
      bill.energyWh,
      bill.oldFen,
      bill.newFen,
      bill.differenceFen,
    ]),
  };
}

/** The accounts that the pack cannot bill, as a list to take out. */
export function notBilledTable(messages: Messages, run: TrialRun): ExportTable {
  const { policy } = messages;
  return {
    fileNameHint: policy.exportName(run.month ?? ''),
    columns: [
      { title: policy.accountNo, kind: 'text' },
      { title: policy.name, kind: 'text' },
      { title: policy.why, kind: 'text' },
    ],
    rows: run.notBilled.map((one) => [one.accountNo, one.name, whyNotBilled(messages, one)]),
  };
}

/** The rows that hold what was typed, in their number, name or tariff. */
export function filterChanged(changed: TrialRun['changed'], typed: string): TrialRun['changed'] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return changed;
  return changed.filter(({ accountNo, name, tariffLabel }) =>
    [accountNo, name, tariffLabel].some((text) => text.toLowerCase().includes(wanted)),
  );
}
