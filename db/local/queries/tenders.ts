import type { Fen } from '../../domain/kernel/money.ts';
import type { OtherTenderKind } from '../../domain/payments/tender-kind.ts';
import { sql } from 'drizzle-orm';
import { tenderCount, tenderDetail } from '../schema/index.ts';
import { prepared } from '../store.ts';

/** What came through a till in one kind of tender that is not cash, voided payments apart. Fen. */
export interface OtherTakings {
  readonly kind: OtherTenderKind;
  readonly pieces: number;
  readonly amountFen: Fen;
  readonly voidedPieces: number;
  readonly voidedFen: Fen;
}

/** Tenders that are not cash: writing them, finding the same money twice, adding them up, counting their papers. */
export const tenderQueries = prepared((db, sqlite) => ({
  insertDetail: db
    .insert(tenderDetail)
    .values({
      paymentId: sql.placeholder('paymentId'),
      lineNo: sql.placeholder('lineNo'),
      referenceNo: sql.placeholder('referenceNo'),
      bank: sql.placeholder('bank'),
      drawerAccount: sql.placeholder('drawerAccount'),
      issuedOn: sql.placeholder('issuedOn'),
      payee: sql.placeholder('payee'),
      isHolidayConfirmed: sql.placeholder('isHolidayConfirmed'),
    })
    .prepare(),
  /**
   * The receipt that the same money was taken for already; a void payment, or a reversed one that the bank had nothing
   * of yet, gave it back, a bounced cheque may be handed in again. */
  receiptOfReference: sqlite
    .prepare<[{ kind: OtherTenderKind; referenceNo: string; bank: string | null }], string>(`
    select r.receipt_no
    from tender_detail d
    join tender t on t.payment_id = d.payment_id and t.line_no = d.line_no
    join receipt r on r.payment_id = d.payment_id
    where d.reference_no = @referenceNo and t.kind = @kind and d.bank is @bank
      and not exists (select 1 from payment_void v where v.payment_id = d.payment_id)
      and not exists (select 1 from tender_outcome o
        where o.payment_id = d.payment_id and o.line_no = d.line_no and o.outcome = 'bounced')
      and not (exists (select 1 from payment_reversal x where x.payment_id = d.payment_id)
        and not exists (select 1 from tender_outcome o where o.payment_id = d.payment_id and o.line_no = d.line_no))
    limit 1`)
    .pluck(),
  /** The tenders of a till that are not cash, by kind: what its counted papers are compared with. */
  takingsOfSession: sqlite.prepare<[{ cashSessionId: number }], OtherTakings>(`
    select t.kind as kind,
           sum(v.payment_id is null) as pieces,
           sum(case when v.payment_id is null then t.amount_fen else 0 end) as amountFen,
           sum(v.payment_id is not null) as voidedPieces,
           sum(case when v.payment_id is null then 0 else t.amount_fen end) as voidedFen
    from payment p
    join tender t on t.payment_id = p.id and t.kind <> 'cash'
    left join payment_void v on v.payment_id = p.id
    where p.cash_session_id = @cashSessionId
    group by t.kind`),
  insertCount: db
    .insert(tenderCount)
    .values({
      cashSessionId: sql.placeholder('cashSessionId'),
      kind: sql.placeholder('kind'),
      pieces: sql.placeholder('pieces'),
      amountFen: sql.placeholder('amountFen'),
      daybookNo: sql.placeholder('daybookNo'),
    })
    .prepare(),
  countsOfSession: sqlite.prepare<
    [{ cashSessionId: number }],
    { kind: OtherTenderKind; pieces: number; amountFen: Fen }
  >(`select kind, pieces, amount_fen as amountFen from tender_count where cash_session_id = @cashSessionId`),
}));
