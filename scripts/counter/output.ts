import type { Refusal, Result } from '../../db/domain/kernel/result.ts';

/** A refusal on the command line: told in one sentence, exit status 1. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** The value of a result; a refusal ends the command with its sentence. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result.refusal);
  return result.value;
}

/** Prints a command's outcome: one JSON value with `--json`, else the lines for a person. */
export function tell(isJson: boolean, value: unknown, lines: readonly string[]): void {
  process.stdout.write(isJson ? `${JSON.stringify(value, null, 1)}\n` : `${lines.join('\n')}\n`);
}

/** Prints a passing remark where it does not disturb what is piped on. */
export function remark(line: string): void {
  process.stderr.write(`${line}\n`);
}
