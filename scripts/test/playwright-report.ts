import type { SkippedTest, Tally } from './tally.ts';

interface Annotation {
  readonly type: string;
  readonly description?: string;
}

interface PlaywrightTest {
  readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
  readonly annotations?: readonly Annotation[];
}

interface PlaywrightSpec {
  readonly title: string;
  readonly file: string;
  readonly tests: readonly PlaywrightTest[];
}

interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly PlaywrightSpec[];
}

/** The part of Playwright's JSON report that is counted. */
export interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  readonly errors?: readonly { readonly message?: string }[];
}

/** Counts a Playwright run; a flaky test (there are no retries) counts as failed, and so does an error outside of any test. */
export function tallyPlaywright(report: PlaywrightReport): Tally {
  const tests = report.suites.flatMap((suite) => testsOf(suite));
  return {
    passed: tests.filter(({ test }) => test.status === 'expected').length,
    failed: [
      ...tests
        .filter(({ test }) => test.status === 'unexpected' || test.status === 'flaky')
        .map(({ name }) => name),
      ...(report.errors ?? []).map(
        (error) => (error.message ?? 'an error without a message').split('\n')[0] as string,
      ),
    ],
    skipped: tests
      .filter(({ test }) => test.status === 'skipped')
      .map(({ name, test }) => skippedTest(name, test)),
  };
}

function testsOf(suite: PlaywrightSuite): { name: string; test: PlaywrightTest }[] {
  return [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.map((test) => ({ name: `${spec.file} > ${spec.title}`, test })),
    ),
    ...(suite.suites ?? []).flatMap((inner) => testsOf(inner)),
  ];
}

function skippedTest(name: string, test: PlaywrightTest): SkippedTest {
  const said = (test.annotations ?? []).filter(({ type }) => type === 'skip' || type === 'fixme');
  const reason = said.map(({ description }) => description?.trim() ?? '').find((text) => text !== '');
  return { name, reason: reason ?? null };
}
