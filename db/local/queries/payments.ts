import { and, asc, eq, sql } from 'drizzle-orm';
import type { CustomerClass } from '../../domain/accounts/customer-class.ts';
import type { Day } from '../../domain/kernel/calendar.ts';
import type { Fen } from '../../domain/kernel/money.ts';
import { insertStatement } from '../insert-statement.ts';
import {
  allocation,
  bill,
  billLine,
  journalEntry,
  journalLine,
  openItem,
  payment,
  paymentVoid,
  printJob,
  receipt,
  station,
  tender,
  voidRequest,
} from '../schema/index.ts';
import { prepared } from '../store.ts';

/** Who pays: the account with the name and address that its receipt shows, and what it has paid ahead, in fen. */
export interface PayingAccount {
  readonly accountId: number;
  readonly accountNo: string;
  readonly customerClass: CustomerClass;
  readonly name: string;
  readonly address: string;
  readonly prepaymentFen: Fen;
}

/** A payment as lists show it. */
export interface PaymentLine {
  readonly receiptNo: string;
  readonly accountNo: string;
  readonly name: string;
  readonly businessDay: Day;
  readonly takenAt: number;
  readonly takenByName: string;
  readonly collectedFen: Fen;
  /** `bounced`: a cheque or transfer of it came back, and what that had paid is owed again. */
  readonly state: 'valid' | 'void_requested' | 'void' | 'reversed' | 'bounced';
  readonly printedCopies: number;
  readonly printJobId: number;
  readonly cashSessionId: number;
}

const paymentLine = `
  select r.receipt_no as receiptNo, a.account_no as accountNo, c.name as name, p.business_day as businessDay,
         p.taken_at as takenAt, t.full_name as takenByName, p.collected_fen as collectedFen,
         case when v.payment_id is not null then 'void'
              when exists (select 1 from payment_reversal x where x.payment_id = p.id) then 'reversed'
              when exists (select 1 from void_request q where q.payment_id = p.id and q.state = 'waiting') then 'void_requested'
              when exists (select 1 from tender_outcome o where o.payment_id = p.id and o.outcome = 'bounced') then 'bounced'
              else 'valid' end as state,
         (select count(*) from print_job j where j.receipt_no = r.receipt_no and j.state = 'printed') as printedCopies,
         (select max(j.id) from print_job j where j.receipt_no = r.receipt_no) as printJobId,
         p.cash_session_id as cashSessionId
  from payment p
  join receipt r on r.payment_id = p.id
  join account a on a.id = p.account_id
  join customer c on c.id = a.customer_id
  join person t on t.id = p.taken_by
  left join payment_void v on v.payment_id = p.id`;

/**
 * Taking money: what is read before and written for one payment; each statement touches a few pages only. `+?` and written
 * constants: this SQLite (ENABLE_STAT4) plans a statement again at every binding that might change its plan.
 */
