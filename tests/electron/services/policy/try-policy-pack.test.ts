import { describe, expect, it } from 'vitest';
import { computeBill } from '../../../../db/domain/billing/compute-bill.ts';
import { factsOf } from '../../../../db/domain/billing/bill-working.ts';
import { plainTerms } from '../../../../db/domain/billing/supply-terms.ts';
import type { PolicyPack } from '../../../../db/domain/billing/policy-pack.ts';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { listStandingBillsOfMonth } from '../../../../db/local/queries/issued-bills.ts';
import { listPacksOf } from '../../../../db/local/queries/policy.ts';
import { readPolicyPack } from '../../../../db/wire/policy-pack.ts';
import { noProgress, type Progress } from '../../../../electron/services/counter.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { tryPolicyPack } from '../../../../electron/services/policy/try-policy-pack.ts';
import { addMeteredAccounts, type MeteredAccount } from '../../../support/metered-account.ts';
import { shippedPack, shippedPackText } from '../../../support/packs.ts';
import { factsOfMonth, putBills } from '../../../support/put-bills.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const gansu = shippedPack('gansu');

/** The shipped pack with other flat prices of some tariffs, as the county would send it. */
function withPrices(prices: Readonly<Record<string, string>>): PolicyPack {
  const file = JSON.parse(shippedPackText('gansu')) as {
    version: number;
    tariffs: { code: string; charge: { yuanPerKwh?: string } }[];
  };
  file.version = 3;
  for (const tariff of file.tariffs) {
    const price = prices[tariff.code];
    if (price !== undefined) tariff.charge.yuanPerKwh = price;
  }
  return valueOf(readPolicyPack(JSON.stringify(file))).pack;
}

const households = [50, 200, 300].map((kwh, index) => ({ no: `100${index + 1}`, kwh }));

/** Three households, two shops and a farm, billed for October and November. */
function openShops(): TestStation {
  const station = openTestStation({ now: '2026-11-24T09:00' });
  valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text: shippedPackText('gansu') }));
  const wanted: (MeteredAccount & { readonly kwh: number })[] = [
    ...households.map(({ no, kwh }) => ({ accountNo: no, kwh })),
    { accountNo: '2001', name: '供销社', customerClass: 'commercial', kwh: 1000 },
    { accountNo: '2002', name: '面粉厂', customerClass: 'commercial', kwh: 3 },
    { accountNo: '3001', name: '农场', customerClass: 'agricultural', kwh: 700 },
  ];
  const accounts = addMeteredAccounts(station, wanted);
  for (const text of ['2026-10', '2026-11']) {
    putBills(
      station,
      wanted.map(({ customerClass = 'residential', kwh }, index) => ({
        account: accounts[index] as (typeof accounts)[number],
        month: text,
        facts: factsOfMonth(text, kwh, { customerClass, volts: 220 }),
      })),
    );
  }
  return station;
}

/** Issues a later month of some of the station's accounts. */
function putMonth(station: TestStation, text: string, accountNos: readonly string[]): void {
  putBills(
    station,
    accountNos.map((accountNo) => {
      const account = station.store.sqlite
        .prepare<[string], { accountId: number; registerId: number }>(
          `select a.id as accountId, g.id as registerId from account a
           join service_point p on p.account_id = a.id join meter_installation i on i.service_point_id = p.id
           join register g on g.meter_id = i.meter_id where a.account_no = ?`,
        )
        .get(accountNo);
      return {
        account: { accountNo, accountId: account?.accountId ?? 0, registerId: account?.registerId ?? 0 },
        month: text,
        facts: factsOfMonth(text, 100, { customerClass: 'residential', volts: 220 }),
      };
    }),
  );
}

const tried = async (station: TestStation, pack: PolicyPack, progress?: Progress) =>
  valueOf(await tryPolicyPack(station, station.as('billing_supervisor'), { pack }, progress));

