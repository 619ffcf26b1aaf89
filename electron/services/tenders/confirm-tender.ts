import { negateFen, noFen } from '../../../db/domain/kernel/money.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { placeOfTender } from '../../../db/domain/payments/tender-kind.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { postToJournal } from '../../../db/local/journal.ts';
import { outcomeQueries } from '../../../db/local/queries/tender-outcomes.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { findWaitingTender } from './waiting-tender.ts';

/**
 * Writes down that the bank has the money of a cheque, transfer, card or code, with the number of its slip or statement: from now on it
 * is in the bank. Refuses right_missing, and what findWaitingTender refuses.
 */
export function confirmTender(
  counter: Counter,
  actor: Actor,
  { bankSlipNo, ...named }: CheckedInputOf<'tenders/confirm'>,
): Result<OutputOf<'tenders/confirm'>> {
  const right = checkRight(actor, 'tenders.settle');
  if (!right.ok) return right;
  const { store } = counter;
  return store.write(() => {
    const found = findWaitingTender(counter, actor, named);
    if (!found.ok) return found;
    const { paymentId, lineNo, kind, amountFen, reference, receiptNo, accountNo } = found.value;
    const daybookNo = nextEntryNo(store);
    const recordedAt = counter.clock.now();
    const businessDay = today(counter);
    outcomeQueries(store).insert.run({
      paymentId,
      lineNo,
      outcome: 'cleared',
      bankSlipNo,
      reason: null,
      prepaymentFen: noFen,
      recordedBy: actor.personId,
      recordedAt,
      daybookNo,
    });
    postToJournal(store, {
      kind: 'tender_cleared',
      businessDay,
      daybookNo,
      sides: [
        { ledgerAccount: 'bank', amountFen },
        { ledgerAccount: placeOfTender(kind), amountFen: negateFen(amountFen) },
      ],
    });
    appendToDaybook(store, {
      kind: 'tenders_cleared',
      recordedAt,
      businessDay,
      actor,
      payload: { t: [[accountNo, Number(receiptNo), kind, amountFen, reference, bankSlipNo]] },
    });
    return ok(null);
  });
}
