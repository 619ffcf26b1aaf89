import { describe, expect, it } from 'vitest';
import { type PlaywrightReport, tallyPlaywright } from '../../../scripts/test/playwright-report.ts';
import {
  addTallies,
  EMPTY_TALLY,
  judgeRunner,
  summaryLine,
  tallyCheck,
} from '../../../scripts/test/tally.ts';
import { tallyVitest } from '../../../scripts/test/vitest-report.ts';

describe('counting a vitest run', () => {
  it('counts what passed, failed and was skipped, with the note as the reason', () => {
    const tally = tallyVitest({
      tests: [
        { name: 'a', state: 'passed', note: null },
        { name: 'b', state: 'failed', note: null },
        { name: 'c', state: 'skipped', note: 'no PostgreSQL' },
        { name: 'd', state: 'skipped', note: '  ' },
      ],
      errors: [],
    });
    expect(tally).toEqual({
      passed: 1,
      failed: ['b'],
      skipped: [
        { name: 'c', reason: 'no PostgreSQL' },
        { name: 'd', reason: null },
      ],
    });
  });

  it('counts a test that was never reached, and an error outside of the tests, as failed', () => {
    const tally = tallyVitest({
      tests: [{ name: 'a', state: 'pending', note: null }],
      errors: ['a.test.ts: no such file'],
    });
    expect(tally.failed).toEqual(['a', 'a.test.ts: no such file']);
  });
});

describe('counting a Playwright run', () => {
  const report: PlaywrightReport = {
    suites: [
      {
        title: 'a.spec.ts',
        specs: [{ title: 'one', file: 'a.spec.ts', tests: [{ status: 'expected' }] }],
        suites: [
          {
            title: 'inner',
            specs: [
              { title: 'two', file: 'a.spec.ts', tests: [{ status: 'unexpected' }] },
              { title: 'three', file: 'a.spec.ts', tests: [{ status: 'flaky' }] },
              {
                title: 'four',
                file: 'a.spec.ts',
                tests: [{ status: 'skipped', annotations: [{ type: 'skip', description: 'no printer' }] }],
              },
              {
                title: 'five',
                file: 'a.spec.ts',
                tests: [{ status: 'skipped', annotations: [{ type: 'skip' }] }],
              },
            ],
          },
        ],
      },
    ],
    errors: [{ message: 'cannot load b.spec.ts\nmore' }],
  };

  it('goes down into the suites and takes the reason from the annotation', () => {
    expect(tallyPlaywright(report)).toEqual({
      passed: 1,
      failed: ['a.spec.ts > two', 'a.spec.ts > three', 'cannot load b.spec.ts'],
      skipped: [
        { name: 'a.spec.ts > four', reason: 'no printer' },
        { name: 'a.spec.ts > five', reason: null },
      ],
    });
  });
});

describe('judging a run', () => {
  it('fails a test that was skipped without a reason, and lets one with a reason be', () => {
    const judged = judgeRunner('vitest', {
      passed: 3,
      failed: [],
      skipped: [
        { name: 'a', reason: null },
        { name: 'b', reason: 'no printer' },
      ],
    });
    expect(judged.failed).toEqual(['vitest: "a" was skipped without a reason']);
    expect(judged.skipped).toEqual([{ name: 'b', reason: 'no printer' }]);
  });

  it('fails a runner that executed nothing, even if all was skipped with reasons', () => {
    expect(judgeRunner('playwright', EMPTY_TALLY).failed).toEqual(['playwright: no test was executed']);
    const allSkipped = { ...EMPTY_TALLY, skipped: [{ name: 'a', reason: 'no screen' }] };
    expect(judgeRunner('playwright', allSkipped).failed).toHaveLength(1);
  });

  it('says the numbers over all runners in one line', () => {
    const skipped = [{ name: 'c', reason: 'no printer' }];
    const all = addTallies([
      tallyCheck('types', true),
      tallyCheck('lint', false),
      { passed: 40, failed: ['b'], skipped },
    ]);
    expect(summaryLine(all)).toBe('41 passed, 2 failed, 1 skipped');
  });
});
