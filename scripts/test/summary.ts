import { summaryLine, type Tally } from './tally.ts';

/** Prints what failed and why what was skipped, then the line of numbers; answers the exit status of the run. */
export function printSummary(tally: Tally): number {
  const lines = [
    '',
    ...tally.skipped.map((test) => `skipped: ${test.name} — ${test.reason}`),
    ...tally.failed.map((name) => `FAILED: ${name}`),
    summaryLine(tally),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return tally.failed.length === 0 ? 0 : 1;
}
