import { beforeEach, describe, expect, it } from 'vitest';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../../../db/domain/kernel/energy.ts';
import { computeBills } from '../../../../electron/services/bills/compute-bills.ts';
import { issueBills } from '../../../../electron/services/bills/issue-bills.ts';
import { listUnbilled } from '../../../../electron/services/bills/list-unbilled.ts';
import { decideReopening } from '../../../../electron/services/periods/decide-reopening.ts';
import { listPeriods } from '../../../../electron/services/periods/list-periods.ts';
import { lockPeriod } from '../../../../electron/services/periods/lock-period.ts';
import { requestReopening } from '../../../../electron/services/periods/request-reopening.ts';
import { explainReading } from '../../../../electron/services/readings/explain-reading.ts';
import { recordReading } from '../../../../electron/services/readings/record-reading.ts';
import { hangMeter } from '../../../../electron/services/supply/hang-meter.ts';
import { type BilledStation, openBilledStation } from '../../../support/billed-station.ts';
import { computeWaiting, pass, readDial } from '../../../support/returned-bills.ts';
import { refusalOf, valueOf } from '../../../support/station.ts';

const december = month('2026-12');
const november = month('2026-11');

let station: BilledStation;

beforeEach(async () => {
  station = await openBilledStation({
    accounts: ['6204200017', '6204200025', '6204200033'].map((accountNo) => ({ accountNo })),
  });
  station.clock.to('2026-12-21T09:00');
});

const through = () => valueOf(listPeriods(station, station.as('biller'))).lockedThrough;
const issue = (routeCode?: string) =>
  issueBills(station, station.as('biller'), {
    month: december,
    jobId: station.newId(),
    ...(routeCode === undefined ? {} : { routeCode }),
  });
const record = (of: typeof december, kwh: number) =>
  recordReading(station, station.as('meter_reader'), {
    registerId: station.accounts[2]?.registerId ?? 0,
    month: of,
    kind: 'actual',
    readOn: day(`${of}-21`),
    dialWh: wattHours(kwh * 1_000),
    reason: '已核对',
  });

/** Two of three accounts are read, computed, audited and issued. */
async function issueTwo(): Promise<void> {
  for (const account of station.accounts.slice(0, 2)) readDial(station, account, december, 1_300);
  for (const draft of await computeWaiting(station, december)) pass(station, [draft]);
}

