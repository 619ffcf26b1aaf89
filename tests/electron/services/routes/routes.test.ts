import { describe, expect, it } from 'vitest';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { recordReading } from '../../../../electron/services/readings/record-reading.ts';
import { addRoute } from '../../../../electron/services/routes/add-route.ts';
import { changeRoute } from '../../../../electron/services/routes/change-route.ts';
import { findRoutePoints } from '../../../../electron/services/routes/find-route-points.ts';
import { getRouteSheet } from '../../../../electron/services/routes/get-route-sheet.ts';
import { listMissedMeters } from '../../../../electron/services/routes/list-missed-meters.ts';
import { listRoutePoints } from '../../../../electron/services/routes/list-route-points.ts';
import { listRoutesOfMonth } from '../../../../electron/services/routes/list-routes-of-month.ts';
import { setWalk } from '../../../../electron/services/routes/set-walk.ts';
import { type AddedAccount, addMeteredAccounts } from '../../../support/metered-account.ts';
import { shippedPackText } from '../../../support/packs.ts';
import { routeOf } from '../../../support/route-station.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const november = month('2026-11');

function open(): { readonly station: TestStation; readonly accounts: AddedAccount[] } {
  const station = openTestStation({ now: '2026-11-21T09:00' });
  const accounts = addMeteredAccounts(station, [
    { accountNo: '1001', name: '王秀英', walkOrder: 1 },
    { accountNo: '1002', name: '李强', walkOrder: 2 },
    { accountNo: '1003', name: '红柳湾商店', walkOrder: 3, customerClass: 'commercial' },
    { accountNo: '2001', route: '0201', walkOrder: 1 },
    { accountNo: '9001', route: null },
  ]);
  return { station, accounts };
}

function look(
  station: TestStation,
  account: AddedAccount | undefined,
  readOn: string,
  kind: 'actual' | 'locked' = 'actual',
): void {
  valueOf(
    recordReading(station, station.as('meter_reader'), {
      registerId: account?.registerId ?? 0,
      month: november,
      kind,
      readOn: day(readOn),
      dialWh: kind === 'actual' ? wattHours(1_100_000) : null,
      reason: null,
    }),
  );
}

const words = (wish: Partial<Parameters<typeof addRoute>[2]> = {}) => ({
  code: '0301',
  name: '团结村',
  readerId: null,
  days: null,
  ...wish,
});
const payloads = (station: TestStation) =>
  station.store.sqlite
    .prepare<[], string>("select payload from daybook_entry where kind = 'route_changed' order by entry_no")
    .pluck()
    .all()
    .map((text) => JSON.parse(text) as Record<string, unknown>);
const missed = (station: TestStation, routeId: number | null = null) =>
  valueOf(listMissedMeters(station, station.as('meter_reader'), { month: november, routeId })).map(
    ({ accountNo, timing, look: seen }) => [accountNo, timing, seen],
  );

