import { describe, expect, it } from 'vitest';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { type WattHours, wattHours } from '../../../../db/domain/kernel/energy.ts';
import { digestPostedRows } from '../../../../db/local/posted-rows.ts';
import { explainReading } from '../../../../electron/services/readings/explain-reading.ts';
import { listReadings } from '../../../../electron/services/readings/list-readings.ts';
import { listRoutes } from '../../../../electron/services/readings/list-routes.ts';
import { recordReading } from '../../../../electron/services/readings/record-reading.ts';
import { addMeteredAccounts, type MeteredAccount } from '../../../support/metered-account.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const november = month('2026-11');

function openWith(...accounts: MeteredAccount[]) {
  const station = openTestStation({ now: '2026-11-21T09:00' });
  const added = addMeteredAccounts(station, accounts);
  return { station, registerId: added[0]?.registerId ?? 0, added };
}

function record(
  station: TestStation,
  registerId: number,
  dialWh: number | null,
  over: Partial<Parameters<typeof recordReading>[2]> = {},
) {
  return recordReading(station, station.as('meter_reader'), {
    registerId,
    month: november,
    kind: 'actual',
    readOn: day('2026-11-21'),
    dialWh: dialWh === null ? null : wattHours(dialWh),
    reason: null,
    correction: '看错一位',
    ...over,
  });
}

const versionsOf = (station: TestStation, registerId: number) =>
  station.store.sqlite
    .prepare(
      'select version, kind, dial_wh, usual_use_wh, finding, reason from reading where register_id = ? and period_month = ? order by version',
    )
    .all(registerId, november) as Record<string, unknown>[];

const entries = (station: TestStation) =>
  station.store.sqlite.prepare('select count(*) from daybook_entry').pluck().get() as number;

describe('recordReading', () => {
  it('keeps a look with the usual use it was judged by, and tells the daybook', () => {
    const { station, registerId } = openWith({ accountNo: '1', openingKwh: 1000, usualKwh: 100 });
    expect(valueOf(record(station, registerId, 1_151_000))).toEqual({
      registerId,
      register: 'total',
      accountNo: '1',
      name: '户1',
      address: '和平村1组1号',
      customerClass: 'residential',
      meterNo: 'M1',
      walkOrder: null,
      digits: 6,
      multiplierMilli: 1000,
      lastDialWh: 1_000_000,
      usualUseWh: 100_000,
      kind: 'actual',
      readOn: '2026-11-21',
      dialWh: 1_151_000,
      useWh: 151_000,
      finding: 'jump',
      reason: null,
      isBilled: false,
    });
    expect(versionsOf(station, registerId)).toEqual([
      {
        version: 1,
        kind: 'actual',
        dial_wh: 1_151_000,
        usual_use_wh: 100_000,
        finding: 'jump',
        reason: null,
      },
    ]);
    const entry = station.store.sqlite
      .prepare('select * from daybook_entry order by entry_no desc limit 1')
      .get() as Record<string, unknown>;
    expect(entry).toMatchObject({
      kind: 'readings_recorded',
      business_day: '2026-11-21',
      rows_hash: digestPostedRows(station.store, 2),
    });
    expect(JSON.parse(String(entry.payload))).toEqual({
      month: '2026-11',
      count: 1,
      readings: [['1', 'actual', 1_151_000, 'jump', null]],
    });
  });

  it('keeps every version, and writes none for the same again', () => {
    const { station, registerId } = openWith({ accountNo: '1', openingKwh: 1000 });
    valueOf(record(station, registerId, 1_151_000));
    valueOf(record(station, registerId, 1_110_000));
    const before = entries(station);
    valueOf(record(station, registerId, 1_110_000));
    expect(entries(station)).toBe(before);
    expect(versionsOf(station, registerId).map((row) => [row.version, row.dial_wh, row.finding])).toEqual([
      [1, 1_151_000, 'jump'],
      [2, 1_110_000, null],
    ]);
    expect(() => station.store.sqlite.prepare('update reading set dial_wh = 1').run()).toThrow(
      'never changed',
    );
  });

  it('keeps the word that was given when the same dial is typed again', () => {
    const { station, registerId } = openWith({ accountNo: '1', openingKwh: 1000 });
    valueOf(record(station, registerId, 1_151_000, { reason: '盖房' }));
    const before = entries(station);
    expect(valueOf(record(station, registerId, 1_151_000)).reason).toBe('盖房');
    expect(entries(station)).toBe(before);
    expect(valueOf(record(station, registerId, 1_160_000)).reason).toBeNull();
  });

  it('keeps no dial for a locked door or a faulty meter', () => {
    const { station, registerId } = openWith({ accountNo: '1', openingKwh: 1000 });
    expect(valueOf(record(station, registerId, 5, { kind: 'locked' }))).toMatchObject({
      kind: 'locked',
      dialWh: null,
      useWh: null,
    });
  });

  it('refuses in its order', () => {
    const { station, registerId } = openWith({ accountNo: '1', digits: 5, openingKwh: 99_000 });
    expect(refusalOf(recordReading(station, station.as('cashier'), {} as never)).code).toBe('right_missing');
    expect(refusalOf(record(station, 77, 1_000))).toEqual({
      code: 'account_unknown',
      facts: { registerId: 77 },
    });
    expect(refusalOf(record(station, 77, 1_000, { month: month('2062-12') }))).toEqual({
      code: 'month_in_future',
      facts: { month: '2062-12' },
    });
    expect(refusalOf(record(station, registerId, 1_000, { readOn: day('2026-11-22') }))).toEqual({
      code: 'day_in_future',
      facts: { day: '2026-11-22' },
    });
    expect(refusalOf(record(station, registerId, null)).code).toBe('reading_not_whole');
    expect(refusalOf(record(station, registerId, 99_100_500)).code).toBe('reading_not_whole');
    expect(refusalOf(record(station, registerId, 100_000_000))).toEqual({
      code: 'reading_does_not_fit',
      facts: { digits: 5 },
    });
    expect(valueOf(record(station, registerId, 99_999_000)).dialWh).toBe(99_999_000);
    expect(versionsOf(station, registerId)).toHaveLength(1);
  });
});

