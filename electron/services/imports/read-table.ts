import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { normaliseText } from '../../../db/domain/accounts/normalise-cell.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { csvRows, findTextEncoding } from './csv-rows.ts';
import { tableLimits, TableTrouble, type Table, type TableRow } from './table.ts';
import { workbookRows } from './workbook-rows.ts';

const archiveStart = Buffer.from('PK\u0003\u0004', 'latin1');

/**
 * Opens a table file, CSV (UTF-8 or GB18030, told by itself) or XLSX, by what is in it and not by its name. Refuses file_unreadable (not
 * there, no table, an old .xls), file_too_large (see `tableLimits`) and file_has_no_rows. Trouble that only shows further down is
 * thrown as TableTrouble while the rows are read.
 */
export async function readTable(path: string): Promise<Result<Table>> {
  const bytes = await readBounded(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const isWorkbook = bytes.subarray(0, 4).equals(archiveStart);
  const encoding = isWorkbook ? null : findTextEncoding(bytes);
  if (!isWorkbook && encoding === null) return refuse('file_unreadable');
  const sheet = encoding === null ? await workbookRows(bytes) : null;
  const all = encoding === null ? () => listed(sheet ?? []) : () => csvRows(bytes, encoding);

  let headings: readonly string[] | null = null;
  let hasRows = false;
  for await (const { cells } of all()) {
    if (headings !== null) {
      hasRows = true;
      break;
    }
    headings = cells.map((cell) => normaliseText(cell).slice(0, 100));
  }
  if (headings === null || !hasRows) return refuse('file_has_no_rows');
  if (headings.length > tableLimits.columns) return refuse('file_too_large');
  return ok({
    format: isWorkbook ? 'xlsx' : 'csv',
    encoding,
    sha256,
    fileName: basename(path),
    headings,
    expectedRows: (sheet?.length ?? countLines(bytes)) - 1,
    rows: () => withoutHeadings(all()),
  });
}

async function readBounded(path: string): Promise<Buffer> {
  const bytes = await ifReadable(async () => {
    const found = await stat(path);
    if (!found.isFile()) throw new TableTrouble('file_unreadable');
    return found.size > tableLimits.bytes ? null : readFile(path);
  });
  if (bytes === null || bytes.length > tableLimits.bytes) throw new TableTrouble('file_too_large');
  return bytes;
}

/** A file that is gone, locked or forbidden is told like one that is no table: the person chooses another or tries again. */
async function ifReadable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch {
    throw new TableTrouble('file_unreadable');
  }
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  return Math.max(lines, 1);
}

async function* listed(rows: readonly TableRow[]): AsyncGenerator<TableRow> {
  yield* rows;
}

async function* withoutHeadings(rows: AsyncGenerator<TableRow>): AsyncGenerator<TableRow> {
  let count = -1;
  for await (const row of rows) {
    count += 1;
    if (count > tableLimits.rows) throw new TableTrouble('file_too_large');
    if (count > 0) yield row;
  }
}
