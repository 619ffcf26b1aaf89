import { beforeEach, describe, expect, it } from 'vitest';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, wattHours } from '../../../../db/domain/kernel/energy.ts';
import type { RegisterKind } from '../../../../db/domain/metering/register-kind.ts';
import { digestPostedRows } from '../../../../db/local/posted-rows.ts';
import { findMeterMonth } from '../../../../db/local/queries/readings.ts';
import { findAccounts } from '../../../../electron/services/accounts/find-accounts.ts';
import { explainReading } from '../../../../electron/services/readings/explain-reading.ts';
import { listReadings } from '../../../../electron/services/readings/list-readings.ts';
import { recordReading } from '../../../../electron/services/readings/record-reading.ts';
import { addRegisters } from '../../../../electron/services/supply/add-registers.ts';
import { exchangeMeter } from '../../../../electron/services/supply/exchange-meter.ts';
import { getSupply } from '../../../../electron/services/supply/get-supply.ts';
import { hangMeter } from '../../../../electron/services/supply/hang-meter.ts';
import { insertBillRow } from '../../../support/bill-row.ts';
import { addMeteredAccounts, type AddedAccount } from '../../../support/metered-account.ts';
import { addRegistersTo, registerOf } from '../../../support/registers.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const november = month('2026-11');
const december = month('2026-12');

let station: TestStation;
let accounts: readonly AddedAccount[];

beforeEach(() => {
  station = openTestStation({ now: '2026-11-25T09:00' });
  accounts = addMeteredAccounts(station, [
    { accountNo: '1', openingKwh: 1_000, digits: 4, usualKwh: 80 },
    { accountNo: '2' },
  ]);
});

const dials = (kwh: Readonly<Partial<Record<RegisterKind, number>>>) =>
  Object.entries(kwh).map(([kind, value]) => ({
    kind: kind as RegisterKind,
    dialWh: wattHours(Math.round(value * 1_000)),
  }));

const newMeter = (over: Partial<Parameters<typeof hangMeter>[2]['meter']> = {}) => ({
  meterNo: 'N1',
  kind: '三相四线智能',
  digits: 6,
  multiplierMilli: milliMultiplier(40_000),
  registers: dials({ total: 2.5 }),
  ...over,
});

const supply = (accountNo = '1') => valueOf(getSupply(station, station.as('metering_keeper'), { accountNo }));

function exchange(over: Partial<Parameters<typeof exchangeMeter>[2]> = {}, lastKwh = 1_050) {
  const meter = supply().meters[0];
  return exchangeMeter(station, station.as('metering_keeper'), {
    accountNo: '1',
    installationId: meter?.installationId ?? 0,
    on: day('2026-11-12'),
    lastDials: [{ registerId: meter?.registers[0]?.registerId ?? 0, dialWh: wattHours(lastKwh * 1_000) }],
    meter: newMeter(),
    reason: '增容换表',
    ...over,
  });
}

function hang(over: Partial<Parameters<typeof hangMeter>[2]> = {}) {
  return hangMeter(station, station.as('metering_keeper'), {
    accountNo: '1',
    on: day('2026-11-12'),
    meter: newMeter(),
    ...over,
  });
}

const lastEntry = (): Record<string, unknown> => {
  const entry = station.store.sqlite
    .prepare('select * from daybook_entry order by entry_no desc limit 1')
    .get() as Record<string, unknown>;
  return { ...entry, payload: JSON.parse(String(entry.payload)) as unknown };
};

const readingsOf = (accountId: number) =>
  station.store.sqlite
    .prepare(
      `select m.meter_no, g.kind as register, r.period_month, r.version, r.kind, r.read_on, r.dial_wh, r.usual_use_wh, r.finding, r.reason
       from reading r join register g on g.id = r.register_id join meter m on m.id = g.meter_id
       where r.account_id = ? and r.source = 'keyboard' order by r.id`,
    )
    .all(accountId) as Record<string, unknown>[];

