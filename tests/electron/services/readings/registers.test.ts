import { describe, expect, it } from 'vitest';
import { day, type Month, month } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { findMeterMonth, insertReading, nextReadingVersion } from '../../../../db/local/queries/readings.ts';
import { explainReading } from '../../../../electron/services/readings/explain-reading.ts';
import { listReadings } from '../../../../electron/services/readings/list-readings.ts';
import { listRoutes } from '../../../../electron/services/readings/list-routes.ts';
import { recordReading } from '../../../../electron/services/readings/record-reading.ts';
import { insertBillRow } from '../../../support/bill-row.ts';
import { addMeteredAccounts, type MeteredAccount } from '../../../support/metered-account.ts';
import { addRegistersTo, registerOf } from '../../../support/registers.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const october = month('2026-10');
const november = month('2026-11');
const december = month('2026-12');

function openWith(...accounts: MeteredAccount[]) {
  const station = openTestStation({ now: '2026-11-21T09:00' });
  const [first] = addMeteredAccounts(station, accounts);
  return { station, accountId: first?.accountId ?? 0, registerId: first?.registerId ?? 0 };
}

function record(
  station: TestStation,
  registerId: number,
  kwh: number,
  over: Partial<Parameters<typeof recordReading>[2]> = {},
) {
  return recordReading(station, station.as('meter_reader'), {
    registerId,
    month: november,
    kind: 'actual',
    readOn: day('2026-11-21'),
    dialWh: wattHours(Math.round(kwh * 1_000)),
    reason: null,
    correction: '看错一位',
    ...over,
  });
}

const explain = (station: TestStation, registerId: number, isRollOver: boolean, reason = '现场核对') =>
  explainReading(station, station.as('meter_reader'), { registerId, month: november, reason, isRollOver });

const list = (station: TestStation, onMonth: Month = november, onlyUnexplained = false) =>
  valueOf(listReadings(station, station.as('auditor'), { month: onMonth, routeCode: '', onlyUnexplained }));

const route = (station: TestStation) =>
  valueOf(listRoutes(station, station.as('auditor'), { month: november }))[0];

/** Writes a reading as an adjustment would: a newer version beside the service. */
function postVersion(station: TestStation, registerId: number, periodMonth: Month, kwh: number): void {
  const meter = findMeterMonth(station.store, registerId, november);
  insertReading(station.store, {
    registerId,
    accountId: meter?.accountId ?? 0,
    periodMonth,
    version: nextReadingVersion(station.store, registerId, periodMonth),
    kind: 'actual',
    readOn: day(`${periodMonth}-21`),
    dialWh: wattHours(kwh * 1_000),
    usualUseWh: null,
    source: 'keyboard',
    finding: null,
    reason: null,
    recordedBy: station.as('biller').personId,
    recordedAt: 0,
    daybookNo: 0,
  });
}

