import { addFen, type Fen } from '../../../db/domain/kernel/money.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { dayQueries } from '../../../db/local/queries/cash.ts';
import type { DayPage } from '../../contract/cash.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { readDayPage } from './day-page.ts';

/**
 * Closes a business day for ever (日结): receipts, diary, tenders, journal and drawers must be one sum, as a whole and by kind of tender; what comes later is a
 * correction of a later day. Refuses right_missing, business_day_closed, business_day_empty, same_person_forbidden (who held a
 * till that day does not check it, seed 001 电费3.5), cash_sessions_still_open, day_sums_differ with the sums.
 */
export function closeDay(
  counter: Counter,
  actor: Actor,
  { businessDay }: CheckedInputOf<'cash/close-day'>,
): Result<OutputOf<'cash/close-day'>> {
  const right = checkRight(actor, 'cash.close_day');
  if (!right.ok) return right;
  const { store } = counter;
  return store.write(() => {
    const page = readDayPage(counter, businessDay);
    const isCashier = dayQueries(store)
      .sessions.all({ businessDay })
      .some((session) => session.cashierId === actor.personId);
    const allowed = checkClosable(page, isCashier);
    if (!allowed.ok) return allowed;

    const closedAt = counter.clock.now();
    const sums = {
      sessionCount: page.sessions.length,
      paymentCount: page.receiptCount,
      voidCount: page.voidCount,
      collectedFen: page.receiptsFen,
      countedFen: sumOf(page, 'countedFen'),
      differenceFen: sumOf(page, 'differenceFen'),
    };
    dayQueries(store).insertClosing.run({
      businessDay,
      ...sums,
      closedBy: actor.personId,
      closedAt,
      daybookNo: nextEntryNo(store),
    });
    appendToDaybook(store, {
      kind: 'day_closed',
      recordedAt: closedAt,
      businessDay,
      actor,
      payload: {
        t: sums.sessionCount,
        m: sums.paymentCount,
        v: sums.voidCount,
        c: sums.collectedFen,
        n: sums.countedFen,
        d: sums.differenceFen,
      },
    });
    return ok(readDayPage(counter, businessDay));
  });
}

function checkClosable(page: DayPage, isCashier: boolean): Result<null> {
  const { hindrance, businessDay } = page;
  if (hindrance === 'already_closed') return refuse('business_day_closed', { day: businessDay });
  if (hindrance === 'business_day_empty') return refuse('business_day_empty', { day: businessDay });
  if (isCashier) return refuse('same_person_forbidden', { day: businessDay });
  if (hindrance === 'cash_sessions_still_open') {
    const names = page.sessions
      .filter(({ state }) => state !== 'closed')
      .map(({ cashierName }) => cashierName);
    return refuse('cash_sessions_still_open', { names });
  }
  if (hindrance === 'sums_differ') {
    const { receiptsFen, diaryFen, tendersFen, journalFen, countedTakingsFen } = page;
    return refuse('day_sums_differ', { receiptsFen, diaryFen, tendersFen, journalFen, countedTakingsFen });
  }
  return ok(null);
}

function sumOf(page: DayPage, figure: 'countedFen' | 'differenceFen'): Fen {
  return addFen(...page.sessions.map((session) => session[figure] ?? (0 as Fen)));
}
