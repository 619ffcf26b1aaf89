import type { DraftRow } from '../../../electron/contract/bills.ts';
import type { ExportTable } from '../../../electron/contract/exports.ts';
import { dialsText, mainDialOf, multiplierText } from '../../components/dials-text.ts';
import { returnText } from '../../components/return-text.ts';
import type { Messages } from '../../messages/index.ts';
import { classWord } from '../../messages/class-word.ts';

/** Computed bills as a list to take out. */
export function draftsTable(messages: Messages, title: string, drafts: readonly DraftRow[]): ExportTable {
  const words = messages.billing;
  return {
    fileNameHint: title,
    columns: [
      { title: words.accountNo, kind: 'text' },
      { title: words.name, kind: 'text' },
      { title: words.address, kind: 'text' },
      { title: words.customerClass, kind: 'text' },
      { title: words.tariff, kind: 'text' },
      { title: words.lastDial, kind: 'energy_wh' },
      { title: words.dial, kind: 'energy_wh' },
      { title: words.multiplier, kind: 'text' },
      { title: words.dials, kind: 'text' },
      { title: words.energy, kind: 'energy_wh' },
      { title: words.amount, kind: 'money_fen' },
      { title: words.finding, kind: 'text' },
      { title: words.reason, kind: 'text' },
      { title: words.state, kind: 'text' },
      { title: words.returnReason, kind: 'text' },
      { title: words.computedBy, kind: 'text' },
    ],
    rows: drafts.map((draft) => [
      draft.accountNo,
      draft.name,
      draft.address,
      classWord(messages, draft.customerClassName),
      draft.tariffLabel,
      mainDialOf(draft.dials)?.lastDialWh ?? null,
      mainDialOf(draft.dials)?.dialWh ?? null,
      multiplierText(draft.dials),
      dialsText(messages, draft.dials),
      draft.energyWh,
      draft.amountFen,
      draft.finding === null ? null : messages.names.findings[draft.finding],
      draft.reason,
      words.draftStates[draft.state],
      returnText(messages, draft),
      draft.computedByName,
    ]),
  };
}
