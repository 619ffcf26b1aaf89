import { beforeAll, describe, expect, it } from 'vitest';
import { month } from '../../../../db/domain/kernel/calendar.ts';
import { verifyBooks } from '../../../../electron/services/daybook/verify-books.ts';
import { noProgress, type Actor } from '../../../../electron/services/counter.ts';
import { addRoute } from '../../../../electron/services/routes/add-route.ts';
import { changeRoute } from '../../../../electron/services/routes/change-route.ts';
import { issueRouteSheet } from '../../../../electron/services/routes/issue-route-sheet.ts';
import { returnRouteSheet } from '../../../../electron/services/routes/return-route-sheet.ts';
import { addMeteredAccounts } from '../../../support/metered-account.ts';
import { giveSignature, readersPassword, routeOf } from '../../../support/route-station.ts';
import {
  insertPerson,
  openTestStation,
  refusalOf,
  type TestStation,
  valueOf,
} from '../../../support/station.ts';

let station: TestStation;
let reader: Actor;
let other: Actor;
let both: Actor;

beforeAll(async () => {
  station = openTestStation({ now: '2026-10-20T09:00' });
  addMeteredAccounts(station, [{ accountNo: '1001' }, { accountNo: '1002' }]);
  reader = station.as('meter_reader');
  other = station.as('meter_reader', 2);
  both = insertPerson(station.store, 'both', ['meter_reader', 'biller'], station.clock.now());
  await giveSignature(station, reader, other, both);
});

const issue = (wish: Partial<Parameters<typeof issueRouteSheet>[2]> = {}, by: Actor = station.as('biller')) =>
  issueRouteSheet(station, by, {
    month: month('2026-10'),
    routeId: routeOf(station, '0101').routeId,
    readerId: reader.personId,
    password: readersPassword,
    knowsOfEarlier: false,
    ...wish,
  });
const giveBack = (
  sheetId: number,
  wish: Partial<Parameters<typeof returnRouteSheet>[2]> = {},
  by: Actor = station.as('auditor'),
) =>
  returnRouteSheet(station, by, {
    sheetId,
    readerId: reader.personId,
    read: 2,
    password: readersPassword,
    ...wish,
  });
const told = (kind: string) =>
  station.store.sqlite
    .prepare<[string], string>('select payload from daybook_entry where kind = ? order by entry_no')
    .pluck()
    .all(kind)
    .map((text) => JSON.parse(text) as Record<string, unknown>);

