import { expect, it } from 'vitest';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { commitCount } from '../../../../electron/services/cash/commit-count.ts';
import { openCashSession } from '../../../../electron/services/cash/open-cash-session.ts';
import { addReceiptBook } from '../../../../electron/services/receipts/add-receipt-book.ts';
import { proposeAdjustment } from '../../../../electron/services/adjustments/propose-adjustment.ts';
import { decideAdjustment } from '../../../../electron/services/adjustments/decide-adjustment.ts';
import { getStatus } from '../../../../electron/services/status/get-status.ts';
import { openBilledStation } from '../../../support/billed-station.ts';
import { openTestStation, valueOf } from '../../../support/station.ts';

it('tells the strip what a cashier needs, as the day goes on', () => {
  const station = openTestStation({ now: '2026-11-22T23:30' });
  const cashier = station.as('cashier');
  const status = () => valueOf(getStatus(station, cashier));
  expect(status()).toMatchObject({
    businessDay: '2026-11-22',
    isTillOpen: false,
    nextReceiptNo: null,
    county: { isEnrolled: false, downSinceAt: null },
    waiting: { approvals: 0, adjustments: 0, audit: 0, returned: 0, errors: 0, unprinted: 0 },
  });
  valueOf(
    addReceiptBook(station, station.as('billing_supervisor'), { firstNo: '0012801', lastNo: '0012802' }),
  );
  valueOf(openCashSession(station, cashier, { floatFen: fen(20_000) }));
  station.clock.to('2026-11-23T00:10');
  // Past midnight the till is still in the day it was opened on; a colleague without a till is in the new one.
  expect(status()).toMatchObject({ businessDay: '2026-11-22', isTillOpen: true, nextReceiptNo: '0012801' });
  expect(valueOf(getStatus(station, station.as('biller'))).businessDay).toBe('2026-11-23');
  valueOf(commitCount(station, cashier, { denominations: [{ valueFen: 10_000, count: 2 }] }));
  expect(status()).toMatchObject({ businessDay: '2026-11-22', isTillOpen: false });
});

it('counts the adjustments that wait for this very person', async () => {
  const station = await openBilledStation({ months: ['2026-10'] });
  const [head, biller] = [station.as('station_head'), station.as('biller')];
  const both = { ...head, roles: [...head.roles, ...biller.roles] };
  const waits = (who: typeof head) => valueOf(getStatus(station, who)).waiting.adjustments;
  const propose = (who: typeof head) =>
    valueOf(
      proposeAdjustment(station, who, {
        accountNo: '6204200017',
        facts: { fault: 'over_capacity', powerW: 15_000 },
        reason: '超容用电',
      }),
    );
  expect(waits(head)).toBe(0);
  const { adjustmentId } = propose(biller);
  expect(waits(head)).toBe(1);
  expect(waits(biller)).toBe(0);
  // One's own never waits for oneself, whatever roles one holds.
  propose(both);
  expect(waits(both)).toBe(1);
  expect(waits(station.as('county_office'))).toBe(2);
  valueOf(decideAdjustment(station, head, { adjustmentId, isApproved: false, reason: '再核实' }));
  expect(waits(head)).toBe(0);
  expect(waits(station.as('county_office'))).toBe(1);
});