describe('explainReading', () => {
  it('adds a version with the word, everything else as it was', () => {
    const { station, registerId } = openWith({ accountNo: '1', openingKwh: 1000 });
    valueOf(record(station, registerId, 1_151_000));
    const explained = explainReading(station, station.as('meter_reader', 2), {
      registerId,
      month: november,
      reason: '新装空调',
      isRollOver: false,
    });
    expect(valueOf(explained)).toMatchObject({ dialWh: 1_151_000, finding: 'jump', reason: '新装空调' });
    expect(versionsOf(station, registerId).map((row) => row.reason)).toEqual([null, '新装空调']);
  });

  it('refuses without a reading, a meter or the right', () => {
    const { station, registerId } = openWith({ accountNo: '1' });
    const input = { registerId, month: november, reason: '无', isRollOver: false };
    expect(refusalOf(explainReading(station, station.as('auditor'), input)).code).toBe('right_missing');
    expect(
      refusalOf(explainReading(station, station.as('meter_reader'), { ...input, registerId: 77 })).code,
    ).toBe('account_unknown');
    expect(refusalOf(explainReading(station, station.as('meter_reader'), input)).code).toBe(
      'reading_unknown',
    );
    const future = { ...input, month: month('2026-12') };
    expect(refusalOf(explainReading(station, station.as('meter_reader'), future))).toEqual({
      code: 'month_in_future',
      facts: { month: '2026-12' },
    });
  });
});

describe('listing', () => {
  it('lists routes with their progress and meters in walking order', () => {
    const { station, added } = openWith(
      { accountNo: '3', route: '0102', walkOrder: 2 },
      { accountNo: '2', route: '0102', walkOrder: 1 },
      { accountNo: '1', route: '0101', usualKwh: 0 },
      { accountNo: '9', route: null },
    );
    valueOf(record(station, added[0]?.registerId ?? 0, 1_000_000));
    valueOf(record(station, added[1]?.registerId ?? 0, 999_000, { reason: '翻转' }));
    valueOf(record(station, added[2]?.registerId ?? 0, 1, { kind: 'locked' }));
    expect(valueOf(listRoutes(station, station.as('auditor'), { month: november }))).toEqual([
      { routeCode: '0101', meters: 1, read: 0, unexplained: 0 },
      { routeCode: '0102', meters: 2, read: 2, unexplained: 2 },
      { routeCode: '-', meters: 1, read: 0, unexplained: 0 },
    ]);
    const list = (routeCode: string, onlyUnexplained = false) =>
      valueOf(
        listReadings(station, station.as('biller'), { month: november, routeCode, onlyUnexplained }),
      ).map((row) => row.accountNo);
    expect(list('0102')).toEqual(['2', '3']);
    expect(list('').toSorted()).toEqual(['1', '2', '3', '9']);
    expect(list('-')).toEqual(['9']);
    expect(list('', true)).toEqual(['2', '3']);
    expect(
      refusalOf(
        listReadings(station, station.as('cashier'), {
          month: november,
          routeCode: '',
          onlyUnexplained: false,
        }),
      ).code,
    ).toBe('right_missing');
  });

  it('does not take the opening reading of the same month for the month read', () => {
    const { station, registerId } = openWith({ accountNo: '1', openingMonth: '2026-11', openingKwh: 1000 });
    const row = () =>
      valueOf(
        listReadings(station, station.as('biller'), {
          month: november,
          routeCode: '',
          onlyUnexplained: false,
        }),
      )[0];
    expect(row()).toMatchObject({ kind: null, lastDialWh: 1_000_000 as WattHours });
    expect(valueOf(record(station, registerId, 1_090_000))).toMatchObject({ useWh: 90_000 });
  });
});
