import { dayHindrance } from '../../../db/domain/cash/day-hindrance.ts';
import { addFen, subtractFen, type Fen } from '../../../db/domain/kernel/money.ts';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import {
  cashQueries,
  dayQueries,
  type SessionOfDay,
  type SessionTakings,
  type SumsOfDay,
} from '../../../db/local/queries/cash.ts';
import type { DayPage } from '../../contract/cash.ts';
import type { Counter } from '../counter.ts';

/** The day's four books side by side, each summed from its own rows, and why the day cannot be closed. Fen. */
export function readDayPage({ store }: Counter, businessDay: Day): DayPage {
  const queries = dayQueries(store);
  const closing = queries.closing.get({ businessDay });
  const sessions = queries.sessions.all({ businessDay });
  const sums = queries.sums.get({ businessDay }) as SumsOfDay;
  const journalFen = queries.drawerTakings.get(businessDay) as Fen;
  const countedTakingsFen = countedTakings(sessions);
  return {
    businessDay,
    state: closing === undefined ? 'open' : 'closed',
    sessions: sessions.map(({ cashSessionId, cashierName, state, countedFen, differenceFen }) => {
      const takings = cashQueries(store).takings.get({ cashSessionId }) as SessionTakings;
      const collectedFen = subtractFen(takings.takenFen, takings.voidedFen);
      return {
        cashSessionId,
        cashierName,
        state,
        paymentCount: takings.paymentCount,
        collectedFen,
        countedFen,
        differenceFen,
      };
    }),
    receiptsFen: sums.receiptsFen,
    receiptCount: sums.receiptCount,
    voidCount: sums.voidCount,
    diaryFen: sums.diaryFen,
    tendersFen: sums.tendersFen,
    journalFen,
    countedTakingsFen,
    hindrance: dayHindrance({
      ...sums,
      journalFen,
      countedTakingsFen,
      isClosed: closing !== undefined,
      sessionStates: sessions.map((session) => session.state),
    }),
    closedByName: closing?.closedByName ?? null,
    closedAt: closing?.closing.closedAt ?? null,
    chainHead: closing?.chainHead ?? null,
  };
}

/** What was counted less float and over/short; null until every till of the day is closed. */
function countedTakings(sessions: readonly SessionOfDay[]): Fen | null {
  let sum = 0 as Fen;
  for (const { countedFen, differenceFen, floatFen } of sessions) {
    if (countedFen === null || differenceFen === null) return null;
    sum = addFen(sum, subtractFen(subtractFen(countedFen, floatFen), differenceFen));
  }
  return sum;
}