// One diary: a sheet of October goes out, stays out over the month's end, and comes back; November's goes to somebody else.
describe('a route sheet', () => {
  let october = 0;

  it('is handed out to nobody whom a rule keeps from it, refused in order', async () => {
    const codeOf = async (...args: Parameters<typeof issue>) => refusalOf(await issue(...args)).code;
    const future = { month: month('2026-12') };
    expect(await codeOf({ ...future, routeId: 999 }, reader)).toBe('right_missing');
    expect(await codeOf({ ...future, routeId: 999 })).toBe('month_in_future');
    expect(await codeOf({ routeId: 999, readerId: 999 })).toBe('route_unknown');
    const { routeId: empty } = valueOf(
      addRoute(station, station.as('biller'), { code: '0909', name: null, readerId: null, days: null }),
    );
    expect(await codeOf({ routeId: empty, readerId: 999 })).toBe('person_unknown');
    expect(await codeOf({ routeId: empty, readerId: station.as('cashier').personId })).toBe(
      'route_reader_cannot_read',
    );
    expect(await codeOf({ routeId: empty, readerId: both.personId }, both)).toBe('same_person_forbidden');
    expect(await codeOf({ routeId: empty })).toBe('route_empty');
    expect(await codeOf({ password: 'not this one' })).toBe('name_or_password_wrong');
    expect(told('route_sheet_issued')).toEqual([]);
  });

  it('is out from the signature on, and then nobody gets it twice', async () => {
    const issued = valueOf(await issue());
    october = issued.sheetId;
    expect(issued.meters).toBe(2);
    expect(routeOf(station, '0101', '2026-10').sheet).toMatchObject({
      issuedToName: reader.fullName,
      meters: 2,
      returned: null,
    });
    expect(refusalOf(await issue({ readerId: 999 }))).toEqual({
      code: 'route_sheet_out',
      facts: { month: '2026-10', name: reader.fullName },
    });
  });

  it('of last month is told before the next goes out, and one given to another reader is told in the daybook', async () => {
    station.clock.to('2026-11-20T09:00');
    const { routeId } = routeOf(station, '0101');
    valueOf(
      changeRoute(station, station.as('biller'), {
        routeId,
        code: '0101',
        name: null,
        readerId: reader.personId,
        days: null,
      }),
    );
    expect(routeOf(station, '0101').earlierOut).toMatchObject({ month: '2026-10', sheetId: october });
    const november = { month: month('2026-11'), readerId: other.personId };
    expect(refusalOf(await issue(november))).toEqual({
      code: 'route_sheet_not_returned',
      facts: { month: '2026-10', name: reader.fullName },
    });
    const { sheetId } = valueOf(await issue({ ...november, knowsOfEarlier: true }, station.as('auditor')));
    expect(told('route_sheet_issued').at(-1)).toEqual({
      sheetId,
      routeId,
      routeCode: '0101',
      month: '2026-11',
      meters: 2,
      issuedToId: other.personId,
      issuedTo: other.fullName,
      insteadOf: reader.fullName,
      stillOut: '2026-10',
    });
  });

  it('comes back with how much was read; refused in order', async () => {
    const codeOf = async (...args: Parameters<typeof giveBack>) => refusalOf(await giveBack(...args)).code;
    expect(await codeOf(999, {}, reader)).toBe('right_missing');
    expect(await codeOf(999, { readerId: 999 })).toBe('route_sheet_unknown');
    expect(await codeOf(october, { readerId: 999, read: 3 })).toBe('person_unknown');
    expect(await codeOf(october, { readerId: station.as('cashier').personId })).toBe(
      'route_reader_cannot_read',
    );
    expect(await codeOf(october, { readerId: both.personId, read: 3 }, both)).toBe('same_person_forbidden');
    expect(await codeOf(october, { read: 3 })).toBe('route_sheet_read_too_many');
    expect(await codeOf(october, { password: 'not this one' })).toBe('name_or_password_wrong');
    valueOf(await giveBack(october, { read: 1 }));
    expect(routeOf(station, '0101', '2026-10').sheet).toMatchObject({
      returned: { read: 1, returnedByName: reader.fullName, takenByName: station.as('auditor').fullName },
    });
    expect(await codeOf(october)).toBe('route_sheet_back');
    expect(told('route_sheet_returned')).toEqual([
      {
        sheetId: october,
        routeCode: '0101',
        month: '2026-10',
        meters: 2,
        read: 1,
        returnedById: reader.personId,
        returnedBy: reader.fullName,
      },
    ]);
  });

  it('is not taken back by who walked with it, and somebody else may bring it', async () => {
    const { sheetId = 0 } = routeOf(station, '0101').sheet ?? {};
    valueOf(await giveBack(sheetId, { readerId: reader.personId }));
    expect(told('route_sheet_returned').at(-1)).toMatchObject({ insteadOf: other.fullName });
    // After it came back the month may be walked once more.
    const again = valueOf(await issue({ month: month('2026-11'), readerId: both.personId }));
    expect(refusalOf(await giveBack(again.sheetId, {}, both)).code).toBe('same_person_forbidden');
  });

  it('counts wrong signatures like a sign-in: the third makes the reader wait', async () => {
    const { sheetId = 0 } = routeOf(station, '0101').sheet ?? {};
    for (let attempt = 0; attempt < 3; attempt++)
      expect(refusalOf(await giveBack(sheetId, { password: 'not this one' })).code).toBe(
        'name_or_password_wrong',
      );
    expect(refusalOf(await giveBack(sheetId))).toEqual({ code: 'sign_in_delayed', facts: { seconds: 30 } });
    station.clock.forward({ seconds: 31 });
    valueOf(await giveBack(sheetId));
  });

  it('leaves sound books', async () => {
    const jobId = station.newId();
    const proof = await verifyBooks(station, station.as('fee_accountant'), { jobId }, noProgress);
    expect(valueOf(proof).isSound).toBe(true);
  });
});
