import { asc, desc, eq, gte, sql } from 'drizzle-orm';
import type { Day } from '../../domain/kernel/calendar.ts';
import type { Fen } from '../../domain/kernel/money.ts';
import type { TenderKind } from '../../domain/payments/tender-kind.ts';
import { cashCount, cashSession, daybookEntry, dayClosing, person, tillClosing } from '../schema/index.ts';
import { prepared } from '../store.ts';

/** What went through a drawer's payments, from the payments themselves; receipt numbers as numbers. */
export interface SessionTakings {
  readonly paymentCount: number;
  readonly voidCount: number;
  readonly takenFen: Fen;
  readonly voidedFen: Fen;
  readonly firstReceiptNumber: number | null;
  readonly lastReceiptNumber: number | null;
}

/** One till of a day. */
export interface SessionOfDay {
  readonly cashSessionId: number;
  readonly cashierId: number;
  readonly cashierName: string;
  readonly state: 'open' | 'counted' | 'closed';
  readonly floatFen: Fen;
  readonly countedFen: Fen | null;
  readonly differenceFen: Fen | null;
}

/** The sums of a day over all its tills; voided payments left out of the money, counted apart. */
export interface SumsOfDay {
  readonly receiptCount: number;
  readonly voidCount: number;
  readonly receiptsFen: Fen;
  readonly diaryFen: Fen;
  readonly tendersFen: Fen;
}

/** Cash sessions: finding, opening, counting, closing. */
export const cashQueries = prepared((db, sqlite) => ({
  /** The session that a person has not closed yet: open or counted. */
  unfinishedOfCashier: db
    .select()
    .from(cashSession)
    .where(
      sql`${cashSession.cashierId} = +${sql.placeholder('cashierId')} and ${cashSession.state} <> 'closed'`,
    )
    .prepare(),
  session: db
    .select({ session: cashSession, cashierName: person.fullName })
    .from(cashSession)
    .innerJoin(person, eq(person.id, cashSession.cashierId))
    .where(eq(cashSession.id, sql.placeholder('cashSessionId')))
    .prepare(),
  insertSession: db
    .insert(cashSession)
    .values({
      cashierId: sql.placeholder('cashierId'),
      businessDay: sql.placeholder('businessDay'),
      floatFen: sql.placeholder('floatFen'),
      openedAt: sql.placeholder('openedAt'),
      state: 'open',
    })
    .prepare(),
  setState: sqlite.prepare<['counted' | 'closed', number]>('update cash_session set state = ? where id = ?'),
  paymentCount: sqlite
    .prepare<[number], number>('select count(*) from payment where cash_session_id = ?')
    .pluck(),
  takings: sqlite.prepare<[{ cashSessionId: number }], SessionTakings>(`
    select count(*) as paymentCount,
           count(v.payment_id) as voidCount,
           coalesce(sum(p.collected_fen), 0) as takenFen,
           coalesce(sum(case when v.payment_id is null then 0 else p.collected_fen end), 0) as voidedFen,
           min(cast(r.receipt_no as integer)) as firstReceiptNumber,
           max(cast(r.receipt_no as integer)) as lastReceiptNumber
    from payment p
    join receipt r on r.payment_id = p.id
    left join payment_void v on v.payment_id = p.id
    where p.cash_session_id = @cashSessionId`),
  /** What the journal says is in the drawer, in fen. */
  drawerBalance: sqlite
    .prepare<[number], Fen>(
      "select coalesce(sum(amount_fen), 0) from journal_line where cash_session_id = ? and ledger_account = 'drawer'",
    )
    .pluck(),
  /** A receipt of the session whose void nobody has decided yet; the oldest wish. */
  waitingVoid: sqlite
    .prepare<[number], string>(`
    select r.receipt_no from void_request q join payment p on p.id = q.payment_id join receipt r on r.payment_id = p.id
    where q.state = 'waiting' and p.cash_session_id = ? order by q.id limit 1`)
    .pluck(),
  insertCount: db
    .insert(cashCount)
    .values({
      cashSessionId: sql.placeholder('cashSessionId'),
      denominations: sql.placeholder('denominations'),
      countedFen: sql.placeholder('countedFen'),
      countedAt: sql.placeholder('countedAt'),
      daybookNo: sql.placeholder('daybookNo'),
    })
    .prepare(),
  count: db
    .select()
    .from(cashCount)
    .where(eq(cashCount.cashSessionId, sql.placeholder('cashSessionId')))
    .prepare(),
  insertClosing: db
    .insert(tillClosing)
    .values({
      cashSessionId: sql.placeholder('cashSessionId'),
      businessDay: sql.placeholder('businessDay'),
      paymentCount: sql.placeholder('paymentCount'),
      voidCount: sql.placeholder('voidCount'),
      firstReceiptNo: sql.placeholder('firstReceiptNo'),
      lastReceiptNo: sql.placeholder('lastReceiptNo'),
      floatFen: sql.placeholder('floatFen'),
      takenFen: sql.placeholder('takenFen'),
      voidedFen: sql.placeholder('voidedFen'),
      expectedFen: sql.placeholder('expectedFen'),
      countedFen: sql.placeholder('countedFen'),
      differenceFen: sql.placeholder('differenceFen'),
      differenceReason: sql.placeholder('differenceReason'),
      closedAt: sql.placeholder('closedAt'),
      daybookNo: sql.placeholder('daybookNo'),
    })
    .prepare(),
  closing: db
    .select({ closing: tillClosing, chainHead: daybookEntry.hash })
    .from(tillClosing)
    .innerJoin(daybookEntry, eq(daybookEntry.entryNo, tillClosing.daybookNo))
    .where(eq(tillClosing.cashSessionId, sql.placeholder('cashSessionId')))
    .prepare(),
}));

