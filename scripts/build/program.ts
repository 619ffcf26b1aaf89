import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../runtime/project-paths.ts';
import { runVisibly } from '../runtime/run-program.ts';

const SOURCES = [
  'electron',
  'renderer',
  'db',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'scripts/build/electron.vite.config.ts',
];

const PRODUCTS = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/** Builds the three parts of the program (main, preload, pages) into out/; answers the exit status of the build. */
export function buildProgram(): Promise<number> {
  const electronVite = path.join(projectFolder, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  return runVisibly(
    process.execPath,
    [electronVite, 'build', '-c', 'scripts/build/electron.vite.config.ts', '--logLevel', 'warn'],
    { cwd: projectFolder },
  );
}

/** Builds the program if a source is newer than what was built; throws when the build fails. */
export async function buildIfNeeded(): Promise<void> {
  if (isBuilt(projectFolder)) return;
  process.stderr.write('Building the program …\n');
  const status = await buildProgram();
  if (status !== 0) throw new Error(`The build ended with status ${status}.`);
}

/** Whether out/ holds the whole program and none of its sources is newer. */
export function isBuilt(folder: string): boolean {
  const products = PRODUCTS.map((file) => path.join(folder, file));
  if (!products.every((file) => existsSync(file))) return false;
  const built = Math.min(...products.map((file) => statSync(file).mtimeMs));
  return SOURCES.every((source) => newestChange(path.join(folder, source)) <= built);
}

/** The time of the newest change in a file or folder, in milliseconds; 0 when there is none. */
export function newestChange(entry: string): number {
  if (!existsSync(entry)) return 0;
  const found = statSync(entry);
  if (!found.isDirectory()) return found.mtimeMs;
  // A folder's own time tells of a file that was taken away.
  return Math.max(found.mtimeMs, ...readdirSync(entry).map((name) => newestChange(path.join(entry, name))));
}
