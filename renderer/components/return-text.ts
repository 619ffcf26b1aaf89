import type { DraftRow } from '../../electron/contract/bills.ts';
import type { Messages } from '../messages/index.ts';

/** Why a bill came back: the kind of error and the auditor's words; null when it did not. */
export function returnText(
  messages: Messages,
  { returnKind, returnReason }: Pick<DraftRow, 'returnKind' | 'returnReason'>,
): string | null {
  if (returnReason === null) return null;
  return returnKind === null
    ? returnReason
    : messages.lists.about(messages.names.errorKinds[returnKind], returnReason);
}
