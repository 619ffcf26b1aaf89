import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse, type Info } from 'csv-parse';
import { boundedCell, nextTurn, tableLimits, TableTrouble, type TableRow } from './table.ts';

type Encoding = 'utf-8' | 'gb18030';

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const sliceBytes = 64 * 1024;

/**
 * Tells the encoding of a text file by itself: UTF-8 with its mark or when every byte fits it (strictly), else GB18030, the encoding of
 * older Chinese systems and the superset of GBK. A file with NUL bytes is no text; answers null.
 */
export function findTextEncoding(bytes: Buffer): Encoding | null {
  if (bytes.includes(0)) return null;
  return bytes.subarray(0, 3).equals(byteOrderMark) || isUtf8(bytes) ? 'utf-8' : 'gb18030';
}

/** The text in slices with LF line ends. A few lost characters are let through as U+FFFD, many mean that the file is no text. */
async function* decodedSlices(bytes: Buffer, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let lost = 0;
  let seen = 0;
  let heldReturn = '';
  for (let from = 0; from < bytes.length; from += sliceBytes) {
    const isLast = from + sliceBytes >= bytes.length;
    const decoded = heldReturn + decoder.decode(bytes.subarray(from, from + sliceBytes), { stream: !isLast });
    heldReturn = !isLast && decoded.endsWith('\r') ? '\r' : '';
    const text = decoded.slice(0, decoded.length - heldReturn.length).replace(/\r\n?/g, '\n');
    seen += text.length;
    lost += text.split('\ufffd').length - 1;
    if (lost > 20 && lost * 500 > seen) throw new TableTrouble('file_unreadable');
    yield text;
    await nextTurn();
  }
}

/** The sign that parts the cells: comma, tab or semicolon, whichever stands most often in the first line. */
function delimiterOf(firstLine: string): string {
  const counted = [',', '\t', ';'].map((sign) => ({ sign, count: firstLine.split(sign).length }));
  return counted.reduce((best, candidate) => (candidate.count > best.count ? candidate : best)).sign;
}

async function firstLineOf(bytes: Buffer, encoding: Encoding): Promise<string> {
  for await (const slice of decodedSlices(bytes, encoding)) return slice.split('\n', 1)[0] ?? '';
  return '';
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: Info;
}

/**
 * The rows of a CSV file, headings among them, in slices that leave room for other work. Quotes that are out of place are taken as
 * written; a quote that is never closed, or a row longer than the limits allow, throws TableTrouble with the line it begins on.
 */
export async function* csvRows(bytes: Buffer, encoding: Encoding): AsyncGenerator<TableRow> {
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(await firstLineOf(bytes, encoding)),
    info: true,
    max_record_size: 4 * 1024 * 1024,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const feeding = pipeline(Readable.from(decodedSlices(bytes, encoding)), parser);
  // Trouble reaches the loop below through the parser; here it only must not go unhandled.
  feeding.catch(() => undefined);
  let lastLine = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      const inside = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
      const line = info.lines - inside;
      lastLine = info.lines;
      if (record.some((cell) => cell.trim() !== ''))
        yield { line, cells: record.slice(0, tableLimits.columns + 1).map(boundedCell) };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new TableTrouble('file_unreadable', { line: lastLine + 1 });
    throw error;
  }
}
