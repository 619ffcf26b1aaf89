import type { Day } from '../../../db/domain/kernel/calendar.ts';
import type { Fen } from '../../../db/domain/kernel/money.ts';
import { refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { formatReceiptNo } from '../../../db/domain/payments/receipt-no.ts';
import { cashQueries } from '../../../db/local/queries/cash.ts';
import { receiptQueries } from '../../../db/local/queries/receipts.ts';
import type { OwnCashSession } from '../../contract/cash.ts';
import { type Actor, type Counter, today } from '../counter.ts';

/** A cash session that is not closed yet. */
export interface UnfinishedSession {
  readonly id: number;
  readonly businessDay: Day;
  readonly floatFen: Fen;
  readonly openedAt: number;
  readonly state: 'open' | 'counted';
}

/** The actor's session that is not closed yet; null when there is none. */
export function findUnfinishedSession(counter: Counter, actor: Actor): UnfinishedSession | null {
  const session = cashQueries(counter.store).unfinishedOfCashier.get({ cashierId: actor.personId });
  return session === undefined
    ? null
    : { ...session, state: session.state === 'counted' ? 'counted' : 'open' };
}

/** The actor's session in which money may move. Refuses cash_session_not_open and, once the drawer was counted, till_counted. */
export function getOpenSession(counter: Counter, actor: Actor): Result<UnfinishedSession> {
  const session = findUnfinishedSession(counter, actor);
  if (session === null) return refuse('cash_session_not_open');
  if (session.state === 'counted') return refuse('till_counted', { cashSessionId: session.id });
  return { ok: true, value: session };
}

/**
 * The day that this person's money belongs to: the business day of their unfinished session, whatever the clock says since, or
 * else the station's day. Late fees are counted to it.
 */
export function businessDayOf(counter: Counter, actor: Actor): Day {
  return findUnfinishedSession(counter, actor)?.businessDay ?? today(counter);
}

/** What a cashier may know of their own session: nothing from which the expected sum follows (blind count). */
export function viewOwnSession(counter: Counter, session: UnfinishedSession): OwnCashSession {
  const nextNo = receiptQueries(counter.store).nextBook.get()?.nextNo;
  return {
    cashSessionId: session.id,
    businessDay: session.businessDay,
    state: session.state,
    openedAt: session.openedAt,
    floatFen: session.floatFen,
    paymentCount: cashQueries(counter.store).paymentCount.get(session.id) ?? 0,
    nextReceiptNo: nextNo === undefined ? null : formatReceiptNo(nextNo),
  };
}
