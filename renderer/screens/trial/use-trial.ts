import { useCallback, useMemo, useRef, useState } from 'react';
import type { FailureCode } from '../../../db/domain/failure-code.ts';
import type { TrialKind } from '../../../db/domain/billing/trial-kind.ts';
import type { TrialOutcome, TrialPack } from '../../../electron/contract/trial.ts';
import { call } from '../../api/counter-api.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';
import {
  type BuiltQuestion,
  buildQuestion,
  findFieldAt,
  type FormSection,
  type FormValues,
} from './form-spec.ts';
import { forms } from './forms.ts';

/** What came of a question: the answer as data, or the sentence why there is none and the field that it is about. */
export interface Answered {
  readonly input: BuiltQuestion['input'];
  readonly outcome: TrialOutcome | null;
  readonly trouble: { readonly words: string; readonly field: string | null } | null;
}

/** The questions of the screen: what is typed for each kind, and the newest answer of each. */
export interface Trial {
  readonly sections: readonly FormSection[];
  readonly values: FormValues;
  readonly answered: Answered | null;
  /** What is typed is no longer what was answered. */
  readonly isStale: boolean;
  readonly isBusy: boolean;
  change(key: string, text: string): void;
  clear(): void;
  ask(): Promise<Answered | null>;
}

/** Keeps the questions while the screen is open; only the newest asking of a kind counts. */
export function useTrial(kind: TrialKind, packs: readonly TrialPack[]): Trial {
  const messages = useMessages();
  const [typed, setTyped] = useState<Partial<Record<TrialKind, FormValues>>>({});
  const [answers, setAnswers] = useState<Partial<Record<TrialKind, Answered>>>({});
  const [asking, setAsking] = useState<TrialKind | null>(null);
  const newest = useRef(0);
  const values = typed[kind] ?? noValues;
  const sections = useMemo(() => forms[kind]({ messages, packs, values }), [kind, messages, packs, values]);
  const question = useMemo(() => buildQuestion(sections, values), [sections, values]);
  const answered = answers[kind] ?? null;

  const change = useCallback(
    (key: string, text: string) =>
      setTyped((before) => ({ ...before, [kind]: { ...before[kind], [key]: text } })),
    [kind],
  );
  const clear = useCallback(() => {
    setTyped((before) => ({ ...before, [kind]: noValues }));
    setAnswers(({ [kind]: _gone, ...others }) => others);
  }, [kind]);
  const ask = useCallback(async (): Promise<Answered | null> => {
    newest.current += 1;
    const mine = newest.current;
    setAsking(kind);
    const answer = await call('trial/answer', { kind, input: { ...question.input } });
    if (mine !== newest.current) return null;
    setAsking(null);
    const told: Answered = answer.ok
      ? { input: question.input, outcome: answer.value, trouble: troubleOf(answer.value, question, messages) }
      : {
          input: question.input,
          outcome: null,
          trouble: { words: sentenceOf(messages, answer), field: null },
        };
    setAnswers((before) => ({ ...before, [kind]: told }));
    return told;
  }, [kind, question, messages]);

  return {
    sections,
    values,
    answered,
    isStale: answered !== null && JSON.stringify(answered.input) !== JSON.stringify(question.input),
    isBusy: asking === kind,
    change,
    clear,
    ask,
  };
}

const noValues: FormValues = {};

/** Why the calculator has no answer: in the words of the field when it named one that is on the screen. */
export function troubleOf(
  outcome: TrialOutcome,
  question: BuiltQuestion,
  messages: Messages,
): Answered['trouble'] {
  if (outcome.ok) return null;
  const { trial, refusals } = messages;
  const { code, details } = outcome;
  const { place, problem } = details;
  const field = typeof place === 'string' ? findFieldAt(question, place) : null;
  const sentence = refusals[code as FailureCode]?.(details) ?? code;
  if (field === null) return { words: sentence, field: code === 'tariff_unknown' ? 'code' : null };
  if (code === 'usage_incomplete') return { words: trial.needs, field };
  if (code !== 'trial_input_malformed') return { words: sentence, field };
  return {
    words: (typeof problem === 'string' ? trial.problems[problem] : undefined) ?? trial.wrongField,
    field,
  };
}
