import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readShippedPolicyPack } from '../../../electron/services/policy/read-shipped-policy-pack.ts';
import { answerTrials } from '../../../electron/services/trial/answer-trials.ts';
import { readPolicyPack } from '../../../db/wire/policy-pack.ts';
import { Refused, valueOf } from '../output.ts';
import { policyFolder } from '../station-files.ts';

/** `counter trial < cases.json`: the calculator anyone can check the program with; needs no station. */
export function addTrialCommand(program: Command): void {
  program
    .command('trial')
    .description('answer an array of questions from standard input with the billing engine (db/domain/billing/README.md)')
    .argument('[file]', 'read the questions from a file instead')
    .action((file: string | undefined) => {
      const { pack } = valueOf(readPolicyPack(readShippedPolicyPack(policyFolder)));
      const answers = answerTrials(readCases(file), pack);
      process.stdout.write(`${JSON.stringify(answers, null, 1)}\n`);
      // A question that could not be read leaves the others answered, but the caller should notice.
      if (answers.some((answer) => !answer.ok && answer.refusal.code.startsWith('trial_'))) process.exitCode = 1;
    });
}

function readCases(file: string | undefined): readonly unknown[] {
  const text = readFileSync(file ?? 0, 'utf8');
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list) && list.length <= 100_000) return list;
  } catch {
    // Falls through to the refusal: what is no JSON is no list of questions.
  }
  throw new Refused({ code: 'trial_input_malformed', facts: { place: '' } });
}
