import type { PrintTrouble } from '../contract/print-trouble.ts';
import type { PrintOutcome } from './print-outcome.ts';
import type { PrinterLine } from './printer-line.ts';

/** How long to wait, in milliseconds: for an answer, between looks at a busy printer, and for the end of all. */
export interface LinePatience {
  readonly answer: number;
  readonly look: number;
  readonly whole: number;
}

const usualPatience: LinePatience = { answer: 2_000, look: 1_000, whole: 30_000 };

/** DLE EOT n: the printer answers at once, past whatever it has in its buffer. */
const ask = (n: number): Buffer => Buffer.from([0x10, 0x04, n]);
/** DLE DC4 8: forget what is in the buffer, so that a paper given up here does not come out later. */
const forget = Buffer.from([0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08]);

const midway: Partial<Record<PrintTrouble, PrintTrouble>> = {
  paper_out: 'paper_out_midway',
  cover_open: 'cover_open_midway',
  printer_error: 'printer_error_midway',
};

/**
 * Prints bytes that end with GS r over a line. A printer that tells its state is asked first, and is believed to have printed only when
 * it answers that everything is worked off; one that tells nothing has printed when it took everything and the line ended well.
 */
export async function printOverLine(
  line: PrinterLine,
  bytes: Buffer,
  tellsState: boolean,
  patience: LinePatience = usualPatience,
): Promise<PrintOutcome> {
  try {
    return await askAndSend(line, bytes, tellsState, patience);
  } finally {
    await line.close().catch(() => undefined);
  }
}

async function askAndSend(
  line: PrinterLine,
  bytes: Buffer,
  tellsState: boolean,
  patience: LinePatience,
): Promise<PrintOutcome> {
  try {
    const before = tellsState ? await findTrouble(line, patience.answer) : null;
    if (before !== null) return { ok: false, trouble: before };
  } catch {
    // Nothing but questions was sent.
    return { ok: false, trouble: 'no_connection' };
  }
  try {
    const trouble = await withinTime(sendAll(line, bytes, tellsState, patience), patience.whole);
    if (trouble === null) return { ok: true };
    // A printer that takes no more bytes does not take this either: then the line is just ended.
    await withinTime(line.write(forget), patience.answer);
    return { ok: false, trouble };
  } catch {
    return { ok: false, trouble: 'interrupted' };
  }
}

/** What keeps the printer from printing; null: nothing. */
async function findTrouble(line: PrinterLine, timeout: number): Promise<PrintTrouble | null> {
  for (const n of questions) {
    await line.write(ask(n));
    const answer = await readState(line, timeout);
    if (answer === null) return 'no_state';
    const trouble = troubleIn(n, answer);
    if (trouble !== null) return trouble;
  }
  return null;
}

/** Causes first, so that a printer that is off line for want of paper says paper. */
const questions = [2, 4, 1] as const;

/** What an answer to DLE EOT n tells: 2 causes of being off line, 4 the paper, 1 the printer as a whole. */
function troubleIn(n: (typeof questions)[number], answer: number): PrintTrouble | null {
  if (n === 1) return answer & 0x08 ? 'printer_offline' : null;
  if (n === 4) return answer & 0x60 ? 'paper_out' : null;
  if (answer & 0x04) return 'cover_open';
  if (answer & 0x20) return 'paper_out';
  return answer & 0x40 ? 'printer_error' : null;
}

/** An answer to DLE EOT: bits 1 and 4 are set in it, bits 0 and 7 are not. Late answers of another kind are passed over. */
async function readState(line: PrinterLine, timeout: number): Promise<number | null> {
  for (;;) {
    const byte = await line.read(timeout);
    if (byte === null || isState(byte)) return byte;
  }
}

function isState(byte: number): boolean {
  return (byte & 0x93) === 0x12;
}

async function sendAll(
  line: PrinterLine,
  bytes: Buffer,
  tellsState: boolean,
  patience: LinePatience,
): Promise<PrintTrouble | null> {
  const written = line.write(bytes);
  if (!tellsState) {
    await written;
    await line.close();
    return null;
  }
  // A printer without paper takes no more bytes: looking at it must not wait for the last of them.
  written.catch(() => undefined);
  const until = Date.now() + patience.whole;
  while (Date.now() < until) {
    const byte = await line.read(patience.look);
    if (byte !== null && !isState(byte)) {
      await written;
      return null;
    }
    if (byte !== null) continue;
    for (const n of [2, 4] as const) {
      await line.write(ask(n));
      const answer = await line.read(patience.answer);
      if (answer === null) continue;
      if (!isState(answer)) return null;
      const trouble = troubleIn(n, answer);
      if (trouble !== null) return midway[trouble] ?? trouble;
    }
  }
  return 'timeout';
}

/** Waits so long and no longer; what comes after that is nobody's any more. */
async function withinTime<T>(work: Promise<T>, timeout: number): Promise<T | 'timeout'> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(() => resolve('timeout'), timeout);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
