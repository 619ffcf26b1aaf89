import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronSwitches, resolveElectron } from '../../scripts/runtime/electron.ts';
import { projectFolder } from '../../scripts/runtime/project-paths.ts';
import { isRoot } from '../../scripts/runtime/run-program.ts';

/** How a test wants the program started. */
export interface LaunchOptions {
  /** Where the program keeps its store; a new temporary folder when left out, which goes with `close()`. */
  readonly userData?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A packaged program to start instead of the built one in out/. */
  readonly packagedProgram?: string;
  /** Another folder with a package.json for Electron to run instead of this project. */
  readonly programFolder?: string;
}

/** The running program in a test's hands. */
export interface RunningProgram {
  readonly app: ElectronApplication;
  /** The first window, loaded. */
  readonly page: Page;
  readonly userData: string;
  /** What the program has written to its standard output and error so far. */
  readonly output: () => string;
  /** Ends the program and takes its temporary folder away. */
  close(): Promise<void>;
}

/** Starts the program in the Electron of this machine, each time with a store of its own, and waits for its first window. */
export async function launchProgram(options: LaunchOptions = {}): Promise<RunningProgram> {
  const electron = await resolveElectron({ silent: true });
  // Playwright asks the electron package which program to run, and that one looks into the environment.
  Object.assign(process.env, electron.env);
  const userData = options.userData ?? mkdtempSync(path.join(tmpdir(), 'supply-counter-user-'));
  const switches = [...electronSwitches(), `--user-data-dir=${userData}`];
  const env = { ...(process.env as Record<string, string>), ...electron.env, ...options.env };
  const folder = options.programFolder ?? projectFolder;
  const app = await _electron.launch({
    ...(options.packagedProgram ? { executablePath: options.packagedProgram } : {}),
    args: options.packagedProgram ? switches : [...switches, folder],
    cwd: folder,
    env,
    // Playwright leaves the sandbox out on Linux unless told otherwise; only the superuser has to.
    chromiumSandbox: !isRoot(),
  });
  let said = '';
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const close = async () => {
    await app.close();
    if (options.userData === undefined) await rm(userData, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const page = await app.firstWindow();
    await page.waitForLoadState('domcontentloaded');
    return { app, page, userData, output: () => said, close };
  } catch (error) {
    await close();
    throw new Error(`The program opened no window. It said:\n${said.slice(-4000)}`, { cause: error });
  }
}
