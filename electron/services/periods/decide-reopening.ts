import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { periodQueries } from '../../../db/local/queries/periods.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { checkNewestLocked } from './request-reopening.ts';

/**
 * Decides a wish to open a locked month again. Approved: the month is open until it is locked once more; its bills stand. Declined: an
 * entry in the daybook, nothing else. Refuses, in this order: right_missing; reopen_request_unknown (also when decided);
 * same_person_forbidden for who asked (product.md "People": request/approve); and when approving period_not_locked and
 * period_not_newest.
 */
export function decideReopening(
  counter: Counter,
  actor: Actor,
  { requestId, isApproved }: CheckedInputOf<'periods/decide-reopening'>,
): Result<OutputOf<'periods/decide-reopening'>> {
  const right = checkRight(actor, 'periods.reopen');
  if (!right.ok) return right;
  const { store } = counter;
  return store.write((): Result<null> => {
    const queries = periodQueries(store);
    const request = queries.request.get(requestId);
    if (request === undefined || request.state !== 'waiting')
      return refuse('reopen_request_unknown', { requestId });
    const { month, reason, requestedById } = request;
    if (requestedById === actor.personId)
      return refuse('same_person_forbidden', { month, didBefore: 'propose' });
    const newest = isApproved ? checkNewestLocked(store, month) : ok(null);
    if (!newest.ok) return newest;
    const decidedAt = counter.clock.now();
    queries.decide.run({
      requestId,
      state: isApproved ? 'approved' : 'declined',
      decidedBy: actor.personId,
      decidedAt,
    });
    const told = { month, reason, requestedById };
    const payload = isApproved
      ? {
          eventId: Number(
            queries.insertEvent.run({
              periodMonth: month,
              action: 'reopened',
              reason,
              requestedBy: requestedById,
              decidedBy: actor.personId,
              decidedAt,
              daybookNo: nextEntryNo(store),
            }).lastInsertRowid,
          ),
          ...told,
        }
      : { requestId, ...told };
    appendToDaybook(store, {
      kind: isApproved ? 'period_reopened' : 'reopen_declined',
      recordedAt: decidedAt,
      businessDay: today(counter),
      actor,
      payload,
    });
    return ok(null);
  });
}
