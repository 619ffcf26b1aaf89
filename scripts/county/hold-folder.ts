import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Takes a data folder for this process, so that no two receivers write into one embedded database; answers how to let it go, or
 * null when a living process holds it.
 */
export function holdFolder(folder: string): (() => void) | null {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'receiver.pid');
  if (!writeOwn(file)) {
    if (isAlive(readOwner(file))) return null;
    rmSync(file, { force: true });
    if (!writeOwn(file)) return null;
  }
  return () => rmSync(file, { force: true });
}

function writeOwn(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function readOwner(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return Number.NaN;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid < 1 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
