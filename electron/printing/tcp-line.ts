import { createConnection, type Socket } from 'node:net';
import type { PrinterLine } from './printer-line.ts';

const connectTimeout = 3_000;

/** Opens the line to a printer on the network, only to the host and port that were chosen; null when nobody answers there. */
export function openTcpLine(host: string, port: number): Promise<PrinterLine | null> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port });
    const giveUp = (): void => {
      socket.destroy();
      resolve(null);
    };
    const timer = setTimeout(giveUp, connectTimeout);
    socket.once('error', giveUp);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', giveUp);
      socket.setNoDelay(true);
      resolve(lineOf(socket));
    });
    socket.once('close', () => clearTimeout(timer));
  });
}

function lineOf(socket: Socket): PrinterLine {
  const bytes: number[] = [];
  let isGone = false;
  let isClosing = false;
  let wake: (() => void) | null = null;
  const unwritten = new Set<(error: Error) => void>();
  socket.on('data', (chunk) => {
    bytes.push(...chunk);
    wake?.();
  });
  const end = (): void => {
    isGone = true;
    for (const reject of unwritten) reject(new Error('The line to the printer is gone.'));
    unwritten.clear();
    wake?.();
  };
  socket.on('error', end);
  socket.on('end', end);
  socket.on('close', end);
  return {
    write: (chunk) =>
      new Promise((resolve, reject) => {
        if (isGone) return reject(new Error('The line to the printer is gone.'));
        unwritten.add(reject);
        socket.write(chunk, (error) => {
          unwritten.delete(reject);
          if (error) reject(error);
          else resolve();
        });
      }),
    async read(timeout) {
      if (bytes.length === 0 && !isGone) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeout);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        wake = null;
      }
      const byte = bytes.shift();
      if (byte !== undefined) return byte;
      if (isGone) throw new Error('The line to the printer is gone.');
      return null;
    },
    close: () =>
      new Promise((resolve, reject) => {
        if (isClosing || socket.destroyed) {
          if (isClosing) resolve();
          else reject(new Error('The line to the printer is gone.'));
          return;
        }
        isClosing = true;
        // A printer that never closes its side is left after a moment; what was written has gone out by then.
        const timer = setTimeout(() => socket.destroy(), 1_000);
        socket.once('close', (hadError) => {
          clearTimeout(timer);
          if (hadError) reject(new Error('The line to the printer broke.'));
          else resolve();
        });
        socket.end();
      }),
  };
}
