import type { FailureCode } from '../failure-code.ts';

/** A fact that a refusal carries: plain, printable, never an object of the store. */
export type Fact = string | number | boolean | null | readonly string[];

/** An expected "no": the code of the broken rule and the facts a person needs to act on it. */
export interface Refusal {
  readonly code: FailureCode;
  readonly facts: Readonly<Record<string, Fact>>;
}

/** What a use case answers: its value, or the first rule that forbids it. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** Wraps the value of a use case that was allowed and done. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Answers "no" with the code of the broken rule; the sentence for the clerk is made from it in renderer/messages. */
export function refuse(code: FailureCode, facts: Readonly<Record<string, Fact>> = {}): Result<never> {
  return { ok: false, refusal: { code, facts } };
}
