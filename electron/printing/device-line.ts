import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { PrinterLine } from './printer-line.ts';

/** Between two looks at a device that has nothing to say, or no room, in milliseconds. */
const pause = 25;
/** A device that takes nothing for so long is stuck, in milliseconds. */
const stuck = 30_000;

/** Opens a printer's device file (Linux); null when it is not there or may not be opened. Nothing here waits inside the system. */
export async function openDeviceLine(path: string): Promise<PrinterLine | null> {
  try {
    return lineOf(await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY));
  } catch {
    return null;
  }
}

function lineOf(file: FileHandle): PrinterLine {
  let last: Promise<void> = Promise.resolve();
  const writeAll = async (bytes: Buffer): Promise<void> => {
    const until = Date.now() + stuck;
    for (let at = 0; at < bytes.length; ) {
      const written = await laterIfFull(() => file.write(bytes, at, bytes.length - at, null));
      if (written === null || written.bytesWritten === 0) {
        if (Date.now() > until) throw new Error('The device takes nothing.');
        await wait(pause);
      } else at += written.bytesWritten;
    }
  };
  return {
    write(bytes) {
      last = last.then(() => writeAll(bytes));
      return last;
    },
    async read(timeout) {
      const until = Date.now() + timeout;
      const one = Buffer.alloc(1);
      do {
        const got = await laterIfFull(() => file.read(one, 0, 1, null));
        if (got !== null && got.bytesRead === 1) return one[0] ?? null;
        await wait(pause);
      } while (Date.now() < until);
      return null;
    },
    close: () => file.close(),
  };
}

/** What a call that must not wait answers; null: not now. */
async function laterIfFull<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return null;
    throw error;
  }
}
