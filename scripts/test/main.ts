import { installMissing, STORE_NEEDS } from '../runtime/system.ts';
import { runEndToEnd } from './e2e.ts';
import { checkBuild, checkFormat, checkLint, checkTypes, runVitest } from './runners.ts';
import { printSummary } from './summary.ts';
import { startDatabase } from './surroundings.ts';
import { addTallies, type Tally, tallyCheck } from './tally.ts';

type Step = (args: readonly string[]) => Promise<Tally>;

/** The parts of the whole run, in their order: the quick ones first. */
const STEPS: Readonly<Record<string, Step>> = {
  types: checkTypes,
  lint: checkLint,
  format: checkFormat,
  unit: runWithoutWindow,
  build: checkBuild,
  e2e: runEndToEnd,
};

const usage = `Usage: npm test [-- --only ${Object.keys(STEPS).join('|')} [arguments for that runner]]\n`;

process.exitCode = await runTests(process.argv.slice(2));

async function runTests(words: readonly string[]): Promise<number> {
  const [option, name = '', ...args] = words;
  if (option === undefined) return printSummary(addTallies(await runAll(Object.keys(STEPS), [])));
  if (option === '--only' && name in STEPS) return printSummary(addTallies(await runAll([name], args)));
  process.stderr.write(usage);
  return 2;
}

async function runAll(names: readonly string[], args: readonly string[]): Promise<Tally[]> {
  const tallies: Tally[] = [];
  for (const name of names) {
    const started = performance.now();
    process.stdout.write(`\n── ${name} ──\n`);
    const tally = await runStep(name, args);
    tallies.push(tally);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(
      `── ${name}: ${tally.failed.length === 0 ? 'well' : 'FAILED'} after ${seconds} s ──\n`,
    );
  }
  return tallies;
}

/** A step that breaks off (no Electron, no build) is a failure among the others, so that the numbers still get printed. */
async function runStep(name: string, args: readonly string[]): Promise<Tally> {
  try {
    return await (STEPS[name] as Step)(args);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return tallyCheck(`${name}: ${why}`, false);
  }
}

/** Unit, integration, scenario and house tests; those of the county's store find a PostgreSQL. */
async function runWithoutWindow(args: readonly string[]): Promise<Tally> {
  await installMissing(STORE_NEEDS);
  const database = await startDatabase();
  try {
    return await runVitest(database.env, args);
  } finally {
    await database.stop();
  }
}
