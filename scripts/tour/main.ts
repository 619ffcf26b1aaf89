import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchProgram } from '../../tests/support/runtime.ts';
import { openInBrowser } from '../../tests/support/runtime-browser.ts';
import { buildIfNeeded } from '../build/program.ts';
import { hasDisplay, startDisplay } from '../runtime/display.ts';
import { electronNeeds, installMissing, PRINTING_NEEDS, WINDOW_NEEDS } from '../runtime/system.ts';
import { ensurePrintQueue } from '../runtime/print-queue.ts';
import { projectFolder } from '../runtime/project-paths.ts';
import { resolveElectron } from '../runtime/electron.ts';
import { clerkAt } from './clerk.ts';
import { playCounterDay } from './counter-day.ts';
import { startReceiver } from './county-receiver.ts';
import { filesOfToday } from './files-of-today.ts';
import { summaryOf } from './summary.ts';

// `npm run tour`: one whole counter day in the real program without a human; what it leaves behind is in out/tour/.
const folder = path.join(projectFolder, 'out', 'tour');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

await installMissing(PRINTING_NEEDS);
const missing = await installMissing([...WINDOW_NEEDS, ...(await electronNeeds())]);
if (missing.length > 0) process.exit(1);
const display = hasDisplay() ? null : await startDisplay();
if (display !== null) Object.assign(process.env, display.env);
await resolveElectron();
await buildIfNeeded();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const printer = await ensurePrintQueue().then(
  (queue) => queue.name,
  () => null,
);
say(
  printer === null
    ? 'No print queue here: papers are saved as PDF only.'
    : `Printing to the queue ${printer}.`,
);
const receiver = await startReceiver();
const program = await launchProgram();
let looks = 0;
try {
  const facts = await playCounterDay({
    clerk: clerkAt(program.app, program.page),
    ...filesOfToday(folder),
    countyUrl: receiver.url,
    enrolmentCode: receiver.enrolmentCode,
    printer,
    folder,
    look: async (name) => {
      looks += 1;
      const picture = `${String(looks).padStart(2, '0')}-${name}.png`;
      await program.page.screenshot({ path: path.join(folder, picture) });
      say(picture);
    },
  });
  const county = await (await fetch(`${receiver.url}/stations.json`)).json();
  writeFileSync(path.join(folder, 'county.json'), `${JSON.stringify(county, null, 1)}\n`);
  const browser = await openInBrowser(receiver.url);
  await browser.page.screenshot({ path: path.join(folder, 'county.png') });
  await browser.close();
  writeFileSync(
    path.join(folder, 'summary.md'),
    summaryOf(facts, county, existsSync(path.join(folder, 'receipt.pdf'))),
  );
  say(`Done. Look into ${path.relative(process.cwd(), folder)}: summary.md first.`);
} catch (error) {
  await program.page.screenshot({ path: path.join(folder, 'failed.png') }).catch(() => undefined);
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n${program.output()}\n`,
  );
  process.exitCode = 1;
} finally {
  await program.close();
  await receiver.stop();
  await display?.stop();
}
