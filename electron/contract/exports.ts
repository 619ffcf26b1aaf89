import { z } from 'zod';
import { parseDay } from '../../db/domain/kernel/calendar.ts';
import { answers } from './channel.ts';
import { noteShape } from './shapes.ts';

/**
 * What a column of an exported list holds; money in fen, energy in Wh, prices in nano-yuan a kWh, multipliers in thousandths, shares in
 * hundredths of a percent, days as `YYYY-MM-DD`, counts as whole numbers.
 */
export const columnKinds = [
  'text',
  'money_fen',
  'energy_wh',
  'price_nanoyuan',
  'multiplier_milli',
  'percent_hundredths',
  'count',
  'day',
] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** One column of a list that leaves the program as a workbook or on paper. */
export interface ExportColumn {
  readonly title: string;
  readonly kind: ColumnKind;
}

/** A cell: text or day as a string, the others as a whole number; null is an empty cell. */
export type ExportCell = string | number | null;

/** A list as a screen shows it, with its unformatted values. */
export interface ExportTable {
  /** What the list is, in a few words: the sheet's name and the proposed file name. */
  readonly fileNameHint: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly (readonly ExportCell[])[];
}

/** The most cells that one workbook may hold: 100,000 rows of ten columns. */
const mostCells = 1_000_000;

const cellShape = z.union([z.string().max(1_000), z.int(), z.null()]);

const tableShape = z
  .strictObject({
    fileNameHint: noteShape.max(80),
    columns: z
      .array(z.strictObject({ title: noteShape.max(80), kind: z.enum(columnKinds) }))
      .min(1)
      .max(40),
    rows: z.array(z.array(cellShape).max(40)).max(100_000),
  })
  .refine((table) => table.rows.length * table.columns.length <= mostCells, { path: ['rows'] })
  .refine((table) => table.rows.every((row) => cellsFit(table.columns, row)), { path: ['rows'] });

function cellsFit(columns: readonly ExportColumn[], row: readonly ExportCell[]): boolean {
  return (
    row.length === columns.length && columns.every(({ kind }, index) => cellFits(kind, row[index] ?? null))
  );
}

function cellFits(kind: ColumnKind, cell: ExportCell): boolean {
  if (cell === null) return true;
  if (kind === 'text') return typeof cell === 'string';
  if (kind === 'day') return typeof cell === 'string' && parseDay(cell) !== null;
  return typeof cell === 'number';
}

export const exportChannels = {
  /** Asks where with the system's own dialog and writes the list as a workbook; null: the person thought better of it. */
  'exports/save-table': answers<{ readonly fileName: string } | null>()('signed_in', tableShape),
};
