import { and, asc, count, eq, inArray, isNull, lt, ne, sql } from 'drizzle-orm';
import {
  adjustmentDecision,
  billAdjustment,
  billDraft,
  cashSession,
  countyLink,
  daybookEntry,
  printJob,
  receiptBook,
  syncBatch,
  voidRequest,
  workOrder,
} from '../schema/index.ts';
import { prepared } from '../store.ts';

/** The small reads behind the strip and the rail; each touches an index and a handful of rows. */
export const statusQueries = prepared((db) => ({
  ownOpenSession: db
    .select({ businessDay: cashSession.businessDay, state: cashSession.state })
    .from(cashSession)
    .where(and(eq(cashSession.cashierId, sql.placeholder('personId')), ne(cashSession.state, 'closed')))
    .prepare(),
  nextReceipt: db
    .select({ nextNo: receiptBook.nextNo })
    .from(receiptBook)
    .where(sql`${receiptBook.nextNo} <= ${receiptBook.lastNo}`)
    .orderBy(asc(receiptBook.firstNo))
    .limit(1)
    .prepare(),
  isEnrolled: db.select({ id: countyLink.id }).from(countyLink).limit(1).prepare(),
  lastEntryNo: db
    .select({ entryNo: sql<number | null>`max(${daybookEntry.entryNo})` })
    .from(daybookEntry)
    .prepare(),
  lastAckedEntryNo: db
    .select({ entryNo: sql<number | null>`max(${syncBatch.lastEntryNo})` })
    .from(syncBatch)
    .where(sql`${syncBatch.ack} is not null`)
    .prepare(),
  firstUnackedTrouble: db
    .select({ sealedAt: syncBatch.sealedAt, lastTrouble: syncBatch.lastTrouble })
    .from(syncBatch)
    .where(isNull(syncBatch.ack))
    .orderBy(asc(syncBatch.batchNo))
    .limit(1)
    .prepare(),
  approvals: db.select({ many: count() }).from(voidRequest).where(eq(voidRequest.state, 'waiting')).prepare(),
  adjustments: db
    .select({ many: count() })
    .from(billAdjustment)
    .leftJoin(adjustmentDecision, eq(adjustmentDecision.adjustmentId, billAdjustment.id))
    .where(
      and(
        isNull(adjustmentDecision.adjustmentId),
        ne(billAdjustment.proposedBy, sql.placeholder('personId')),
      ),
    )
    .prepare(),
  drafts: db
    .select({ state: billDraft.auditState, many: count() })
    .from(billDraft)
    .groupBy(billDraft.auditState)
    .prepare(),
  unprinted: db
    .select({ many: count() })
    .from(printJob)
    .where(inArray(printJob.state, ['waiting', 'failed']))
    .prepare(),
  overdueOrders: db
    .select({ many: count() })
    .from(workOrder)
    .where(and(eq(workOrder.state, 'open'), lt(workOrder.dueOn, sql.placeholder('today'))))
    .prepare(),
}));
