import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { bookChecks } from '../../../../db/domain/cash/book-check.ts';
import type { Finding } from '../../../../db/local/verify/finding.ts';
import { proveBooks } from '../../../../db/local/verify/verify-store.ts';
import { computeBills } from '../../../../electron/services/bills/compute-bills.ts';
import { compareMeters } from '../../../../electron/services/checks/compare-meters.ts';
import { explainCheck } from '../../../../electron/services/checks/explain-check.ts';
import { listAreas } from '../../../../electron/services/checks/list-areas.ts';
import { listChecks } from '../../../../electron/services/checks/list-checks.ts';
import { setAreaTotal } from '../../../../electron/services/checks/set-area-total.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { readShippedPolicyPack } from '../../../../electron/services/policy/read-shipped-policy-pack.ts';
import { recordReading } from '../../../../electron/services/readings/record-reading.ts';
import {
  type AddedAccount,
  addMeteredAccounts,
  type MeteredAccount,
} from '../../../support/metered-account.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const policyFolder = join(import.meta.dirname, '../../../../db/policy');
const november = month('2026-11');
const run = { month: november, jobId: '0193b2f4-0000-7000-8000-000000000000' };

/** Accounts read at 1000 + so many kWh; the reader may give a reason. */
function openRead(
  accounts: readonly (MeteredAccount & { readonly useKwh: number; readonly reason?: string })[],
  checks: object = {},
): { station: TestStation; added: AddedAccount[] } {
  const station = openTestStation({ now: '2026-11-21T09:00' });
  const pack = JSON.parse(readShippedPolicyPack(policyFolder)) as { readings: object };
  pack.readings = { ...pack.readings, checks };
  const text = JSON.stringify(pack);
  valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text }));
  const added = addMeteredAccounts(station, accounts);
  added.forEach(({ registerId }, index) => {
    read(station, registerId, 1000 + (accounts[index]?.useKwh ?? 0), accounts[index]?.reason);
  });
  return { station, added };
}

function read(station: TestStation, registerId: number, kwh: number, reason?: string): void {
  valueOf(
    recordReading(station, station.as('meter_reader'), {
      registerId,
      month: november,
      kind: 'actual',
      readOn: day('2026-11-21'),
      dialWh: wattHours(kwh * 1000),
      reason: reason ?? null,
    }),
  );
}

const found = (station: TestStation, routeCode = '') =>
  valueOf(listChecks(station, station.as('biller'), { month: november, routeCode }));

const codes = (station: TestStation) =>
  found(station).map(({ code, accountNo, word }) => [code, accountNo, word?.reason ?? null]);

const say = (code: 'swapped' | 'decimal_slip' | 'second_look_differs', accountNo: string) => ({
  month: november,
  code,
  accountNo,
  areaId: null,
  reason: '已现场核对',
});

/** What the proof of the books finds wrong at the words. */
function wrongWords(station: TestStation): readonly Finding[] {
  const proof = proveBooks(station.store);
  for (let step = proof.next(); ; step = proof.next()) {
    if (step.done)
      return bookChecks
        .flatMap((check) => step.value.findings.of(check))
        .filter(({ table }) => table === 'check_word');
  }
}

