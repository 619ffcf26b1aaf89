import { expect, it } from 'vitest';
import { day, month } from '../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../db/domain/kernel/energy.ts';
import type { Actor } from '../../electron/services/counter.ts';
import { computeBills } from '../../electron/services/bills/compute-bills.ts';
import { issueBills } from '../../electron/services/bills/issue-bills.ts';
import { listDrafts } from '../../electron/services/bills/list-drafts.ts';
import { passBills } from '../../electron/services/bills/pass-bills.ts';
import { verifyBooks } from '../../electron/services/daybook/verify-books.ts';
import { acceptPolicyPack } from '../../electron/services/policy/accept-policy-pack.ts';
import { recordReading } from '../../electron/services/readings/record-reading.ts';
import { getStatus } from '../../electron/services/status/get-status.ts';
import { finishWorkOrder } from '../../electron/services/work-orders/finish-work-order.ts';
import { listWorkOrders } from '../../electron/services/work-orders/list-work-orders.ts';
import { openWorkOrder } from '../../electron/services/work-orders/open-work-order.ts';
import { addMeteredAccounts } from '../support/metered-account.ts';
import { shippedPackText } from '../support/packs.ts';
import { openTestStation, refusalOf, valueOf } from '../support/station.ts';

const november = month('2026-11');

it('bills a locked house once somebody has been there again', async () => {
  const station = openTestStation({ now: '2026-11-21T15:00' });
  valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text: shippedPackText('gansu') }));
  const [locked, read] = addMeteredAccounts(station, [
    { accountNo: '6204200005', name: '锁门户', openingKwh: 1000, usualKwh: 100 },
    { accountNo: '6204200006', name: '在家户', openingKwh: 2000, usualKwh: 100 },
  ]);
  const reader = station.as('meter_reader');
  const record = (registerId: number, kwh: number | null) =>
    recordReading(station, reader, {
      registerId,
      month: november,
      kind: kwh === null ? 'locked' : 'actual',
      readOn: day('2026-11-21'),
      dialWh: kwh === null ? null : wattHours(kwh * 1000),
      reason: null,
    });
  valueOf(record(read?.registerId ?? 0, 2100));
  valueOf(record(locked?.registerId ?? 0, null));
  const { workOrderId } = valueOf(
    openWorkOrder(station, reader, {
      kind: 'reread',
      month: november,
      registerId: locked?.registerId ?? 0,
      accountNo: null,
      meterNo: null,
      reason: '锁门',
      // A person with two roles: who reads may not audit the same bill.
      assignedTo: reader.personId,
      dueOn: null,
    }),
  );

  // The month's run leaves the house aside.
  const jobId = station.newId();
  const compute = async () =>
    valueOf(await computeBills(station, station.as('biller'), { month: november, jobId }));
  expect(await compute()).toMatchObject({ computed: 1, leftAside: { locked: 1 } });

  // Nobody went: on the rail since the day after.
  const overdue = () => valueOf(getStatus(station, station.as('biller'))).waiting.overdueOrders;
  station.clock.to('2026-11-22T18:00');
  expect(overdue()).toBe(0);
  station.clock.to('2026-11-23T08:00');
  expect(overdue()).toBe(1);

  const auditor = station.as('auditor');
  const both = { ...auditor, roles: [...auditor.roles, ...reader.roles] };
  const { reading } = valueOf(
    finishWorkOrder(station, both, {
      workOrderId,
      result: '主人在家，已抄',
      reading: { readOn: day('2026-11-23'), dialWh: wattHours(1_090_000) },
    }),
  );
  expect(reading).toMatchObject({
    useWh: 90_000,
    finding: null,
    reason: `工单 ${workOrderId}：主人在家，已抄`,
  });
  expect(overdue()).toBe(0);
  expect(valueOf(listWorkOrders(station, reader, { state: 'open' })).orders).toEqual([]);

  expect(await compute()).toMatchObject({ leftAside: { locked: 0 } });
  const drafts = valueOf(listDrafts(station, auditor, { month: november, state: 'waiting' }));
  expect(drafts.map(({ accountNo, energyWh }) => [accountNo, energyWh])).toEqual([
    ['6204200005', 90_000],
    ['6204200006', 100_000],
  ]);
  // Who went there again has read it: somebody else audits it.
  const pass = (who: Actor, accountNo: string) => {
    const draftIds = drafts.filter((draft) => draft.accountNo === accountNo).map(({ draftId }) => draftId);
    return passBills(station, who, { draftIds });
  };
  expect(refusalOf(pass(both, '6204200005'))).toMatchObject({ code: 'same_person_forbidden' });
  valueOf(pass(both, '6204200006'));
  valueOf(pass(station.as('auditor', 2), '6204200005'));
  expect(
    valueOf(issueBills(station, station.as('billing_supervisor'), { month: november, jobId })),
  ).toMatchObject({ issued: 2 });

  const accountant = station.as('fee_accountant');
  expect(valueOf(await verifyBooks(station, accountant, { jobId })).isSound).toBe(true);
});
