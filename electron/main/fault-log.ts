import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';

/** Writes a bug's trace to a log file of the month and answers the short id that the person is shown. */
export function makeFaultLog(folder: string): (error: unknown, where: string) => string {
  return (error, where) => {
    const id = randomBytes(4).toString('hex');
    const now = new Date().toISOString();
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    try {
      mkdirSync(folder, { recursive: true });
      appendFileSync(join(folder, `faults-${now.slice(0, 7)}.log`), `${now} ${id} ${where}\n${trace}\n\n`);
    } catch {
      // The log is a help, not a condition: a full disk must not hide the fault from the person.
    }
    return id;
  };
}
