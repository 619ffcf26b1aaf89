import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The print queue of the test run, or why there is none: `test.skip(queue.missing !== null, queue.missing ?? '')`. */
export type TestPrintQueue =
  | { readonly name: string; readonly folder: string; readonly missing: null }
  | { readonly name: null; readonly folder: null; readonly missing: string };

/** A printed PDF as a user would look at it. */
export interface PrintedPaper {
  readonly file: string;
  readonly pages: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** The text in reading order, columns kept apart. */
  readonly text: string;
}

const POINTS_PER_MM = 72 / 25.4;

/** The real print queue that the test run set up; its printer writes PDF files. */
export function findTestPrintQueue(env: NodeJS.ProcessEnv = process.env): TestPrintQueue {
  const { SUPPLY_COUNTER_PRINT_QUEUE: name, SUPPLY_COUNTER_PRINT_FOLDER: folder } = env;
  if (name && folder) return { name, folder, missing: null };
  const missing =
    env.SUPPLY_COUNTER_NO_PRINT_QUEUE ??
    'No print queue was set up (npm test and npm run test:e2e set one up).';
  return { name: null, folder: null, missing };
}

/** The files that the queue has written so far; take it before printing and give it to `awaitPrinted`. */
export function listPrinted(folder: string): Set<string> {
  return new Set(existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pdf')) : []);
}

/** Waits for the file that the queue writes next, whole; answers its path. */
export async function awaitPrinted(
  folder: string,
  before: ReadonlySet<string>,
  limitMs = 30_000,
): Promise<string> {
  const limit = Date.now() + limitMs;
  while (Date.now() < limit) {
    const fresh = [...listPrinted(folder)].find((name) => !before.has(name));
    if (fresh) {
      const file = path.join(folder, fresh);
      const size = statSync(file).size;
      await wait(300);
      if (size > 0 && statSync(file).size === size) return file;
    }
    await wait(100);
  }
  throw new Error(`Nothing was printed within ${limitMs / 1000} s.`);
}

/** Reads a PDF back: its pages, its paper, its words. */
export function readPaper(file: string): PrintedPaper {
  const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
  const pages = Number(/^Pages:\s+(\d+)/m.exec(info)?.[1]);
  const [, width, height] = /^Page size:\s+([\d.]+) x ([\d.]+) pts/m.exec(info) ?? [];
  return {
    file,
    pages,
    widthMm: Math.round(Number(width) / POINTS_PER_MM),
    heightMm: Math.round(Number(height) / POINTS_PER_MM),
    text: execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }),
  };
}
