import { beforeEach, describe, expect, it } from 'vitest';
import { plainTerms, type SupplyTerms } from '../../../../db/domain/billing/supply-terms.ts';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { digestPostedRows } from '../../../../db/local/posted-rows.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { getSupply } from '../../../../electron/services/supply/get-supply.ts';
import { recordTerms } from '../../../../electron/services/supply/record-terms.ts';
import { insertBillRow } from '../../../support/bill-row.ts';
import { addMeteredAccounts, type AddedAccount } from '../../../support/metered-account.ts';
import { shippedPackText } from '../../../support/packs.ts';
import { addRegistersTo } from '../../../support/registers.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

let station: TestStation;
let accounts: readonly AddedAccount[];

beforeEach(() => {
  station = openTestStation({ now: '2026-11-25T09:00' });
  valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text: shippedPackText('gansu') }));
  accounts = addMeteredAccounts(station, [
    { accountNo: '1', name: '王秀英' },
    { accountNo: '2', customerClass: 'commercial' },
    { accountNo: '3', volts: null },
  ]);
});

const page = (accountNo = '1') => valueOf(getSupply(station, station.as('cashier'), { accountNo }));

function record(
  terms: Partial<SupplyTerms>,
  over: Partial<Parameters<typeof recordTerms>[2]> = {},
  who: Parameters<TestStation['as']>[0] = 'billing_supervisor',
) {
  return recordTerms(station, station.as(who), {
    accountNo: '1',
    effectiveFrom: day('2026-12-01'),
    terms: { ...plainTerms, ...terms },
    reason: '用户申请',
    ...over,
  });
}

describe('getSupply', () => {
  it('shows what decides the bill of a plain account', () => {
    expect(page()).toMatchObject({
      accountNo: '1',
      name: '王秀英',
      address: '和平村1组1号',
      customerClass: 'residential',
      voltageV: 220,
      contractCapacityW: null,
      householdSize: null,
      welfare: null,
      terms: [],
      billedUntil: null,
      meters: [
        {
          meterNo: 'M1',
          kind: '单相智能',
          digits: 6,
          multiplierMilli: 1_000,
          installedOn: null,
          removedOn: null,
          registers: [{ kind: 'total', dialWh: 1_000_000, readOn: null }],
        },
      ],
    });
    expect(page().tariffLabel).toContain('居民');
    expect(page('3').tariffLabel).toBe(page().tariffLabel);
    expect(page()).not.toHaveProperty('accountId');
  });

  it('offers the tariffs of the pack in force with what a meter must count for each', () => {
    const choice = (code: string) => page().tariffs.find((one) => one.code === code);
    expect(choice('residential_low')).toMatchObject({
      isNamed: false,
      registers: ['total'],
      hasCapacity: false,
    });
    expect(choice('residential_low_tou')).toMatchObject({
      customerClass: 'residential',
      isNamed: true,
      registers: ['total', 'peak', 'valley'],
    });
    expect(choice('large_industry_two_part')?.hasCapacity).toBe(true);
    expect(choice('large_industry_two_part')?.registers).toContain('reactive_forward');
    expect(page().transformerTypes.length).toBeGreaterThan(0);
  });

  it('lists the registers of a meter in their order with their newest dials', () => {
    addRegistersTo(station, '1', '2026-11-02', { valley: 3, peak: 2 });
    expect(page().meters[0]?.registers).toMatchObject([
      { kind: 'total', dialWh: 1_000_000 },
      { kind: 'peak', dialWh: 2_000, readOn: '2026-11-02' },
      { kind: 'valley', dialWh: 3_000, readOn: '2026-11-02' },
    ]);
  });

  it('knows no tariff and offers none without a pack', () => {
    const bare = openTestStation({ now: '2026-11-25T09:00' });
    addMeteredAccounts(bare, [{ accountNo: '1' }]);
    expect(valueOf(getSupply(bare, bare.as('auditor'), { accountNo: '1' }))).toMatchObject({
      tariffLabel: null,
      tariffs: [],
      transformerTypes: [],
    });
  });

  it('says until when the account is billed', () => {
    insertBillRow(station, {
      accountId: accounts[0]?.accountId ?? 0,
      periodMonth: '2026-10',
      readingId: 1,
    });
    // The opening reading has no day: the month's last is the safe one.
    expect(page().billedUntil).toBe('2026-10-31');
  });

  it('refuses', () => {
    expect(refusalOf(getSupply(station, station.as('administrator'), { accountNo: '1' })).code).toBe(
      'right_missing',
    );
    expect(refusalOf(getSupply(station, station.as('cashier'), { accountNo: '9' }))).toEqual({
      code: 'account_unknown',
      facts: { accountNo: '9' },
    });
  });
});