describe('tryPolicyPack', () => {
  it('takes the last month that is billed for the most part', async () => {
    const station = openShops();
    putMonth(station, '2026-12', ['1001', '1002']);
    expect(await tried(station, gansu)).toMatchObject({ month: '2026-11', accounts: 6 });
    putMonth(station, '2027-01', ['1001']);
    expect(await tried(station, gansu)).toMatchObject({ month: '2027-01', accounts: 1 });
    putMonth(station, '2026-12', ['1003']);
    expect(await tried(station, gansu)).toMatchObject({ month: '2026-12', accounts: 3 });
  });

  it('shows exactly the accounts of the one tariff that changes, to the fen', async () => {
    const station = openShops();
    const before = station.store.sqlite.prepare('select count(*) from daybook_entry').pluck().get();
    const run = await tried(station, withPrices({ commercial_low: '0.6143' }));
    expect(run).toEqual({
      month: '2026-11',
      accounts: 6,
      // 50 × 0.51 + (160 × 0.51 + 40 × 0.56) + (160 × 0.51 + 80 × 0.56 + 60 × 0.81) = 25.50 + 104.00 + 175.00
      // 1000 × 0.6043 = 604.30, 3 × 0.6043 = 1.81, 700 × 0.4489 = 314.23
      oldFen: 30_450 + 60_430 + 181 + 31_423,
      // 614.30, 1.84 (1.8429), the others as before
      newFen: 30_450 + 61_430 + 184 + 31_423,
      groups: [
        {
          tariffCode: 'residential_low',
          tariffLabel: '居民生活 不满1千伏',
          accounts: 3,
          dearer: 0,
          cheaper: 0,
          energyWh: 550_000,
          oldFen: 30_450,
          newFen: 30_450,
          differenceFen: 0,
        },
        {
          tariffCode: 'commercial_low',
          tariffLabel: '一般工商业 不满1千伏',
          accounts: 2,
          dearer: 2,
          cheaper: 0,
          energyWh: 1_003_000,
          oldFen: 60_611,
          newFen: 61_614,
          differenceFen: 1003,
        },
        {
          tariffCode: 'agricultural_low',
          tariffLabel: '农业生产 不满1千伏',
          accounts: 1,
          dearer: 0,
          cheaper: 0,
          energyWh: 700_000,
          oldFen: 31_423,
          newFen: 31_423,
          differenceFen: 0,
        },
      ],
      changed: [
        {
          accountNo: '2001',
          name: '供销社',
          tariffLabel: '一般工商业 不满1千伏',
          energyWh: 1_000_000,
          oldFen: 60_430,
          newFen: 61_430,
          differenceFen: 1000,
        },
        {
          accountNo: '2002',
          name: '面粉厂',
          tariffLabel: '一般工商业 不满1千伏',
          energyWh: 3000,
          oldFen: 181,
          newFen: 184,
          differenceFen: 3,
        },
      ],
      notBilled: [],
    });
    expect(station.store.sqlite.prepare('select count(*) from daybook_entry').pluck().get()).toBe(before);
    expect(station.store.sqlite.prepare('select count(*) from policy_pack').pluck().get()).toBe(1);
  });

  it('counts a change too small for a fen as none, and sorts by how much, dearer or cheaper', async () => {
    const station = openShops();
    const run = await tried(station, withPrices({ commercial_low: '0.6044', agricultural_low: '0.4389' }));
    // 3 kWh stay 1.81; 1000 kWh + 0.10; 700 kWh − 7.00
    expect(run.changed.map(({ accountNo, differenceFen }) => [accountNo, differenceFen])).toEqual([
      ['3001', -700],
      ['2001', 10],
    ]);
    expect(run.groups.map(({ tariffCode, dearer, cheaper }) => [tariffCode, dearer, cheaper])).toEqual([
      ['residential_low', 0, 0],
      ['commercial_low', 1, 0],
      ['agricultural_low', 0, 1],
    ]);
  });

  it('changes nothing under the very pack that billed', async () => {
    const station = openShops();
    const run = await tried(station, gansu);
    expect(run.changed).toEqual([]);
    expect(run.newFen).toBe(run.oldFen);
    for (const bill of listStandingBillsOfMonth(station.store, month('2026-11'), 0, 100)) {
      const again = valueOf(computeBill(factsOf(bill.working), listPacksOf(station.store, bill.working)));
      expect(again.totalFen).toBe(bill.amountFen);
    }
  });

  it('takes the pack as in force all the days, whatever day it begins', async () => {
    const station = openShops();
    const later = { ...withPrices({ commercial_low: '0.6143' }), effectiveFrom: day('2027-01-01') };
    const run = await tried(station, later);
    expect(run.newFen - run.oldFen).toBe(1003);
    expect(run.changed.every(({ tariffLabel }) => tariffLabel.startsWith('一般工商业'))).toBe(true);
  });

  it('lists what the pack cannot bill, with the reason', async () => {
    const station = openShops();
    const run = await tried(station, shippedPack('hunan'));
    expect(run.notBilled).toEqual([
      { accountNo: '2001', name: '供销社', code: 'tariff_unknown', place: 'commercial 220 V' },
      { accountNo: '2002', name: '面粉厂', code: 'tariff_unknown', place: 'commercial 220 V' },
      { accountNo: '3001', name: '农场', code: 'tariff_unknown', place: 'agricultural 220 V' },
    ]);
    expect(run.accounts).toBe(3);
    expect(run.groups.map(({ tariffCode }) => tariffCode)).toEqual(['residential']);
  });

  it('has nobody to try it on before the first month is issued', async () => {
    const station = openTestStation();
    expect(await tried(station, gansu)).toEqual({
      month: null,
      accounts: 0,
      oldFen: 0,
      newFen: 0,
      groups: [],
      changed: [],
      notBilled: [],
    });
  });

  it('stops when asked to, with nothing written', async () => {
    const station = openShops();
    const seen: number[] = [];
    const progress: Progress = {
      report: (_, done) => seen.push(done),
      isCancelled: () => seen.length > 0,
    };
    const actor = station.as('billing_supervisor');
    expect(refusalOf(await tryPolicyPack(station, actor, { pack: gansu }, progress)).code).toBe(
      'trial_run_cancelled',
    );
    expect(seen).toEqual([6]);
  });

  it('is for those who may accept', async () => {
    const station = openShops();
    const asked = await tryPolicyPack(station, station.as('biller'), { pack: gansu }, noProgress);
    expect(refusalOf(asked)).toEqual({ code: 'right_missing', facts: { right: 'policy.accept' } });
  });
});

