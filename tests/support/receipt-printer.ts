import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { type DecodedPaper, decodeEscPos } from './esc-pos.ts';

/** How the printer behaves; change it while it runs. */
export interface PrinterMood {
  isPaperOut: boolean;
  isCoverOpen: boolean;
  /** Answers no question, as the plainest printers do. */
  isSilent: boolean;
  /** Paper runs out after so many bytes of a job; the rest stays in its buffer. */
  paperOutAfter: number | null;
  /** The line is cut after so many bytes of a job. */
  cutAfter: number | null;
}

/** A receipt printer at the end of a TCP line: it takes bytes, answers as its mood says, and keeps what came out. */
export interface ReceiptPrinter {
  readonly port: number;
  readonly mood: PrinterMood;
  /** Papers that came out whole, oldest first. */
  readonly papers: readonly DecodedPaper[];
  /** Jobs of which only a part arrived. */
  readonly torn: readonly Buffer[];
  stop(): Promise<void>;
}

/** Starts a printer on a free port of this machine. */
export async function startReceiptPrinter(): Promise<ReceiptPrinter> {
  const mood: PrinterMood = {
    isPaperOut: false,
    isCoverOpen: false,
    isSilent: false,
    paperOutAfter: null,
    cutAfter: null,
  };
  const papers: DecodedPaper[] = [];
  const torn: Buffer[] = [];
  const lines = new Set<Socket>();
  const server = createServer((line) => {
    lines.add(line);
    let job = Buffer.alloc(0);
    line.on('error', () => undefined);
    line.on('data', (chunk) => {
      // The program asks only between parts of a job, so a question arrives as a piece of its own or in front of one.
      job = Buffer.concat([job, answerQuestions(line, chunk, mood)]);
      if (mood.cutAfter !== null && job.length > mood.cutAfter) {
        torn.push(job);
        job = Buffer.alloc(0);
        line.destroy();
        return;
      }
      if (mood.paperOutAfter !== null && job.length > mood.paperOutAfter) {
        mood.isPaperOut = true;
        return;
      }
      // GS r 1 is the last thing of a job: everything before it is worked off.
      if (job.length >= 3 && job.subarray(-3).equals(Buffer.from([0x1d, 0x72, 0x01]))) {
        papers.push(decodeEscPos(job));
        job = Buffer.alloc(0);
        if (!mood.isSilent) line.write(Buffer.from([0x00]));
      }
    });
    line.on('close', () => {
      lines.delete(line);
      if (job.length > 0) torn.push(job);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The printer has no port.');
  return {
    port: address.port,
    mood,
    papers,
    torn,
    async stop() {
      for (const line of lines) line.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Answers DLE EOT n and takes DLE DC4 8 out; what is left is the job's. A picture may hold such bytes, a job's first bytes do not. */
function answerQuestions(line: Socket, chunk: Buffer, mood: PrinterMood): Buffer {
  let rest = chunk;
  for (;;) {
    if (rest.length >= 3 && rest[0] === 0x10 && rest[1] === 0x04) {
      if (!mood.isSilent) line.write(Buffer.from([stateByte(rest[2] ?? 0, mood)]));
      rest = rest.subarray(3);
    } else if (rest.length >= 10 && rest[0] === 0x10 && rest[1] === 0x14) {
      rest = rest.subarray(10);
    } else return rest;
  }
}

function stateByte(n: number, mood: PrinterMood): number {
  if (n === 1) return 0x12 | (mood.isPaperOut || mood.isCoverOpen ? 0x08 : 0);
  if (n === 2) return 0x12 | (mood.isCoverOpen ? 0x04 : 0) | (mood.isPaperOut ? 0x20 : 0);
  return 0x12 | (mood.isPaperOut ? 0x60 : 0x0c);
}
