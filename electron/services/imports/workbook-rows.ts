import { readSheet } from 'read-excel-file/node';
import { plainNumber } from './plain-number.ts';
import { boundedCell, nextTurn, tableLimits, TableTrouble, type TableRow } from './table.ts';
import { packParts, unpackWorkbook, type WorkbookPart } from './unpack-workbook.ts';

/** The most rows and columns that a workbook can have at all. */
const sheetRows = 1_048_576;
const sheetColumns = 16_384;
/** Rows × columns that are held at once: the reader fills every gap. */
const cellsLimit = 20_000_000;

/**
 * The rows of a workbook's first sheet, headings among them, each cell as the text a clerk sees: numbers in plain digits, days as
 * 2026-11-22. Throws TableTrouble for a file that is damaged, encrypted, too large or built to break its reader.
 */
export async function workbookRows(archive: Buffer): Promise<TableRow[]> {
  const parts = await unpackWorkbook(archive);
  for (const part of parts) {
    checkCells(part);
    await nextTurn();
  }
  const rows = await readFirstSheet(packParts(parts));
  return rows
    .map((row, index) => ({ line: index + 1, cells: row.map(cellText) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

/** A cell as the reader gives it: a number as its digits, a day as a Date in UTC. */
type SheetCell = string | boolean | Date | null;

async function readFirstSheet(archive: Buffer): Promise<SheetCell[][]> {
  try {
    // The package declares Date cells as the constructor's type; they are Date objects.
    const rows: unknown = await readSheet(archive, { trim: false, parseNumber: plainNumber });
    return rows as SheetCell[][];
  } catch {
    // Whatever the reader stumbles over, the file is at fault: its parts were bounded and checked before.
    throw new TableTrouble('file_unreadable');
  }
}

function cellText(cell: SheetCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return boundedCell(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (!Number.isFinite(cell.getTime())) return '';
  const [date = '', time = ''] = cell.toISOString().split('T');
  return time.startsWith('00:00') ? date : `${date} ${time.slice(0, 5)}`;
}

const rowOrCell = /<(?:[\w.-]+:)?(row|c)(?=[\s/>])/g;
const attributes = /((?:\s+[\w:.-]+\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))*)\s*(\/?)>/y;
const place = /\sr\s*=\s*["']([^"']*)["']/g;

/**
 * Refuses a sheet whose rows or cells claim places past the limits: a reader that fills the gaps would run out of memory. Every row and
 * cell tag must be written plainly, so that what is checked here is what the reader sees.
 */
function checkCells({ bytes }: WorkbookPart): void {
  const xml = bytes.toString('latin1');
  if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY')) throw new TableTrouble('file_unreadable');
  let lastRow = 0;
  let lastColumn = 0;
  rowOrCell.lastIndex = 0;
  for (let tag = rowOrCell.exec(xml); tag !== null; tag = rowOrCell.exec(xml)) {
    attributes.lastIndex = rowOrCell.lastIndex;
    const rest = attributes.exec(xml);
    if (rest === null) throw new TableTrouble('file_unreadable');
    const isEmpty = rest[2] === '/';
    for (const [, where = ''] of (rest[1] as string).matchAll(place)) {
      const { row, column } = tag[1] === 'row' ? { row: rowOf(where), column: 1 } : placeOf(where);
      if (isEmpty || tag[1] === 'row') continue;
      lastRow = Math.max(lastRow, row);
      lastColumn = Math.max(lastColumn, column);
    }
    rowOrCell.lastIndex = attributes.lastIndex;
  }
  if (
    lastColumn > tableLimits.columns ||
    lastRow > tableLimits.rows + 1 ||
    lastRow * lastColumn > cellsLimit
  ) {
    throw new TableTrouble('file_too_large');
  }
}

function rowOf(text: string): number {
  const row = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (row < 1 || row > sheetRows) throw new TableTrouble('file_unreadable');
  return row;
}

function placeOf(text: string): { row: number; column: number } {
  const match = /^([A-Z]{1,3})(\d{1,7})$/.exec(text);
  if (match === null) throw new TableTrouble('file_unreadable');
  const column = [...(match[1] as string)].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  if (column > sheetColumns) throw new TableTrouble('file_unreadable');
  return { row: rowOf(match[2] as string), column };
}