describe('the office check', () => {
  it('finds swapped meters, holds both back until each is answered, and does not raise them again', async () => {
    const { station } = openRead([
      { accountNo: '1', walkOrder: 1, usualKwh: 100, useKwh: 300, reason: '问过' },
      { accountNo: '2', walkOrder: 2, usualKwh: 300, useKwh: 100, reason: '问过' },
      { accountNo: '3', walkOrder: 3, usualKwh: 100, useKwh: 100 },
    ]);
    expect(codes(station).filter(([code]) => code === 'swapped')).toEqual([
      ['swapped', '1', null],
      ['swapped', '2', null],
    ]);
    const outcome = valueOf(await computeBills(station, station.as('biller'), run));
    expect(outcome).toMatchObject({ computed: 1, leftAside: { unexplained: 2 } });
    valueOf(explainCheck(station, station.as('meter_reader'), say('swapped', '1')));
    valueOf(explainCheck(station, station.as('meter_reader'), say('swapped', '2')));
    expect(codes(station).filter(([, , word]) => word === null)).toEqual([]);
    expect(valueOf(await computeBills(station, station.as('biller'), run))).toMatchObject({ computed: 3 });
    expect(wrongWords(station)).toEqual([]);
  });

  it('lays the months of two meters side by side', () => {
    const { station } = openRead([
      { accountNo: '1', usualKwh: 100, useKwh: 300 },
      { accountNo: '2', usualKwh: 300, useKwh: 100 },
    ]);
    const compared = compareMeters(station, station.as('biller'), {
      month: november,
      accountNos: ['2', '1'],
    });
    expect(valueOf(compared).map(({ accountNo, useWh }) => [accountNo, useWh])).toEqual([
      ['2', 100_000],
      ['1', 300_000],
    ]);
  });

  it('does not raise what the reader explained on the spot', () => {
    const { station } = openRead([
      { accountNo: '1', useKwh: 1000 },
      { accountNo: '2', walkOrder: 9, useKwh: 1000, reason: '灌溉' },
    ]);
    expect(codes(station)).toEqual([
      ['decimal_slip', '1', null],
      ['decimal_slip', '2', '灌溉'],
    ]);
    expect(found(station)[0]).toMatchObject({ otherWh: 100_000, useWh: 1_000_000, isHeldBack: true });
    expect(found(station, '0909')).toEqual([]);
  });

  it('refuses words for what they do not settle, and from who may not say them', () => {
    const { station } = openRead([{ accountNo: '1', useKwh: 100 }]);
    const explain = (role: 'auditor' | 'meter_reader', input: ReturnType<typeof say>) =>
      refusalOf(explainCheck(station, station.as(role), input)).code;
    expect(explain('auditor', say('decimal_slip', '1'))).toBe('right_missing');
    expect(explain('meter_reader', say('second_look_differs', '1'))).toBe('check_needs_more');
    expect(explain('meter_reader', say('decimal_slip', '404'))).toBe('account_unknown');
  });

  it('tells of a large user that one person has read, and holds it back where the pack says so', async () => {
    const large = { accountNo: '1', customerClass: 'large_industry', volts: 10_000, useKwh: 100 } as const;
    expect(found(openRead([large]).station)).toMatchObject([
      { code: 'second_look_missing', isHeldBack: false },
    ]);
    const { station } = openRead([large], { holdsWithoutSecondLook: true });
    expect(found(station)).toMatchObject([{ code: 'second_look_missing', isHeldBack: true }]);
    const outcome = refusalOf(await computeBills(station, station.as('biller'), run));
    expect(outcome).toMatchObject({ code: 'nothing_to_compute', facts: { unexplained: 1 } });
  });

  it('holds a large user back while two people have read differently', async () => {
    const { station, added } = openRead([
      { accountNo: '1', customerClass: 'large_industry', volts: 10_000, useKwh: 100 },
    ]);
    const look = station.store.sqlite.prepare(
      `insert into second_look (register_id, account_id, period_month, read_on, dial_wh, recorded_by, recorded_at, daybook_no)
       values (?, ?, '2026-11', '2026-11-21', ?, 1, 0, 0)`,
    );
    look.run(added[0]?.registerId, added[0]?.accountId, 1_101_000);
    expect(codes(station)).toEqual([['second_look_differs', '1', null]]);
    const outcome = refusalOf(await computeBills(station, station.as('biller'), run));
    expect(outcome).toMatchObject({ code: 'nothing_to_compute', facts: { unexplained: 1 } });
    look.run(added[0]?.registerId, added[0]?.accountId, 1_100_000);
    expect(codes(station)).toEqual([]);
  });
});

