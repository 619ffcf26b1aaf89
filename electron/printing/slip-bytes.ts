import { transform } from 'receiptline';
import type { EscPosPrinter } from '../contract/printer-shape.ts';
import { fontHolds } from './printer-font.ts';
import type { Slip } from './slip.ts';
import { columnsOf, rowText, type SlipRow, slipRows } from './slip-rows.ts';

/** Draws rows as black on white PNGs, base64, each so many dots wide. */
export type DrawRows = (rows: readonly SlipRow[], dots: number) => Promise<readonly string[]>;

/** Dots of one column. */
const dotsPerColumn = 12;

/** ESC p: opens the drawer on the first connector, 50 ms on, 500 ms off. */
const drawerKick = Buffer.from([0x1b, 0x70, 0x00, 0x19, 0xfa]);

/**
 * A slip as the bytes of an ESC/POS printer: GB18030, every row as wide as the paper; a row with a character that the printer's font
 * lacks goes as a picture. At the end the printer is asked to answer when it has worked off everything (GS r).
 */
export async function slipBytes(
  slip: Slip,
  printer: Pick<EscPosPrinter, 'widthMm' | 'font'>,
  { kicksDrawer, draw }: { readonly kicksDrawer: boolean; readonly draw: DrawRows },
): Promise<Buffer> {
  const columns = columnsOf[printer.widthMm];
  const rows = slipRows(slip, columns);
  const lacking = rows.filter((row) => !fontHolds(printer.font, row.left + row.right));
  const drawn = lacking.length === 0 ? [] : await draw(lacking, columns * dotsPerColumn);
  const pictures = new Map(lacking.map((row, index) => [row, drawn[index] ?? '']));
  const lines = rows.map((row) => {
    const picture = pictures.get(row);
    return picture === undefined ? textLine(row, columns) : `{image:${picture}}`;
  });
  // Room below, so that a printer without a cutter can be torn off under the last line.
  const feed = Array.from({ length: 3 }, () => escapeText(' '.repeat(columns)));
  const commands = transform([...lines, ...feed].join('\n'), {
    cpl: columns,
    encoding: 'gb18030',
    command: 'generic',
    spacing: true,
    gradient: false,
  });
  const bytes = Buffer.from(commands, 'latin1');
  return kicksDrawer ? Buffer.concat([drawerKick, bytes]) : bytes;
}

/** A row in the language of receiptline: its marks around a text in which nothing is a mark. */
function textLine(row: SlipRow, columns: number): string {
  const text = escapeText(rowText(row, columns));
  const bold = row.isBold ? `"${text}"` : text;
  return row.isDouble ? `^^^${bold}^^^` : bold;
}

/** Every sign of ASCII but letters and figures as its number: none of them can be a mark, a property or a command. */
export function escapeText(text: string): string {
  return text.replace(/[^A-Za-z0-9\u0080-\u{10ffff}]/gu, (sign) => {
    const code = sign.charCodeAt(0);
    return code < 0x20 || code === 0x7f ? '' : `\\x${code.toString(16).padStart(2, '0')}`;
  });
}
