import { dayHindrance } from '../../../db/domain/cash/day-hindrance.ts';
import { addFen, noFen, subtractFen, type Fen } from '../../../db/domain/kernel/money.ts';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import {
  cashQueries,
  dayQueries,
  type SessionOfDay,
  type SessionTakings,
  type SumsOfDay,
} from '../../../db/local/queries/cash.ts';
import type { DayPage, DayTender } from '../../contract/cash.ts';
import type { Counter } from '../counter.ts';
import { readDayTenders } from './day-tenders.ts';

/** The day's books side by side, each summed from its own rows, and why the day cannot be closed. Fen. */
export function readDayPage({ store }: Counter, businessDay: Day): DayPage {
  const queries = dayQueries(store);
  const closing = queries.closing.get({ businessDay });
  const sessions = queries.sessions.all({ businessDay });
  const sums = queries.sums.get({ businessDay }) as SumsOfDay;
  const tenders = readDayTenders(store, businessDay, sums.receiptsFen, countedCash(sessions));
  const journalFen = addFen(...tenders.map((kind) => kind.journalFen));
  const countedTakingsFen = countedTakings(tenders);
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
    tenders,
    countedTakingsFen,
    hindrance: dayHindrance({
      ...sums,
      journalFen,
      tenders,
      countedTakingsFen,
      isClosed: closing !== undefined,
      sessionStates: sessions.map((session) => session.state),
    }),
    closedByName: closing?.closedByName ?? null,
    closedAt: closing?.closing.closedAt ?? null,
    chainHead: closing?.chainHead ?? null,
  };
}

/**
 * What the tills counted: cash less float and over/short; of the other tenders what was booked, for papers that were not there were
 * explained at the closing, and their money is claimed from the bank all the same. Null until every till of the day is closed.
 */
function countedTakings(tenders: readonly DayTender[]): Fen | null {
  let sum = noFen;
  for (const { kind, countedFen, tendersFen } of tenders) {
    if (countedFen === null) return null;
    sum = addFen(sum, kind === 'cash' ? countedFen : tendersFen);
  }
  return sum;
}

/** Cash counted less float and over/short; null until every till of the day is closed. */
function countedCash(sessions: readonly SessionOfDay[]): Fen | null {
  let sum = 0 as Fen;
  for (const { countedFen, differenceFen, floatFen } of sessions) {
    if (countedFen === null || differenceFen === null) return null;
    sum = addFen(sum, subtractFen(subtractFen(countedFen, floatFen), differenceFen));
  }
  return sum;
}