const found = (text: string) =>
  valueOf(findAccounts(station, station.as('cashier'), { text })).map(({ accountNo }) => accountNo);

describe('exchangeMeter', () => {
  it('takes the old meter down and hangs the new one, with their dials as readings of the month', () => {
    const page = valueOf(exchange());
    expect(page.meters).toMatchObject([
      {
        meterNo: 'N1',
        kind: '三相四线智能',
        digits: 6,
        multiplierMilli: 40_000,
        installedOn: '2026-11-12',
        removedOn: null,
        registers: [{ kind: 'total', dialWh: 2_500, readOn: '2026-11-12' }],
      },
      { meterNo: 'M1', removedOn: '2026-11-12', registers: [{ dialWh: 1_050_000, readOn: '2026-11-12' }] },
    ]);
    const common = {
      register: 'total',
      period_month: '2026-11',
      read_on: '2026-11-12',
    };
    expect(readingsOf(accounts[0]?.accountId ?? 0)).toEqual([
      {
        ...common,
        meter_no: 'M1',
        version: 1,
        kind: 'removed',
        dial_wh: 1_050_000,
        usual_use_wh: 80_000,
        finding: null,
        reason: '增容换表',
      },
      {
        ...common,
        meter_no: 'N1',
        version: 1,
        kind: 'opening',
        dial_wh: 2_500,
        usual_use_wh: 30_000,
        finding: null,
        reason: null,
      },
    ]);
    const entry = lastEntry();
    expect(entry).toMatchObject({
      kind: 'meter_exchanged',
      business_day: '2026-11-25',
      rows_hash: digestPostedRows(station.store, Number(entry.entry_no)),
    });
    expect(entry.payload).toEqual({
      accountNo: '1',
      on: '2026-11-12',
      oldMeterNo: 'M1',
      lastDials: [['total', 1_050_000]],
      newMeterNo: 'N1',
      multiplier: '40',
      firstDials: [['total', 2_500]],
      reason: '增容换表',
    });
  });

  it('shows the new meter in the grid, to be read from its first dial, and never the removed one', () => {
    const old = registerOf(station, '1', 'total');
    valueOf(exchange());
    const rows = valueOf(
      listReadings(station, station.as('meter_reader'), {
        month: november,
        routeCode: '',
        onlyUnexplained: false,
      }),
    );
    expect(rows.map(({ meterNo, kind, lastDialWh }) => [meterNo, kind, lastDialWh])).toEqual([
      ['N1', null, 2_500],
      ['M2', null, 1_000_000],
    ]);
    expect(findMeterMonth(station.store, old, november)).toBeNull();
    const read = recordReading(station, station.as('meter_reader'), {
      registerId: registerOf(station, '1', 'total'),
      month: november,
      kind: 'actual',
      readOn: day('2026-11-22'),
      dialWh: wattHours(3_300),
      reason: null,
    });
    expect(valueOf(read)).toMatchObject({ useWh: 32_000, usualUseWh: 30_000, finding: null });
  });

  it('makes the account found by its new meter and no longer by the old', () => {
    expect(found('M1')).toEqual([]);
    valueOf(exchange());
    expect(found('N1')).toEqual(['1']);
    expect(found('M1')).toEqual([]);
  });

  it('belongs to the month after the last billed one', () => {
    insertBillRow(station, { accountId: accounts[0]?.accountId ?? 0, periodMonth: '2026-11', readingId: 1 });
    expect(refusalOf(exchange({ on: day('2026-11-25') }))).toEqual({
      code: 'terms_before_billed',
      facts: { billedUntil: '2026-11-30' },
    });
    station.clock.to('2026-12-03T09:00');
    valueOf(exchange({ on: day('2026-12-02') }));
    expect(readingsOf(accounts[0]?.accountId ?? 0).map((row) => row.period_month)).toEqual([
      december,
      december,
    ]);
    const listed = (text: string) =>
      valueOf(
        listReadings(station, station.as('auditor'), {
          month: month(text),
          routeCode: '',
          onlyUnexplained: false,
        }),
      ).map(({ meterNo }) => meterNo);
    expect(listed('2026-11')).toEqual(['M2']);
    expect(listed('2026-12')).toEqual(['N1', 'M2']);
  });

  it('needs the last dial of every register, and takes demand and what it is', () => {
    addRegistersTo(station, '1', '2026-11-02', { peak: 5, demand: 3 });
    const of = (kind: RegisterKind, kwh: number) => ({
      registerId: registerOf(station, '1', kind),
      dialWh: wattHours(kwh * 1_000),
    });
    const total = of('total', 1_050);
    expect(refusalOf(exchange({ lastDials: [total] })).code).toBe('dials_incomplete');
    expect(refusalOf(exchange({ lastDials: [total, of('peak', 6), total] })).code).toBe('dials_incomplete');
    const stranger = { registerId: registerOf(station, '2', 'total'), dialWh: wattHours(0) };
    expect(refusalOf(exchange({ lastDials: [total, of('peak', 6), stranger] })).code).toBe(
      'dials_incomplete',
    );
    expect(refusalOf(exchange({ lastDials: [total, of('peak', 6), of('demand', 1), stranger] })).code).toBe(
      'dials_incomplete',
    );
    valueOf(exchange({ lastDials: [of('demand', 1), total, of('peak', 6)] }));
    expect(lastEntry().payload).toMatchObject({
      lastDials: [
        ['total', 1_050_000],
        ['peak', 6_000],
        ['demand', 1_000],
      ],
    });
  });

  it('refuses in its order', () => {
    const refused = (over: Parameters<typeof exchange>[0], lastKwh?: number) =>
      refusalOf(exchange(over, lastKwh));
    expect(refusalOf(exchangeMeter(station, station.as('billing_supervisor'), {} as never)).code).toBe(
      'right_missing',
    );
    expect(refused({ accountNo: '9', on: day('2030-01-01') }).code).toBe('account_unknown');
    expect(refused({ on: day('2026-11-26'), installationId: 99 })).toEqual({
      code: 'day_in_future',
      facts: { day: '2026-11-26' },
    });
    const strangers = supply('2').meters[0]?.installationId ?? 0;
    expect(refused({ installationId: strangers }).code).toBe('meter_unknown');
    expect(refused({ installationId: 99 }).code).toBe('meter_unknown');
    expect(refused({}, 10_000)).toEqual({ code: 'reading_does_not_fit', facts: { digits: 4 } });
    expect(refused({ meter: newMeter({ meterNo: 'M2' }) }, 999)).toEqual({
      code: 'reading_backward',
      facts: { previous: '1000', current: '999' },
    });
    expect(refused({ meter: newMeter({ meterNo: 'M2' }) })).toEqual({
      code: 'meter_no_taken',
      facts: { meterNo: 'M2' },
    });
    const itself = { meterNo: 'M1', digits: 4, registers: dials({ total: 1_050 }) };
    expect(refused({ meter: newMeter({ ...itself, multiplierMilli: milliMultiplier(1_000) }) }).code).toBe(
      'meter_no_taken',
    );
    expect(refused({ meter: newMeter({ ...itself, digits: 5 }) })).toEqual({
      code: 'meter_stays',
      facts: { meterNo: 'M1' },
    });
    expect(refused({ meter: newMeter({ ...itself, registers: dials({ total: 1_051 }) }) }).code).toBe(
      'meter_stays',
    );
    const twice = [...dials({ total: 1 }), ...dials({ total: 2 })];
    expect(refused({ meter: newMeter({ registers: twice }) })).toEqual({
      code: 'register_taken',
      facts: { register: 'total' },
    });
    expect(refused({ meter: newMeter({ digits: 3, registers: dials({ total: 1_000 }) }) })).toEqual({
      code: 'reading_does_not_fit',
      facts: { digits: 3 },
    });
    expect(supply().meters).toHaveLength(1);
    expect(lastEntry().kind).toBe('accounts_imported');
  });

  it('refuses a meter that was exchanged already, and a day before the new one hung', () => {
    const gone = supply().meters[0]?.installationId ?? 0;
    valueOf(exchange());
    expect(refusalOf(exchange({ installationId: gone, meter: newMeter({ meterNo: 'N2' }) })).code).toBe(
      'meter_unknown',
    );
    expect(refusalOf(exchange({ on: day('2026-11-11'), meter: newMeter({ meterNo: 'N2' }) }, 3))).toEqual({
      code: 'read_before_last',
      facts: { lastReadOn: '2026-11-12' },
    });
  });

  it('takes a last dial below the start when the month was confirmed as rolled over', () => {
    const registerId = registerOf(station, '1', 'total');
    const reader = station.as('meter_reader');
    valueOf(
      recordReading(station, reader, {
        registerId,
        month: november,
        kind: 'actual',
        readOn: day('2026-11-10'),
        dialWh: wattHours(20_000),
        reason: null,
      }),
    );
    expect(refusalOf(exchange({}, 25)).code).toBe('reading_backward');
    valueOf(
      explainReading(station, reader, { registerId, month: november, reason: '走满翻转', isRollOver: true }),
    );
    expect(refusalOf(exchange({}, 19)).code).toBe('reading_backward');
    valueOf(exchange({}, 25));
    expect(readingsOf(accounts[0]?.accountId ?? 0)).toContainEqual(
      expect.objectContaining({ kind: 'removed', version: 3, dial_wh: 25_000, finding: 'rolled_over' }),
    );
  });

  it('hangs a meter again that was taken down, with all its registers', () => {
    addRegistersTo(station, '1', '2026-11-02', { peak: 5 });
    const lastDials = supply().meters[0]?.registers.map(({ registerId }, index) => ({
      registerId,
      dialWh: wattHours(index === 0 ? 1_050_000 : 9_000),
    }));
    valueOf(exchange({ lastDials: lastDials ?? [] }));
    const again = (registers: Partial<Record<RegisterKind, number>>) =>
      hang({
        accountNo: '2',
        on: day('2026-11-13'),
        meter: newMeter({ meterNo: 'M1', registers: dials(registers) }),
      });
    expect(refusalOf(again({ total: 1_050 })).code).toBe('dials_incomplete');
    const before12 = hang({ accountNo: '2', on: day('2026-11-11'), meter: newMeter({ meterNo: 'M1' }) });
    expect(refusalOf(before12)).toEqual({
      code: 'read_before_last',
      facts: { lastReadOn: '2026-11-12' },
    });
    const registerIds = station.store.sqlite.prepare('select count(*) from register').pluck();
    const before = registerIds.get();
    const page = valueOf(again({ total: 1_050, peak: 9, valley: 0 }));
    expect(registerIds.get()).toBe(Number(before) + 1);
    expect(page.meters.map(({ meterNo }) => meterNo)).toEqual(['M2', 'M1']);
    expect(found('M1')).toEqual(['2']);
    expect(supply().meters.map(({ meterNo, removedOn }) => [meterNo, removedOn])).toEqual([
      ['N1', null],
      ['M1', '2026-11-12'],
    ]);
    // The dial that the former account shows is the one it left with.
    expect(supply().meters[1]?.registers).toMatchObject([
      { dialWh: 1_050_000 },
      { dialWh: 9_000 },
      { dialWh: null },
    ]);
  });
});

