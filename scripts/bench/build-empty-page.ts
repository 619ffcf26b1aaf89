import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { benchFolder } from './bench-station.ts';

/** Builds the empty React page as a program that Electron can run, and answers its folder. */
export async function buildEmptyPage(): Promise<string> {
  const source = path.join(import.meta.dirname, 'empty-page');
  const outDir = path.join(benchFolder, 'empty-page');
  await build({
    configFile: false,
    root: source,
    base: './',
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, target: 'chrome130' },
  });
  for (const file of ['main.js', 'package.json'])
    copyFileSync(path.join(source, file), path.join(outDir, file));
  return outDir;
}
