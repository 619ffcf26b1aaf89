import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { findProgram } from './run-program.ts';

/** A screen that exists only in memory. */
export interface Display {
  /** What programs that shall draw on it need in their environment. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export const DEFAULT_SCREEN = { width: 1366, height: 768 } as const;

/** Whether a window opened now would be seen by somebody (Windows and macOS: always). */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Starts an own Xvfb on a display number that nobody uses; it ends with `stop()`, and at the latest with this process. */
export async function startDisplay(
  screen: { width: number; height: number } = DEFAULT_SCREEN,
): Promise<Display> {
  const program = findProgram('Xvfb');
  if (program === null) throw new Error('Xvfb is not installed.');
  const server = spawn(
    program,
    // Xvfb chooses the number itself and writes it to file descriptor 3: two starting at once cannot meet.
    [
      '-displayfd',
      '3',
      '-screen',
      '0',
      `${screen.width}x${screen.height}x24`,
      '-nolisten',
      'tcp',
      '-noreset',
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const endWithUs = () => server.kill('SIGKILL');
  process.on('exit', endWithUs);
  const ended = new Promise<void>((resolve) => server.on('close', () => resolve()));
  const number = await displayNumber(server.stdio[3] as Readable, server.stderr as Readable, ended);
  return {
    env: { DISPLAY: `:${number}`, WAYLAND_DISPLAY: '' },
    stop: async () => {
      process.off('exit', endWithUs);
      server.kill('SIGTERM');
      await ended;
    },
  };
}

function displayNumber(numbers: Readable, errors: Readable, ended: Promise<void>): Promise<string> {
  let said = '';
  let complaints = '';
  errors.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    numbers.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('\n')) resolve(said.trim());
    });
    void ended.then(() => reject(new Error(`Xvfb ended at once: ${complaints.trim().slice(-500)}`)));
  });
}
