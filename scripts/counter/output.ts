import { en } from '../../renderer/messages/en/index.ts';
import type { Messages } from '../../renderer/messages/index.ts';
import { zhCN } from '../../renderer/messages/zh-CN/index.ts';
import type { Refusal, Result } from '../../db/domain/kernel/result.ts';
import { troubleCodeOf } from '../../db/local/trouble.ts';

/** A refusal on the command line: told in one sentence, exit status 1. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(sentenceOf(refusal));
    this.refusal = refusal;
  }
}

/** The value of a result; a refusal ends the command with its sentence. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result.refusal);
  return result.value;
}

/** Chinese when the machine speaks Chinese, else English. */
export function messagesHere(): Messages {
  const language = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '';
  return /^zh/i.test(language) ? zhCN : en;
}

/** The sentence for a refusal in the machine's language. */
export function sentenceOf(refusal: Refusal): string {
  return messagesHere().refusals[refusal.code](refusal.facts);
}

/** Prints a command's outcome: one JSON value with `--json`, else the lines for a person. */
export function tell(isJson: boolean, value: unknown, lines: readonly string[]): void {
  process.stdout.write(isJson ? `${JSON.stringify(value, null, 1)}\n` : `${lines.join('\n')}\n`);
}

/** Prints a passing remark where it does not disturb what is piped on. */
export function remark(line: string): void {
  process.stderr.write(`${line}\n`);
}

/**
 * Prints what stopped a command and answers the exit status: 1 for a refusal, 2 for trouble — of the machine in a sentence, of the
 * program with its stack.
 */
export function tellTrouble(isJson: boolean, error: unknown): 1 | 2 {
  if (error instanceof Refused) {
    tellNo(isJson, error.refusal);
    return 1;
  }
  const code = troubleCodeOf(error);
  if (code !== null) tellNo(isJson, { code, facts: {} });
  else remark(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 2;
}

function tellNo(isJson: boolean, refusal: Refusal): void {
  if (isJson) tell(true, { refusal, sentence: sentenceOf(refusal) }, []);
  else remark(sentenceOf(refusal));
}
