import type { DraftRow } from '../../../electron/contract/bills.ts';
import type { ExportTable } from '../../../electron/contract/exports.ts';
import { dialsText, mainDialOf, multiplierText } from '../../components/dials-text.ts';
import { classWord } from '../../messages/class-word.ts';
import type { Messages } from '../../messages/index.ts';

/** What is left to audit as a list to take out, with room for a pen: the working in figures and what there is to look at. */
export function auditTable(messages: Messages, title: string, drafts: readonly DraftRow[]): ExportTable {
  const words = messages.audit;
  const { billing } = messages;
  return {
    fileNameHint: title,
    columns: [
      { title: billing.accountNo, kind: 'text' },
      { title: billing.name, kind: 'text' },
      { title: words.address, kind: 'text' },
      { title: words.customerClass, kind: 'text' },
      { title: billing.tariff, kind: 'text' },
      { title: words.last, kind: 'energy_wh' },
      { title: words.dial, kind: 'energy_wh' },
      { title: words.multiplier, kind: 'text' },
      { title: billing.dials, kind: 'text' },
      { title: words.use, kind: 'energy_wh' },
      { title: words.usual, kind: 'energy_wh' },
      { title: words.amount, kind: 'money_fen' },
      { title: words.reasonsTitle, kind: 'text' },
      { title: billing.reason, kind: 'text' },
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
      draft.usualUseWh,
      draft.amountFen,
      [
        ...(draft.finding === null ? [] : [messages.names.findings[draft.finding]]),
        ...(draft.isEstimated ? [messages.names.readingKinds.estimated] : []),
        ...(draft.isFirstBill ? [words.first] : []),
        ...(draft.isFirstAfterChange ? [words.changed] : []),
        ...(draft.returnReason === null ? [] : [words.cameBack]),
      ].join(' '),
      draft.reason,
      draft.computedByName,
    ]),
  };
}
