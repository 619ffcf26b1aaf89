import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import type { Counter } from '../counter.ts';
import { answerTrials } from './answer-trials.ts';
import { trialPacksOf } from './trial-packs.ts';
import { isWithinBounds } from './trial-bounds.ts';

/**
 * Answers one question of the calculator with the station's packs, the one in force first for what the question leaves open. What
 * the calculator refuses is its answer, not a refusal of the call. Anyone signed in may ask; it reads and writes no account.
 */
export function answerOneTrial(
  counter: Counter,
  input: CheckedInputOf<'trial/answer'>,
  policyFolder: string,
): Result<OutputOf<'trial/answer'>> {
  if (!isWithinBounds(input.input))
    return ok({ ok: false, code: 'trial_input_malformed', details: { place: '', problem: 'too_large' } });
  const packs = trialPacksOf(counter, policyFolder);
  if (!packs.ok) return packs;
  const [first, ...others] = packs.value.map(({ pack }) => pack);
  invariant(first !== undefined, 'the program ships no policy pack');
  const [answer] = answerTrials([{ id: 1, kind: input.kind, input: input.input }], first, ...others);
  invariant(answer !== undefined, 'one question has one answer');
  if (answer.ok) return ok({ ok: true, output: answer.output });
  return ok({ ok: false, code: answer.refusal.code, details: answer.refusal.details });
}
