import type { AreaRow, CheckRow } from '../../../electron/contract/checks.ts';
import type { ExportTable } from '../../../electron/contract/exports.ts';
import type { Messages } from '../../messages/index.ts';
import { factsText, percentText, wordText } from './check-facts.ts';

/** The findings as a list to take out. */
export function checksTable(messages: Messages, title: string, rows: readonly CheckRow[]): ExportTable {
  const words = messages.checks;
  return {
    fileNameHint: title,
    columns: [
      { title: words.code, kind: 'text' },
      { title: words.accountNo, kind: 'text' },
      { title: words.name, kind: 'text' },
      { title: words.address, kind: 'text' },
      { title: words.meterNo, kind: 'text' },
      { title: words.facts, kind: 'text' },
      { title: words.usual, kind: 'energy_wh' },
      { title: words.use, kind: 'energy_wh' },
      { title: words.answer, kind: 'text' },
    ],
    rows: rows.map((row) => [
      words.codes[row.code],
      row.accountNo,
      row.name,
      row.address,
      row.meterNo,
      factsText(messages, row),
      row.usualUseWh,
      row.useWh,
      row.word === null ? null : wordText(messages, row.word),
    ]),
  };
}

/** The losses of the areas as a list to take out. */
export function areasTable(messages: Messages, title: string, rows: readonly AreaRow[]): ExportTable {
  const words = messages.checks;
  return {
    fileNameHint: title,
    columns: [
      { title: words.area, kind: 'text' },
      { title: words.total, kind: 'text' },
      { title: words.households, kind: 'count' },
      { title: words.supplied, kind: 'energy_wh' },
      { title: words.sold, kind: 'energy_wh' },
      { title: words.loss, kind: 'energy_wh' },
      { title: words.lossShare, kind: 'text' },
      { title: words.answer, kind: 'text' },
    ],
    rows: rows.map((row) => [
      `${row.code} ${row.name}`,
      row.totalAccountNo,
      row.households,
      row.suppliedWh,
      row.soldWh,
      row.lossWh,
      row.lossBasisPoints === null ? null : percentText(row.lossBasisPoints),
      row.word === null ? null : wordText(messages, row.word),
    ]),
  };
}
