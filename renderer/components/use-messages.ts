import type { Refusal } from '../../db/domain/kernel/result.ts';
import { type Messages, messagesOf } from '../messages/index.ts';
import { usePreferences } from '../stores/preference-store.ts';

/** The texts in the language the person has chosen. */
export function useMessages(): Messages {
  return messagesOf[usePreferences((state) => state.language)];
}

/** The sentence for an answer that was not a value: a refusal in words, or the fault's number. */
export function sentenceOf(
  messages: Messages,
  answer: { readonly refusal: Refusal } | { readonly faultId: string },
): string {
  return 'refusal' in answer
    ? messages.refusals[answer.refusal.code](answer.refusal.facts)
    : messages.app.fault(answer.faultId);
}