describe('the registers of a meter', () => {
  const withRegisters = () => {
    const opened = openWith({ accountNo: '2', walkOrder: 2 }, { accountNo: '1', walkOrder: 1 });
    addRegistersTo(opened.station, '2', '2026-11-02', {
      demand: 0,
      valley: 10,
      peak: 20,
      reactive_forward: 5,
      flat: 30,
    });
    return opened;
  };

  it('stand under the total in the order of the dials, in walking order of the meters', () => {
    const { station } = withRegisters();
    expect(
      list(station).map(({ accountNo, register, lastDialWh }) => [accountNo, register, lastDialWh]),
    ).toEqual([
      ['1', 'total', 1_000_000],
      ['2', 'total', 1_000_000],
      ['2', 'peak', 20_000],
      ['2', 'flat', 30_000],
      ['2', 'valley', 10_000],
      ['2', 'reactive_forward', 5_000],
      ['2', 'demand', 0],
    ]);
  });

  it('count as one meter, read when all are read, unexplained when one is', () => {
    const { station } = withRegisters();
    expect(route(station)).toEqual({ routeCode: '0101', meters: 2, read: 0, unexplained: 0 });
    valueOf(record(station, registerOf(station, '2', 'total'), 1_100));
    valueOf(record(station, registerOf(station, '2', 'peak'), 19));
    valueOf(record(station, registerOf(station, '2', 'flat'), 28));
    expect(route(station)).toEqual({ routeCode: '0101', meters: 2, read: 0, unexplained: 1 });
    expect(list(station, november, true).map(({ register }) => register)).toEqual(['peak', 'flat']);
    for (const kind of ['peak', 'flat', 'valley', 'reactive_forward', 'demand'] as const)
      valueOf(record(station, registerOf(station, '2', kind), 50.0));
    expect(route(station)).toEqual({ routeCode: '0101', meters: 2, read: 1, unexplained: 0 });
    valueOf(record(station, registerOf(station, '2', 'valley'), 0, { kind: 'locked', dialWh: null }));
    expect(route(station)).toMatchObject({ read: 0 });
  });

  it('are not there in the months before they were known', () => {
    const { station } = withRegisters();
    expect(list(station, october).map(({ accountNo, register }) => [accountNo, register])).toEqual([
      ['1', 'total'],
      ['2', 'total'],
    ]);
  });

  it('are asked by what each of them counted, demand never', () => {
    const { station } = withRegisters();
    const found = (kind: Parameters<typeof registerOf>[2], kwh: number) =>
      valueOf(record(station, registerOf(station, '2', kind), kwh)).finding;
    expect(found('peak', 400)).toBeNull();
    expect(found('valley', 10)).toBeNull();
    expect(found('reactive_forward', 5)).toBeNull();
    expect(found('reactive_forward', 4)).toBe('backward');
    expect(found('demand', 0)).toBeNull();
    expect(found('total', 1_000)).toBe('zero');
  });

  it('show demand as the dial shows it', () => {
    const { station } = openWith({ accountNo: '1', multiplier: 40 });
    addRegistersTo(station, '1', '2026-11-02', { demand: 3.5 });
    expect(valueOf(record(station, registerOf(station, '1', 'demand'), 2.25))).toMatchObject({
      lastDialWh: 3_500,
      useWh: 90_000,
      finding: null,
    });
  });
});

describe('decimals (MU04)', () => {
  it('are read behind a transformer and refused at a plain meter', () => {
    const { station, registerId } = openWith(
      { accountNo: '1', multiplier: 40, openingKwh: 1000, usualKwh: null },
      { accountNo: '2' },
    );
    expect(valueOf(record(station, registerId, 1_236.8)).useWh).toBe(9_472_000);
    expect(refusalOf(record(station, registerId, 1_236.875))).toEqual({
      code: 'reading_not_whole',
      facts: { decimals: 2 },
    });
    expect(refusalOf(record(station, registerOf(station, '2', 'total'), 1_100.5))).toEqual({
      code: 'reading_not_whole',
      facts: { decimals: 0 },
    });
  });
});

describe('a dial that went past its full scale (domain.md §4, RO01)', () => {
  const backward = () => {
    const opened = openWith({ accountNo: '1', digits: 4, openingKwh: 9_876, usualKwh: 247 });
    expect(valueOf(record(opened.station, opened.registerId, 123)).finding).toBe('backward');
    return opened;
  };

  it('is a version that says so, with the energy that results', () => {
    const { station, registerId } = backward();
    expect(valueOf(explain(station, registerId, true, '走满翻转'))).toMatchObject({
      dialWh: 123_000,
      useWh: 247_000,
      finding: 'rolled_over',
      reason: '走满翻转',
    });
    expect(route(station)).toMatchObject({ unexplained: 0 });
    const payload = station.store.sqlite
      .prepare('select payload from daybook_entry order by entry_no desc limit 1')
      .pluck()
      .get();
    expect(JSON.parse(String(payload)).readings).toEqual([
      ['1', 'actual', 123_000, 'rolled_over', '走满翻转'],
    ]);
  });

  it('is no such thing by a plain word', () => {
    const { station, registerId } = backward();
    expect(valueOf(explain(station, registerId, false, '翻转'))).toMatchObject({
      finding: 'backward',
      reason: '翻转',
    });
    expect(route(station)).toMatchObject({ unexplained: 1 });
    expect(valueOf(explain(station, registerId, true)).finding).toBe('rolled_over');
  });

  it('stays what it is when the same dial is typed again, and not for another', () => {
    const { station, registerId } = backward();
    valueOf(explain(station, registerId, true));
    expect(valueOf(record(station, registerId, 123)).finding).toBe('rolled_over');
    expect(valueOf(record(station, registerId, 123, { reason: '又核对' })).finding).toBe('rolled_over');
    expect(valueOf(record(station, registerId, 124)).finding).toBe('backward');
  });

  it('is refused for any other reading', () => {
    const { station, registerId } = openWith({ accountNo: '1', openingKwh: 1000, usualKwh: 100 });
    valueOf(record(station, registerId, 1_500));
    expect(refusalOf(explain(station, registerId, true))).toEqual({
      code: 'reading_does_not_fit',
      facts: { digits: 6 },
    });
    valueOf(record(station, registerId, 1_000));
    expect(refusalOf(explain(station, registerId, true)).code).toBe('reading_does_not_fit');
  });
});

