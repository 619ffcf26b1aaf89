import type { Refusal } from '../../../db/domain/kernel/result.ts';
import type { DraftRow } from '../../../electron/contract/bills.ts';
import { call } from '../../api/counter-api.ts';

/** What came of passing many at once. */
export interface PassedTogether {
  readonly passed: ReadonlySet<number>;
  /** How many stay because the auditor read their meter: the rules want another person. */
  readonly own: number;
  readonly trouble: { readonly refusal: Refusal } | { readonly faultId: string } | null;
}

/**
 * Passes drafts together. The program passes all or none and names the first that stands against it; one that the auditor had a hand in
 * stays for a colleague, and the others are asked for again.
 */
export async function passTogether(drafts: readonly DraftRow[]): Promise<PassedTogether> {
  let wanted = drafts;
  while (wanted.length > 0) {
    const answer = await call('bills/pass', { draftIds: wanted.map(({ draftId }) => draftId) });
    const own = drafts.length - wanted.length;
    if (answer.ok) return { passed: new Set(wanted.map(({ draftId }) => draftId)), own, trouble: null };
    const accountNo =
      'refusal' in answer && answer.refusal.code === 'same_person_forbidden'
        ? answer.refusal.facts.accountNo
        : null;
    const others = wanted.filter((draft) => draft.accountNo !== accountNo);
    if (others.length === wanted.length) return { passed: new Set(), own, trouble: answer };
    wanted = others;
  }
  return { passed: new Set(), own: drafts.length, trouble: null };
}
