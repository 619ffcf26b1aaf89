import { describe, expect, it } from 'vitest';
import { day, month, type Month } from '../../db/domain/kernel/calendar.ts';
import { type WattHours, wattHours } from '../../db/domain/kernel/energy.ts';
import { computeBills } from '../../electron/services/bills/compute-bills.ts';
import { explainBill } from '../../electron/services/bills/explain-bill.ts';
import { issueBills } from '../../electron/services/bills/issue-bills.ts';
import { listBillingMonths } from '../../electron/services/bills/list-billing-months.ts';
import { listDrafts } from '../../electron/services/bills/list-drafts.ts';
import { passBills } from '../../electron/services/bills/pass-bills.ts';
import { returnBill } from '../../electron/services/bills/return-bill.ts';
import { acceptPolicyPack } from '../../electron/services/policy/accept-policy-pack.ts';
import { explainReading } from '../../electron/services/readings/explain-reading.ts';
import { listReadings } from '../../electron/services/readings/list-readings.ts';
import { recordReading } from '../../electron/services/readings/record-reading.ts';
import type { Actor } from '../../electron/services/counter.ts';
import { type AddedAccount, addMeteredAccounts } from '../support/metered-account.ts';
import { shippedPackText } from '../support/packs.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../support/station.ts';

const jobId = '0193b2f4-0000-7000-8000-000000000000';
const november = month('2026-11');
const december = month('2026-12');

/** A small station with its prices: five households and firms on two routes, last read in October. */
function openStation(): { station: TestStation; accounts: Record<string, AddedAccount> } {
  const station = openTestStation({ now: '2026-11-22T09:00' });
  valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text: shippedPackText('gansu') }));
  const added = addMeteredAccounts(station, [
    { accountNo: '6204200001', name: '王秀英', openingKwh: 1000, usualKwh: 250, walkOrder: 1 },
    {
      accountNo: '6204200002',
      name: '多坝沟商店',
      customerClass: 'commercial',
      volts: 380,
      multiplier: 20,
      openingKwh: 500,
      usualKwh: 600,
      walkOrder: 2,
    },
    { accountNo: '6204200003', name: '空房', openingKwh: 70, usualKwh: 0, walkOrder: 3 },
    {
      accountNo: '6204200004',
      name: '团结泵站',
      customerClass: 'irrigation',
      volts: null,
      openingKwh: 999_990,
      usualKwh: 100,
      route: '0102',
    },
    { accountNo: '6204200005', name: '锁门户', openingKwh: 10, usualKwh: 60, route: '0102' },
  ]);
  return { station, accounts: Object.fromEntries(added.map((one) => [one.accountNo.slice(-1), one])) };
}

function read(
  station: TestStation,
  account: AddedAccount | undefined,
  kwh: number,
  at: Month = november,
  by?: Actor,
) {
  return recordReading(station, by ?? station.as('meter_reader'), {
    registerId: account?.registerId ?? 0,
    month: at,
    kind: 'actual',
    readOn: day(`${at}-21`),
    dialWh: wattHours(kwh * 1000) as WattHours,
    reason: null,
    correction: '看错一位',
  });
}

function explain(station: TestStation, account: AddedAccount | undefined, reason: string) {
  const registerId = account?.registerId ?? 0;
  const said = { registerId, month: november, reason, isRollOver: false };
  return explainReading(station, station.as('meter_reader'), said);
}

const compute = (station: TestStation, at = november) =>
  computeBills(station, station.as('biller'), { month: at, jobId });
const issue = (station: TestStation, at = november) =>
  issueBills(station, station.as('biller'), { month: at, jobId });

function draftsOf(station: TestStation, state: 'waiting' | 'passed' | 'returned', at = november) {
  return valueOf(listDrafts(station, station.as('auditor'), { month: at, state }));
}

function passAll(station: TestStation, at = november) {
  const draftIds = draftsOf(station, 'waiting', at).map((draft) => draft.draftId);
  return valueOf(passBills(station, station.as('auditor'), { draftIds })).passed;
}

function balances(station: TestStation): Record<string, number> {
  const rows = station.store.sqlite
    .prepare('select ledger_account as name, sum(amount_fen) as fen from journal_line group by 1')
    .all() as { name: string; fen: number }[];
  return Object.fromEntries(rows.map((row) => [row.name, row.fen]));
}