export const paymentQueries = prepared((db, sqlite) => ({
  station: db.select({ name: station.name, isDemo: station.isDemo }).from(station).prepare(),
  byRequestKey: db
    .select({
      requestHash: payment.requestHash,
      content: receipt.content,
      checkCode: receipt.checkCode,
      printJobId: printJob.id,
      receiptNo: receipt.receiptNo,
      isVoid: sql<0 | 1>`${paymentVoid.paymentId} is not null
        or exists (select 1 from payment_reversal x where x.payment_id = ${payment.id})`,
    })
    .from(payment)
    .innerJoin(receipt, eq(receipt.paymentId, payment.id))
    // The first job of the receipt: its copy number is no longer 0 once an interrupted print of it was done again.
    .innerJoin(
      printJob,
      sql`${printJob.id} = (select min(j.id) from print_job j where j.receipt_no = ${receipt.receiptNo})`,
    )
    .leftJoin(paymentVoid, eq(paymentVoid.paymentId, payment.id))
    .where(sql`${payment.requestKey} = +${sql.placeholder('requestKey')}`)
    .prepare(),
  payingAccount: sqlite.prepare<[string], PayingAccount>(`
    select a.id as accountId, a.account_no as accountNo, a.customer_class as customerClass, c.name as name,
           coalesce((select s.address from service_point s where s.account_id = a.id order by s.id limit 1), '') as address,
           coalesce((select b.balance_fen from prepayment_balance b where b.account_id = a.id), 0) as prepaymentFen
    from account a join customer c on c.id = a.customer_id
    where a.account_no = +?`),
  /** Everything owed by an account, oldest first, with what its receipt shows of each bill. */
  owedBills: db
    .select({
      billId: bill.id,
      kind: bill.kind,
      periodMonth: bill.periodMonth,
      dueOn: openItem.dueOn,
      outstandingFen: openItem.outstandingFen,
      energyWh: bill.energyWh,
      working: bill.working,
      computedBy: bill.computedBy,
      issuedBy: bill.issuedBy,
    })
    .from(openItem)
    .innerJoin(bill, eq(bill.id, openItem.billId))
    .where(sql`${openItem.accountId} = +${sql.placeholder('accountId')}`)
    .orderBy(asc(bill.periodMonth), asc(bill.id))
    .prepare(),
  billLines: db
    .select({
      code: billLine.code,
      label: billLine.label,
      energyWh: billLine.energyWh,
      priceNanoyuan: billLine.priceNanoyuan,
      amountFen: billLine.amountFen,
    })
    .from(billLine)
    .where(sql`${billLine.billId} = +${sql.placeholder('billId')}`)
    .orderBy(asc(billLine.lineNo))
    .prepare(),
  insert: insertStatement(sqlite, payment, [
    'requestKey',
    'requestHash',
    'accountId',
    'cashSessionId',
    'businessDay',
    'dueFen',
    'prepaymentUsedFen',
    'prepaymentAddedFen',
    'collectedFen',
    'takenBy',
    'takenAt',
    'daybookNo',
  ]),
  insertTender: insertStatement(sqlite, tender, [
    'paymentId',
    'lineNo',
    'kind',
    'givenFen',
    'changeFen',
    'amountFen',
  ]),
  insertAllocation: insertStatement(sqlite, allocation, [
    'paymentId',
    'billId',
    'principalFen',
    'lateFeeFen',
  ]),
  /** Takes a settled bill off what is owed: proven by its sum, a row that says otherwise is not touched. */
  settleOpenItem: sqlite.prepare<[number, Fen]>(
    'delete from open_item where bill_id = ? and outstanding_fen = ?',
  ),
  restoreOpenItem: sqlite.prepare<[{ billId: number; principalFen: Fen }]>(`
    insert into open_item (bill_id, account_id, due_on, outstanding_fen)
    select id, account_id, due_on, @principalFen from bill where id = @billId
    on conflict (bill_id) do update set outstanding_fen = outstanding_fen + excluded.outstanding_fen`),
  setPrepayment: sqlite.prepare<[{ accountId: number; balanceFen: Fen }]>(`
    insert into prepayment_balance (account_id, balance_fen) values (@accountId, @balanceFen)
    on conflict (account_id) do update set balance_fen = excluded.balance_fen`),
  /** Every payment of a business day, newest first. */
  linesOfDay: sqlite.prepare<[Day], PaymentLine>(
    `${paymentLine} where p.cash_session_id in (select id from cash_session where business_day = ?) order by p.id desc`,
  ),
  /** The newest payments of an account. */
  linesOfAccount: sqlite.prepare<[number, number], PaymentLine>(
    `${paymentLine} where p.account_id = ? order by p.id desc limit ?`,
  ),
  line: sqlite.prepare<[number], PaymentLine>(`${paymentLine} where p.id = ?`),
}));