describe('what is billed', () => {
  /** Opening 1000 in September; October read 1100 and billed. */
  const billedInOctober = () => {
    const opened = openWith({ accountNo: '1', openingMonth: '2026-09', openingKwh: 1000, usualKwh: 70 });
    const { station, accountId, registerId } = opened;
    station.clock.to('2026-10-21T09:00');
    valueOf(record(station, registerId, 1_100, { month: october, readOn: day('2026-10-21') }));
    const readingId = findMeterMonth(station.store, registerId, october)?.readingId ?? 0;
    station.clock.to('2026-11-21T09:00');
    insertBillRow(station, { accountId, periodMonth: '2026-10', readingId, energyKwh: 100 });
    return { ...opened, readingId };
  };
  const meterOf = (station: TestStation, registerId: number, onMonth = november) =>
    findMeterMonth(station.store, registerId, onMonth);

  it('is where the next month starts, with what the register counted as its usual use', () => {
    const { station, registerId } = billedInOctober();
    expect(meterOf(station, registerId)).toMatchObject({
      lastDialWh: 1_100_000,
      lastReadOn: '2026-10-21',
      usualUseWh: 100_000,
      isBilled: false,
    });
    expect(meterOf(station, registerId, october)).toMatchObject({ isBilled: true, lastDialWh: 1_000_000 });
  });

  it('starts from a newer version that an adjustment posted in the billed month', () => {
    const { station, registerId, accountId, readingId } = billedInOctober();
    postVersion(station, registerId, october, 1_080);
    const bill = { accountId, periodMonth: '2026-10', readingId, energyKwh: 100 };
    insertBillRow(station, { ...bill, kind: 'reversal', correctionNo: 1 });
    insertBillRow(station, { ...bill, kind: 'rebill', correctionNo: 2 });
    expect(meterOf(station, registerId)).toMatchObject({ lastDialWh: 1_080_000, usualUseWh: 80_000 });
  });

  it('is no month that only an adjustment posted a bill in', () => {
    const { station, registerId, accountId, readingId } = billedInOctober();
    insertBillRow(station, {
      accountId,
      periodMonth: '2026-11',
      readingId,
      kind: 'charge',
      correctionNo: 1,
      energyKwh: 900,
    });
    valueOf(record(station, registerId, 1_200));
    expect(meterOf(station, registerId)).toMatchObject({ isBilled: false, lastDialWh: 1_100_000 });
    expect(meterOf(station, registerId, december)).toMatchObject({
      lastDialWh: 1_100_000,
      usualUseWh: 100_000,
    });
  });

  it('skips a month that was read and never billed', () => {
    const { station, registerId } = billedInOctober();
    valueOf(record(station, registerId, 1_190));
    expect(meterOf(station, registerId, december)).toMatchObject({ lastDialWh: 1_100_000, kind: null });
  });

  it('gives every register its own usual use', () => {
    const { station, accountId, registerId, readingId } = billedInOctober();
    addRegistersTo(station, '1', '2026-11-01', { peak: 500 });
    const peak = registerOf(station, '1', 'peak');
    expect(meterOf(station, peak)).toMatchObject({ lastDialWh: 500_000, usualUseWh: null });
    valueOf(record(station, registerId, 1_190));
    valueOf(record(station, peak, 540));
    insertBillRow(station, { accountId, periodMonth: '2026-11', readingId, energyKwh: 90 });
    // Known since this month only: a part of a month says nothing of the next.
    expect(meterOf(station, peak, december)).toMatchObject({ lastDialWh: 540_000, usualUseWh: null });
    station.clock.to('2026-12-21T09:00');
    valueOf(record(station, peak, 600, { month: december, readOn: day('2026-12-21') }));
    insertBillRow(station, { accountId, periodMonth: '2026-12', readingId, energyKwh: 95 });
    expect(meterOf(station, peak, month('2027-01'))).toMatchObject({ usualUseWh: 60_000 });
  });
});