describe('the first month', () => {
  it('goes from readings over audit to issued bills', async () => {
    const { station, accounts } = openStation();

    expect(valueOf(read(station, accounts[1], 1290))).toMatchObject({ useWh: 290_000, finding: null });
    expect(valueOf(read(station, accounts[2], 550))).toMatchObject({ useWh: 1_000_000, finding: 'jump' });
    expect(valueOf(read(station, accounts[3], 70))).toMatchObject({ useWh: 0, finding: 'zero' });
    expect(valueOf(read(station, accounts[4], 40))).toMatchObject({ finding: 'backward' });
    const locked = {
      registerId: accounts[5]?.registerId ?? 0,
      month: november,
      kind: 'locked',
      readOn: day('2026-11-22'),
      dialWh: null,
      reason: null,
    } as const;
    expect(valueOf(recordReading(station, station.as('meter_reader'), locked))).toMatchObject({
      kind: 'locked',
      finding: null,
    });

    const leftAside = {
      not_read: 0,
      locked: 1,
      fault: 0,
      unexplained: 3,
      no_tariff: 0,
      facts_missing: 0,
      area_total: 0,
      behind_not_read: 0,
      other_month_open: 0,
      returned_unchanged: 0,
      already_issued: 0,
    };
    const none = { incomplete: [] };
    expect(valueOf(await compute(station))).toEqual({ computed: 1, sumFen: 16_690, leftAside, ...none });

    valueOf(explain(station, accounts[2], '新增冷柜'));
    valueOf(explain(station, accounts[3], '全家外出务工'));
    valueOf(explain(station, accounts[4], '疑似翻转'));
    expect(valueOf(await compute(station))).toEqual({
      computed: 3,
      sumFen: 16_690 + 60_430,
      leftAside: { ...leftAside, unexplained: 1 },
      ...none,
    });

    const waiting = draftsOf(station, 'waiting');
    expect(
      waiting.map((draft) => [
        draft.accountNo,
        draft.amountFen,
        draft.finding,
        draft.reason,
        draft.isFirstBill,
      ]),
    ).toEqual([
      ['6204200001', 16_690, null, null, true],
      ['6204200002', 60_430, 'jump', '新增冷柜', true],
      ['6204200003', 0, 'zero', '全家外出务工', true],
    ]);
    expect(waiting[1]).toMatchObject({
      dials: [{ register: 'total', lastDialWh: 500_000, dialWh: 550_000, multiplierMilli: 20_000 }],
      customerClassName: '一般工商业',
      tariffLabel: '一般工商业 不满1千伏',
      usualUseWh: 600_000,
      isFirstAfterChange: false,
    });
    expect(refusalOf(issue(station)).code).toBe('bill_not_passed');

    const shop = waiting[1]?.draftId ?? 0;
    valueOf(
      returnBill(station, station.as('auditor'), {
        draftId: shop,
        reason: '倍率请核对',
        kind: 'multiplier',
        author: 'reader',
      }),
    );
    expect(passAll(station)).toBe(2);
    expect(draftsOf(station, 'returned')).toMatchObject([
      { accountNo: '6204200002', returnReason: '倍率请核对' },
    ]);
    expect(refusalOf(passBills(station, station.as('auditor'), { draftIds: [shop] })).code).toBe(
      'bill_not_computed',
    );

    expect(refusalOf(await compute(station)).code).toBe('nothing_to_compute');
    valueOf(explain(station, accounts[2], '新增冷柜，倍率已核对'));
    expect(valueOf(await compute(station)).computed).toBe(1);
    expect(draftsOf(station, 'returned')).toEqual([]);
    expect(draftsOf(station, 'waiting')).toMatchObject([
      { accountNo: '6204200002', returnReason: '倍率请核对' },
    ]);
    expect(passAll(station)).toBe(1);

    station.clock.to('2026-11-25T15:00');
    expect(valueOf(issue(station))).toMatchObject({ issued: 3, sumFen: 77_120 });
    expect(balances(station)).toEqual({ receivable: 77_120, energy_revenue: -77_120 });
    const openItems = station.store.sqlite
      .prepare('select account_id, due_on, outstanding_fen from open_item order by 1')
      .all();
    expect(openItems).toEqual([
      { account_id: accounts[1]?.accountId, due_on: '2026-12-15', outstanding_fen: 16_690 },
      { account_id: accounts[2]?.accountId, due_on: '2026-12-15', outstanding_fen: 60_430 },
    ]);
    expect(station.store.sqlite.prepare('select count(*) from bill_draft').pluck().get()).toBe(0);

    expect(valueOf(listBillingMonths(station, station.as('biller'), undefined))).toEqual([
      {
        month: '2026-11',
        accounts: 5,
        read: 4,
        unexplained: 1,
        waiting: 0,
        passed: 0,
        returned: 0,
        draftFen: 0,
        issued: 3,
        issuedFen: 77_120,
        isLocked: false,
      },
    ]);
    const entry = station.store.sqlite
      .prepare('select kind, payload from daybook_entry order by entry_no desc limit 1')
      .get() as { kind: string; payload: string };
    expect(entry.kind).toBe('bills_issued');
    expect(JSON.parse(entry.payload)).toEqual({
      month: '2026-11',
      count: 3,
      sumFen: 77_120,
      sumWh: 1_290_000,
      bills: [
        ['6204200001', 290_000, 16_690],
        ['6204200003', 0, 0],
        ['6204200002', 1_000_000, 60_430],
      ],
    });
  });

  it('explains a bill years later from what was stored', async () => {
    const { station, accounts } = openStation();
    valueOf(read(station, accounts[1], 1290));
    valueOf(await compute(station));
    passAll(station);
    valueOf(issue(station));
    station.clock.to('2036-01-01');
    const explained = valueOf(explainBill(station, station.as('cashier'), { billId: 1 }));
    expect(explained).toMatchObject({
      billId: 1,
      accountNo: '6204200001',
      kind: 'regular',
      isReversed: false,
      periodMonth: '2026-11',
      months: 1,
      energyWh: 290_000,
      amountFen: 16_690,
      dueOn: '2026-12-15',
      policyPack: { code: 'gansu', version: 2, title: '甘肃省目录电价（2021 年 8 月公布）' },
      lastMonthEnergyWh: null,
    });
    expect(explained.lines.map((line) => [line.code, line.energyWh, line.amountFen])).toEqual([
      ['tier_1', 160_000, 8_160],
      ['tier_2', 80_000, 4_480],
      ['tier_3', 50_000, 4_050],
    ]);
    expect(explained.dials).toEqual([
      {
        register: 'total',
        meterNo: 'M6204200001',
        multiplierMilli: 1000,
        lastDialWh: 1_000_000,
        lastReadOn: null,
        dialWh: 1_290_000,
        readOn: '2026-11-21',
        hasRolledOver: false,
      },
    ]);
    expect(explained.parts).toMatchObject([{ tariff: { label: '居民生活 不满1千伏' }, energyWh: 290_000 }]);
    expect(explained.parts[0]?.tiers?.map((tier) => tier.upToWh)).toEqual([160_000, 240_000, null]);
    expect(refusalOf(explainBill(station, station.as('cashier'), { billId: 99 })).code).toBe('bill_unknown');
  });
});

