import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheFolder, projectFolder } from './project-paths.ts';
import { runOrThrow } from './run-program.ts';

const packageFolder = path.join(projectFolder, 'node_modules', 'electron');
const answerFile = path.join(cacheFolder, 'official-electron.json');

/** How long the server may take before the first byte, and between two bytes afterwards. */
const PATIENCE_MS = 20_000;
const REPORT_EVERY_MS = 10_000;

/** The Electron release that package.json pins. */
export async function pinnedElectronVersion(): Promise<string> {
  const described = JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return described.version;
}

/** The official Electron's program if it has been downloaded already, else null. */
export async function findOfficialElectron(): Promise<string | null> {
  const version = await pinnedElectronVersion();
  try {
    const installed = await readFile(path.join(packageFolder, 'dist', 'version'), 'utf8');
    if (installed.trim().replace(/^v/, '') !== version) return null;
    const program = path.join(
      packageFolder,
      'dist',
      await readFile(path.join(packageFolder, 'path.txt'), 'utf8'),
    );
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** Downloads the official Electron by its own installer; throws when it cannot be reached. Answers its program. */
export async function downloadOfficialElectron(): Promise<string> {
  await fetchIntoCache(await pinnedElectronVersion());
  const env = { ...process.env };
  // The installer would unpack into this folder, which may be the fall-back's.
  delete env.ELECTRON_OVERRIDE_DIST_PATH;
  await runOrThrow(process.execPath, [path.join(packageFolder, 'install.js')], { env });
  const program = await findOfficialElectron();
  if (program === null) throw new Error('the installer ended well but left no Electron');
  return program;
}

/** Whether the download was tried in vain today, so that it need not be tried at every start. */
export async function wasUnreachableToday(): Promise<boolean> {
  try {
    const answer = JSON.parse(await readFile(answerFile, 'utf8')) as {
      version?: string;
      unreachableOn?: string;
    };
    return answer.version === (await pinnedElectronVersion()) && answer.unreachableOn === today();
  } catch {
    return false;
  }
}

/** Remembers until tomorrow that the official download could not be reached. */
export async function rememberUnreachable(): Promise<void> {
  await mkdir(cacheFolder, { recursive: true });
  const answer = { version: await pinnedElectronVersion(), unreachableOn: today() };
  await writeFile(answerFile, `${JSON.stringify(answer)}\n`);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

interface ElectronGet {
  downloadArtifact(wanted: {
    version: string;
    artifactName: string;
    platform: string;
    arch: string;
    checksums: unknown;
    downloadOptions: {
      quiet: boolean;
      signal: AbortSignal;
      getProgressCallback(progress: { transferred: number; total: number | null }): Promise<void>;
    };
  }): Promise<string>;
}

/**
 * The same download as the installer's, into the same cache, but given up when nothing arrives for a while: the installer alone
 * would wait for minutes behind a firewall that swallows packets, while a slow line that does deliver must be left its time.
 */
async function fetchIntoCache(version: string): Promise<void> {
  const fromElectron = createRequire(path.join(packageFolder, 'package.json'));
  const { downloadArtifact } = fromElectron('@electron/get') as ElectronGet;
  const controller = new AbortController();
  const giveUp = () => controller.abort(new Error('nothing arrived in time'));
  let patience = setTimeout(giveUp, PATIENCE_MS);
  let nextReport = Date.now() + REPORT_EVERY_MS;
  try {
    await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: fromElectron('./checksums.json'),
      downloadOptions: {
        quiet: true,
        signal: controller.signal,
        getProgressCallback: async ({ transferred, total }) => {
          clearTimeout(patience);
          patience = setTimeout(giveUp, PATIENCE_MS);
          if (Date.now() < nextReport) return;
          nextReport = Date.now() + REPORT_EVERY_MS;
          const share = total ? ` of ${Math.round(total / 1e6)}` : '';
          process.stderr.write(
            `Downloading Electron ${version}: ${Math.round(transferred / 1e6)}${share} MB\n`,
          );
        },
      },
    });
  } finally {
    clearTimeout(patience);
  }
}
