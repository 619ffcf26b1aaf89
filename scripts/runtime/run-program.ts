import { spawn, type SpawnOptions, spawnSync } from 'node:child_process';

/** What a finished program left behind. */
export interface Finished {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, keeping what it printed; never throws for an exit status, only when it cannot be started. */
export function runProgram(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ status: code ?? 1, stdout, stderr }));
  });
}

/** Runs a program that must succeed; the error says which one failed and how. */
export async function runOrThrow(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<Finished> {
  const finished = await runProgram(command, args, options);
  if (finished.status !== 0) {
    const said = (finished.stderr.trim() || finished.stdout.trim()).slice(-2000);
    throw new Error(`${command} ${args[0] ?? ''} ended with status ${finished.status}: ${said}`);
  }
  return finished;
}

/** Runs a program whose output goes straight to this terminal; answers its exit status. */
export function runVisibly(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<number> {
  return runAttached(command, args, { ...options, stdio: 'inherit' });
}

/** Runs a program whose output nobody reads; needed for one that leaves a server behind, which would keep a pipe open. */
export function runSilently(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<number> {
  return runAttached(command, args, { ...options, stdio: 'ignore' });
}

function runAttached(command: string, args: readonly string[], options: SpawnOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options);
    // Whoever ends this program ends the child, and then what was started around it is cleared away in order.
    const interrupt = () => {};
    const terminate = () => child.kill('SIGTERM');
    process.on('SIGINT', interrupt).on('SIGTERM', terminate);
    const done = () => process.off('SIGINT', interrupt).off('SIGTERM', terminate);
    child.on('error', (error) => {
      done();
      reject(error);
    });
    child.on('close', (code) => {
      done();
      resolve(code ?? 1);
    });
  });
}

/** Whether a program of that name can be found (`PATH` and the system folders that a plain user's `PATH` lacks). */
export function hasProgram(name: string): boolean {
  return findProgram(name) !== null;
}

/** The path of a program, or null. */
export function findProgram(name: string): string | null {
  const asked =
    process.platform === 'win32'
      ? spawnSync('where', [name])
      : spawnSync('sh', ['-c', `command -v "$1"`, 'sh', name], {
          env: { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin:/usr/local/sbin` },
        });
  if (asked.status !== 0) return null;
  return asked.stdout.toString().split(/\r?\n/)[0]?.trim() || null;
}

/** Whether this process is the superuser (never on Windows). */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}
