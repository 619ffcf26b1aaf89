import { subtractFen, type Fen } from '../../../db/domain/kernel/money.ts';
import { cashQueries } from '../../../db/local/queries/cash.ts';
import type { CountedTill } from '../../contract/cash.ts';
import type { Counter } from '../counter.ts';
import { readTillTenders } from './till-tenders.ts';

/** A committed count beside what the journal says should be in the drawer, in fen, and the other tenders' papers beside what was taken. */
export function countResult(counter: Counter, cashSessionId: number, countedFen: Fen): CountedTill {
  const expectedFen = cashQueries(counter.store).drawerBalance.get(cashSessionId) as Fen;
  return {
    countedFen,
    expectedFen,
    differenceFen: subtractFen(countedFen, expectedFen),
    tenders: readTillTenders(counter, cashSessionId),
  };
}
