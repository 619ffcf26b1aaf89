import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import type { AdjustmentRow } from '../../../electron/contract/adjustments.ts';
import type { ExportTable } from '../../../electron/contract/exports.ts';
import type { Messages } from '../../messages/index.ts';

/** The list as it is shown, with everything a row holds, to take out. */
export function adjustmentsTable(
  messages: Messages,
  state: 'waiting' | 'decided',
  rows: readonly AdjustmentRow[],
): ExportTable {
  const words = messages.adjustments;
  return {
    fileNameHint: words.exportName[state],
    columns: [
      { title: words.no, kind: 'count' },
      { title: words.accountNo, kind: 'text' },
      { title: words.name, kind: 'text' },
      { title: words.fault, kind: 'text' },
      { title: words.energy, kind: 'energy_wh' },
      { title: words.amount, kind: 'money_fen' },
      { title: words.reason, kind: 'text' },
      { title: words.proposedBy, kind: 'text' },
      { title: words.proposedAt, kind: 'text' },
      { title: words.state, kind: 'text' },
      { title: words.decidedBy, kind: 'text' },
      { title: words.decidedAt, kind: 'text' },
      { title: words.decisionReason, kind: 'text' },
    ],
    rows: rows.map((row) => [
      row.adjustmentId,
      row.accountNo,
      row.name,
      words.faults[row.fault].name,
      row.energyWh,
      row.amountFen,
      row.reason,
      row.proposedByName,
      stationTimeAt(row.proposedAt),
      words.states[row.state],
      row.decidedByName,
      row.decidedAt === null ? null : stationTimeAt(row.decidedAt),
      row.decisionReason,
    ]),
  };
}