describe('hangMeter', () => {
  it('hangs a further meter, which is read and found beside the first', () => {
    const page = valueOf(hang());
    expect(page.meters.map(({ meterNo, removedOn }) => [meterNo, removedOn])).toEqual([
      ['M1', null],
      ['N1', null],
    ]);
    expect(found('N1')).toEqual(['1']);
    expect(lastEntry()).toMatchObject({
      kind: 'meter_exchanged',
      payload: {
        accountNo: '1',
        on: '2026-11-12',
        newMeterNo: 'N1',
        multiplier: '40',
        firstDials: [['total', 2_500]],
      },
    });
  });

  it('refuses in its order', () => {
    expect(refusalOf(hangMeter(station, station.as('cashier'), {} as never)).code).toBe('right_missing');
    expect(refusalOf(hang({ accountNo: '9' })).code).toBe('account_unknown');
    expect(refusalOf(hang({ on: day('2026-11-26') })).code).toBe('day_in_future');
    expect(refusalOf(hang({ on: day('2016-11-12') }))).toEqual({
      code: 'meter_day_too_old',
      facts: { earliest: '2025-11-01' },
    });
    expect(refusalOf(exchange({ on: day('2025-10-31') })).code).toBe('meter_day_too_old');
    expect(refusalOf(hang({ meter: newMeter({ meterNo: 'M2' }) })).code).toBe('meter_no_taken');
    expect(refusalOf(hang({ meter: newMeter({ digits: 1, registers: dials({ total: 10 }) }) })).code).toBe(
      'reading_does_not_fit',
    );
    insertBillRow(station, { accountId: accounts[0]?.accountId ?? 0, periodMonth: '2026-10', readingId: 1 });
    expect(refusalOf(hang({ on: day('2026-10-31') })).code).toBe('terms_before_billed');
    valueOf(hang({ on: day('2026-11-01') }));
  });
});

