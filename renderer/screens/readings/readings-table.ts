import type { ExportTable } from '../../../electron/contract/exports.ts';
import type { ReadingRow } from '../../../electron/contract/readings.ts';
import { formatMultiplier } from '../../../db/domain/kernel/energy.ts';
import type { Messages } from '../../messages/index.ts';

/** The route as a list to take out: one line a register, in walking order. */
export function readingsTable(messages: Messages, title: string, rows: readonly ReadingRow[]): ExportTable {
  const words = messages.readings;
  return {
    fileNameHint: title,
    columns: [
      { title: words.walkOrder, kind: 'count' },
      { title: words.accountNo, kind: 'text' },
      { title: words.name, kind: 'text' },
      { title: words.address, kind: 'text' },
      { title: words.meterNo, kind: 'text' },
      { title: words.register, kind: 'text' },
      { title: words.multiplier, kind: 'text' },
      { title: words.last, kind: 'energy_wh' },
      { title: words.usual, kind: 'energy_wh' },
      { title: words.readOn, kind: 'day' },
      { title: words.dial, kind: 'energy_wh' },
      { title: words.use, kind: 'energy_wh' },
      { title: words.kind, kind: 'text' },
      { title: words.state, kind: 'text' },
      { title: words.reason, kind: 'text' },
    ],
    rows: rows.map((row) => [
      row.walkOrder,
      row.accountNo,
      row.name,
      row.address,
      row.meterNo,
      messages.names.registers[row.register],
      formatMultiplier(row.multiplierMilli),
      row.lastDialWh,
      row.usualUseWh,
      row.readOn,
      row.dialWh,
      row.useWh,
      row.kind === null ? words.unread : messages.names.readingKinds[row.kind],
      row.finding === null ? null : messages.names.findings[row.finding],
      row.reason,
    ]),
  };
}
