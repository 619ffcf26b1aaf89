import { execFile } from 'node:child_process';
import type { PrintTrouble } from '../contract/print-trouble.ts';
import { runPowerShell } from './power-shell.ts';

/** A queue of the system as it is now. */
export interface QueueState {
  readonly trouble: PrintTrouble | null;
  /** The jobs that are not done, by the system's own numbers. */
  readonly openJobs: ReadonlySet<string>;
  readonly allJobs: ReadonlySet<string>;
}

/** Looks at a queue; null where the system does not tell. */
export function lookAtQueue(queue: string): Promise<QueueState | null> {
  return process.platform === 'win32' ? lookOnWindows(queue) : lookAtCups(queue);
}

/** Takes a job off its queue, so that a paper given up here does not come out later. */
export async function cancelQueueJob(queue: string, job: string): Promise<void> {
  if (process.platform === 'win32') await runPowerShell(cancelScript, { queue, job });
  else await run('cancel', [job]);
}

async function lookAtCups(queue: string): Promise<QueueState | null> {
  const [printer, open, all] = await Promise.all([
    run('lpstat', ['-l', '-p', queue]),
    run('lpstat', ['-W', 'not-completed', '-o', queue]),
    run('lpstat', ['-W', 'all', '-o', queue]),
  ]);
  if (printer === null || open === null || all === null) return null;
  return { trouble: cupsTrouble(printer), openJobs: firstWords(open), allJobs: firstWords(all) };
}

/** What CUPS says of a printer in its own words (RFC 8011, printer-state-reasons). */
export function cupsTrouble(told: string): PrintTrouble | null {
  const alerts = /^\s*Alerts: (.*)$/m.exec(told)?.[1] ?? '';
  if (/media-(empty|needed)/.test(alerts)) return 'paper_out';
  if (/(cover|door|interlock)-open/.test(alerts)) return 'cover_open';
  if (/offline|connecting-to-device|timed-out/.test(alerts)) return 'printer_offline';
  return /^printer \S+ disabled/m.test(told) || /paused/.test(alerts) ? 'queue_stopped' : null;
}

function firstWords(text: string): Set<string> {
  return new Set(text.split('\n').flatMap((line) => /^\S+/.exec(line)?.[0] ?? []));
}

function run(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C' };
    execFile(program, args, { env, timeout: 5_000 }, (error, stdout) => resolve(error ? null : stdout));
  });
}

async function lookOnWindows(queue: string): Promise<QueueState | null> {
  const told = await runPowerShell(lookScript, { queue });
  if (told === null || typeof told.state !== 'number' || !Array.isArray(told.jobs)) return null;
  const jobs = new Set(told.jobs.map(String));
  return { trouble: windowsTrouble(told.state, told.isOffline === true), openJobs: jobs, allJobs: jobs };
}

/** DetectedErrorState of Win32_Printer: 4 no paper, 7 door open, 8 jammed, 9 offline. */
function windowsTrouble(state: number, isOffline: boolean): PrintTrouble | null {
  if (state === 4) return 'paper_out';
  if (state === 7) return 'cover_open';
  if (state === 8) return 'printer_error';
  return isOffline || state === 9 ? 'printer_offline' : null;
}

const lookScript = `
$printer = Get-CimInstance Win32_Printer | Where-Object { $_.Name -eq $in.queue } | Select-Object -First 1
if ($null -eq $printer) { @{ missing = $true } } else {
  $jobs = @(Get-CimInstance Win32_PrintJob | Where-Object { $_.Name.StartsWith($in.queue + ',') } | ForEach-Object { [int]$_.JobId })
  @{ state = [int]$printer.DetectedErrorState; isOffline = [bool]$printer.WorkOffline; jobs = $jobs }
}`;

const cancelScript = `
Get-CimInstance Win32_PrintJob | Where-Object { $_.Name -eq ($in.queue + ', ' + $in.job) } | Remove-CimInstance
@{ done = $true }`;