describe('addRegisters', () => {
  const add = (over: Partial<Parameters<typeof addRegisters>[2]> = {}) =>
    addRegisters(station, station.as('metering_keeper'), {
      accountNo: '1',
      meterId: supply().meters[0]?.meterId ?? 0,
      on: day('2026-11-12'),
      registers: dials({ valley: 2, peak: 3 }),
      ...over,
    });

  it('makes the registers known with their dials', () => {
    expect(valueOf(add()).meters[0]?.registers).toMatchObject([
      { kind: 'total' },
      { kind: 'peak', dialWh: 3_000, readOn: '2026-11-12' },
      { kind: 'valley', dialWh: 2_000 },
    ]);
    expect(lastEntry()).toMatchObject({
      kind: 'meter_exchanged',
      payload: {
        accountNo: '1',
        on: '2026-11-12',
        meterNo: 'M1',
        firstDials: [
          ['peak', 3_000],
          ['valley', 2_000],
        ],
      },
    });
  });

  it('refuses in its order', () => {
    expect(refusalOf(addRegisters(station, station.as('biller'), {} as never)).code).toBe('right_missing');
    expect(refusalOf(add({ accountNo: '9' })).code).toBe('account_unknown');
    expect(refusalOf(add({ on: day('2026-11-26') })).code).toBe('day_in_future');
    expect(refusalOf(add({ meterId: supply('2').meters[0]?.meterId ?? 0 })).code).toBe('meter_unknown');
    expect(refusalOf(add({ registers: dials({ peak: 1, total: 1 }) }))).toEqual({
      code: 'register_taken',
      facts: { register: 'total' },
    });
    expect(refusalOf(add({ registers: [...dials({ peak: 1 }), ...dials({ peak: 1 })] })).code).toBe(
      'register_taken',
    );
    expect(refusalOf(add({ registers: dials({ peak: 10_000 }) }))).toEqual({
      code: 'reading_does_not_fit',
      facts: { digits: 4 },
    });
    insertBillRow(station, { accountId: accounts[0]?.accountId ?? 0, periodMonth: '2026-11', readingId: 1 });
    expect(refusalOf(add()).code).toBe('terms_before_billed');
  });
});
