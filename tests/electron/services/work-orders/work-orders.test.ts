import { describe, expect, it } from 'vitest';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import type { WorkOrderKind } from '../../../../db/domain/metering/reading-work.ts';
import type { InputOf } from '../../../../electron/contract/index.ts';
import type { Actor } from '../../../../electron/services/counter.ts';
import { verifyBooks } from '../../../../electron/services/daybook/verify-books.ts';
import { noProgress } from '../../../../electron/services/counter.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { recordReading } from '../../../../electron/services/readings/record-reading.ts';
import { listReadings } from '../../../../electron/services/readings/list-readings.ts';
import { getStatus } from '../../../../electron/services/status/get-status.ts';
import { assignWorkOrder } from '../../../../electron/services/work-orders/assign-work-order.ts';
import { cancelWorkOrder } from '../../../../electron/services/work-orders/cancel-work-order.ts';
import { finishWorkOrder } from '../../../../electron/services/work-orders/finish-work-order.ts';
import { getWorkOrder } from '../../../../electron/services/work-orders/get-work-order.ts';
import { listWorkOrders } from '../../../../electron/services/work-orders/list-work-orders.ts';
import { openWorkOrder } from '../../../../electron/services/work-orders/open-work-order.ts';
import { openBilledStation } from '../../../support/billed-station.ts';
import { type AddedAccount, addMeteredAccounts } from '../../../support/metered-account.ts';
import { shippedPackText } from '../../../support/packs.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const november = month('2026-11');
const accountNo = '6204200001';

function openStation(): { readonly station: TestStation; readonly account: AddedAccount } {
  const station = openTestStation({ now: '2026-11-22T09:00' });
  const [account] = addMeteredAccounts(station, [{ accountNo, name: '王秀英', openingKwh: 1000 }]);
  if (account === undefined) throw new Error('no account');
  return { station, account };
}

type Wish = Partial<InputOf<'work-orders/open'>> & { readonly by?: Actor };

function open(station: TestStation, kind: WorkOrderKind, wish: Wish = {}) {
  const { by = station.as('biller'), ...rest } = wish;
  return openWorkOrder(station, by, {
    kind,
    month: november,
    registerId: null,
    accountNo: null,
    meterNo: null,
    reason: '锁门',
    assignedTo: null,
    dueOn: null,
    ...rest,
  } as Parameters<typeof openWorkOrder>[2]);
}

function finish(
  station: TestStation,
  workOrderId: number,
  kwh: number | null,
  by?: Actor,
  readOn = '2026-11-22',
) {
  return finishWorkOrder(station, by ?? station.as('meter_reader'), {
    workOrderId,
    result: '主人在家，已抄',
    reading: kwh === null ? null : { readOn: day(readOn), dialWh: wattHours(kwh * 1000) },
  });
}

const listed = (station: TestStation, state: 'open' | 'closed' = 'open') =>
  valueOf(listWorkOrders(station, station.as('biller'), { state })).orders;

const entries = (station: TestStation, kind: string) =>
  (
    station.store.sqlite
      .prepare('select payload from daybook_entry where kind = ? order by entry_no')
      .all(kind) as { payload: string }[]
  ).map(({ payload }) => JSON.parse(payload) as unknown);

async function isSound(station: TestStation): Promise<boolean> {
  const jobId = station.newId();
  return valueOf(await verifyBooks(station, station.as('fee_accountant'), { jobId }, noProgress)).isSound;
}

