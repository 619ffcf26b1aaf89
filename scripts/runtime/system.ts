import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fallbackFits } from './fallback-electron.ts';
import { findOfficialElectron } from './official-electron.ts';
import { findPostgresPrograms } from './postgres.ts';
import { findProgram, hasProgram, isRoot, runProgram, runVisibly } from './run-program.ts';

/** Something that the operating system must bring. */
export interface Need {
  readonly what: string;
  /** Debian package names; where one of them has gone by several names, they are separated by `|`, the newest first. */
  readonly packages: readonly string[];
  present(): boolean;
}

/** What a window without a screen needs: the tour and the end-to-end tests. */
export const WINDOW_NEEDS: readonly Need[] = [
  { what: 'a screen in memory (Xvfb)', packages: ['xvfb'], present: () => hasProgram('Xvfb') },
  { what: 'GTK', packages: ['libgtk-3-0t64|libgtk-3-0'], present: () => hasLibrary('libgtk-3.so.0') },
  { what: 'NSS', packages: ['libnss3'], present: () => hasLibrary('libnss3.so') },
  { what: 'ALSA', packages: ['libasound2t64|libasound2'], present: () => hasLibrary('libasound.so.2') },
  { what: 'GBM', packages: ['libgbm1'], present: () => hasLibrary('libgbm.so.1') },
  { what: 'Chinese fonts', packages: ['fonts-noto-cjk'], present: hasChineseFonts },
];

/** What printing to a real queue and reading the result back needs. */
export const PRINTING_NEEDS: readonly Need[] = [
  {
    what: 'a print queue (CUPS, CUPS-PDF)',
    packages: ['cups', 'cups-client', 'cups-ipp-utils', 'printer-driver-cups-pdf'],
    present: () =>
      hasProgram('cupsd') && hasProgram('lpadmin') && existsSync('/usr/lib/cups/backend/cups-pdf'),
  },
  { what: 'the system message bus', packages: ['dbus'], present: () => hasProgram('dbus-daemon') },
  { what: 'a PDF reader (poppler)', packages: ['poppler-utils'], present: () => hasProgram('pdftotext') },
];

/** What proving the books from outside and the county's real store need. */
export const STORE_NEEDS: readonly Need[] = [
  { what: 'PostgreSQL', packages: ['postgresql'], present: () => findPostgresPrograms() !== null },
  { what: 'the sqlite3 shell', packages: ['sqlite3'], present: () => hasProgram('sqlite3') },
];

/** What compiling SQLite for the fall-back Electron needs; nothing where the official one is there. */
const COMPILER_NEED: Need = {
  what: 'a C++ compiler',
  packages: ['g++', 'libc6-dev'],
  present: () => hasProgram('g++') && hasProgram('gcc'),
};

/** The needs of the Electron that will run here. */
export async function electronNeeds(): Promise<readonly Need[]> {
  const maybeFallback = fallbackFits() && (await findOfficialElectron()) === null;
  return maybeFallback ? [COMPILER_NEED] : [];
}

/** The needs that this machine does not meet. On Windows and macOS there are none: what is missing there cannot be installed so. */
export function listMissing(needs: readonly Need[]): Need[] {
  return process.platform === 'linux' ? needs.filter((need) => !need.present()) : [];
}

/**
 * Installs what the machine lacks if that can be done without asking (superuser on a Debian-like system); else prints the one
 * command that a person must run. Answers what is still missing.
 */
export async function installMissing(needs: readonly Need[]): Promise<Need[]> {
  const missing = listMissing(needs);
  if (missing.length === 0) return [];
  const wanted = missing.map((need) => need.what).join(', ');
  const debianLike = hasProgram('apt-get');
  if (!isRoot() || !debianLike) {
    process.stderr.write(
      `This machine lacks: ${wanted}.\n${debianLike ? `Run: ${await installCommand(missing)}\n` : ''}`,
    );
    return missing;
  }
  process.stderr.write(`Installing what this machine lacks: ${wanted} …\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Old lists name packages that are gone; but without a network the lists at hand may still do.
  await runProgram('apt-get', ['update', '-q'], { env });
  const status = await runVisibly(
    'apt-get',
    ['install', '-q', '-y', '--no-install-recommends', ...(await packageNames(missing))],
    {
      env,
    },
  );
  const still = listMissing(missing);
  if (status !== 0 || still.length > 0) {
    process.stderr.write(`Not installed: ${still.map((need) => need.what).join(', ') || 'see above'}.\n`);
  }
  return still;
}

/** The command that installs what is missing, for a person to run. */
export async function installCommand(missing: readonly Need[]): Promise<string> {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${(await packageNames(missing)).join(' ')}`;
}

async function packageNames(missing: readonly Need[]): Promise<string[]> {
  const names = await Promise.all(missing.flatMap((need) => need.packages).map(chooseName));
  return [...new Set(names)];
}

/** Of the names that a package has gone by, the first that this system can install. */
async function chooseName(names: string): Promise<string> {
  const [first = names, ...older] = names.split('|');
  if (older.length === 0) return first;
  for (const name of [first, ...older]) {
    if ((await runProgram('apt-cache', ['show', '--no-all-versions', name])).status === 0) return name;
  }
  return older.at(-1) ?? first;
}

function hasLibrary(name: string): boolean {
  const ldconfig = findProgram('ldconfig');
  if (ldconfig === null) return false;
  return spawnSync(ldconfig, ['-p'], { maxBuffer: 16e6 }).stdout.toString().includes(`\t${name} `);
}

function hasChineseFonts(): boolean {
  const fcList = findProgram('fc-list');
  if (fcList !== null) return spawnSync(fcList, [':lang=zh-cn', 'family']).stdout.toString().trim() !== '';
  const noto = '/usr/share/fonts/opentype/noto';
  return existsSync(noto) && readdirSync(noto).some((file) => file.includes('CJK'));
}

if (import.meta.main) {
  const needs = [...WINDOW_NEEDS, ...PRINTING_NEEDS, ...STORE_NEEDS, ...(await electronNeeds())];
  const missing = await installMissing(needs);
  process.stdout.write(missing.length === 0 ? 'This machine has all that is needed.\n' : '');
  process.exitCode = missing.length === 0 ? 0 : 1;
}