/** Business days: their tills, sums and closings. */
export const dayQueries = prepared((db, sqlite) => ({
  /** The closing of this day or a later one: no money may be taken on a day before it. */
  closingFrom: db
    .select({ businessDay: dayClosing.businessDay })
    .from(dayClosing)
    .where(gte(dayClosing.businessDay, sql.placeholder('businessDay')))
    .orderBy(desc(dayClosing.businessDay))
    .limit(1)
    .prepare(),
  closing: db
    .select({ closing: dayClosing, closedByName: person.fullName, chainHead: daybookEntry.hash })
    .from(dayClosing)
    .innerJoin(person, eq(person.id, dayClosing.closedBy))
    .innerJoin(daybookEntry, eq(daybookEntry.entryNo, dayClosing.daybookNo))
    .where(eq(dayClosing.businessDay, sql.placeholder('businessDay')))
    .prepare(),
  insertClosing: db
    .insert(dayClosing)
    .values({
      businessDay: sql.placeholder('businessDay'),
      sessionCount: sql.placeholder('sessionCount'),
      paymentCount: sql.placeholder('paymentCount'),
      voidCount: sql.placeholder('voidCount'),
      collectedFen: sql.placeholder('collectedFen'),
      countedFen: sql.placeholder('countedFen'),
      differenceFen: sql.placeholder('differenceFen'),
      closedBy: sql.placeholder('closedBy'),
      closedAt: sql.placeholder('closedAt'),
      daybookNo: sql.placeholder('daybookNo'),
    })
    .prepare(),
  sessions: db
    .select({
      cashSessionId: cashSession.id,
      cashierId: cashSession.cashierId,
      cashierName: person.fullName,
      state: cashSession.state,
      floatFen: cashSession.floatFen,
      countedFen: cashCount.countedFen,
      differenceFen: tillClosing.differenceFen,
    })
    .from(cashSession)
    .innerJoin(person, eq(person.id, cashSession.cashierId))
    .leftJoin(cashCount, eq(cashCount.cashSessionId, cashSession.id))
    .leftJoin(tillClosing, eq(tillClosing.cashSessionId, cashSession.id))
    .where(eq(cashSession.businessDay, sql.placeholder('businessDay')))
    .orderBy(asc(cashSession.id))
    .prepare(),
  /** Receipts by what is printed on them, payments by their rows, tenders by theirs: three books of one day. */
  sums: sqlite.prepare<[{ businessDay: Day }], SumsOfDay>(`
    select count(*) as receiptCount,
           count(v.payment_id) as voidCount,
           coalesce(sum(case when v.payment_id is null then json_extract(r.content, '$.collectedFen') else 0 end), 0) as receiptsFen,
           coalesce(sum(case when v.payment_id is null then p.collected_fen else 0 end), 0) as diaryFen,
           coalesce(sum(case when v.payment_id is null
             then (select coalesce(sum(t.amount_fen), 0) from tender t where t.payment_id = p.id) else 0 end), 0) as tendersFen
    from cash_session s
    join payment p on p.cash_session_id = s.id
    join receipt r on r.payment_id = p.id
    left join payment_void v on v.payment_id = p.id
    where s.business_day = @businessDay`),
  /** What the journal moved into the drawers of a day and towards the bank for payments, voids taken off again, in fen. */
  journalTakings: sqlite.prepare<[Day], { place: string; amountFen: Fen }>(`
    select l.ledger_account as place, sum(l.amount_fen) as amountFen
    from cash_session s
    join journal_line l on l.cash_session_id = s.id
    join journal_entry e on e.id = l.entry_id and e.kind in ('payment', 'void')
    where s.business_day = ?
    group by l.ledger_account`),
  /** Tenders of a day by their rows, voided payments left out. */
  tenders: sqlite.prepare<[Day], { kind: TenderKind; pieces: number; amountFen: Fen }>(`
    select t.kind as kind, count(*) as pieces, sum(t.amount_fen) as amountFen
    from cash_session s
    join payment p on p.cash_session_id = s.id
    join tender t on t.payment_id = p.id
    where s.business_day = ? and not exists (select 1 from payment_void v where v.payment_id = p.id)
    group by t.kind`),
  /** Other tenders of a day as they stand on the receipts that are not void. */
  printedTenders: sqlite.prepare<[Day], { kind: TenderKind; amountFen: Fen }>(`
    select json_extract(o.value, '$.kind') as kind, sum(json_extract(o.value, '$.amountFen')) as amountFen
    from cash_session s
    join payment p on p.cash_session_id = s.id
    join receipt r on r.payment_id = p.id
    join json_each(r.content, '$.otherTenders') o
    where s.business_day = ? and not exists (select 1 from payment_void v where v.payment_id = p.id)
    group by 1`),
  /** Papers of other tenders counted in the tills of a day. */
  countedTenders: sqlite.prepare<[Day], { kind: TenderKind; pieces: number; amountFen: Fen }>(`
    select c.kind as kind, sum(c.pieces) as pieces, sum(c.amount_fen) as amountFen
    from cash_session s join tender_count c on c.cash_session_id = s.id
    where s.business_day = ? group by c.kind`),
  /** Every day with a till, newest first, with whether it is closed. */
  days: sqlite.prepare<[], { businessDay: Day; state: 'open' | 'closed' }>(`
    select d.business_day as businessDay,
           case when c.business_day is null then 'open' else 'closed' end as state
    from (select distinct business_day from cash_session) d
    left join day_closing c on c.business_day = d.business_day
    order by d.business_day desc`),
}));
