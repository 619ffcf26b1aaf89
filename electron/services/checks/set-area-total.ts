import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook } from '../../../db/local/daybook.ts';
import { checkQueries } from '../../../db/local/queries/checks.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';

/**
 * Names the account whose meter counts all that goes into an area (台区总表), or none. From then on it is read like any other and never
 * billed. Refuses, in this order: right_missing; area_unknown; account_unknown; area_total_billed for an account that has had bills;
 * area_total_taken for the total of another area.
 */
export function setAreaTotal(
  counter: Counter,
  actor: Actor,
  { areaId, accountNo }: CheckedInputOf<'areas/set-total'>,
): Result<OutputOf<'areas/set-total'>> {
  const right = checkRight(actor, 'supply.change');
  if (!right.ok) return right;
  const { store } = counter;
  return store.write(() => {
    const queries = checkQueries(store);
    const areas = queries.areas.all();
    const area = areas.find((one) => one.areaId === areaId);
    if (area === undefined) return refuse('area_unknown', { areaId });
    const account = accountNo === null ? null : (queries.account.get(accountNo) ?? null);
    if (accountNo !== null && account === null) return refuse('account_unknown', { accountNo });
    if (account?.isBilled === 1) return refuse('area_total_billed', { accountNo: accountNo ?? '' });
    const other = areas.find(
      (one) => account !== null && one.totalAccountId === account.accountId && one !== area,
    );
    if (other !== undefined) return refuse('area_total_taken', { areaCode: other.code });
    queries.setTotal.run({ areaId, accountId: account?.accountId ?? null });
    appendToDaybook(store, {
      kind: 'area_changed',
      recordedAt: counter.clock.now(),
      businessDay: today(counter),
      actor,
      payload: { areaCode: area.code, totalAccountNo: accountNo },
    });
    return ok(null);
  });
}