describe('the lock of a month', () => {
  it('came with the bill of its last account', () => {
    expect(through()).toBe(november);
    expect(refusalOf(record(november, 1_300))).toMatchObject({
      code: 'period_locked',
      facts: { month: november, lockedThrough: november },
    });
  });

  it('keeps out the dials of a meter that is hung on one of its days', async () => {
    await issueTwo();
    valueOf(issue());
    valueOf(lockPeriod(station, station.as('biller'), { month: december }));
    const hung = {
      accountNo: '6204200033',
      on: day('2026-12-20'),
      meter: {
        meterNo: 'N7',
        kind: '单相智能',
        digits: 6,
        multiplierMilli: milliMultiplier(1_000),
        registers: [{ kind: 'total', dialWh: wattHours(0) }],
      },
    } as const;
    valueOf(
      hangMeter(station, station.as('metering_keeper'), {
        ...hung,
        meter: { ...hung.meter, registers: [...hung.meter.registers] },
      }),
    );
    const months = station.store.sqlite
      .prepare(
        `select r.period_month from reading r join register g on g.id = r.register_id join meter m on m.id = g.meter_id
         where m.meter_no = 'N7'`,
      )
      .pluck()
      .all();
    expect(months).toEqual(['2027-01']);
  });

  it('refuses every work on the month and on those before it', async () => {
    const october = month('2026-10');
    const biller = station.as('biller');
    const job = { month: october, jobId: station.newId() };
    expect(refusalOf(record(october, 1_300)).code).toBe('period_locked');
    const word = {
      registerId: station.accounts[0]?.registerId ?? 0,
      month: october,
      reason: '已核',
      isRollOver: false,
    };
    expect(refusalOf(explainReading(station, station.as('meter_reader'), word)).code).toBe('period_locked');
    expect(refusalOf(await computeBills(station, biller, job)).code).toBe('period_locked');
    expect(refusalOf(issueBills(station, biller, job)).code).toBe('period_locked');
    expect(refusalOf(lockPeriod(station, biller, { month: october })).code).toBe('period_locked');
  });

  it('waits as long as an account has no bill; a person who issues may lock it by hand, and knows who is left', async () => {
    await issueTwo();
    expect(valueOf(issue())).toMatchObject({ issued: 2, isLocked: false });
    expect(through()).toBe(november);
    expect(valueOf(listUnbilled(station, station.as('biller'), { month: december }))).toMatchObject({
      accounts: 3,
      billed: 2,
      withoutMeter: 0,
      unbilled: [{ accountNo: '6204200033', reason: 'not_read' }],
    });
    expect(refusalOf(lockPeriod(station, station.as('auditor'), { month: december })).code).toBe(
      'right_missing',
    );
    valueOf(lockPeriod(station, station.as('biller'), { month: december }));
    expect(through()).toBe(december);
    // The account that was left out is counted over two months in the next one.
    station.clock.to('2027-01-21T09:00');
    const january = month('2027-01');
    valueOf(record(january, 1_400));
    const [draft] = await computeWaiting(station, january);
    expect(draft).toMatchObject({ accountNo: '6204200033', energyWh: 200_000 });
  });

  it('is refused while passed bills wait, and for a month without a bill; what only waits is dropped by it', async () => {
    const biller = station.as('biller');
    expect(refusalOf(lockPeriod(station, biller, { month: december })).code).toBe('period_empty');
    await issueTwo();
    expect(valueOf(issue()).issued).toBe(2);
    valueOf(record(december, 1_300));
    const [draft] = await computeWaiting(station, december);
    pass(station, draft === undefined ? [] : [draft]);
    expect(refusalOf(lockPeriod(station, biller, { month: december }))).toMatchObject({
      code: 'period_not_issued',
      facts: { count: 1 },
    });
    expect(valueOf(issue())).toMatchObject({ issued: 1, isLocked: true });
  });

  it('drops what is computed and not audited', async () => {
    await issueTwo();
    valueOf(issue());
    valueOf(record(december, 1_300));
    await computeWaiting(station, december);
    expect(valueOf(lockPeriod(station, station.as('biller'), { month: december }))).toEqual({
      droppedDrafts: 1,
    });
  });
});

describe('opening a locked month again', () => {
  const ask = (of = november) =>
    requestReopening(station, station.as('biller'), { month: of, reason: '漏发一户' });

  it('is asked with a reason and decided by the station head; then it can be locked again', () => {
    const { requestId } = valueOf(ask());
    expect(refusalOf(ask()).code).toBe('reopen_already_requested');
    const decide = { requestId, isApproved: true };
    expect(refusalOf(decideReopening(station, station.as('auditor'), decide)).code).toBe('right_missing');
    valueOf(decideReopening(station, station.as('station_head'), decide));
    expect(refusalOf(decideReopening(station, station.as('station_head'), decide)).code).toBe(
      'reopen_request_unknown',
    );
    expect(through()).toBe('2026-10');
    // Its bills stand: an account that has one is still closed.
    expect(refusalOf(record(november, 1_300)).code).toBe('month_issued');
    valueOf(lockPeriod(station, station.as('biller'), { month: november }));
    expect(through()).toBe(november);
    const { events } = valueOf(listPeriods(station, station.as('auditor')));
    expect(events.slice(0, 2).map(({ action, reason }) => [action, reason])).toEqual([
      ['locked', null],
      ['reopened', '漏发一户'],
    ]);
  });

  it('leaves the month locked when it is declined', () => {
    const { requestId } = valueOf(ask());
    valueOf(decideReopening(station, station.as('station_head'), { requestId, isApproved: false }));
    expect(through()).toBe(november);
    expect(valueOf(listPeriods(station, station.as('biller'))).requests[0]).toMatchObject({
      state: 'declined',
    });
  });

  it('is refused for a month that is open, and for one before the newest locked one', () => {
    expect(refusalOf(ask(december)).code).toBe('period_not_locked');
    expect(refusalOf(ask(month('2026-10'))).code).toBe('period_not_newest');
    expect(
      refusalOf(requestReopening(station, station.as('auditor'), { month: november, reason: '漏发' })).code,
    ).toBe('right_missing');
  });
});
