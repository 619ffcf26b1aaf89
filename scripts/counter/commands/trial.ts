import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readPolicyPack } from '../../../db/wire/policy-pack.ts';
import { readShippedPolicyPack } from '../../../electron/services/policy/read-shipped-policy-pack.ts';
import { answerTrials } from '../../../electron/services/trial/answer-trials.ts';
import { pathGiven } from '../options.ts';
import { Refused, valueOf } from '../output.ts';
import { policyFolder } from '../station-files.ts';

/** More questions than this are a mistake, not a test. */
const mostQuestions = 100_000;

/** `counter trial < cases.json`: the calculator anyone can check the program with; needs no station. */
export function addTrialCommand(program: Command): void {
  program
    .command('trial')
    .description(
      'answer an array of questions from standard input with the billing engine (kinds: scripts/counter/README.md)',
    )
    .argument('[file]', 'read the questions from a file instead')
    .action((file: string | undefined) => {
      const { pack } = valueOf(readPolicyPack(readShippedPolicyPack(policyFolder)));
      const answers = answerTrials(readQuestions(file), pack);
      process.stdout.write(`${JSON.stringify(answers, null, 1)}\n`);
      if (answers.some((answer) => !answer.ok)) process.exitCode = 1;
    });
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
