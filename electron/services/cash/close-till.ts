import { divideTill } from '../../../db/domain/cash/till-money.ts';
import { isTenderEven } from '../../../db/domain/cash/tender-comparison.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { addFen, negateFen, subtractFen, type Fen } from '../../../db/domain/kernel/money.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { formatReceiptNo } from '../../../db/domain/payments/receipt-no.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { postToJournal } from '../../../db/local/journal.ts';
import { cashQueries, type SessionTakings } from '../../../db/local/queries/cash.ts';
import { printJobQueries } from '../../../db/local/queries/print-jobs.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { readClosingSlip } from './closing-slip.ts';
import { readTillTenders } from './till-tenders.ts';
import { findUnfinishedSession, type UnfinishedSession } from './own-cash-session.ts';

/**
 * Closes the actor's counted till: books over or short with its reason, moves the float back to the change fund and the rest to
 * the safe, and makes the closing slip that carries the chain's head out of the house. Works without a line, and on a later day
 * for a session that was left open. Refuses right_missing, cash_session_not_open, count_not_committed, difference_reason_missing
 * (长短款 are explained and reported at once, seed 001 收费4;
 * so are cheques and slips that are not there). Money that is not cash stays on its way to the bank.
 */
export function closeTill(
  counter: Counter,
  actor: Actor,
  { differenceReason }: CheckedInputOf<'cash/close-till'>,
): Result<OutputOf<'cash/close-till'>> {
  const right = checkRight(actor, 'cash.hold_session');
  if (!right.ok) return right;
  const { store } = counter;
  return store.write(() => {
    const session = findUnfinishedSession(counter, actor);
    if (session === null) return refuse('cash_session_not_open');
    if (session.state === 'open') return refuse('count_not_committed', { cashSessionId: session.id });
    const queries = cashQueries(store);
    const count = queries.count.get({ cashSessionId: session.id });
    invariant(count !== undefined, `cash session ${session.id} is counted and has no count`);
    const takings = queries.takings.get({ cashSessionId: session.id }) as SessionTakings;
    const expectedFen = queries.drawerBalance.get(session.id) as Fen;
    const tenders = readTillTenders(counter, session.id);
    const otherFen = addFen(...tenders.map(({ bookedFen }) => bookedFen));
    const stayedFen = subtractFen(subtractFen(takings.takenFen, takings.voidedFen), otherFen);
    const fromPayments = addFen(session.floatFen, stayedFen);
    invariant(
      fromPayments === expectedFen,
      `the journal of cash session ${session.id} and its payments differ`,
    );
    const money = divideTill(session.floatFen, expectedFen, count.countedFen);
    const isEven = money.differenceFen === 0 && tenders.every(isTenderEven);
    if (!isEven && differenceReason === null) {
      return refuse('difference_reason_missing', { differenceFen: money.differenceFen });
    }

    const closedAt = counter.clock.now();
    const daybookNo = nextEntryNo(store);
    queries.insertClosing.run({
      cashSessionId: session.id,
      businessDay: session.businessDay,
      paymentCount: takings.paymentCount,
      voidCount: takings.voidCount,
      firstReceiptNo: shownReceiptNo(takings.firstReceiptNumber),
      lastReceiptNo: shownReceiptNo(takings.lastReceiptNumber),
      floatFen: session.floatFen,
      takenFen: takings.takenFen,
      voidedFen: takings.voidedFen,
      expectedFen,
      countedFen: count.countedFen,
      differenceFen: money.differenceFen,
      differenceReason: isEven ? null : differenceReason,
      closedAt,
      daybookNo,
    });
    moveMoney(counter, session, money, count.countedFen, daybookNo);
    queries.setState.run('closed', session.id);
    printJobQueries(store).insert.run({
      kind: 'closing_slip',
      receiptNo: null,
      cashSessionId: session.id,
      copyNo: 0,
      state: 'waiting',
      requestedBy: actor.personId,
      requestedAt: closedAt,
    });
    appendToDaybook(store, {
      kind: 'till_closed',
      recordedAt: closedAt,
      businessDay: session.businessDay,
      actor,
      payload: {
        s: session.id,
        e: expectedFen,
        n: count.countedFen,
        m: takings.paymentCount,
        v: takings.voidCount,
        ...(isEven ? {} : { w: differenceReason }),
      },
    });
    return ok(readClosingSlip(counter, session.id));
  });
}

function shownReceiptNo(receiptNumber: number | null): string | null {
  return receiptNumber === null ? null : formatReceiptNo(receiptNumber);
}

/** Leaves the drawer empty: first the difference makes the book say what was counted, then what was counted is handed in. */
function moveMoney(
  { store }: Counter,
  session: UnfinishedSession,
  money: ReturnType<typeof divideTill>,
  countedFen: Fen,
  daybookNo: number,
): void {
  if (countedFen === 0 && money.differenceFen === 0) return;
  const cashSessionId = session.id;
  postToJournal(store, {
    kind: 'till_closing',
    businessDay: session.businessDay,
    daybookNo,
    sides: [
      { ledgerAccount: 'drawer', amountFen: money.differenceFen, cashSessionId },
      { ledgerAccount: 'over_short', amountFen: negateFen(money.differenceFen), cashSessionId },
      { ledgerAccount: 'drawer', amountFen: negateFen(countedFen), cashSessionId },
      { ledgerAccount: 'change_fund', amountFen: money.toChangeFundFen },
      { ledgerAccount: 'safe', amountFen: money.toSafeFen },
    ],
  });
}
