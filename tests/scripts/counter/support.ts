import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

const projectFolder = path.resolve(import.meta.dirname, '../../..');
const program = path.join(projectFolder, 'scripts', 'counter', 'main.ts');

/** The files of the station that the command line is tried on. */
export const stationA = (name: string): string =>
  path.join(projectFolder, 'tests', 'fixtures', 'station-a', name);

/** What a command did. */
export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as JSON; throws when it is anything but one value. */
  readonly json: () => unknown;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes with the test file. */
export function tempFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'supply-counter-cli-'));
  folders.push(folder);
  return folder;
}

/** Runs the real command in a process of its own, in English, as a person in `cwd` would. */
export function runCounter(
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly input?: string;
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Promise<Ran> {
  const {
    npm_lifecycle_event: _event,
    INIT_CWD: _cwd,
    SUPPLY_COUNTER_PASSWORD: _password,
    ...inherited
  } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    cwd: options.cwd ?? projectFolder,
    env: { ...inherited, LC_ALL: 'en_US.UTF-8', ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ status: code ?? -1, stdout, stderr, json: () => JSON.parse(stdout) }),
    );
  });
}
