import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import type { DraftHands } from '../../../db/local/queries/drafts.ts';
import type { Actor } from '../counter.ts';

/**
 * Refuses same_person_forbidden when the auditor computed the draft, recorded a look at one of the account's registers since its last
 * bill, took the month's second look, or recorded its supply terms since (seed 001: read, audit, compute and collect by different people; product.md: refused per
 * record, whatever roles a person holds).
 */
export function checkAuditor(actor: Actor, draft: DraftHands): Result<null> {
  const { accountNo } = draft;
  if (draft.computedBy === actor.personId)
    return refuse('same_person_forbidden', { accountNo, didBefore: 'compute' });
  if (draft.hasRead === 1) return refuse('same_person_forbidden', { accountNo, didBefore: 'read' });
  if (draft.hasLookedAgain === 1)
    return refuse('same_person_forbidden', { accountNo, didBefore: 'look_again' });
  if (draft.hasChangedTerms === 1)
    return refuse('same_person_forbidden', { accountNo, didBefore: 'change_terms' });
  return ok(null);
}
