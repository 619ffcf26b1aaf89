import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const POLL_MS = 250;
const OWNER_UNKNOWN_FOR_MS = 10_000;

/**
 * Does some work while no other process does the same, using a folder as the lock (making a folder is atomic everywhere).
 * A lock whose owner has died is taken over.
 */
export async function exclusively<T>(lockFolder: string, work: () => Promise<T>): Promise<T> {
  await mkdir(path.dirname(lockFolder), { recursive: true });
  while (!(await take(lockFolder))) {
    if (await isAbandoned(lockFolder)) await rm(lockFolder, { recursive: true, force: true });
    else await wait(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await rm(lockFolder, { recursive: true, force: true });
  }
}

async function take(lockFolder: string): Promise<boolean> {
  try {
    await mkdir(lockFolder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  await writeFile(path.join(lockFolder, 'pid'), String(process.pid));
  return true;
}

async function isAbandoned(lockFolder: string): Promise<boolean> {
  try {
    const owner = Number(await readFile(path.join(lockFolder, 'pid'), 'utf8'));
    process.kill(owner, 0);
    return false;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ESRCH') return true;
    if (code !== 'ENOENT') return false;
    // No pid in it: either its owner is between the two steps of taking it, or died there.
    const made = await stat(lockFolder).catch(() => null);
    return made !== null && Date.now() - made.mtimeMs > OWNER_UNKNOWN_FOR_MS;
  }
}
