import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { buildProgram } from '../build/program.ts';
import { projectFolder } from '../runtime/project-paths.ts';
import { runVisibly } from '../runtime/run-program.ts';
import { type PlaywrightReport, tallyPlaywright } from './playwright-report.ts';
import { judgeRunner, type Tally, tallyCheck } from './tally.ts';
import { tallyVitest, type VitestReport } from './vitest-report.ts';

const reportFolder = path.join(projectFolder, 'out', 'test');

/** Checks the types of the whole project. */
export async function checkTypes(): Promise<Tally> {
  return tallyCheck('types', (await runTool('typescript/bin/tsc', ['--noEmit'])) === 0);
}

/** Checks the rules of scripts/build/biome.json. */
export async function checkLint(): Promise<Tally> {
  const args = ['lint', '--config-path=scripts/build', '--error-on-warnings', '.'];
  return tallyCheck('lint', (await runTool('@biomejs/biome/bin/biome', args)) === 0);
}

/** Checks that every file is formatted. */
export async function checkFormat(): Promise<Tally> {
  const fine =
    (await runTool('@biomejs/biome/bin/biome', ['format', '--config-path=scripts/build', '.'])) === 0;
  return tallyCheck('format (mend it with: npm run format)', fine);
}

/** Builds the program. */
export async function checkBuild(): Promise<Tally> {
  return tallyCheck('build', (await buildProgram()) === 0);
}

/** Runs the tests that need no window. */
export async function runVitest(
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<Tally> {
  const report = await freshReport('vitest.json');
  const status = await runTool(
    'vitest/vitest.mjs',
    [
      'run',
      '--config',
      'tests/vitest.config.ts',
      '--reporter=default',
      '--reporter=./scripts/test/vitest-reporter.ts',
      ...args,
    ],
    { ...env, SUPPLY_COUNTER_VITEST_REPORT: report },
  );
  return judgeReport('vitest', status, report, (content) => tallyVitest(content as VitestReport));
}

/** Runs the tests that drive the program in Electron. */
export async function runPlaywright(
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<Tally> {
  const report = await freshReport('playwright.json');
  const status = await runTool(
    '@playwright/test/cli.js',
    ['test', '--config', 'tests/playwright.config.ts', '--reporter=list,json', ...args],
    { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
  return judgeReport('playwright', status, report, (content) => tallyPlaywright(content as PlaywrightReport));
}

function runTool(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  // By this Node, not by the tool's own first line: the machine's `node` may be an older one.
  return runVisibly(
    process.execPath,
    [path.join(projectFolder, 'node_modules', ...program.split('/')), ...args],
    {
      cwd: projectFolder,
      env: { ...process.env, ...env },
    },
  );
}

/** The path of a report, with no report of an earlier run in it. */
async function freshReport(name: string): Promise<string> {
  await mkdir(reportFolder, { recursive: true });
  const file = path.join(reportFolder, name);
  await rm(file, { force: true });
  return file;
}

async function judgeReport(
  runner: string,
  status: number,
  file: string,
  count: (content: unknown) => Tally,
): Promise<Tally> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return tallyCheck(`${runner} ended with status ${status} and left no report`, false);
  const tally = judgeRunner(runner, count(JSON.parse(text)));
  // What the report does not show (a leak, a bad option) must not pass unseen.
  if (status !== 0 && tally.failed.length === 0)
    return { ...tally, failed: [`${runner} ended with status ${status}`] };
  return tally;
}
