import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { exclusively } from './exclusive.ts';
import { cacheFolder } from './project-paths.ts';
import { findProgram, isRoot, runOrThrow, runProgram } from './run-program.ts';

/** A real print queue of this machine whose printer writes PDF files. */
export interface PrintQueue {
  readonly name: string;
  /** Where each printed job appears as `<title>-job_<number>.pdf`. */
  readonly folder: string;
}

export const RECEIPT_QUEUE = 'Receipt';

const PPD = 'lsb/usr/cups-pdf/CUPS-PDF_opt.ppd';
const START_LIMIT_MS = 15_000;

/**
 * Makes sure that the queue `Receipt` exists and takes jobs; starts the system's message bus and CUPS first where they are not
 * running (a container) and leaves them running, since other programs may use them by then. Throws when it cannot.
 */
export async function ensurePrintQueue(): Promise<PrintQueue> {
  if (process.platform !== 'linux')
    throw new Error('A print queue that writes PDF files is set up on Linux only.');
  if (!findProgram('lpadmin') || !existsSync('/usr/lib/cups/backend/cups-pdf'))
    throw new Error('CUPS-PDF is not installed.');
  return exclusively(path.join(cacheFolder, 'print-queue.lock'), async () => {
    if (!(await schedulerRuns())) await startScheduler();
    if (!(await queueExists()))
      await runOrThrow(program('lpadmin'), ['-p', RECEIPT_QUEUE, '-v', 'cups-pdf:/', '-m', PPD]);
    await runProgram(program('cupsenable'), [RECEIPT_QUEUE]);
    await runProgram(program('cupsaccept'), [RECEIPT_QUEUE]);
    return { name: RECEIPT_QUEUE, folder: path.join(userInfo().homedir, 'PDF') };
  });
}

async function schedulerRuns(): Promise<boolean> {
  return (await runProgram(program('lpstat'), ['-r'])).stdout.includes('is running');
}

async function queueExists(): Promise<boolean> {
  const queue = await runProgram(program('lpstat'), ['-v', RECEIPT_QUEUE], {
    env: { ...process.env, LC_ALL: 'C' },
  });
  return queue.status === 0 && queue.stdout.includes('cups-pdf:');
}

async function startScheduler(): Promise<void> {
  if (!isRoot()) throw new Error('CUPS is not running, and only the superuser can start it.');
  if (existsSync('/run/systemd/system')) await runOrThrow('systemctl', ['start', 'cups']);
  else {
    await startMessageBus();
    await runOrThrow(program('cupsd'), []);
  }
  const limit = Date.now() + START_LIMIT_MS;
  while (!(await schedulerRuns())) {
    if (Date.now() > limit) throw new Error('CUPS was started but does not answer.');
    await wait(200);
  }
}

/** Without the bus CUPS works, but Chromium sees no printers. */
async function startMessageBus(): Promise<void> {
  const pidFile = '/run/dbus/pid';
  if (existsSync(pidFile)) {
    const pid = Number(readFileSync(pidFile, 'utf8'));
    if (existsSync(`/proc/${pid}`)) return;
    // Left by a machine that was stopped without warning; the bus refuses to start over it.
    await rm(pidFile);
  }
  await mkdir('/run/dbus', { recursive: true });
  await runOrThrow(program('dbus-daemon'), ['--system', '--fork']);
}

function program(name: string): string {
  return findProgram(name) ?? name;
}
