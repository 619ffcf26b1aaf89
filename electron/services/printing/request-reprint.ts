import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { printJobQueries } from '../../../db/local/queries/print-jobs.ts';
import { receiptQueries } from '../../../db/local/queries/receipts.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { businessDayOf } from '../cash/own-cash-session.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/**
 * Asks for one more copy of a receipt (补打): counted, marked with its count, and in the daybook before it is on paper. Refuses
 * right_missing, receipt_unknown, payment_already_void (no further paper of money that went back).
 */
export function requestReprint(
  counter: Counter,
  actor: Actor,
  { receiptNo }: CheckedInputOf<'receipts/reprint'>,
): Result<OutputOf<'receipts/reprint'>> {
  const right = checkRight(actor, 'payments.take');
  if (!right.ok) return right;
  const { store } = counter;
  return store.write(() => {
    const stored = receiptQueries(store).receipt.get({ receiptNo });
    if (stored === undefined) return refuse('receipt_unknown', { receiptNo });
    if (stored.isVoid) return refuse('payment_already_void', { receiptNo });
    const copyNo = (printJobQueries(store).lastCopyOfReceipt.get(receiptNo) ?? 0) + 1;
    const requestedAt = counter.clock.now();
    const inserted = printJobQueries(store).insert.run({
      kind: 'receipt',
      receiptNo,
      cashSessionId: null,
      copyNo,
      state: 'waiting',
      requestedBy: actor.personId,
      requestedAt,
    });
    appendToDaybook(store, {
      kind: 'receipt_reprinted',
      recordedAt: requestedAt,
      businessDay: businessDayOf(counter, actor),
      actor,
      payload: { r: Number(receiptNo), y: copyNo },
    });
    return ok({ printJobId: Number(inserted.lastInsertRowid) });
  });
}