describe('recordTerms', () => {
  it('posts a version from a day on and tells the daybook what changed', () => {
    const after = valueOf(record({ tariffCode: 'residential_low_tou', hasPowerFactorBonus: false }));
    expect(after.terms).toMatchObject([
      {
        version: 1,
        effectiveFrom: '2026-12-01',
        reason: '用户申请',
        recordedByName: '测试·billing_supervisor',
        terms: { tariffCode: 'residential_low_tou', hasPowerFactorBonus: false, loss: null },
      },
    ]);
    const entry = station.store.sqlite
      .prepare('select * from daybook_entry order by entry_no desc limit 1')
      .get() as Record<string, unknown>;
    expect(entry).toMatchObject({
      kind: 'supply_terms_recorded',
      business_day: '2026-11-25',
      rows_hash: digestPostedRows(station.store, Number(entry.entry_no)),
    });
    expect(JSON.parse(String(entry.payload))).toEqual({
      accountNo: '1',
      version: 1,
      effectiveFrom: '2026-12-01',
      changed: ['tariffCode', 'hasPowerFactorBonus'],
      tariffCode: 'residential_low_tou',
      reason: '用户申请',
    });
    expect(() => station.store.sqlite.prepare('delete from supply_terms').run()).toThrow('never deleted');
  });

  it('takes the label of today, not of a day that has not come', () => {
    const before = page().tariffLabel;
    expect(valueOf(record({ tariffCode: 'residential_low_tou' })).tariffLabel).toBe(before);
    const now = valueOf(
      record({ tariffCode: 'residential_low_tou' }, { effectiveFrom: day('2026-11-25') }),
    ).tariffLabel;
    expect(now).not.toBe(before);
    expect(now).toContain('分时');
  });

  it('numbers the versions and lists the newest first', () => {
    valueOf(record({ tariffCode: 'residential_low_tou' }));
    const after = valueOf(record({}, { effectiveFrom: day('2027-03-01') }));
    expect(after.terms.map(({ version, effectiveFrom }) => [version, effectiveFrom])).toEqual([
      [2, '2027-03-01'],
      [1, '2026-12-01'],
    ]);
  });

  it('refuses what would change nothing, but not what ends a later version', () => {
    expect(refusalOf(record({})).code).toBe('terms_unchanged');
    valueOf(record({ tariffCode: 'residential_low_tou' }, { effectiveFrom: day('2027-03-01') }));
    expect(
      refusalOf(record({ tariffCode: 'residential_low_tou' }, { effectiveFrom: day('2027-04-01') })).code,
    ).toBe('terms_unchanged');
    expect(valueOf(record({})).terms).toHaveLength(2);
    expect(refusalOf(record({}, { effectiveFrom: day('2027-05-01') })).code).toBe('terms_unchanged');
  });

  it('refuses without the right, for an unknown or closed account, and for a billed day', () => {
    expect(refusalOf(record({}, {}, 'metering_keeper')).code).toBe('right_missing');
    expect(refusalOf(record({}, { accountNo: '9' })).code).toBe('account_unknown');
    station.store.sqlite.prepare("update account set closed_on = '2026-11-01' where account_no = '3'").run();
    expect(refusalOf(record({}, { accountNo: '3' })).code).toBe('account_unknown');
    insertBillRow(station, {
      accountId: accounts[0]?.accountId ?? 0,
      periodMonth: '2026-11',
      readingId: 1,
    });
    const terms = { tariffCode: 'residential_low_tou' };
    expect(refusalOf(record(terms, { effectiveFrom: day('2026-11-30') }))).toEqual({
      code: 'terms_before_billed',
      facts: { billedUntil: '2026-11-30' },
    });
    valueOf(record(terms));
  });

  it('refuses what the pack of that day does not know', () => {
    expect(refusalOf(record({ tariffCode: 'x' }))).toEqual({ code: 'tariff_unknown', facts: { code: 'x' } });
    expect(refusalOf(record({ fixedPart: { whPerMonth: wattHours(1_000), tariffCode: 'y' } })).facts).toEqual(
      {
        code: 'y',
      },
    );
    expect(refusalOf(record({ sharePart: { ppm: 1, tariffCode: 'z' } })).facts).toEqual({ code: 'z' });
    expect(refusalOf(record({ tariffCode: 'x' }, { effectiveFrom: day('2001-01-01') })).code).toBe(
      'no_policy_pack',
    );
    const loss = { transformerType: 'S9', capacityVa: 1, lineLossPpm: null };
    expect(refusalOf(record({ loss }))).toEqual({
      code: 'usage_incomplete',
      facts: { place: 'loss.transformer' },
    });
    const [known] = page().transformerTypes;
    valueOf(
      record({
        loss: { transformerType: known?.type ?? '', capacityVa: known?.capacityVa ?? 0, lineLossPpm: 1_000 },
      }),
    );
  });

  it('refuses terms that nothing could bill, with the place', () => {
    const placeOf = (terms: Partial<SupplyTerms>, accountNo = '1', effectiveFrom = '2026-12-01') => {
      const recorded = record(terms, { accountNo, effectiveFrom: day(effectiveFrom) });
      if (recorded.ok) return null;
      expect(recorded.refusal.code).toBe('usage_incomplete');
      return recorded.refusal.facts.place;
    };
    const yearly = JSON.parse(shippedPackText('gansu')) as { tariffs: { code: string; charge: object }[] };
    for (const { code, charge } of yearly.tariffs)
      if (code === 'residential_high') Object.assign(charge, { period: 'year' });
    const text = JSON.stringify({ ...yearly, version: 99, effectiveFrom: '2026-12-15' });
    valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text }));
    const part = (tariffCode: string) => ({ whPerMonth: wattHours(1_000), tariffCode });
    const share = (tariffCode: string) => ({ ppm: 1, tariffCode });
    expect(placeOf({ tariffCode: 'commercial_low_tou' })).toBe('tariffCode');
    expect(placeOf({ tariffCode: 'residential_low_tou' }, '2')).toBe('tariffCode');
    expect(placeOf({ tariffCode: 'residential_shared_sample' }, '2')).toBeNull();
    expect(placeOf({ fixedPart: part('commercial_low_tou') })).toBe('fixedPart');
    expect(placeOf({ fixedPart: part('large_industry_two_part') })).toBe('fixedPart');
    expect(placeOf({ sharePart: share('residential_low_tou') })).toBe('sharePart');
    expect(placeOf({ sharePart: share('residential_low') })).toBeNull();
    expect(placeOf({ sharePart: share('residential_high') }, '1', '2026-12-15')).toBe('sharePart');
    const { sqlite } = station.store;
    sqlite.prepare("update account set customer_class = 'large_industry' where account_no = '2'").run();
    sqlite.prepare('update service_point set voltage_v = 10000 where account_id = 2').run();
    const twoPart = { tariffCode: 'large_industry_two_part' };
    expect(placeOf(twoPart, '2')).toBe('capacity');
    const suspended = (...suspensions: [string, string | null][]): Partial<SupplyTerms> => ({
      ...twoPart,
      capacity: {
        kind: 'transformers',
        transformers: [
          {
            name: '1#',
            capacityVa: 100_000,
            from: null,
            until: null,
            suspensions: suspensions.map(([on, resumedOn]) => ({
              on: day(on),
              resumedOn: resumedOn === null ? null : day(resumedOn),
            })),
            interlock: null,
            isColdStandby: false,
          },
        ],
      },
    });
    expect(placeOf(suspended(['2026-12-10', '2026-12-20'], ['2026-12-01', '2026-12-11']), '2')).toBe(
      'suspensions',
    );
    expect(placeOf(suspended(['2026-12-10', null], ['2026-12-20', '2026-12-25']), '2')).toBe('suspensions');
    expect(placeOf(suspended(['2026-12-10', null], ['2026-12-01', '2026-12-10']), '2')).toBeNull();
    sqlite.prepare('update service_point set contract_capacity_w = 100000 where account_id = 2').run();
    expect(placeOf(twoPart, '2', '2026-12-02')).toBeNull();
  });

  it('grants 一户多人口 for no month that is billed, and leaves what was granted before', () => {
    valueOf(record({ severalPersonsFrom: month('2026-08') }, { effectiveFrom: day('2026-09-01') }));
    insertBillRow(station, {
      accountId: accounts[0]?.accountId ?? 0,
      periodMonth: '2026-10',
      readingId: 1,
    });
    const from = (at: string) =>
      record(
        { severalPersonsFrom: month(at), hasPowerFactorBonus: false },
        { effectiveFrom: day('2026-11-01') },
      );
    for (const billed of ['2026-09', '2026-10']) {
      expect(refusalOf(from(billed))).toEqual({
        code: 'usage_incomplete',
        facts: { place: 'severalPersonsFrom' },
      });
    }
    valueOf(from('2026-08'));
    valueOf(from('2026-11'));
  });

  it('refuses accounts behind it that are not there, itself, named twice, or before it', () => {
    const childrenOf = (accountNo: string, childAccountNos: string[]) =>
      record({ childAccountNos }, { accountNo });
    expect(refusalOf(childrenOf('1', ['2', '9']))).toEqual({
      code: 'account_unknown',
      facts: { accountNo: '9' },
    });
    expect(refusalOf(childrenOf('1', ['1']))).toEqual({ code: 'account_unknown', facts: { accountNo: '1' } });
    expect(refusalOf(childrenOf('1', ['2', '2']))).toEqual({
      code: 'usage_incomplete',
      facts: { place: 'childAccountNos' },
    });
    valueOf(childrenOf('1', ['2']));
    valueOf(childrenOf('2', ['3']));
    expect(refusalOf(childrenOf('2', ['1'])).code).toBe('usage_incomplete');
    expect(refusalOf(childrenOf('3', ['1'])).facts).toEqual({ place: 'childAccountNos' });
    valueOf(childrenOf('2', []));
    valueOf(childrenOf('3', ['1']));
  });
});
