import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { draftQueries } from '../../../db/local/queries/bills.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { checkAuditor } from './check-auditor.ts';

/**
 * Returns a computed bill to its author with the reason; the auditor never repairs it (seed 001, 考核細則). A passed bill may still
 * be returned before its issue. Refuses, in this order: right_missing; bill_not_computed for an unknown draft; same_person_forbidden
 * (the auditor computed it or read its meter).
 */
export function returnBill(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'bills/return'>,
): Result<OutputOf<'bills/return'>> {
  const right = checkRight(actor, 'bills.audit');
  if (!right.ok) return right;
  return counter.store.write((): Result<null> => {
    const { hands, decide } = draftQueries(counter.store);
    const { draftId, reason } = input;
    const draft = hands.get({ draftIds: JSON.stringify([draftId]), personId: actor.personId });
    if (draft === undefined) return refuse('bill_not_computed', { draftId });
    const auditor = checkAuditor(actor, draft);
    if (!auditor.ok) return auditor;
    decide.run({ draftId, state: 'returned', personId: actor.personId, at: counter.clock.now(), reason });
    return ok(null);
  });
}