describe('the month of the routes', () => {
  it('counts what is read as it comes in, lighting and power apart', () => {
    const { station, accounts } = open();
    expect(routeOf(station, '0101')).toMatchObject({ meters: 3, read: 0, missed: 0, late: 0, points: 3 });
    look(station, accounts[0], '2026-11-20');
    look(station, accounts[1], '2026-11-20', 'locked');
    expect(routeOf(station, '0101')).toMatchObject({
      read: 1,
      rates: { lighting: 5000, power: 0, all: 3333 },
    });
    const all = valueOf(listRoutesOfMonth(station, station.as('auditor'), { month: november }));
    expect(all.total).toMatchObject({ meters: 5, read: 1 });
    expect(all.without).toMatchObject({ meters: 1 });
    expect(all.usualDays).toEqual({ firstDay: 20, lastDay: 23 });
    expect(all.readers.map(({ fullName }) => fullName)).toEqual(['测试·meter_reader']);
  });

  it('lists what is open, and from the day after the last as missed; early and late by the day of reading', () => {
    const { station, accounts } = open();
    look(station, accounts[0], '2026-11-19');
    look(station, accounts[1], '2026-11-21', 'locked');
    expect(missed(station)).toEqual([
      ['1001', 'early', null],
      ['1002', 'open', 'locked'],
      ['1003', 'open', null],
      ['2001', 'open', null],
      ['9001', 'open', null],
    ]);
    station.clock.to('2026-11-24T09:00');
    look(station, accounts[2], '2026-11-24');
    const { routeId } = routeOf(station, '0101');
    expect(missed(station, routeId)).toEqual([
      ['1001', 'early', null],
      ['1002', 'missed', 'locked'],
      ['1003', 'late', null],
    ]);
    expect(routeOf(station, '0101')).toMatchObject({ meters: 3, read: 2, missed: 1, late: 2 });
  });

  it('takes the days of the policy pack, and those of the route before them', () => {
    const { station, accounts } = open();
    const pack = JSON.parse(shippedPackText('gansu')) as { readings: Record<string, unknown> };
    pack.readings.readingDays = { firstDay: 1, lastDay: 5 };
    valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text: JSON.stringify(pack) }));
    look(station, accounts[0], '2026-11-20');
    expect(routeOf(station, '0101')).toMatchObject({ days: { firstDay: 1, lastDay: 5 }, missed: 2, late: 1 });
    const route = routeOf(station, '0101');
    const days = { firstDay: 20, lastDay: 30 };
    valueOf(
      changeRoute(station, station.as('biller'), {
        ...words({ code: '0101', days }),
        routeId: route.routeId,
      }),
    );
    expect(routeOf(station, '0101')).toMatchObject({
      ownDays: days,
      lastDay: '2026-11-30',
      missed: 0,
      late: 0,
    });
  });

  it('is refused without the right to see readings', () => {
    const { station } = open();
    const cashier = station.as('cashier');
    expect(refusalOf(listRoutesOfMonth(station, cashier, { month: november })).code).toBe('right_missing');
    expect(refusalOf(listMissedMeters(station, cashier, { month: november, routeId: null })).code).toBe(
      'right_missing',
    );
    expect(refusalOf(getRouteSheet(station, cashier, { month: november, routeId: 1 })).code).toBe(
      'right_missing',
    );
  });
});

describe('a route', () => {
  it('is made and changed, and the daybook tells what was and what is', () => {
    const { station } = open();
    const reader = station.as('meter_reader');
    const biller = station.as('biller');
    const days = { firstDay: 21, lastDay: 22 };
    const { routeId } = valueOf(addRoute(station, biller, words({ readerId: reader.personId, days })));
    expect(routeOf(station, '0301')).toMatchObject({
      name: '团结村',
      readerName: reader.fullName,
      ownDays: days,
    });
    valueOf(changeRoute(station, biller, { ...words({ code: '0302', name: null }), routeId }));
    // The same again is nothing new.
    valueOf(changeRoute(station, biller, { ...words({ code: '0302', name: null }), routeId }));
    expect(payloads(station)).toEqual([
      {
        routeId,
        routeCode: '0301',
        isNewRoute: true,
        routeName: '团结村',
        reader: reader.fullName,
        readingDays: '21-22',
      },
      {
        routeId,
        routeCode: '0301',
        code: '0301 → 0302',
        routeName: '团结村 → -',
        reader: `${reader.fullName} → -`,
        readingDays: '21-22 → -',
      },
    ]);
  });

  it('is refused in order', () => {
    const { station } = open();
    const biller = station.as('biller');
    const refused = (wish: Parameters<typeof words>[0], by = biller) =>
      refusalOf(addRoute(station, by, words(wish)));
    const days = { firstDay: 23, lastDay: 20 };
    const cashier = station.as('cashier').personId;
    expect(refused({ code: '0101', readerId: 999, days }, station.as('meter_reader')).code).toBe(
      'right_missing',
    );
    expect(refused({ code: '0101', readerId: 999, days })).toEqual({
      code: 'route_code_taken',
      facts: { code: '0101' },
    });
    expect(refused({ readerId: 999, days }).code).toBe('person_unknown');
    expect(refused({ readerId: cashier, days }).code).toBe('route_reader_cannot_read');
    expect(refused({ days }).code).toBe('route_days_impossible');
    expect(refused({ days: { firstDay: 0, lastDay: 40 } }).code).toBe('route_days_impossible');
    station.store.sqlite
      .prepare('update person set is_active = 0 where id = ?')
      .run(station.as('meter_reader').personId);
    expect(refused({ readerId: station.as('meter_reader').personId }).code).toBe('person_unknown');
    expect(refusalOf(changeRoute(station, biller, { ...words(), routeId: 999 })).code).toBe('route_unknown');
    const { routeId } = routeOf(station, '0101');
    expect(refusalOf(changeRoute(station, biller, { ...words({ code: '0201' }), routeId })).code).toBe(
      'route_code_taken',
    );
    expect(payloads(station)).toEqual([]);
  });
});

