import { refuse, ok, type Result } from '../../../db/domain/kernel/result.ts';
import { outcomeQueries, type StoredTender } from '../../../db/local/queries/tender-outcomes.ts';
import type { Actor, Counter } from '../counter.ts';

/**
 * A tender of which the actor may say what became of it. Refuses tender_unknown (there is none, or its payment is void),
 * tender_settled, same_person_forbidden (who took the money does not confirm it: seed 001 电费3.5).
 */
export function findWaitingTender(
  { store }: Counter,
  actor: Actor,
  named: { readonly receiptNo: string; readonly lineNo: number },
): Result<StoredTender> {
  const tender = outcomeQueries(store).tender.get(named);
  if (tender === undefined) return refuse('tender_unknown', { receiptNo: named.receiptNo });
  if (tender.outcome !== null) return refuse('tender_settled', { receiptNo: named.receiptNo });
  if (tender.takenBy === actor.personId)
    return refuse('same_person_forbidden', { receiptNo: named.receiptNo });
  return ok(tender);
}
