import type { Matching } from '../../../db/domain/accounts/import-column.ts';
import { isTotalsRow } from '../../../db/domain/accounts/import-finding.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import {
  dialFields,
  handheldColumns,
  type HandheldField,
} from '../../../db/domain/metering/handheld-columns.ts';
import {
  readHandheldLine,
  type HandheldCells,
  type HandheldLine,
} from '../../../db/domain/metering/handheld-line.ts';
import type { Progress } from '../counter.ts';
import { pickCells } from './chosen-matching.ts';
import { nextTurn, type Table } from './table.ts';

/** A line of a file of readings: where it stands, its cells, and what it says. */
export interface FileLine {
  readonly no: number;
  readonly cells: HandheldCells;
  readonly line: HandheldLine;
}

/** The lines of a file of readings, and the rows of totals that are none. */
export interface ReadLines {
  readonly lines: readonly FileLine[];
  readonly skipped: readonly { readonly no: number; readonly value: string }[];
}

const linesPerSlice = 500;

/** Reads the lines of a file of readings in slices that leave room for other work. Refuses import_cancelled. */
export async function readHandheldLines(
  table: Table,
  matching: Matching<HandheldField>,
  progress: Progress,
): Promise<Result<ReadLines>> {
  const columns = dialFields.filter((field) => matching[field] !== null);
  const lines: FileLine[] = [];
  const skipped: { no: number; value: string }[] = [];
  let done = 0;
  for await (const row of table.rows()) {
    const cells = pickCells(handheldColumns, matching, row.cells);
    const line = readHandheldLine(cells, columns);
    if (isTotalsRow(line.accountNo, '')) skipped.push({ no: row.line, value: line.accountNo });
    else lines.push({ no: row.line, cells, line });
    done += 1;
    if (done % linesPerSlice === 0 && !(await goesOn(progress, done, table.expectedRows)))
      return refuse('import_cancelled');
  }
  return ok({ lines, skipped });
}

/** Tells how far the checking is, lets everything else have its turn, and answers whether to go on. */
export async function goesOn(progress: Progress, done: number, expected: number): Promise<boolean> {
  progress.report('checking', done, Math.max(done, expected));
  await nextTurn();
  return !progress.isCancelled();
}
