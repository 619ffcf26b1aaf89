import { negateFen } from '../../../db/domain/kernel/money.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { postToJournal } from '../../../db/local/journal.ts';
import { reversalQueries } from '../../../db/local/queries/reversals.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';

/**
 * Writes down that the money of a reversed payment was paid back, out of the safe or by the bank, against a voucher; no drawer gives
 * refunds, its takings are not spent (坐支). Refuses right_missing, refund_unknown (no such reversal, or nothing to pay back),
 * refund_paid, same_person_forbidden (who approved the reversal does not pay).
 */
export function payRefund(
  counter: Counter,
  actor: Actor,
  { receiptNo, paidFrom, voucherNo }: CheckedInputOf<'refunds/pay'>,
): Result<OutputOf<'refunds/pay'>> {
  const right = checkRight(actor, 'tenders.settle');
  if (!right.ok) return right;
  const { store } = counter;
  return store.write(() => {
    const reversal = reversalQueries(store).ofReceipt.get(receiptNo);
    if (reversal === undefined || reversal.refundFen === 0) return refuse('refund_unknown', { receiptNo });
    if (reversal.refundedAt !== null) return refuse('refund_paid', { receiptNo });
    if (reversal.approvedBy === actor.personId) return refuse('same_person_forbidden', { receiptNo });
    const { paymentId, accountId, refundFen } = reversal;
    const daybookNo = nextEntryNo(store);
    const paidAt = counter.clock.now();
    const businessDay = today(counter);
    reversalQueries(store).insertRefund.run({
      paymentId,
      amountFen: refundFen,
      paidFrom,
      voucherNo,
      paidBy: actor.personId,
      paidAt,
      daybookNo,
    });
    postToJournal(store, {
      kind: 'refund',
      businessDay,
      daybookNo,
      sides: [
        { ledgerAccount: 'refunds_payable', amountFen: refundFen, accountId },
        { ledgerAccount: paidFrom, amountFen: negateFen(refundFen) },
      ],
    });
    appendToDaybook(store, {
      kind: 'refund_paid',
      recordedAt: paidAt,
      businessDay,
      actor,
      payload: {
        a: reversal.accountNo,
        r: Number(receiptNo),
        c: refundFen,
        m: paidFrom,
        v: voucherNo,
      },
    });
    return ok(null);
  });
}