describe('a walk', () => {
  const pointsOf = (station: TestStation, routeId: number) =>
    valueOf(listRoutePoints(station, station.as('biller'), { routeId }));

  it('takes places from other routes and from none, in their order, and gives some off', () => {
    const { station } = open();
    const biller = station.as('biller');
    const { routeId } = routeOf(station, '0101');
    const own = pointsOf(station, routeId);
    expect(own.map(({ accountNo }) => accountNo)).toEqual(['1001', '1002', '1003']);
    const elsewhere = valueOf(findRoutePoints(station, biller, { routeId, text: '' }));
    expect(elsewhere.map(({ accountNo, routeCode }) => [accountNo, routeCode])).toEqual([
      ['9001', null],
      ['2001', '0201'],
    ]);
    expect(valueOf(findRoutePoints(station, biller, { routeId, text: '0201' }))).toHaveLength(1);
    const idOf = (accountNo: string) =>
      [...own, ...elsewhere].find((point) => point.accountNo === accountNo)?.pointId ?? 0;
    const wish = {
      routeId,
      pointIds: ['1003', '9001', '1001', '2001'].map(idOf),
      takenOffIds: [idOf('1002')],
    };
    valueOf(setWalk(station, biller, wish));
    expect(pointsOf(station, routeId).map(({ accountNo }) => accountNo)).toEqual([
      '1003',
      '9001',
      '1001',
      '2001',
    ]);
    expect(payloads(station)).toEqual([
      {
        routeId,
        routeCode: '0101',
        cameOnto: ['9001', '2001 ← 0201/1'],
        takenOff: ['1002'],
        walk: ['1003', '9001', '1001', '2001'],
      },
    ]);
    // Once more: nothing is left to be written.
    valueOf(setWalk(station, biller, { ...wish, takenOffIds: [] }));
    expect(payloads(station)).toHaveLength(1);
    expect(
      valueOf(getRouteSheet(station, station.as('meter_reader'), { month: november, routeId })).map(
        ({ accountNo, walkOrder, lastDialWh }) => [accountNo, walkOrder, lastDialWh],
      ),
    ).toEqual([
      ['1003', 1, 1_000_000],
      ['9001', 2, 1_000_000],
      ['1001', 3, 1_000_000],
      ['2001', 4, 1_000_000],
    ]);
  });

  it('is refused in order, and then nothing has moved', () => {
    const { station } = open();
    const biller = station.as('biller');
    const { routeId } = routeOf(station, '0101');
    const ids = pointsOf(station, routeId).map(({ pointId }) => pointId);
    const refused = (wish: Partial<Parameters<typeof setWalk>[2]>, by = biller) =>
      refusalOf(setWalk(station, by, { routeId, pointIds: ids.toReversed(), takenOffIds: [], ...wish })).code;
    expect(refused({ routeId: 999 }, station.as('auditor'))).toBe('right_missing');
    expect(refused({ routeId: 999, pointIds: [999] })).toBe('route_unknown');
    expect(refused({ pointIds: [999] })).toBe('route_point_unknown');
    expect(refused({ pointIds: [...ids, ids[0] as number] })).toBe('route_point_unknown');
    expect(refused({ takenOffIds: [ids[0] as number] })).toBe('route_point_unknown');
    expect(refused({ pointIds: ids.slice(1) })).toBe('route_walk_changed');
    expect(pointsOf(station, routeId).map(({ pointId }) => pointId)).toEqual(ids);
    expect(payloads(station)).toEqual([]);
    const reader = station.as('meter_reader');
    expect(refusalOf(listRoutePoints(station, reader, { routeId })).code).toBe('right_missing');
    expect(refusalOf(findRoutePoints(station, reader, { routeId, text: '' })).code).toBe('right_missing');
    expect(refusalOf(listRoutePoints(station, biller, { routeId: 999 })).code).toBe('route_unknown');
    expect(refusalOf(getRouteSheet(station, biller, { month: november, routeId: 999 })).code).toBe(
      'route_unknown',
    );
  });
});
