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

/** The value below which so many percent of the samples lie. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

/** How long one call takes, in milliseconds. */
export function timeOnce(work: () => void): number {
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
export function timeInTurn(times: number, floor: (turn: number) => void, ours: (turn: number) => void): { floor: number[]; ours: number[] } {
  const samples = { floor: [] as number[], ours: [] as number[] };
  for (let turn = 0; turn < times; turn += 1) {
    samples.floor.push(timeOnce(() => floor(turn)));
    samples.ours.push(timeOnce(() => ours(turn)));
  }
  return samples;
}

/** A row whose goal is "at most so many times the floor". */
export function atMost(row: Omit<BenchRow, 'ratio' | 'goal' | 'isMet'>, most: number): BenchRow {
  const ratio = row.oursMs / row.floorMs;
  return { ...row, ratio, goal: most >= 1 ? `≤ ${most} ×` : `≤ 1/${Math.round(1 / most)}`, isMet: ratio <= most };
}

/** The rows as a table for the eye. */
export function tableOf(rows: readonly BenchRow[]): string {
  const cells = [
    ['work', 'figure', 'ours ms', 'floor ms', 'ratio', 'goal', '', 'floor is'],
    ...rows.map((row) => [
      row.work,
      row.figure,
      row.oursMs.toPrecision(3),
      row.floorMs.toPrecision(3),
      row.ratio.toPrecision(3),
      row.goal,
      row.isMet ? 'met' : 'MISSED',
      row.note === undefined ? row.floor : `${row.floor} (${row.note})`,
    ]),
  ];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0))) ?? [];
  return cells.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
}
