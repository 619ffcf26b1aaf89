import { cellsOf, cleanText, wrapCells } from './cells.ts';
import type { Slip, SlipLine } from './slip.ts';

/** A row of a receipt printer: what stands at its left and at its right, or in its middle. */
export interface SlipRow {
  readonly left: string;
  readonly right: string;
  readonly isMiddle: boolean;
  /** Twice as wide and high, so that a row holds half as many cells. */
  readonly isDouble: boolean;
  readonly isBold: boolean;
}

/** Columns of a roll's width: 12 dots each, 384 dots on 58 mm and 576 on 80 mm. */
export const columnsOf = { 58: 32, 80: 48 } as const;

/** Lays a slip out in rows of so many columns; no row is wider, whatever was typed. */
export function slipRows(slip: Slip, columns: number): SlipRow[] {
  return slip.lines.flatMap((line) => rowsOf(line, columns));
}

/** The text of a row, filled with spaces to exactly its columns (half of them where it is doubled). */
export function rowText(row: SlipRow, columns: number): string {
  const cells = row.isDouble ? columns / 2 : columns;
  const free = Math.max(0, cells - cellsOf(row.left) - cellsOf(row.right));
  if (!row.isMiddle) return `${row.left}${' '.repeat(free)}${row.right}`;
  const before = Math.floor(free / 2);
  return `${' '.repeat(before)}${row.left}${' '.repeat(free - before)}`;
}

function rowsOf(line: SlipLine, columns: number): SlipRow[] {
  switch (line.kind) {
    case 'heading':
      return middle(line.text, columns, { isDouble: cellsOf(cleanText(line.text)) * 2 <= columns });
    case 'mark':
      return middle(`** ${line.text} **`, columns, { isBold: true });
    case 'middle':
      return middle(line.text, columns, {});
    case 'rule':
      return [row('-'.repeat(columns), '')];
    case 'hash':
      return wrapCells(cleanText(line.text), columns).map((text) => row(text, ''));
    case 'sign':
      return [row('', ''), row('', ''), row(`${cleanText(line.text)} `, '')].map((made, index) =>
        index < 2 ? made : { ...made, right: '_'.repeat(Math.max(0, columns - cellsOf(made.left))) },
      );
    case 'text':
      return wrapCells(`${cleanText(line.label)} ${cleanText(line.value)}`, columns).map((text) =>
        row(text, ''),
      );
    case 'pair': {
      const isDouble =
        line.isLarge === true && cellsOf(cleanText(line.left)) + cellsOf(cleanText(line.right)) < columns / 2;
      const shape = { isDouble, isBold: line.isLarge === true };
      return pairRows(cleanText(line.left), cleanText(line.right), isDouble ? columns / 2 : columns).map(
        (made) => ({ ...made, ...shape }),
      );
    }
  }
}

/** The name and its value on one row, or the value under the end of the name when they are too long. */
function pairRows(left: string, right: string, cells: number): SlipRow[] {
  if (right === '') return wrapCells(left, cells).map((text) => row(text, ''));
  const rightRows = wrapCells(right, cells);
  const leftRows = wrapCells(left, cells);
  const last = leftRows.at(-1) ?? '';
  const [first = '', ...others] = rightRows;
  if (cellsOf(last) + 1 + cellsOf(first) > cells)
    return [...leftRows.map((text) => row(text, '')), ...rightRows.map((text) => row('', text))];
  return [
    ...leftRows.slice(0, -1).map((text) => row(text, '')),
    row(last, first),
    ...others.map((text) => row('', text)),
  ];
}

function middle(
  text: string,
  columns: number,
  { isDouble = false, isBold = false }: { readonly isDouble?: boolean; readonly isBold?: boolean },
): SlipRow[] {
  return wrapCells(cleanText(text), isDouble ? columns / 2 : columns).map((left) => ({
    left,
    right: '',
    isMiddle: true,
    isDouble,
    isBold,
  }));
}

function row(left: string, right: string): SlipRow {
  return { left, right, isMiddle: false, isDouble: false, isBold: false };
}
