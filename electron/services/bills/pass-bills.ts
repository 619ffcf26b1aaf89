import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { draftQueries } from '../../../db/local/queries/drafts.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { mendErrors } from '../errors/mend-errors.ts';
import { checkAuditor } from './check-auditor.ts';

/**
 * Passes computed bills for issue, all or none; those passed before are left as they are. Errors that they had been
 * returned with are mended thereby (差错登记). Refuses, in this order: right_missing;
 * for the first draft that stands against it bill_not_computed (unknown, returned and not computed again, or something it was
 * computed from has changed since), same_person_forbidden (the auditor computed it, read its meters or changed its terms).
 */
export function passBills(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'bills/pass'>,
): Result<OutputOf<'bills/pass'>> {
  const right = checkRight(actor, 'bills.audit');
  if (!right.ok) return right;
  return counter.store.write((): Result<OutputOf<'bills/pass'>> => {
    const { hands, decide } = draftQueries(counter.store);
    const drafts = hands.all({ draftIds: JSON.stringify(input.draftIds), personId: actor.personId });
    if (drafts.length < input.draftIds.length) return refuse('bill_not_computed');
    const at = counter.clock.now();
    const passed: number[] = [];
    for (const draft of drafts) {
      const { draftId, accountNo, state } = draft;
      if (state === 'returned' || draft.isStale === 1) return refuse('bill_not_computed', { accountNo });
      const auditor = checkAuditor(actor, draft);
      if (!auditor.ok) return auditor;
      if (state === 'passed') continue;
      decide.run({ draftId, state: 'passed', personId: actor.personId, at, reason: null });
      passed.push(draftId);
    }
    mendErrors(counter, actor, passed, at);
    return ok({ passed: passed.length });
  });
}
