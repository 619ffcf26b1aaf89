import { eq, sql } from 'drizzle-orm';
import { insertStatement } from '../insert-statement.ts';
import { daybookEntry, payment, paymentVoid, receipt, receiptBook } from '../schema/index.ts';
import { prepared } from '../store.ts';

/** Receipt stock and the papers made from it. Numbers are whole numbers here; `formatReceiptNo` writes them. */
export const receiptQueries = prepared((db, sqlite) => ({
  insertBook: db
    .insert(receiptBook)
    .values({
      firstNo: sql.placeholder('firstNo'),
      lastNo: sql.placeholder('lastNo'),
      nextNo: sql.placeholder('firstNo'),
      receivedBy: sql.placeholder('receivedBy'),
      receivedAt: sql.placeholder('receivedAt'),
    })
    .prepare(),
  overlappingBook: db
    .select({ firstNo: receiptBook.firstNo, lastNo: receiptBook.lastNo })
    .from(receiptBook)
    .where(
      sql`${receiptBook.firstNo} <= ${sql.placeholder('lastNo')} and ${receiptBook.lastNo} >= ${sql.placeholder('firstNo')}`,
    )
    .limit(1)
    .prepare(),
  /** The book that the next receipt comes from: the lowest one with paper left. */
  nextBook: sqlite.prepare<[], { id: number; nextNo: number }>(
    'select id, next_no as nextNo from receipt_book where next_no <= last_no order by first_no limit 1',
  ),
  useNumber: sqlite.prepare<[number]>('update receipt_book set next_no = next_no + 1 where id = ?'),
  books: sqlite.prepare<
    [],
    { bookId: number; firstNo: number; lastNo: number; nextNo: number; voided: number }
  >(`
    select b.id as bookId, b.first_no as firstNo, b.last_no as lastNo, b.next_no as nextNo,
           (select count(*) from payment_void v join receipt r on r.payment_id = v.payment_id
             where cast(r.receipt_no as integer) between b.first_no and b.last_no) as voided
    from receipt_book b order by b.first_no`),
  insert: insertStatement(sqlite, receipt, ['receiptNo', 'paymentId', 'content', 'checkCode', 'daybookNo']),
  receipt: db
    .select({
      content: receipt.content,
      checkCode: receipt.checkCode,
      paymentId: receipt.paymentId,
      cashSessionId: payment.cashSessionId,
      takenBy: payment.takenBy,
      previousHash: daybookEntry.previousHash,
      isVoid: sql<0 | 1>`${paymentVoid.paymentId} is not null`,
      isReversed: sql<
        0 | 1
      >`exists (select 1 from payment_reversal x where x.payment_id = ${receipt.paymentId})`,
      isBounced: sql<
        0 | 1
      >`exists (select 1 from tender_outcome o where o.payment_id = ${receipt.paymentId} and o.outcome = 'bounced')`,
    })
    .from(receipt)
    .innerJoin(payment, eq(payment.id, receipt.paymentId))
    .innerJoin(daybookEntry, eq(daybookEntry.entryNo, receipt.daybookNo))
    .leftJoin(paymentVoid, eq(paymentVoid.paymentId, receipt.paymentId))
    .where(eq(receipt.receiptNo, sql.placeholder('receiptNo')))
    .prepare(),
}));