describe('a work order', () => {
  it('is made from a register, with its usual day, and shown with its meter', () => {
    const { station, account } = openStation();
    const { registerId } = account;
    const { workOrderId } = valueOf(open(station, 'reread', { registerId }));
    expect(listed(station)).toEqual([
      {
        workOrderId,
        kind: 'reread',
        month: '2026-11',
        accountNo,
        name: '王秀英',
        address: '和平村1组1号',
        routeCode: '0101',
        meterNo: `M${accountNo}`,
        meter: {
          registerId,
          register: 'total',
          customerClass: 'residential',
          digits: 6,
          multiplierMilli: 1000,
          lastDialWh: 1_000_000,
          usualUseWh: 100_000,
          isBilled: false,
        },
        reason: '锁门',
        openedByName: station.as('biller').fullName,
        openedAt: station.clock.now(),
        assignedToId: null,
        assignedToName: null,
        dueOn: '2026-11-23',
        isOverdue: false,
        state: 'open',
        result: null,
        closedByName: null,
        closedAt: null,
      },
    ]);
    expect(entries(station, 'work_order_opened')).toEqual([
      {
        workOrderNo: workOrderId,
        workKind: 'reread',
        month: '2026-11',
        accountNo,
        meterNo: `M${accountNo}`,
        reason: '锁门',
        dueOn: '2026-11-23',
      },
    ]);
  });

  it('is due after the days of its kind, or of the policy pack', () => {
    const { station, account } = openStation();
    const { registerId } = account;
    valueOf(open(station, 'meter_fault', { registerId }));
    valueOf(open(station, 'field_check', { registerId }));
    valueOf(open(station, 'card_without_meter', { accountNo }));
    valueOf(open(station, 'meter_without_card', { meterNo: 'X-77' }));
    const days = () => Object.fromEntries(listed(station).map((row) => [row.kind, row.dueOn]));
    expect(days()).toEqual({
      meter_fault: '2026-11-25',
      field_check: '2026-11-24',
      card_without_meter: '2026-11-27',
      meter_without_card: '2026-11-27',
    });
    const pack = JSON.parse(shippedPackText('gansu')) as { readings: Record<string, unknown> };
    pack.readings.workOrderDays = { reread: 4 };
    const text = JSON.stringify(pack);
    valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text }));
    valueOf(open(station, 'reread', { registerId }));
    expect(days().reread).toBe('2026-11-26');
  });

  it('refuses what it cannot be about, and the same work twice', () => {
    const { station, account } = openStation();
    const { registerId } = account;
    const refused = (...args: Parameters<typeof open>) => refusalOf(open(...args)).code;
    expect(refused(station, 'reread', { registerId, by: station.as('cashier') })).toBe('right_missing');
    expect(refused(station, 'reread', { registerId, month: '2026-12' })).toBe('month_in_future');
    expect(refused(station, 'reread', { registerId, dueOn: '2026-11-21' })).toBe('due_before_today');
    expect(refused(station, 'reread', { registerId, assignedTo: 999 })).toBe('person_unknown');
    const cashier = station.as('cashier').personId;
    expect(refused(station, 'reread', { registerId, assignedTo: cashier })).toBe('assignee_cannot_finish');
    expect(refusalOf(open(station, 'reread', { accountNo }))).toMatchObject({
      code: 'work_order_subject_missing',
      facts: { wanted: 'register' },
    });
    expect(refusalOf(open(station, 'meter_without_card', { accountNo })).facts).toEqual({
      wanted: 'meter_no',
    });
    expect(refusalOf(open(station, 'field_check')).facts).toEqual({ wanted: 'account' });
    expect(refused(station, 'field_check', { accountNo: '1' })).toBe('account_unknown');
    expect(refused(station, 'reread', { registerId: 999 })).toBe('account_unknown');
    const { workOrderId } = valueOf(open(station, 'reread', { registerId }));
    expect(refusalOf(open(station, 'reread', { registerId }))).toMatchObject({
      code: 'work_order_open_already',
      facts: { workOrderId },
    });
    // Other work at the same meter, and the same work of another month, are other orders.
    valueOf(open(station, 'meter_fault', { registerId }));
    valueOf(open(station, 'reread', { registerId, month: '2026-10' }));
    valueOf(open(station, 'meter_without_card', { meterNo: 'X-1' }));
    expect(refused(station, 'meter_without_card', { meterNo: 'X-1' })).toBe('work_order_open_already');
    valueOf(open(station, 'meter_without_card', { meterNo: 'X-2' }));
    // Once it is closed, it may be asked for again.
    valueOf(finish(station, workOrderId, 1050));
    valueOf(open(station, 'reread', { registerId }));
  });

  it('brings its reading back as a further version with the order as the reason', async () => {
    const { station, account } = openStation();
    const { registerId } = account;
    const reader = station.as('meter_reader');
    const locked = { registerId, month: november, kind: 'locked', readOn: day('2026-11-21') } as const;
    valueOf(recordReading(station, reader, { ...locked, dialWh: null, reason: null }));
    const { workOrderId } = valueOf(open(station, 'reread', { registerId, by: reader }));
    // The metering keeper types no readings of a route, but finishes the order.
    const keeper = station.as('metering_keeper');
    const { reading } = valueOf(finish(station, workOrderId, 1250, keeper));
    const reason = `工单 ${workOrderId}：主人在家，已抄`;
    expect(reading).toMatchObject({
      kind: 'actual',
      dialWh: 1_250_000,
      useWh: 250_000,
      finding: 'jump',
      reason,
    });
    const filter = { month: november, routeCode: '', onlyUnexplained: false };
    expect(valueOf(listReadings(station, reader, filter))).toEqual([reading]);
    expect(listed(station)).toEqual([]);
    expect(listed(station, 'closed')).toMatchObject([
      { workOrderId, state: 'done', result: '主人在家，已抄', closedByName: keeper.fullName },
    ]);
    const history = valueOf(getWorkOrder(station, reader, { workOrderId }));
    expect(
      history.readings.map(({ kind, dialWh, recordedByName }) => [kind, dialWh, recordedByName]),
    ).toEqual([
      ['actual', 1_250_000, keeper.fullName],
      ['locked', null, reader.fullName],
      ['opening', 1_000_000, station.as('billing_supervisor').fullName],
    ]);
    expect(entries(station, 'work_order_closed')).toEqual([
      {
        workOrderNo: workOrderId,
        workKind: 'reread',
        month: '2026-11',
        accountNo,
        meterNo: `M${accountNo}`,
        outcome: 'done',
        result: '主人在家，已抄',
        dialWh: 1_250_000,
      },
    ]);
    expect(await isSound(station)).toBe(true);
  });

  it('stays open when the reading is refused, and takes nothing twice', () => {
    const { station, account } = openStation();
    const { workOrderId } = valueOf(open(station, 'reread', { registerId: account.registerId }));
    expect(refusalOf(finish(station, workOrderId, 1050, station.as('biller'))).code).toBe('right_missing');
    expect(refusalOf(finish(station, 999, 1050)).code).toBe('work_order_unknown');
    expect(refusalOf(finish(station, workOrderId, null)).code).toBe('work_order_needs_reading');
    expect(refusalOf(finish(station, workOrderId, 1050, undefined, '2026-11-23')).code).toBe('day_in_future');
    expect(refusalOf(finish(station, workOrderId, 1_000_000)).code).toBe('reading_does_not_fit');
    expect(listed(station)).toHaveLength(1);
    expect(entries(station, 'readings_recorded')).toEqual([]);
    valueOf(finish(station, workOrderId, 1050));
    expect(refusalOf(finish(station, workOrderId, 1051))).toEqual({
      code: 'work_order_closed',
      facts: { workOrderId },
    });
    expect(entries(station, 'readings_recorded')).toHaveLength(1);
  });

  it('ends other work by a note, and takes a reading only where there is a register', () => {
    const { station } = openStation();
    const { workOrderId } = valueOf(open(station, 'meter_without_card', { meterNo: 'X-77' }));
    expect(refusalOf(finish(station, workOrderId, 5)).code).toBe('work_order_without_register');
    expect(valueOf(finish(station, workOrderId, null)).reading).toBeNull();
    expect(listed(station, 'closed')).toMatchObject([{ meterNo: 'X-77', accountNo: null, state: 'done' }]);
  });

  it('takes no reading into a month that is billed and locked', async () => {
    const station = await openBilledStation({ months: ['2026-10'] });
    const registerId = station.accounts[0]?.registerId ?? 0;
    const { workOrderId } = valueOf(open(station, 'reread', { registerId, month: '2026-10' }));
    expect(listed(station)[0]?.meter?.isBilled).toBe(true);
    expect(refusalOf(finish(station, workOrderId, 1200, undefined, '2026-10-24')).code).toBe('period_locked');
  });

  it('is given to a person and cancelled with a reason', () => {
    const { station, account } = openStation();
    const { workOrderId } = valueOf(open(station, 'reread', { registerId: account.registerId }));
    const supervisor = station.as('billing_supervisor');
    const give = (assignedTo: number, dueOn: string) =>
      assignWorkOrder(station, supervisor, { workOrderId, assignedTo, dueOn: day(dueOn) });
    const reader = station.as('meter_reader');
    expect(refusalOf(give(station.as('biller').personId, '2026-11-24')).code).toBe('assignee_cannot_finish');
    expect(refusalOf(give(reader.personId, '2026-11-21')).code).toBe('due_before_today');
    valueOf(give(reader.personId, '2026-11-24'));
    expect(listed(station)).toMatchObject([{ assignedToName: reader.fullName, dueOn: '2026-11-24' }]);
    station.clock.to('2026-11-25T09:00');
    expect(listed(station)).toMatchObject([{ isOverdue: true }]);
    expect(valueOf(getStatus(station, reader)).waiting.overdueOrders).toBe(1);
    // The day that has passed may stay.
    valueOf(give(station.as('metering_keeper').personId, '2026-11-24'));
    const cancel = () => cancelWorkOrder(station, supervisor, { workOrderId, reason: '重复' });
    valueOf(cancel());
    expect(refusalOf(cancel()).code).toBe('work_order_closed');
    expect(refusalOf(give(reader.personId, '2026-11-26')).code).toBe('work_order_closed');
    expect(entries(station, 'work_order_closed')).toMatchObject([{ outcome: 'cancelled', result: '重复' }]);
    expect(valueOf(getStatus(station, reader)).waiting.overdueOrders).toBe(0);
  });

  it('is seen by whoever makes, does or reads, and by nobody else', () => {
    const { station } = openStation();
    const look = (actor: Actor) => listWorkOrders(station, actor, { state: 'open' });
    for (const role of ['acceptance_clerk', 'metering_keeper', 'station_head'] as const)
      expect(look(station.as(role)).ok).toBe(true);
    expect(refusalOf(look(station.as('cashier'))).code).toBe('right_missing');
    const { workers } = valueOf(look(station.as('biller')));
    expect(workers.map(({ personId }) => personId)).toEqual([
      station.as('meter_reader').personId,
      station.as('metering_keeper').personId,
    ]);
  });
});