describe('month after month', () => {
  it('bills from the last billed dial, over a locked month, and judges by the last bill', async () => {
    const { station, accounts } = openStation();
    valueOf(read(station, accounts[1], 1200));
    valueOf(await compute(station));
    passAll(station);
    valueOf(issue(station));

    station.clock.to('2026-12-21T09:00');
    const [row] = valueOf(
      listReadings(station, station.as('biller'), {
        month: december,
        routeCode: '0101',
        onlyUnexplained: false,
      }),
    );
    expect(row).toMatchObject({ lastDialWh: 1_200_000, usualUseWh: 200_000, kind: null, isBilled: false });
    const tooEarly = {
      registerId: accounts[1]?.registerId ?? 0,
      month: december,
      kind: 'actual',
      readOn: day('2026-11-20'),
      dialWh: wattHours(1_300_000),
      reason: null,
    } as const;
    expect(refusalOf(recordReading(station, station.as('meter_reader'), tooEarly))).toEqual({
      code: 'read_before_last',
      facts: { lastReadOn: '2026-11-21' },
    });
    expect(valueOf(read(station, accounts[1], 1300, december))).toMatchObject({
      useWh: 100_000,
      finding: null,
    });
    expect(valueOf(read(station, accounts[1], 1299, december))).toMatchObject({
      useWh: 99_000,
      finding: 'jump',
    });
    expect(valueOf(read(station, accounts[5], 60, december))).toMatchObject({
      useWh: 50_000,
      lastDialWh: 10_000,
    });
    const outcome = valueOf(await compute(station, december));
    expect(outcome).toMatchObject({ computed: 1, leftAside: { unexplained: 1, not_read: 3 } });
  });

  it('never bills the same energy twice: a month waits while another one is a draft', async () => {
    const { station, accounts } = openStation();
    station.clock.to('2026-12-21T09:00');
    valueOf(read(station, accounts[1], 1200));
    valueOf(read(station, accounts[1], 1350, december));
    valueOf(await compute(station));
    const refusal = refusalOf(await compute(station, december));
    expect(refusal).toMatchObject({ code: 'nothing_to_compute', facts: { other_month_open: 1 } });
    passAll(station);
    valueOf(issue(station));
    valueOf(await compute(station, december));
    expect(draftsOf(station, 'waiting', december)).toMatchObject([
      { dials: [{ lastDialWh: 1_200_000 }], energyWh: 150_000 },
    ]);
  });

  it('never goes back behind an issued bill', async () => {
    const { station, accounts } = openStation();
    station.clock.to('2026-12-21T09:00');
    valueOf(read(station, accounts[1], 1350, december));
    valueOf(await compute(station, december));
    passAll(station, december);
    valueOf(issue(station, december));
    expect(refusalOf(read(station, accounts[1], 1200))).toMatchObject({
      code: 'month_issued',
      facts: { accountNo: '6204200001' },
    });
    expect(refusalOf(await compute(station))).toMatchObject({
      code: 'nothing_to_compute',
      facts: { already_issued: 1 },
    });
  });
});

