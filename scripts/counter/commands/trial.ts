import { readFileSync } from 'node:fs';
import { readPolicyPack } from '../../../db/wire/policy-pack.ts';
import { readShippedPolicyPack } from '../../../electron/services/policy/read-shipped-policy-pack.ts';
import { answerTrials } from '../../../electron/services/trial/answer-trials.ts';
import { readShippedPacks } from '../../../electron/services/trial/read-shipped-packs.ts';
import { Refused, valueOf } from '../output.ts';
import { pathGiven, policyFolder } from '../paths.ts';

/** More questions than this are a mistake, not a test. */
const mostQuestions = 100_000;

/** `counter trial < cases.json`: the calculator anyone can check the program with; needs no station, and always prints JSON. */
export function trial(file: string | undefined): void {
  const { pack } = valueOf(readPolicyPack(readShippedPolicyPack(policyFolder)));
  const answers = answerTrials(readQuestions(file), pack, ...valueOf(readShippedPacks(policyFolder)));
  process.stdout.write(`${JSON.stringify(answers, null, 1)}\n`);
  if (answers.some((answer) => !answer.ok)) process.exitCode = 1;
}

function readQuestions(file: string | undefined): readonly unknown[] {
  const text = readText(file);
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list) && list.length <= mostQuestions) return list;
  } catch {
    // Falls through to the refusal: what is no JSON is no list of questions.
  }
  throw new Refused({ code: 'trial_input_malformed', facts: { place: '' } });
}

function readText(file: string | undefined): string {
  try {
    return readFileSync(file === undefined ? 0 : pathGiven(file), 'utf8');
  } catch {
    throw new Refused({ code: 'file_unreadable', facts: {} });
  }
}
