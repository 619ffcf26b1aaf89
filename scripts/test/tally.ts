/** One test that did not run, with what was said about it. */
export interface SkippedTest {
  readonly name: string;
  /** Null when nobody said why: that fails the run. */
  readonly reason: string | null;
}

/** What one runner, or all of them, did. */
export interface Tally {
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: readonly SkippedTest[];
}

export const EMPTY_TALLY: Tally = { passed: 0, failed: [], skipped: [] };

/** The sum of several tallies, in their order. */
export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.flatMap((tally) => tally.failed),
    skipped: tallies.flatMap((tally) => tally.skipped),
  };
}

/** A check that is either fine or not (types, lint, format, build) as a tally of one. */
export function tallyCheck(name: string, fine: boolean): Tally {
  return { passed: fine ? 1 : 0, failed: fine ? [] : [name], skipped: [] };
}

/**
 * A runner's tally as it counts for the whole: a skipped test without a reason, and a runner that executed nothing, are failures
 * of their own.
 */
export function judgeRunner(runner: string, tally: Tally): Tally {
  const silent = tally.skipped.filter((test) => test.reason === null);
  const nothing = tally.passed + tally.failed.length === 0 ? [`${runner}: no test was executed`] : [];
  return {
    passed: tally.passed,
    failed: [
      ...tally.failed,
      ...silent.map((test) => `${runner}: "${test.name}" was skipped without a reason`),
      ...nothing,
    ],
    skipped: tally.skipped.filter((test) => test.reason !== null),
  };
}

/** The last line of a run. */
export function summaryLine(tally: Tally): string {
  return `${tally.passed} passed, ${tally.failed.length} failed, ${tally.skipped.length} skipped`;
}
