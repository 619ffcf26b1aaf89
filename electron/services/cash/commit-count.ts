import { orderedCount, sumOfCount } from '../../../db/domain/cash/denominations.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { cashQueries } from '../../../db/local/queries/cash.ts';
import { tenderQueries } from '../../../db/local/queries/tenders.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { countResult } from './count-result.ts';
import { findUnfinishedSession } from './own-cash-session.ts';

/**
 * Writes down, once and for ever, what the actor counted in the drawer by denomination and of the other tenders' papers, and only then answers what should have
 * been there (blind count, asked-for.md). From now on the session takes no money. Refuses right_missing, cash_session_not_open,
 * count_already_committed, void_request_waiting (once counted, its money could no longer go back), input_malformed (a face value
 * that there is not, a kind of tender twice).
 */
export function commitCount(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'cash/commit-count'>,
): Result<OutputOf<'cash/commit-count'>> {
  const right = checkRight(actor, 'cash.hold_session');
  if (!right.ok) return right;
  const { store } = counter;
  return store.write(() => {
    const session = findUnfinishedSession(counter, actor);
    if (session === null) return refuse('cash_session_not_open');
    if (session.state === 'counted') return refuse('count_already_committed', { cashSessionId: session.id });
    const receiptNo = cashQueries(store).waitingVoid.get(session.id);
    if (receiptNo !== undefined) return refuse('void_request_waiting', { receiptNo });
    const countedFen = sumOfCount(input.denominations);
    if (countedFen === null) return refuse('input_malformed', { field: 'denominations' });

    const papers = (input.tenders ?? []).filter(({ pieces, amountFen }) => pieces + amountFen > 0);
    if (new Set(papers.map(({ kind }) => kind)).size < papers.length)
      return refuse('input_malformed', { field: 'tenders' });

    const countedAt = counter.clock.now();
    const queries = cashQueries(store);
    const daybookNo = nextEntryNo(store);
    queries.insertCount.run({
      cashSessionId: session.id,
      denominations: JSON.stringify(orderedCount(input.denominations)),
      countedFen,
      countedAt,
      daybookNo,
    });
    for (const { kind, pieces, amountFen } of papers) {
      const count = { cashSessionId: session.id, kind, pieces, amountFen, daybookNo };
      tenderQueries(store).insertCount.run(count);
    }
    queries.setState.run('counted', session.id);
    appendToDaybook(store, {
      kind: 'till_counted',
      recordedAt: countedAt,
      businessDay: session.businessDay,
      actor,
      payload: {
        s: session.id,
        n: countedFen,
        ...(papers.length === 0
          ? {}
          : { t: papers.map(({ kind, pieces, amountFen }) => [kind, pieces, amountFen]) }),
      },
    });
    return ok(countResult(counter, session.id, countedFen));
  });
}
