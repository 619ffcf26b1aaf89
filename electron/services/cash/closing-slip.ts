import { invariant } from '../../../db/domain/kernel/invariant.ts';
import type { DenominationCount } from '../../../db/domain/cash/denominations.ts';
import { cashQueries } from '../../../db/local/queries/cash.ts';
import { paymentQueries } from '../../../db/local/queries/payments.ts';
import { printJobQueries } from '../../../db/local/queries/print-jobs.ts';
import type { ClosingSlip } from '../../contract/cash.ts';
import type { Counter } from '../counter.ts';
import { readTillTenders } from './till-tenders.ts';

/** The closing slip of a till that is closed, from what was posted; anything missing is a bug and throws. */
export function readClosingSlip(counter: Counter, cashSessionId: number): ClosingSlip {
  const slip = findClosingSlip(counter, cashSessionId);
  invariant(slip !== null, `cash session ${cashSessionId} has no closing slip`);
  return slip;
}

/** The closing slip of a till; null while it is not closed. */
export function findClosingSlip(counter: Counter, cashSessionId: number): ClosingSlip | null {
  const { store } = counter;
  const queries = cashQueries(store);
  const found = queries.session.get({ cashSessionId });
  const closed = queries.closing.get({ cashSessionId });
  if (found === undefined || closed === undefined) return null;
  const { closing, chainHead } = closed;
  const count = queries.count.get({ cashSessionId });
  const printJobId = printJobQueries(store).closingSlipJob.get(cashSessionId);
  invariant(
    count !== undefined && printJobId !== undefined,
    `cash session ${cashSessionId} was closed in part`,
  );
  return {
    stationName: paymentQueries(store).station.get()?.name ?? '',
    cashSessionId,
    businessDay: closing.businessDay,
    cashierName: found.cashierName,
    openedAt: found.session.openedAt,
    closedAt: closing.closedAt,
    paymentCount: closing.paymentCount,
    voidCount: closing.voidCount,
    firstReceiptNo: closing.firstReceiptNo,
    lastReceiptNo: closing.lastReceiptNo,
    floatFen: closing.floatFen,
    takenFen: closing.takenFen,
    voidedFen: closing.voidedFen,
    expectedFen: closing.expectedFen,
    countedFen: closing.countedFen,
    differenceFen: closing.differenceFen,
    differenceReason: closing.differenceReason,
    tenders: readTillTenders(counter, cashSessionId),
    denominations: JSON.parse(count.denominations) as DenominationCount[],
    chainEntryNo: closing.daybookNo,
    chainHead,
    printJobId,
  };
}
