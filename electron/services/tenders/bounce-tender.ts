import { addFen, negateFen, noFen, subtractFen } from '../../../db/domain/kernel/money.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { divideBounce, type DividedBounce } from '../../../db/domain/payments/divide-bounce.ts';
import { placeOfTender } from '../../../db/domain/payments/tender-kind.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { type JournalSide, postToJournal } from '../../../db/local/journal.ts';
import { adjustmentQueries } from '../../../db/local/queries/adjustments.ts';
import { paymentQueries } from '../../../db/local/queries/payments.ts';
import { outcomeQueries, type StoredTender } from '../../../db/local/queries/tender-outcomes.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { findWaitingTender } from './waiting-tender.ts';

/**
 * Undoes a cheque or transfer that came back (退票), not the bill and not the receipt: what it had paid is owed again, with its late
 * fee running on from the due day, and what it had paid ahead is gone. Refuses right_missing, what findWaitingTender refuses,
 * tender_kind_never_bounces, bill_corrected (a bill that it paid was corrected since, and its money carried over), prepayment_too_small.
 */
export function bounceTender(
  counter: Counter,
  actor: Actor,
  { reason, ...named }: CheckedInputOf<'tenders/bounce'>,
): Result<OutputOf<'tenders/bounce'>> {
  const right = checkRight(actor, 'tenders.settle');
  if (!right.ok) return right;
  const { store } = counter;
  return store.write(() => {
    const found = findWaitingTender(counter, actor, named);
    if (!found.ok) return found;
    const tender = found.value;
    const { paymentId, kind, receiptNo } = tender;
    if (kind !== 'cheque' && kind !== 'transfer') return refuse('tender_kind_never_bounces', { kind });
    const month = adjustmentQueries(store).correctedOfPayment.get(paymentId);
    if (month !== undefined) return refuse('bill_corrected', { receiptNo, month });
    const queries = outcomeQueries(store);
    const paidAhead = queries.prepayment.get(paymentId);
    const divided = divideBounce({
      amountFen: tender.amountFen,
      prepaymentAddedFen: paidAhead?.addedFen ?? noFen,
      prepaymentFen: paidAhead?.balanceFen ?? noFen,
      bills: queries.settledBills.all(paymentId),
    });
    if (!divided.ok) return divided;
    postBounce(counter, actor, tender, divided.value, reason);
    return ok(null);
  });
}

function postBounce(
  counter: Counter,
  actor: Actor,
  tender: StoredTender,
  { bills, prepaymentFen }: DividedBounce,
  reason: string,
): void {
  const { store } = counter;
  const { paymentId, lineNo, kind, amountFen, accountId } = tender;
  const queries = outcomeQueries(store);
  const daybookNo = nextEntryNo(store);
  const recordedAt = counter.clock.now();
  const businessDay = today(counter);
  const monthOf = new Map(
    queries.settledBills.all(paymentId).map(({ billId, periodMonth }) => [billId, periodMonth]),
  );
  const inserted = queries.insert.run({
    paymentId,
    lineNo,
    outcome: 'bounced',
    bankSlipNo: null,
    reason,
    prepaymentFen,
    recordedBy: actor.personId,
    recordedAt,
    daybookNo,
  });
  for (const bill of bills) {
    queries.insertAllocation.run({ outcomeId: Number(inserted.lastInsertRowid), ...bill });
    const { billId, principalFen } = bill;
    paymentQueries(store).restoreOpenItem.run({ billId, principalFen });
  }
  if (prepaymentFen > 0) {
    const before = queries.prepayment.get(paymentId)?.balanceFen ?? noFen;
    const balanceFen = subtractFen(before, prepaymentFen);
    paymentQueries(store).setPrepayment.run({ accountId, balanceFen });
  }
  postToJournal(store, {
    kind: 'tender_bounced',
    businessDay,
    daybookNo,
    sides: [
      { ledgerAccount: placeOfTender(kind), amountFen: negateFen(amountFen) },
      ...bills.map(
        ({ billId, principalFen }): JournalSide => ({
          ledgerAccount: 'receivable',
          amountFen: principalFen,
          accountId,
          billId,
        }),
      ),
      { ledgerAccount: 'late_fee_income', amountFen: addFen(...bills.map(({ lateFeeFen }) => lateFeeFen)) },
      { ledgerAccount: 'prepayment', amountFen: prepaymentFen, accountId },
    ],
  });
  appendToDaybook(store, {
    kind: 'tender_bounced',
    recordedAt,
    businessDay,
    actor,
    payload: {
      a: tender.accountNo,
      r: Number(tender.receiptNo),
      k: kind,
      c: amountFen,
      x: tender.reference,
      b: bills.map(({ billId, principalFen, lateFeeFen }) => [monthOf.get(billId), principalFen, lateFeeFen]),
      ...(prepaymentFen === 0 ? {} : { p: prepaymentFen }),
      w: reason,
    },
  });
}
