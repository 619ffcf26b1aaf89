import { expect, it } from 'vitest';
import { findIssuedBill } from '../../../../db/local/queries/issued-bills.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { listStandingBills } from '../../../../electron/services/adjustments/list-standing-bills.ts';
import { adjust, findingsOf } from '../../../support/adjustments.ts';
import { type AddedAccount, addMeteredAccounts } from '../../../support/metered-account.ts';
import { shippedPackText } from '../../../support/packs.ts';
import { postBill } from '../../../support/posted-bills.ts';
import { openTestStation, valueOf } from '../../../support/station.ts';

const accountNo = '6204200017';

it('a corrected month puts the later bills of its tier year right too', () => {
  const station = openTestStation({ now: '2026-10-24T09:00' });
  const text = shippedPackText('zhejiang');
  valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text }));
  const [account] = addMeteredAccounts(station, [{ accountNo, name: '王秀英', openingMonth: '2026-01' }]) as [
    AddedAccount,
  ];
  const october = postBill(station, account, { month: '2026-10', dials: { total: [1000, 4000] } });
  const yearQuota = findIssuedBill(station.store, october.billId)?.working.yearQuotaAfter ?? null;
  station.clock.to('2026-11-24T09:00');
  postBill(station, account, { month: '2026-11', dials: { total: [4000, 4760] }, facts: { yearQuota } });
  const { posted, preview } = adjust(station, accountNo, {
    fault: 'wrong_wiring',
    billIds: [october.billId],
    factor: '2/3',
  });
  expect(
    preview.corrected.map(({ periodMonth, before, after }) => [
      periodMonth,
      before.amountFen,
      after.amountFen,
    ]),
  ).toEqual([
    // 2,760 × 0.538 + 240 × 0.588, then 760 × 0.588; of 2,000 and 760 kWh none is beyond 2,760.
    ['2026-10', 162_600, 107_600],
    ['2026-11', 44_688, 40_888],
  ]);
  expect(posted.map(({ kind, periodMonth }) => [kind, periodMonth])).toEqual([
    ['reversal', '2026-10'],
    ['rebill', '2026-10'],
    ['reversal', '2026-11'],
    ['rebill', '2026-11'],
  ]);
  const standing = valueOf(listStandingBills(station, station.as('biller'), { accountNo }));
  expect(standing.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(148_488);
  expect(findingsOf(station)).toEqual([]);
});
