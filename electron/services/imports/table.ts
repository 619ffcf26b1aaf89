import { refuse, type Refusal, type Result } from '../../../db/domain/kernel/result.ts';
import type { FailureCode } from '../../../db/domain/failure-code.ts';

/** What a file may hold at most: what is larger was not written by a station's system, or must be split. */
export const tableLimits = {
  bytes: 64 * 1024 * 1024,
  columns: 200,
  rows: 500_000,
  /** Characters of a cell; of a longer one the first `cell + 1` are kept, so that the checks see that it is too long. */
  cell: 2_000,
} as const;

/** One row as text, with the number that a spreadsheet or an editor shows for it (a quoted line break makes a row span lines). */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table file that was opened: its headings, and its rows as often as they are asked for. Rows without any text are left out. */
export interface Table {
  readonly format: 'csv' | 'xlsx';
  readonly encoding: 'utf-8' | 'gb18030' | null;
  /** SHA-256 (hex) of the file's bytes: the same file, whatever its name. */
  readonly sha256: string;
  readonly fileName: string;
  readonly headings: readonly string[];
  /** About how many rows there are, for progress. */
  readonly expectedRows: number;
  rows(): AsyncGenerator<TableRow>;
}

/** A file that turned out unreadable or too large while its rows were read; `readingTable` makes a refusal of it. */
export class TableTrouble extends Error {
  override readonly name = 'TableTrouble';
  readonly refusal: Refusal;

  constructor(
    code: Extract<FailureCode, 'file_unreadable' | 'file_too_large'>,
    facts: Refusal['facts'] = {},
  ) {
    super(code);
    this.refusal = { code, facts };
  }
}

/** Runs work that reads a table; trouble with the file becomes its refusal (file_unreadable, file_too_large), a bug stays a bug. */
export async function readingTable<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TableTrouble) return refuse(error.refusal.code, error.refusal.facts);
    throw error;
  }
}

/** A cell as it is kept: bounded, see `tableLimits.cell`. */
export function boundedCell(text: string): string {
  return text.length > tableLimits.cell ? text.slice(0, tableLimits.cell + 1) : text;
}

/** Lets everything else of the program have its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