describe('the bills that a trial run takes', () => {
  it('are those that stand: a reversed one gives way to the one in its place', async () => {
    const station = openShops();
    const { accountId } = station.store.sqlite
      .prepare("select id as accountId from account where account_no = '2001'")
      .get() as { accountId: number };
    const account = { accountId, accountNo: '2001', registerId: 0 };
    const facts = factsOfMonth('2026-11', 900, { customerClass: 'commercial', volts: 220 });
    putBills(station, [
      { account, month: '2026-11', facts, kind: 'reversal', correctionNo: 1 },
      { account, month: '2026-11', facts, kind: 'rebill', correctionNo: 2 },
    ]);
    reverse(station, accountId);
    const run = await tried(station, withPrices({ commercial_low: '0.7043' }));
    expect(run.accounts).toBe(6);
    expect(run.changed[0]).toMatchObject({ accountNo: '2001', oldFen: 54_387, newFen: 63_387 });
  });

  it('are the last month’s, though an older one was issued after it', async () => {
    const station = openShops();
    const [account] = addMeteredAccounts(station, [{ accountNo: '9001' }]);
    if (account === undefined) throw new Error('no account');
    putBills(station, [{ account, month: '2026-09', facts: factsOfMonth('2026-09', 10) }]);
    const run = await tried(station, gansu);
    expect([run.month, run.accounts]).toEqual(['2026-11', 6]);
  });

  it('keep their terms: a named tariff, and what the new pack asks of it', async () => {
    const station = openShops();
    const [account] = addMeteredAccounts(station, [{ accountNo: '2003', customerClass: 'commercial' }]);
    if (account === undefined) throw new Error('no account');
    const named = { ...plainTerms, tariffCode: 'residential_shared_sample' };
    const facts = factsOfMonth('2026-11', 100, {
      customerClass: 'commercial',
      terms: [{ effectiveFrom: day('2020-01-01'), terms: named }],
    });
    putBills(station, [{ account, month: '2026-11', facts }]);
    const dearer = await tried(station, withPrices({ residential_shared_sample: '0.5200' }));
    expect(dearer.changed).toMatchObject([{ accountNo: '2003', oldFen: 5100, newFen: 5200 }]);
    const tariffs = gansu.tariffs.filter(({ code }) => code !== 'residential_shared_sample');
    const without = await tried(station, { ...gansu, tariffs });
    expect(without.notBilled).toMatchObject([
      { accountNo: '2003', code: 'tariff_unknown', place: 'residential_shared_sample' },
    ]);
  });

  it('of the first form go by class and voltage, as they did when they were made', async () => {
    const station = openTestStation({ now: '2026-11-24T09:00' });
    valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text: shippedPackText('gansu') }));
    const accounts = addMeteredAccounts(station, [
      { accountNo: '2001', customerClass: 'commercial', volts: 10_000 },
      { accountNo: '2002', customerClass: 'commercial', volts: null },
    ]);
    const working = (code: string) =>
      JSON.stringify({
        form: 1,
        pack: { code: 'gansu', version: 2 },
        tariff: { code, label: 'x', kind: 'flat', isSample: false },
        dials: {
          meterNo: 'M1',
          multiplierMilli: 1000,
          lastDialWh: 0,
          lastReadOn: '2026-10-21',
          dialWh: 100_000,
          readOn: '2026-11-21',
        },
        energyWh: 100_000,
        tiers: [],
        rounding: 'each_line_half_up_to_fen',
        lastBillEnergyWh: null,
      });
    putBills(
      station,
      accounts.map((account, index) => ({
        account,
        month: '2026-11',
        facts: factsOfMonth('2026-11', 100, {
          customerClass: 'commercial',
          volts: index === 0 ? 10_000 : 220,
        }),
        working: working(index === 0 ? 'commercial_10kv' : 'commercial_low'),
      })),
    );
    expect((await tried(station, gansu)).changed).toEqual([]);
    // The county renames its tariffs: nobody is lost, and 10 kV stays 10 kV.
    const renamed = {
      ...gansu,
      tariffs: gansu.tariffs.map((tariff) => ({ ...tariff, code: `new_${tariff.code}` })),
    };
    const run = await tried(station, renamed);
    expect([run.changed, run.notBilled]).toEqual([[], []]);
    expect(run.groups.map(({ tariffCode }) => tariffCode)).toEqual([
      'new_commercial_low',
      'new_commercial_10kv',
    ]);
  });

  it('are adjusted for their power factor by what the new pack takes it of', async () => {
    const station = openShops();
    const [account] = addMeteredAccounts(station, [{ accountNo: '2004', customerClass: 'commercial' }]);
    if (account === undefined) throw new Error('no account');
    const facts = factsOfMonth('2026-11', 1000, {
      customerClass: 'commercial',
      volts: 380,
      capacityVa: 200_000,
    });
    const reactive = facts.dials.map((dial) => ({ ...dial, register: 'reactive_forward' as const }));
    putBills(station, [
      { account, month: '2026-11', facts: { ...facts, dials: [...facts.dials, ...reactive] } },
    ]);
    const file = JSON.parse(shippedPackText('gansu')) as {
      tariffs: { code: string; funds: unknown[] }[];
      powerFactor: { base: string };
    };
    const shops = file.tariffs.find(({ code }) => code === 'commercial_low');
    shops?.funds.push({ code: 'fund_water', label: '水利基金', yuanPerKwh: '0.02' });
    const changeUnder = async (base: string) => {
      file.powerFactor.base = base;
      const run = await tried(station, valueOf(readPolicyPack(JSON.stringify(file))).pack);
      return run.changed.find(({ accountNo }) => accountNo === '2004');
    };
    // 604.30 at 0.71 against 0.85: 7 % is 42.30; with the fund of 20.00 in the base it is 43.70.
    expect(await changeUnder('energy_and_capacity')).toMatchObject({ oldFen: 64_660, newFen: 66_660 });
    expect(await changeUnder('energy_capacity_and_funds')).toMatchObject({ oldFen: 64_660, newFen: 66_800 });
  });

  it('show free energy and yearly tiers of another pack', async () => {
    const station = openShops();
    const [account] = addMeteredAccounts(station, [{ accountNo: '1009' }]);
    if (account === undefined) throw new Error('no account');
    putBills(station, [
      { account, month: '2026-11', facts: factsOfMonth('2026-11', 100, { isWelfare: true }) },
    ]);
    const run = await tried(station, shippedPack('zhejiang'));
    // 100 − 10 kWh × 0.538
    expect(run.changed.find(({ accountNo }) => accountNo === '1009')).toMatchObject({
      oldFen: 5100,
      newFen: 4842,
    });
  });
});

/** What an approved adjustment leaves behind: the reversal, and the bill in its place. */
function reverse(station: TestStation, accountId: number): void {
  const { sqlite } = station.store;
  const personId = station.as('biller').personId;
  const adjustment = sqlite
    .prepare(
      `insert into bill_adjustment (account_id, fault, content, energy_wh, amount_fen, reason, proposed_by, proposed_at, daybook_no)
       values (?, 'wrong_multiplier', '{}', 0, 0, '测试', ?, 0, 0)`,
    )
    .run(accountId, personId).lastInsertRowid;
  sqlite
    .prepare(
      `insert into bill_correction (bill_id, adjustment_id, kind, corrects_bill_id, carried_fen, daybook_no)
       select b.id, ?, b.kind, (select id from bill r where r.account_id = b.account_id and r.period_month = b.period_month
         and r.kind = 'regular'), 0, 0 from bill b where b.account_id = ? and b.kind in ('reversal', 'rebill')`,
    )
    .run(adjustment, accountId);
}
