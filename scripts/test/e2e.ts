import { buildIfNeeded } from '../build/program.ts';
import { resolveElectron } from '../runtime/electron.ts';
import {
  electronNeeds,
  installMissing,
  PRINTING_NEEDS,
  STORE_NEEDS,
  WINDOW_NEEDS,
} from '../runtime/system.ts';
import { runPlaywright } from './runners.ts';
import { type Surroundings, startDatabase, startPrinting, startScreen } from './surroundings.ts';
import { type Tally, tallyCheck } from './tally.ts';
import { printSummary } from './summary.ts';

/** Runs the end-to-end tests with all they need: Electron, the built program, a screen, a print queue, a database. */
export async function runEndToEnd(args: readonly string[]): Promise<Tally> {
  await installMissing([...PRINTING_NEEDS, ...STORE_NEEDS]);
  const missing = await installMissing([...WINDOW_NEEDS, ...(await electronNeeds())]);
  if (missing.length > 0) {
    return tallyCheck(`end to end: this machine lacks ${missing.map((need) => need.what).join(', ')}`, false);
  }
  await resolveElectron();
  await buildIfNeeded();
  const around: Surroundings[] = [];
  try {
    for (const start of [startScreen, startPrinting, startDatabase]) around.push(await start());
    return await runPlaywright(Object.assign({}, ...around.map(({ env }) => env)), args);
  } finally {
    for (const { stop } of around.reverse()) await stop();
  }
}

if (import.meta.main) {
  process.exitCode = printSummary(await runEndToEnd(process.argv.slice(2)));
}
