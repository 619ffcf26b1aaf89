import writeExcelFile, { type CellObject, type SheetData } from 'write-excel-file/node';
import { parseDay } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh, formatMultiplier, milliMultiplier, wattHours } from '../../../db/domain/kernel/energy.ts';
import { fen, formatYuan } from '../../../db/domain/kernel/money.ts';
import { formatPrice, nanoYuanPerKwh } from '../../../db/domain/kernel/price.ts';
import { formatDecimal } from '../../../db/domain/kernel/rounding.ts';
import type { ColumnKind, ExportCell, ExportTable } from '../../contract/exports.ts';
import { defuseCell } from './defuse-cell.ts';

/** The first day that workbooks count right: theirs takes 1900 for a leap year. */
const firstSheetDay = '1900-03-01';

/**
 * Writes a list as an .xlsx workbook: a bold frozen heading, money as yuan with two decimals, energy as kWh, days as days, and text
 * that can start no formula. The table has been checked at the border (contract `exports/save-table`).
 */
export async function writeTable(table: ExportTable): Promise<Buffer> {
  const heading = table.columns.map(
    ({ title, kind }): CellObject => ({
      value: apartFromObjectNames(defuseCell(title)),
      type: String,
      fontWeight: 'bold',
      backgroundColor: '#E3F1EC',
      align: isFigure(kind) ? 'right' : 'left',
    }),
  );
  const rows: SheetData = table.rows.map((row) =>
    row.map((cell, index) => cellOf(table.columns[index]?.kind ?? 'text', cell)),
  );
  return writeExcelFile([heading, ...rows], {
    sheet: sheetNameOf(table.fileNameHint),
    stickyRowsCount: 1,
    orientation: 'landscape',
    columns: table.columns.map((column, index) => ({ width: widthOf(table, column.title, index) })),
  }).toBuffer();
}

function isFigure(kind: ColumnKind): boolean {
  return kind !== 'text' && kind !== 'day';
}

/**
 * One value with the number format a bookkeeper expects. A workbook has no other numbers than binary ones: the exact decimal is made
 * from whole fen or Wh first and turned into its nearest number at the very end, which every program shows as that decimal again.
 */
function cellOf(kind: ColumnKind, cell: ExportCell): CellObject | null {
  if (cell === null) return null;
  if (typeof cell === 'number') {
    if (kind === 'money_fen')
      return { value: Number(formatYuan(fen(cell))), type: Number, format: '#,##0.00' };
    if (kind === 'energy_wh') {
      return {
        value: Number(formatKwh(wattHours(cell))),
        type: Number,
        format: cell % 1000 === 0 ? '#,##0' : '#,##0.000',
      };
    }
    if (kind === 'price_nanoyuan')
      return { value: Number(formatPrice(nanoYuanPerKwh(cell))), type: Number, format: '0.0000' };
    if (kind === 'multiplier_milli') {
      return {
        value: Number(formatMultiplier(milliMultiplier(cell))),
        type: Number,
        format: cell % 1000 === 0 ? '#,##0' : '0.0##',
      };
    }
    // A percent sign is a factor of a hundred in a workbook: hundredths of a percent are ten-thousandths.
    if (kind === 'percent_hundredths')
      return { value: Number(formatDecimal(BigInt(cell), 4)), type: Number, format: '0.00%' };
    return { value: cell, type: Number, format: '#,##0' };
  }
  if (kind === 'day' && parseDay(cell) !== null && cell >= firstSheetDay) {
    return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  }
  return { value: apartFromObjectNames(defuseCell(cell)), type: String };
}

/**
 * The workbook writer looks texts up in a plain object and finds `constructor` there before it was ever written, which makes a workbook
 * that nobody can open: such a text gets a blank behind it.
 */
function apartFromObjectNames(text: string): string {
  return text in Object.prototype ? `${text} ` : text;
}

/** A sheet's name: at most 31 characters, none of those that a workbook forbids. */
function sheetNameOf(hint: string): string {
  const name = defuseCell(hint)
    .replace(/[[\]/\\:*?']/g, ' ')
    .trim()
    .slice(0, 31)
    .trim();
  return name === '' ? '1' : name;
}

/** How many rows are looked at for a column's width: enough to see its kind of content. */
const rowsLookedAt = 200;

/** A column's width in half-width characters: as wide as what stands in it, within reason. */
function widthOf(table: ExportTable, title: string, index: number): number {
  let widest = cellsWide(title);
  for (const row of table.rows.slice(0, rowsLookedAt)) {
    const cell = row[index];
    if (typeof cell === 'string') widest = Math.max(widest, cellsWide(cell));
    else if (typeof cell === 'number') widest = Math.max(widest, String(cell).length + 3);
  }
  return Math.min(Math.max(widest + 2, 8), 60);
}

/** Half-width cells that text takes: Han and full-width characters take two. */
function cellsWide(text: string): number {
  let cells = 0;
  for (const character of text)
    cells +=
      /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1;
  return cells;
}