/** Undoing a payment: the wish, and what has to be turned around. */
export const voidQueries = prepared((db, sqlite) => ({
  /** A payment with what decides whether it can be undone. */
  payment: sqlite.prepare<
    [number],
    {
      paymentId: number;
      receiptNo: string;
      accountId: number;
      accountNo: string;
      cashSessionId: number;
      sessionState: 'open' | 'counted' | 'closed';
      businessDay: Day;
      prepaymentUsedFen: Fen;
      prepaymentAddedFen: Fen;
      collectedFen: Fen;
      prepaymentFen: Fen;
      takenBy: number;
      daybookNo: number;
      isVoid: 0 | 1;
    }
  >(`
    select p.id as paymentId, r.receipt_no as receiptNo, p.account_id as accountId, a.account_no as accountNo,
           p.cash_session_id as cashSessionId, s.state as sessionState, p.business_day as businessDay,
           p.prepayment_used_fen as prepaymentUsedFen, p.prepayment_added_fen as prepaymentAddedFen,
           p.collected_fen as collectedFen, coalesce(b.balance_fen, 0) as prepaymentFen, p.taken_by as takenBy,
           p.daybook_no as daybookNo,
           v.payment_id is not null or exists (select 1 from payment_reversal x where x.payment_id = p.id) as isVoid
    from payment p
    join receipt r on r.payment_id = p.id
    join account a on a.id = p.account_id
    join cash_session s on s.id = p.cash_session_id
    left join prepayment_balance b on b.account_id = p.account_id
    left join payment_void v on v.payment_id = p.id
    where p.id = ?`),
  waitingOfPayment: db
    .select({ id: voidRequest.id })
    .from(voidRequest)
    .where(
      and(eq(voidRequest.paymentId, sql.placeholder('paymentId')), sql`${voidRequest.state} = 'waiting'`),
    )
    .prepare(),
  insertRequest: db
    .insert(voidRequest)
    .values({
      paymentId: sql.placeholder('paymentId'),
      reason: sql.placeholder('reason'),
      requestedBy: sql.placeholder('requestedBy'),
      requestedAt: sql.placeholder('requestedAt'),
      state: 'waiting',
    })
    .prepare(),
  request: db
    .select()
    .from(voidRequest)
    .where(eq(voidRequest.id, sql.placeholder('requestId')))
    .prepare(),
  waiting: sqlite.prepare<
    [],
    {
      requestId: number;
      paymentId: number;
      reason: string;
      requestedById: number;
      requestedByName: string;
      requestedAt: number;
    }
  >(`
    select q.id as requestId, q.payment_id as paymentId, q.reason as reason, q.requested_by as requestedById,
           t.full_name as requestedByName, q.requested_at as requestedAt
    from void_request q join person t on t.id = q.requested_by
    where q.state = 'waiting' order by q.id`),
  decide: sqlite.prepare<
    [{ requestId: number; state: 'approved' | 'declined'; decidedBy: number; decidedAt: number }]
  >(
    'update void_request set state = @state, decided_by = @decidedBy, decided_at = @decidedAt where id = @requestId',
  ),
  insertVoid: db
    .insert(paymentVoid)
    .values({
      paymentId: sql.placeholder('paymentId'),
      businessDay: sql.placeholder('businessDay'),
      cashSessionId: sql.placeholder('cashSessionId'),
      reason: sql.placeholder('reason'),
      requestedBy: sql.placeholder('requestedBy'),
      approvedBy: sql.placeholder('approvedBy'),
      voidedAt: sql.placeholder('voidedAt'),
      daybookNo: sql.placeholder('daybookNo'),
    })
    .prepare(),
  allocations: db
    .select({ billId: allocation.billId, principalFen: allocation.principalFen })
    .from(allocation)
    .where(eq(allocation.paymentId, sql.placeholder('paymentId')))
    .orderBy(asc(allocation.billId))
    .prepare(),
  /** The sides of the movement that a payment's daybook entry posted. */
  journalSides: db
    .select({
      ledgerAccount: journalLine.ledgerAccount,
      accountId: journalLine.accountId,
      billId: journalLine.billId,
      cashSessionId: journalLine.cashSessionId,
      amountFen: journalLine.amountFen,
    })
    .from(journalEntry)
    .innerJoin(journalLine, eq(journalLine.entryId, journalEntry.id))
    .where(and(eq(journalEntry.daybookNo, sql.placeholder('daybookNo')), eq(journalEntry.kind, 'payment')))
    .orderBy(asc(journalLine.lineNo))
    .prepare(),
}));
