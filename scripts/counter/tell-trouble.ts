import type { FailureCode } from '../../db/domain/failure-code.ts';
import type { Refusal } from '../../db/domain/kernel/result.ts';
import { troubleCodeOf } from '../../db/local/trouble.ts';
import { Refused, remark, tell } from './output.ts';
import { sentenceOf } from './words.ts';

/** What the machine, not a rule, says no by; some services refuse with it and some throw it. */
const troubles: ReadonlySet<FailureCode> = new Set([
  'store_busy',
  'store_from_future',
  'store_damaged',
  'disk_full',
]);

/**
 * Prints what stopped a command and answers the exit status: 1 for a refusal, 2 for trouble — of the machine in a sentence, of the
 * program with its stack.
 */
export function tellTrouble(isJson: boolean, error: unknown): 1 | 2 {
  if (error instanceof Refused) {
    tellNo(isJson, error.refusal);
    return troubles.has(error.refusal.code) ? 2 : 1;
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
