import { negateFen } from '../../../db/domain/kernel/money.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { postToJournal } from '../../../db/local/journal.ts';
import { cashQueries, dayQueries } from '../../../db/local/queries/cash.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { findLargestFloat } from './largest-float.ts';
import { findUnfinishedSession, viewOwnSession } from './own-cash-session.ts';

/**
 * Opens the actor's cash session (收费班次) with its float in fen out of the change fund. The station's day now becomes the business
 * day of everything in it, also past midnight. Refuses right_missing, float_too_large, cash_session_open, business_day_closed (this day or a later
 * one is closed: the clock may have been set back).
 */
export function openCashSession(
  counter: Counter,
  actor: Actor,
  { floatFen }: CheckedInputOf<'cash/open-session'>,
): Result<OutputOf<'cash/open-session'>> {
  const right = checkRight(actor, 'cash.hold_session');
  if (!right.ok) return right;
  const { store } = counter;
  const largestFen = findLargestFloat(counter);
  if (floatFen > largestFen) return refuse('float_too_large', { largestFen });
  return store.write(() => {
    const unfinished = findUnfinishedSession(counter, actor);
    if (unfinished !== null) {
      return refuse('cash_session_open', { cashSessionId: unfinished.id, day: unfinished.businessDay });
    }
    const businessDay = today(counter);
    const closed = dayQueries(store).closingFrom.get({ businessDay });
    if (closed !== undefined) return refuse('business_day_closed', { day: closed.businessDay });

    const openedAt = counter.clock.now();
    const daybookNo = nextEntryNo(store);
    const inserted = cashQueries(store).insertSession.run({
      cashierId: actor.personId,
      businessDay,
      floatFen,
      openedAt,
    });
    const cashSessionId = Number(inserted.lastInsertRowid);
    if (floatFen > 0) {
      postToJournal(store, {
        kind: 'float',
        businessDay,
        daybookNo,
        sides: [
          { ledgerAccount: 'drawer', amountFen: floatFen, cashSessionId },
          { ledgerAccount: 'change_fund', amountFen: negateFen(floatFen) },
        ],
      });
    }
    appendToDaybook(store, {
      kind: 'cash_session_opened',
      recordedAt: openedAt,
      businessDay,
      actor,
      payload: { s: cashSessionId, f: floatFen },
    });
    return ok(viewOwnSession(counter, { id: cashSessionId, businessDay, floatFen, openedAt, state: 'open' }));
  });
}
