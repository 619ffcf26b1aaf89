import { maskCustomerName } from '../../../db/domain/accounts/mask-name.ts';
import { silentPublicList } from '../../../db/domain/billing/policy-pack.ts';
import { averagePrice } from '../../../db/domain/kernel/price.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { noticeQueries } from '../../../db/local/queries/notices.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { noticeWorking } from './notice-working.ts';

/**
 * The village list (三公开) of a month's standing bills: energy, price and charge, with names masked and account numbers shown or not as
 * the policy pack in force today says. What is hidden does not leave the store. Refuses right_missing.
 */
export function listPublicRows(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'notices/public-list'>,
): Result<OutputOf<'notices/public-list'>> {
  const right = checkRight(actor, 'bills.view');
  if (!right.ok) return right;
  const { store } = counter;
  const rule = findPolicyPackInForce(store, today(counter))?.pack.publicList ?? silentPublicList;
  const rows = noticeQueries(store)
    .ofVillage.all(input)
    .map((row) => ({
      accountNo: rule.showsAccountNo ? row.accountNo : null,
      maskedName: maskCustomerName(row.name, row.customerClass, rule.maskName),
      tariffLabel: noticeWorking(row).tariffLabel,
      energyWh: row.energyWh,
      averageNanoyuan: averagePrice(row.amountFen, row.energyWh),
      amountFen: row.amountFen,
    }));
  return ok({ showsAccountNo: rule.showsAccountNo, rows });
}
