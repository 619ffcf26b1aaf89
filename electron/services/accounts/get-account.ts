import { lateFeePolicyOf } from '../../../db/domain/arrears/late-fee.ts';
import { noFen } from '../../../db/domain/kernel/money.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { computeAmountDue } from '../../../db/domain/payments/amount-due.ts';
import { accountQueries } from '../../../db/local/queries/accounts.ts';
import { paymentQueries } from '../../../db/local/queries/payments.ts';
import { outcomeQueries } from '../../../db/local/queries/tender-outcomes.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { businessDayOf } from '../cash/own-cash-session.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/** Two years of months: what the page shows of bills and payments. */
const mostHistory = 24;

/**
 * The account at the counter: who it is, what is owed with late fees to the actor's business day (the same computation as the
 * payment's, so that what is shown is what is taken), and the newest bills and payments. Refuses right_missing, account_unknown.
 */
export function getAccount(
  counter: Counter,
  actor: Actor,
  { accountNo }: CheckedInputOf<'accounts/get'>,
): Result<OutputOf<'accounts/get'>> {
  const right = checkRight(actor, 'accounts.view');
  if (!right.ok) return right;
  const { store } = counter;
  const queries = accountQueries(store);
  const found = queries.head.get(accountNo);
  if (found === undefined) return refuse('account_unknown', { accountNo });
  const { accountId, ...head } = found;

  const countedTo = businessDayOf(counter, actor);
  const owed = queries.openItems.all(accountId);
  const policy = owed.length === 0 ? null : findPolicyPackInForce(store, countedTo);
  const due = computeAmountDue(
    policy === null ? null : lateFeePolicyOf(policy.pack),
    head.customerClass,
    owed,
    countedTo,
  );
  const openItems = owed.map(({ billId, kind, periodMonth, energyWh, dueOn, outstandingFen }, index) => {
    const lateFeeFen = due.bills[index]?.lateFeeFen ?? noFen;
    return { billId, kind, periodMonth, energyWh, dueOn, outstandingFen, lateFeeFen };
  });
  const bills = queries.bills
    .all(accountId, mostHistory)
    .map((bill) => ({ ...bill, isReversed: bill.isReversed === 1 }));
  const payments = paymentQueries(store).linesOfAccount.all(accountId, mostHistory);
  const returned = outcomeQueries(store).returnedOfAccount.all(accountId);
  return ok({ ...head, countedTo, openItems, bills, payments, returned });
}
