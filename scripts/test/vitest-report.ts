import type { Tally } from './tally.ts';

/** One test as the reporter writes it; `pending` means that the run ended before it. */
export interface VitestTest {
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'skipped' | 'pending';
  readonly note: string | null;
}

/** What the reporter leaves behind. */
export interface VitestReport {
  readonly tests: readonly VitestTest[];
  /** Errors that belong to no single test: files that cannot be loaded, hooks, stray rejections. */
  readonly errors: readonly string[];
}

/** Counts a vitest run; a test that the run never reached counts as failed. */
export function tallyVitest(report: VitestReport): Tally {
  return {
    passed: report.tests.filter((test) => test.state === 'passed').length,
    failed: [
      ...report.tests
        .filter((test) => test.state === 'failed' || test.state === 'pending')
        .map((test) => test.name),
      ...report.errors,
    ],
    skipped: report.tests
      .filter((test) => test.state === 'skipped')
      .map((test) => ({ name: test.name, reason: test.note?.trim() || null })),
  };
}
