import { formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import type { BillNotice, PublicRow } from '../../../electron/contract/notices.ts';
import { lineWorking } from '../../components/bill-line-text.ts';
import { messagesOf } from '../../messages/index.ts';

const { explanation } = messagesOf['zh-CN'];

/** A page is cut into so many parts: quarters, thirds, halves and a whole page all come out even. */
const partsOfPage = 12;

/** How much of a page a notice takes, by the rows of its tables: 4, 3, 2 or 1 on a page. */
const slots = [
  { parts: 3, mostRows: 4 },
  { parts: 4, mostRows: 9 },
  { parts: 6, mostRows: 18 },
] as const;

/** What a whole page holds. */
const mostRowsOfPage = 45;

/** The tables of a notice stand side by side; the one of charges is so many half-width characters wide, without its margins. */
const cellsOfCharges = 55;

/** A name, and an address with its tariff, of more half-width characters than this take another line. */
const cellsOfName = 50;
const cellsOfPlace = 88;

/** A notice with the twelfths of a page that it takes. */
export interface PlacedNotice {
  readonly notice: BillNotice;
  readonly parts: number;
  readonly isTight: boolean;
}

/** Half-width characters of a text, counted with care: everything but ASCII takes two. */
function cellsOf(text: string): number {
  let cells = 0;
  for (const character of text) cells += character < '\u007f' ? 1 : 2;
  return cells;
}

const linesOf = (text: string, cells: number): number => Math.max(1, Math.ceil(cellsOf(text) / cells));

/** The lines that the charges take: a long label wraps in what the workings and the amounts leave it. */
function chargeLines({ lines }: BillNotice): number {
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(cellsOf));
  const workings = widest(lines.map((line) => lineWorking(line, explanation)));
  const amounts = widest(lines.map((line) => formatYuanGrouped(line.amountFen)));
  const left = Math.max(4, cellsOfCharges - workings - amounts);
  return lines.reduce((sum, { label }) => sum + linesOf(label, left), 0);
}

/** The lines that the dials take: those of several meters stand under their numbers. */
function dialLines({ dials }: BillNotice): number {
  const meters = new Set(dials.map((dial) => dial.meterNo)).size;
  return dials.length + (meters > 1 ? meters : 0);
}

/** The rows that a notice takes beside its head and foot. */
function rowsOf(notice: BillNotice): number {
  const { name, address, tariffLabel, dials } = notice;
  const where = `${address}${tariffLabel}${dials[0]?.meterNo ?? ''}`;
  const more = linesOf(name, cellsOfName) + linesOf(where, cellsOfPlace) - 2;
  // What was paid, owed before and paid ahead stand in a line with what is to pay; all three push it to the next.
  const asides = [notice.amountFen - notice.outstandingFen, notice.arrearsFen, notice.prepaymentFen];
  const payLines = asides.every((amount) => amount !== 0) ? 1 : 0;
  return Math.max(chargeLines(notice), dialLines(notice)) + more + payLines;
}

/** How a notice stands on its page: the twelfths that it takes, and whether even a whole page holds it in small type only. */
export function placeNotice(notice: BillNotice): PlacedNotice {
  const rows = rowsOf(notice);
  const parts = slots.find(({ mostRows }) => rows <= mostRows)?.parts ?? partsOfPage;
  return { notice, parts, isTight: rows > mostRowsOfPage };
}

/** Puts notices on pages in their order, none cut by the end of a page. */
export function noticePages(notices: readonly BillNotice[]): PlacedNotice[][] {
  const pages: PlacedNotice[][] = [];
  let left = 0;
  for (const notice of notices) {
    const placed = placeNotice(notice);
    if (placed.parts > left) {
      pages.push([]);
      left = partsOfPage;
    }
    pages.at(-1)?.push(placed);
    left -= placed.parts;
  }
  return pages;
}

/** What fits under the heading of a village list's page, in lines; the sum takes two. */
const linesOfPage = 38;

/** A line of the village list with its number in it. */
export interface NumberedRow extends PublicRow {
  readonly no: number;
}

/** Puts the lines of a village list on pages, each with its heading; the last has room for the sum. */
export function publicPages(rows: readonly PublicRow[]): NumberedRow[][] {
  const pages: NumberedRow[][] = [];
  let left = 0;
  rows.forEach((row, index) => {
    const lines = Math.max(linesOf(row.maskedName, 28), linesOf(row.tariffLabel, 28));
    const needed = index === rows.length - 1 ? lines + 2 : lines;
    if (needed > left) {
      pages.push([]);
      left = linesOfPage;
    }
    pages.at(-1)?.push({ ...row, no: index + 1 });
    left -= lines;
  });
  return pages;
}