describe('four eyes', () => {
  it('keeps the one who read, the one who typed over, and the one who computed from auditing', async () => {
    const { station, accounts } = openStation();
    const everyone: Actor = { ...station.as('auditor', 2), roles: ['meter_reader', 'biller', 'auditor'] };
    valueOf(read(station, accounts[1], 1291, november, everyone));
    valueOf(read(station, accounts[1], 1290));
    valueOf(await compute(station));
    const draftId = draftsOf(station, 'waiting')[0]?.draftId ?? 0;
    expect(refusalOf(passBills(station, everyone, { draftIds: [draftId] }))).toEqual({
      code: 'same_person_forbidden',
      facts: { accountNo: '6204200001', didBefore: 'read' },
    });
    const ownReturn = { draftId, reason: '自审', kind: 'misread', author: 'biller' } as const;
    expect(refusalOf(returnBill(station, everyone, ownReturn)).code).toBe('same_person_forbidden');

    valueOf(
      await computeBills(
        station,
        { ...station.as('auditor'), roles: ['biller', 'auditor'] },
        { month: november, jobId },
      ),
    );
    expect(refusalOf(passBills(station, station.as('auditor'), { draftIds: [draftId] }))).toMatchObject({
      code: 'same_person_forbidden',
      facts: { didBefore: 'compute' },
    });
    expect(valueOf(passBills(station, station.as('auditor', 3), { draftIds: [draftId] })).passed).toBe(1);
  });

  it('passes all or none', async () => {
    const { station, accounts } = openStation();
    valueOf(read(station, accounts[1], 1290));
    valueOf(await compute(station));
    const draftId = draftsOf(station, 'waiting')[0]?.draftId ?? 0;
    expect(refusalOf(passBills(station, station.as('auditor'), { draftIds: [draftId, 999] })).code).toBe(
      'bill_not_computed',
    );
    expect(draftsOf(station, 'passed')).toEqual([]);
  });
});

describe('a reading that changes late', () => {
  it('makes a passed bill stale: it is neither issued nor passed again until computed anew', async () => {
    const { station, accounts } = openStation();
    valueOf(read(station, accounts[1], 1290));
    valueOf(await compute(station));
    passAll(station);
    valueOf(read(station, accounts[1], 1260));
    expect(refusalOf(issue(station)).code).toBe('bill_not_passed');
    const draftId = draftsOf(station, 'passed')[0]?.draftId ?? 0;
    expect(refusalOf(passBills(station, station.as('auditor'), { draftIds: [draftId] })).code).toBe(
      'bill_not_computed',
    );
    valueOf(await compute(station));
    passAll(station);
    expect(valueOf(issue(station)).sumFen).toBe(14_260);
  });

  it('takes the draft away when the meter turns out not to be read at all', async () => {
    const { station, accounts } = openStation();
    valueOf(read(station, accounts[1], 1290));
    valueOf(await compute(station));
    const registerId = accounts[1]?.registerId ?? 0;
    valueOf(
      recordReading(station, station.as('meter_reader'), {
        registerId,
        month: november,
        kind: 'fault',
        readOn: day('2026-11-22'),
        dialWh: null,
        reason: '烧表',
      }),
    );
    expect(valueOf(await compute(station))).toMatchObject({ computed: 0, leftAside: { fault: 1 } });
    expect(draftsOf(station, 'waiting')).toEqual([]);
  });

  it('leaves a passed bill alone when everything is computed again', async () => {
    const { station, accounts } = openStation();
    valueOf(read(station, accounts[1], 1290));
    valueOf(await compute(station));
    passAll(station);
    expect(refusalOf(await compute(station)).code).toBe('nothing_to_compute');
    expect(draftsOf(station, 'passed')).toHaveLength(1);
  });
});
