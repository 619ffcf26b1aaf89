import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { usualChequeDays } from '../../../db/domain/payments/cheque-days.ts';
import { paymentQueries } from '../../../db/local/queries/payments.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import type { OutputOf } from '../../contract/index.ts';
import { businessDayOf } from '../cash/own-cash-session.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/** How long a cheque is good by the pack of the actor's day, and whom it is made out to. Refuses right_missing. */
export function getTenderRules(counter: Counter, actor: Actor): Result<OutputOf<'tenders/get-rules'>> {
  const right = checkRight(actor, 'payments.take');
  if (!right.ok) return right;
  const { store } = counter;
  const policy = findPolicyPackInForce(store, businessDayOf(counter, actor));
  return ok({
    chequeDays: policy?.pack.chequeDays ?? usualChequeDays,
    payee: paymentQueries(store).station.get()?.name ?? '',
  });
}
