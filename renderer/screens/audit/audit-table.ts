import type { WattHours } from '../../../db/domain/kernel/energy.ts';
import { wattHours } from '../../../db/domain/kernel/energy.ts';
import { divideHalfUp } from '../../../db/domain/kernel/rounding.ts';
import type { DraftRow } from '../../../electron/contract/bills.ts';
import type { ExportTable } from '../../../electron/contract/exports.ts';
import { commonMultiplierOf, dialsText, mainDialOf } from '../../components/dials-text.ts';
import { classWord } from '../../messages/class-word.ts';
import type { Messages } from '../../messages/index.ts';

/** The order of an audit list: by route and walk, those on no route last. */
export function inWalkOrder(drafts: readonly DraftRow[]): DraftRow[] {
  const last = '\uffff';
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return drafts.toSorted(
    (a, b) =>
      compare(a.routeCode ?? last, b.routeCode ?? last) ||
      (a.walkOrder ?? Number.MAX_SAFE_INTEGER) - (b.walkOrder ?? Number.MAX_SAFE_INTEGER) ||
      compare(a.accountNo, b.accountNo),
  );
}

/** How the use changed against the last month: in Wh, and in hundredths of a percent of it; null with nothing to compare. */
export function changeOf({ energyWh, usualUseWh }: Pick<DraftRow, 'energyWh' | 'usualUseWh'>): {
  readonly energyWh: WattHours;
  readonly percentHundredths: number | null;
} | null {
  if (usualUseWh === null) return null;
  const change = wattHours(energyWh - usualUseWh);
  const percentHundredths =
    usualUseWh > 0 ? Number(divideHalfUp(BigInt(change) * 10_000n, BigInt(usualUseWh))) : null;
  return { energyWh: change, percentHundredths };
}

/** What there is to look at, in a few words. */
export function findingsText(messages: Messages, draft: DraftRow): string {
  const words = messages.audit;
  return [
    ...(draft.finding === null ? [] : [messages.names.findings[draft.finding]]),
    ...(draft.isEstimated ? [messages.names.readingKinds.estimated] : []),
    ...(draft.isFirstBill ? [words.first] : []),
    ...(draft.isFirstAfterChange ? [words.changed] : []),
    ...(draft.returnReason === null ? [] : [words.cameBack]),
  ].join(' ');
}

/** 审核清单 as a list to take out: the working in figures, the change, what there is to look at, how it stands, and room for a pen. */
export function auditTable(messages: Messages, title: string, drafts: readonly DraftRow[]): ExportTable {
  const words = messages.audit;
  const { billing } = messages;
  return {
    fileNameHint: title,
    columns: [
      { title: words.route, kind: 'text' },
      { title: words.order, kind: 'count' },
      { title: billing.accountNo, kind: 'text' },
      { title: billing.name, kind: 'text' },
      { title: words.address, kind: 'text' },
      { title: words.customerClass, kind: 'text' },
      { title: billing.tariff, kind: 'text' },
      { title: words.last, kind: 'energy_wh' },
      { title: words.dial, kind: 'energy_wh' },
      { title: words.multiplier, kind: 'multiplier_milli' },
      { title: billing.dials, kind: 'text' },
      { title: words.use, kind: 'energy_wh' },
      { title: words.usual, kind: 'energy_wh' },
      { title: words.change, kind: 'energy_wh' },
      { title: words.changeShare, kind: 'percent_hundredths' },
      { title: words.amount, kind: 'money_fen' },
      { title: words.reasonsTitle, kind: 'text' },
      { title: billing.reason, kind: 'text' },
      { title: words.computedBy, kind: 'text' },
      { title: words.state, kind: 'text' },
      { title: words.signature, kind: 'text' },
    ],
    rows: drafts.map((draft) => [
      draft.routeCode,
      draft.walkOrder,
      draft.accountNo,
      draft.name,
      draft.address,
      classWord(messages, draft.customerClassName),
      draft.tariffLabel,
      mainDialOf(draft.dials)?.lastDialWh ?? null,
      mainDialOf(draft.dials)?.dialWh ?? null,
      commonMultiplierOf(draft.dials),
      dialsText(messages, draft.dials),
      draft.energyWh,
      draft.usualUseWh,
      changeOf(draft)?.energyWh ?? null,
      changeOf(draft)?.percentHundredths ?? null,
      draft.amountFen,
      findingsText(messages, draft),
      draft.reason,
      draft.computedByName,
      words.states[draft.state],
      null,
    ]),
  };
}
