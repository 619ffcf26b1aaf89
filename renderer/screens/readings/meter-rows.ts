import type { ReadingRow } from '../../../electron/contract/readings.ts';

/** Tells whether a row is the first of its meter; the rows of a meter's registers stand one after the other. */
export function isFirstOfMeter(rows: readonly ReadingRow[], index: number): boolean {
  return rows[index - 1]?.meterNo !== rows[index]?.meterNo;
}

/** The rows of the meter that a row belongs to, with the index of the first. */
export function meterRowsAt(
  rows: readonly ReadingRow[],
  index: number,
): { readonly from: number; readonly rows: readonly ReadingRow[] } {
  const meterNo = rows[index]?.meterNo;
  let from = index;
  while (from > 0 && rows[from - 1]?.meterNo === meterNo) from -= 1;
  let to = index + 1;
  while (to < rows.length && rows[to]?.meterNo === meterNo) to += 1;
  return { from, rows: rows.slice(from, to) };
}
