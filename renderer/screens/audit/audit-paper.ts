import type { Day, Month } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh, wattHours } from '../../../db/domain/kernel/energy.ts';
import { addFen, formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import type { DraftRow } from '../../../electron/contract/bills.ts';
import { cellText } from '../../components/cell-text.ts';
import { dialsText, mainDialOf, multiplierText } from '../../components/dials-text.ts';
import type { RuledSection, RuledSheet } from '../../components/ruled-paper.tsx';
import { messagesOf } from '../../messages/index.ts';
import { routePaper as words } from '../../messages/route-paper.ts';
import { changeOf, findingsText } from './audit-table.ts';

const chinese = messagesOf['zh-CN'];

/** Whose paper it is, and of which day. */
export interface AuditHead {
  readonly station: string;
  readonly isDemo: boolean;
  readonly printedOn: Day;
}

/** 审核清单 on paper: each route on pages of its own with its sums, a blank for each account, and the auditor's signature. */
export function auditPaper(month: Month, drafts: readonly DraftRow[], head: AuditHead): RuledSheet {
  const byRoute = new Map<string | null, DraftRow[]>();
  for (const draft of drafts) {
    const rows = byRoute.get(draft.routeCode);
    if (rows === undefined) byRoute.set(draft.routeCode, [draft]);
    else rows.push(draft);
  }
  return {
    title: `${head.station} ${words.auditTitle}`,
    training: head.isDemo ? words.training : null,
    page: words.page,
    columns: [
      { title: words.accountNo, widthMm: 24 },
      { title: words.name, widthMm: 38 },
      { title: words.lastDial, widthMm: 19, isFigure: true },
      { title: words.dial, widthMm: 19, isFigure: true },
      { title: words.multiplier, widthMm: 12, isFigure: true },
      { title: words.energy, widthMm: 19, isFigure: true },
      { title: words.lastEnergy, widthMm: 19, isFigure: true },
      { title: words.change, widthMm: 19, isFigure: true },
      { title: words.amount, widthMm: 24, isFigure: true },
      { title: words.findings, widthMm: 36 },
      { title: words.state, widthMm: 14 },
      { title: words.audited, widthMm: 14 },
      { title: words.auditRemarks, widthMm: 20 },
    ],
    sections: [...byRoute.values()].map((rows) => sectionOf(month, rows, head)),
    foot: [words.signAuditor, words.signDay],
  };
}

function sectionOf(month: Month, rows: readonly DraftRow[], { printedOn }: AuditHead): RuledSection {
  const { routeCode = null, routeName = null } = rows[0] ?? {};
  const energyWh = wattHours(rows.reduce((sum, row) => sum + row.energyWh, 0));
  const amountFen = addFen(...rows.map((row) => row.amountFen));
  return {
    head: [
      routeCode === null ? words.noRoute : words.route(routeCode, routeName),
      words.month(month),
      words.accounts(rows.length),
      words.sums(formatKwh(energyWh), formatYuanGrouped(amountFen)),
      words.printedOn(printedOn),
    ],
    rows: rows.map(cellsOf),
  };
}

function cellsOf(draft: DraftRow): readonly string[] {
  const dial = mainDialOf(draft.dials);
  const change = changeOf(draft)?.percentHundredths ?? null;
  const sign = change !== null && change > 0 ? '+' : '';
  return [
    draft.accountNo,
    draft.name,
    cellText('energy_wh', dial?.lastDialWh ?? null),
    cellText('energy_wh', dial?.dialWh ?? null),
    multiplierText(draft.dials),
    formatKwh(draft.energyWh),
    cellText('energy_wh', draft.usualUseWh),
    `${sign}${cellText('percent_hundredths', change)}`,
    formatYuanGrouped(draft.amountFen),
    [findingsText(chinese, draft), draft.reason ?? '', dialsText(chinese, draft.dials)]
      .filter((part) => part !== '')
      .join(' '),
    chinese.audit.states[draft.state],
    '',
    '',
  ];
}
