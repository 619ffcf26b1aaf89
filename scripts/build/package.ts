import path from 'node:path';
import { parseArgs } from 'node:util';
import { type ResolvedElectron, resolveElectron } from '../runtime/electron.ts';
import { projectFolder } from '../runtime/project-paths.ts';
import { runVisibly } from '../runtime/run-program.ts';
import { buildIfNeeded, newestChange } from './program.ts';

const TEST_OUTPUT = 'dist/for-test';

/** What is packaged and how. */
export interface PackageOptions {
  /** Only the folder with the program, no installer. */
  readonly directory: boolean;
  /** Leaves Node's inspector on, by which Playwright drives the program; such a package must not be handed out. */
  readonly forTest: boolean;
}

/**
 * Builds the program if needed and packages it for the system this runs on into dist/ (dist/for-test for a test): on Windows an
 * installer, elsewhere a folder. The native addons are those that npm installed here, so there is no packaging for another
 * system. Answers the exit status.
 */
export async function packageProgram(options: PackageOptions): Promise<number> {
  const electron = await resolveElectron({ silent: options.forTest });
  await buildIfNeeded();
  const builder = path.join(projectFolder, 'node_modules', 'electron-builder', 'cli.js');
  return runVisibly(process.execPath, [builder, ...builderArguments(options, electron)], {
    cwd: projectFolder,
  });
}

/** The words for electron-builder. */
export function builderArguments(options: PackageOptions, electron: ResolvedElectron): string[] {
  const words = ['--config', 'electron-builder.yml', '--publish', 'never'];
  if (options.directory) words.push('--dir');
  if (electron.origin === 'fallback') {
    words.push(
      `-c.electronDist=${path.dirname(electron.executablePath)}`,
      `-c.electronVersion=${electron.version}`,
    );
  }
  if (options.forTest) {
    words.push('-c.electronFuses.enableNodeCliInspectArguments=true', `-c.directories.output=${TEST_OUTPUT}`);
  }
  return words;
}

/** The program inside the package that was made for tests on this system. */
export function findTestPackage(): string {
  const [folder, program] =
    process.platform === 'win32'
      ? ['win-unpacked', 'Supply Counter.exe']
      : process.platform === 'darwin'
        ? ['mac', 'Supply Counter.app/Contents/MacOS/Supply Counter']
        : ['linux-unpacked', 'supply-counter'];
  return path.join(projectFolder, TEST_OUTPUT, folder, program);
}

/** Packages for tests unless that was done after the last build; answers the program. */
export async function packageForTest(): Promise<string> {
  await buildIfNeeded();
  const program = findTestPackage();
  const archive = path.join(path.dirname(program), 'resources', 'app.asar');
  const changed = Math.max(
    ...['out/main', 'out/preload', 'out/renderer', 'electron-builder.yml'].map(changeOf),
  );
  if (newestChange(archive) < changed) {
    const status = await packageProgram({ directory: true, forTest: true });
    if (status !== 0) throw new Error(`Packaging ended with status ${status}.`);
  }
  return program;
}

function changeOf(entry: string): number {
  return newestChange(path.join(projectFolder, entry));
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { dir: { type: 'boolean', default: false }, 'for-test': { type: 'boolean', default: false } },
  });
  process.exitCode = await packageProgram({ directory: values.dir, forTest: values['for-test'] });
}
