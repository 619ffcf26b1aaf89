import type { z } from 'zod';
import { InvariantViolation } from '../../../db/domain/kernel/invariant.ts';
import { ok, refuse, type Refusal, type Result } from '../../../db/domain/kernel/result.ts';
import { adjustmentAnswer } from './trial-adjustment.ts';
import {
  amountInWordsAnswer,
  creditCodeAnswer,
  dateInWordsAnswer,
  energyAnswer,
  idNumberAnswer,
  lateFeeAnswer,
  powerFactorAnswer,
} from './trial-answers.ts';
import { billAnswer, priceTrialBill, type TrialPacks } from './trial-bill.ts';
import { trialCaseShape, trialIdOf, type TrialInputOf, trialInputs, type TrialKind } from './trial-cases.ts';

/** One answer, in the order of the questions. */
export type TrialAnswer =
  | {
      readonly id: string | number | null;
      readonly ok: true;
      readonly output: Readonly<Record<string, unknown>>;
    }
  | {
      readonly id: string | number | null;
      readonly ok: false;
      readonly refusal: { readonly code: string; readonly details: Refusal['facts'] };
    };

type Output = Readonly<Record<string, unknown>>;
type Answerers = {
  readonly [Kind in TrialKind]: (input: TrialInputOf<Kind>, packs: TrialPacks) => Result<Output>;
};

/**
 * Answers questions anyone can check the program with, by the very functions that bill and collect. The first pack is the policy in
 * force, for what a question leaves open; a bill may name a tariff of any. A malformed or unknown question is refused in its place
 * and the others are answered.
 */
export function answerTrials(cases: readonly unknown[], ...packs: TrialPacks): TrialAnswer[] {
  return cases.map((raw) => {
    const question = trialCaseShape.safeParse(raw);
    if (!question.success)
      return refusalOf(trialIdOf(raw), 'trial_input_malformed', placeOf(question.error.issues, raw));
    const { id, kind, input } = question.data;
    if (!isTrialKind(kind)) return refusalOf(id, 'trial_kind_unknown', { kind });
    const answer = answerOne(kind, input, packs);
    return answer.ok
      ? { id, ok: true, output: answer.value }
      : refusalOf(id, answer.refusal.code, answer.refusal.facts);
  });
}

function answerOne(kind: TrialKind, input: unknown, packs: TrialPacks): Result<Output> {
  const checked = trialInputs[kind].safeParse(input);
  if (!checked.success) return refuse('trial_input_malformed', placeOf(checked.error.issues, input));
  try {
    return (answerers[kind] as (input: unknown, packs: TrialPacks) => Result<Output>)(checked.data, packs);
  } catch (error) {
    // Each number alone was plausible; together they leave what the program counts exactly. Anything else is a bug.
    if (error instanceof InvariantViolation)
      return refuse('trial_input_malformed', { place: '', problem: 'beyond_exact_range' });
    throw error;
  }
}

type Issues = readonly z.core.$ZodIssue[];

/** The first place that is wrong; of a choice between shapes, the place in the shape that came nearest. */
function placeOf(issues: Issues, input: unknown): { place: string; problem: string } {
  const issue = issues[0];
  if (issue === undefined) return { place: '', problem: '' };
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = [...issue.errors].sort((a, b) => strangeness(a) - strangeness(b))[0] ?? [];
    const inner = placeOf(nearest, input);
    return {
      ...inner,
      place: [...issue.path.map(String), inner.place].filter((part) => part !== '').join('.'),
    };
  }
  const place = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return { place: [...place, ...issue.keys.slice(0, 1)].join('.'), problem: 'unknown_key' };
  }
  return { place: place.join('.'), problem: issue.code === 'custom' ? issue.message : issue.code };
}

/** A shape whose own fields are missing or unknown at the top was not meant; one that fails deeper was. */
function strangeness(issues: Issues): number {
  return issues.reduce((sum, issue) => {
    const isWrongShape =
      issue.code === 'unrecognized_keys' || (issue.code === 'invalid_type' && issue.path.length <= 1);
    return sum + (isWrongShape ? 10 : 1);
  }, 0);
}

function isTrialKind(kind: string): kind is TrialKind {
  return Object.hasOwn(trialInputs, kind);
}

function refusalOf(
  id: string | number | null,
  code: Refusal['code'],
  details: Refusal['facts'],
): TrialAnswer {
  return { id, ok: false, refusal: { code, details } };
}

const answerers: Answerers = {
  amount_in_words: amountInWordsAnswer,
  date_in_words: dateInWordsAnswer,
  late_fee: (input, [pack]) => ok(lateFeeAnswer(input, pack.lateFee)),
  power_factor: (input, [pack]) => powerFactorAnswer(input, pack.powerFactorTables),
  energy: energyAnswer,
  bill: (input, packs) => {
    const bill = priceTrialBill(input, packs);
    return bill.ok ? ok(billAnswer(bill.value)) : bill;
  },
  adjustment: adjustmentAnswer,
  id_number: idNumberAnswer,
  credit_code: creditCodeAnswer,
};
