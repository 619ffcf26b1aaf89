import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What one kind of work took, beside the floor measured in the same run. Times in milliseconds. */
export interface BenchRow {
  readonly work: string;
  readonly floor: string;
  readonly figure: 'p50' | 'p99' | 'total';
  readonly floorMs: number;
  readonly oursMs: number;
  readonly ratio: number;
  readonly goal: string;
  readonly isMet: boolean;
  readonly note?: string;
}

/** Samples of both kinds, taken in turn. Milliseconds. */
export interface InTurn {
  readonly floor: readonly number[];
  readonly ours: readonly number[];
}

/** The value below which so many percent of the samples lie. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

/** Clears away what was made before, so that the next measurement does not pay for it: floor and ours both begin so. */
export function settleHeap(): void {
  if (typeof collectGarbage === 'function') collectGarbage();
}

/** How long one call takes, in milliseconds. */
export function timeOnce(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** How long one asynchronous call takes, in milliseconds. */
export async function timeOnceAsync(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Times each call of both kinds in turn, so that a machine that slows down slows both. */
export function timeInTurn(
  times: number,
  floor: (turn: number) => unknown,
  ours: (turn: number) => unknown,
): InTurn {
  const samples = { floor: [] as number[], ours: [] as number[] };
  for (let turn = 0; turn < times; turn += 1) {
    samples.floor.push(timeOnce(() => floor(turn)));
    samples.ours.push(timeOnce(() => ours(turn)));
  }
  return samples;
}

/** A row whose goal is "at most so many times the floor", a tenth and the like when it is below one. */
export function atMost(row: Omit<BenchRow, 'ratio' | 'goal' | 'isMet'>, most: number): BenchRow {
  const ratio = row.oursMs / row.floorMs;
  return {
    ...row,
    ratio,
    goal: most >= 1 ? `≤ ${most} ×` : `≤ 1/${Math.round(1 / most)}`,
    isMet: ratio <= most,
  };
}

/** The rows as a table for the eye. */
export function tableOf(rows: readonly BenchRow[]): string {
  const cells = [
    ['work', 'figure', 'ours ms', 'floor ms', 'ratio', 'goal', '', 'floor is'],
    ...rows.map((row) => [
      row.work,
      row.figure,
      threeDigits(row.oursMs),
      threeDigits(row.floorMs),
      row.ratio >= 0.1 ? threeDigits(row.ratio) : `1/${threeDigits(1 / row.ratio)}`,
      row.goal,
      row.isMet ? 'met' : 'MISSED',
      row.note === undefined ? row.floor : `${row.floor}; ${row.note}`,
    ]),
  ];
  const widths =
    cells[0]?.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0))) ?? [];
  return cells
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** "0.0412", "3.07", "1530": enough digits to compare, no powers of ten. */
export function threeDigits(value: number): string {
  const decimals = value <= 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(value)));
  return value.toFixed(Math.min(decimals, 6));
}
