import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { chequeAge, usualChequeDays } from '../../../db/domain/payments/cheque-days.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import { outcomeQueries, type StoredTender } from '../../../db/local/queries/tender-outcomes.ts';
import type { OutputOf } from '../../contract/index.ts';
import type { TenderRow } from '../../contract/tenders.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';

const daysShown = 30;

/**
 * Money on its way to the bank, oldest first (银行账务: what the bank holds back is asked after, seed 001 收费4.7), and what of it was
 * confirmed or came back in the last thirty days. Refuses right_missing.
 */
export function listTenders(counter: Counter, actor: Actor): Result<OutputOf<'tenders/list'>> {
  const right = checkRight(actor, 'payments.view');
  if (!right.ok) return right;
  const { store, clock } = counter;
  const on = today(counter);
  const chequeDays = findPolicyPackInForce(store, on)?.pack.chequeDays ?? usualChequeDays;
  const rowOf = (tender: StoredTender): TenderRow => {
    const { paymentId: _payment, accountId: _account, takenBy: _taker, ...row } = tender;
    const age = tender.issuedOn === null ? null : chequeAge(chequeDays, tender.issuedOn, on).state;
    return { ...row, isUrgent: tender.outcome === null && age !== null && age !== 'good' };
  };
  const queries = outcomeQueries(store);
  const since = clock.now() - daysShown * 24 * 60 * 60_000;
  return ok({
    waiting: queries.waiting.all().map(rowOf),
    settled: queries.settledSince.all({ since }).map(rowOf),
  });
}