describe('an area', () => {
  function openArea() {
    const opened = openRead([
      { accountNo: '1', useKwh: 60 },
      { accountNo: '2', useKwh: 140 },
      { accountNo: '9', walkOrder: 9, usualKwh: 200, useKwh: 250 },
    ]);
    const { sqlite } = opened.station.store;
    sqlite.exec(
      "insert into transformer_area (id, code, name) values (5, 'TQ005', '和平台区'); update service_point set area_id = 5",
    );
    return opened;
  }
  const areas = (station: TestStation) =>
    valueOf(listAreas(station, station.as('biller'), { month: november }));
  const set = (station: TestStation, accountNo: string | null, areaId = 5) =>
    setAreaTotal(station, station.as('billing_supervisor'), { areaId, accountNo });

  it('is balanced against its total meter, which is read and never billed', async () => {
    const { station } = openArea();
    expect(areas(station)).toMatchObject([{ totalAccountNo: null, suppliedWh: null, households: 3 }]);
    valueOf(set(station, '9'));
    expect(areas(station)).toMatchObject([
      {
        code: 'TQ005',
        totalAccountNo: '9',
        suppliedWh: 250_000,
        soldWh: 200_000,
        lossWh: 50_000,
        lossBasisPoints: 2000,
        isOutOfRange: true,
        households: 2,
        movers: [
          { accountNo: '1', movedLossWh: 40_000 },
          { accountNo: '2', movedLossWh: -40_000 },
        ],
      },
    ]);
    const outcome = valueOf(await computeBills(station, station.as('biller'), run));
    expect(outcome).toMatchObject({ computed: 2, leftAside: { area_total: 1 } });
  });

  it('counts each month of its total meter from the one before', () => {
    const { station, added } = openArea();
    valueOf(set(station, '9'));
    station.clock.to('2026-12-21T09:00');
    valueOf(
      recordReading(station, station.as('meter_reader'), {
        registerId: added[2]?.registerId as number,
        month: month('2026-12'),
        kind: 'actual',
        readOn: day('2026-12-21'),
        dialWh: wattHours(1_500_000),
        reason: null,
      }),
    );
    const [area] = valueOf(listAreas(station, station.as('biller'), { month: month('2026-12') }));
    expect(area).toMatchObject({ suppliedWh: 250_000, unread: 2, lossWh: null, isOutOfRange: false });
  });

  it('keeps a word about its loss', () => {
    const { station } = openArea();
    valueOf(set(station, '9'));
    const word = {
      month: november,
      code: 'area_loss',
      accountNo: null,
      areaId: 5,
      reason: '新装路灯',
    } as const;
    valueOf(explainCheck(station, station.as('meter_reader'), word));
    expect(areas(station)[0]?.word?.reason).toBe('新装路灯');
    expect(refusalOf(explainCheck(station, station.as('meter_reader'), { ...word, areaId: 6 })).code).toBe(
      'area_unknown',
    );
    expect(wrongWords(station)).toEqual([]);
  });

  it('refuses a total meter that is not one', () => {
    const { station } = openArea();
    expect(refusalOf(setAreaTotal(station, station.as('biller'), { areaId: 5, accountNo: '9' })).code).toBe(
      'right_missing',
    );
    expect(refusalOf(set(station, '9', 6)).code).toBe('area_unknown');
    expect(refusalOf(set(station, '404')).code).toBe('account_unknown');
    station.store.sqlite.exec("insert into transformer_area (id, code, name) values (6, 'TQ006', '团结')");
    valueOf(set(station, '9'));
    expect(refusalOf(set(station, '9', 6))).toMatchObject({
      code: 'area_total_taken',
      facts: { areaCode: 'TQ005' },
    });
    valueOf(set(station, null));
    expect(areas(station)[0]?.totalAccountNo).toBeNull();
  });
});
