import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPolicyPack } from '../../db/wire/policy-pack.ts';
import { answerTrials, type TrialAnswer } from '../../electron/services/trial/answer-trials.ts';
import { readShippedPacks } from '../../electron/services/trial/read-shipped-packs.ts';
import { valueOf } from './station.ts';

const policyFolder = join(import.meta.dirname, '../../db/policy');
const { pack } = valueOf(readPolicyPack(readFileSync(join(policyFolder, 'gansu.json'), 'utf8')));
const shipped = valueOf(readShippedPacks(policyFolder));

/** Asks the calculator one question, with all shipped packs and Gansu's in force. */
export function ask(kind: string, input: unknown): TrialAnswer {
  return answerTrials([{ id: 'q', kind, input }], pack, ...shipped)[0] as TrialAnswer;
}

/** The output of a question that has an answer. */
// biome-ignore lint/suspicious/noExplicitAny: the calculator answers plain JSON, and a test looks into it freely.
export function answerOf(kind: string, input: unknown): Record<string, any> {
  const answer = ask(kind, input);
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
  return answer.output;
}

/** The refusal of a question that has none. */
export function trialRefusal(kind: string, input: unknown): { code: string; details: unknown } {
  const answer = ask(kind, input);
  if (answer.ok) throw new Error(`answered: ${JSON.stringify(answer.output)}`);
  return answer.refusal;
}
