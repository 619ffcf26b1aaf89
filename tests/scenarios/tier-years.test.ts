import { describe, expect, it } from 'vitest';
import { month } from '../../db/domain/kernel/calendar.ts';
import { billMonth, openedInOctober, openEveryKind } from '../support/every-kind-station.ts';
import { type AddedSupply, changeTerms, type SuppliedAccount } from '../support/supplied-account.ts';

describe('a tier year', () => {
  it('is carried from bill to bill, widened by a grant, and begins anew in January', async () => {
    const { station, added, look } = openEveryKind([
      {
        accountNo: '1',
        openedOn: '2026-08-10',
        ...openedInOctober,
        meters: [{ meterNo: 'M1', dials: { total: 0 } }],
        terms: [{ from: '2026-08-10', tariffCode: 'zj_residential' }],
      },
    ]);
    // Opened in August: 5 of 12 months, 1150 kWh at the base price and 850 more at +0.05.
    look('1', '2026-11', [{ meterNo: 'M1', dials: { total: 1000 } }]);
    expect(await billMonth(station, '2026-11')).toEqual({ '1': ['base 1000 538.00', '538.00'] });

    station.clock.to('2026-12-21T18:00');
    // 一户多人口 from December on: 100 kWh for the one month left of the year, so 150 + 100 are left of the first tier.
    changeTerms(station, station.as('billing_supervisor', 2), (added.get('1') as AddedSupply).accountId, {
      from: '2026-12-01',
      tariffCode: 'zj_residential',
      severalPersonsFrom: month('2026-12'),
    });
    look('1', '2026-12', [{ meterNo: 'M1', dials: { total: 1400 } }]);
    expect(await billMonth(station, '2026-12')).toEqual({
      '1': ['base 400 215.20', 'tier_2_increment 150 7.50', '222.70'],
    });

    station.clock.to('2027-01-21T18:00');
    // A whole year: 2760 + 12 × 100.
    look('1', '2027-01', [{ meterNo: 'M1', dials: { total: 5460 } }]);
    expect(await billMonth(station, '2027-01')).toEqual({
      '1': ['base 4060 2184.28', 'tier_2_increment 100 5.00', '2189.28'],
    });
    const left = station.store.sqlite
      .prepare("select working ->> '$.yearQuotaAfter' from bill order by id")
      .pluck()
      .all();
    expect(left.map((text) => JSON.parse(text as string))).toEqual([
      { tierYear: 2026, left: [150_000, 850_000], grantedFrom: null },
      { tierYear: 2026, left: [0, 700_000], grantedFrom: '2026-12' },
      { tierYear: 2027, left: [0, 1_940_000], grantedFrom: '2027-01' },
    ]);
  });
});

describe('a tier year of which a bill was corrected', () => {
  const yearly = (accountNo: string): SuppliedAccount => ({
    accountNo,
    openingMonth: '2026-09',
    openedDialsOn: '2026-09-21',
    meters: [{ meterNo: `M${accountNo}`, dials: { total: 0 } }],
    terms: [{ from: '2026-01-01', tariffCode: 'zj_residential' }],
  });

  it('is told again from the bills that stand', async () => {
    const { station, look } = openEveryKind([yearly('1')]);
    look('1', '2026-10', [{ meterNo: 'M1', dials: { total: 1000 } }]);
    await billMonth(station, '2026-10');
    look('1', '2026-11', [{ meterNo: 'M1', dials: { total: 1500 } }]);
    await billMonth(station, '2026-11');
    // October is corrected to 400 kWh: a reversal and a bill in its place.
    station.store.sqlite.exec(`
      insert into bill_adjustment (id, account_id, fault, content, energy_wh, amount_fen, reason, proposed_by, proposed_at, daybook_no)
        values (1, 1, 'wrong_multiplier', '{}', 0, 0, '倍率', 1, 0, 1);
      insert into bill (id, account_id, period_month, kind, correction_no, reading_id, energy_wh, amount_fen, due_on, working,
          policy_pack_id, computed_by, audited_by, issued_by, issued_at, daybook_no)
        select 11, account_id, period_month, 'reversal', 1, reading_id, -energy_wh, -amount_fen, due_on, working, policy_pack_id,
          1, 1, 1, issued_at, 1 from bill where id = 1
        union all select 12, account_id, period_month, 'rebill', 2, reading_id, 400000, 21520, due_on,
          json_set(working, '$.parts[0].quota.inTierWh[0]', 400000), policy_pack_id, 1, 1, 1, issued_at, 1 from bill where id = 1;
      insert into bill_correction (bill_id, adjustment_id, kind, corrects_bill_id, carried_fen, daybook_no)
        values (11, 1, 'reversal', 1, 0, 1), (12, 1, 'rebill', 1, 0, 1);`);
    station.clock.to('2026-12-21T18:00');
    look('1', '2026-12', [{ meterNo: 'M1', dials: { total: 3400 } }]);
    // 2760 − 400 − 500 = 1860 were left of the first tier, not 1260: 1900 × 0.538 and 40 × 0.05.
    expect(await billMonth(station, '2026-12')).toEqual({
      '1': ['base 1900 1022.20', 'tier_2_increment 40 2.00', '1024.20'],
    });
  });

  it('goes on after months at another tariff', async () => {
    const { station, added, look } = openEveryKind([yearly('1')]);
    const terms = (from: string, tariffCode: string) =>
      changeTerms(station, station.as('billing_supervisor', 2), (added.get('1') as AddedSupply).accountId, {
        from,
        tariffCode,
      });
    look('1', '2026-10', [{ meterNo: 'M1', dials: { total: 1000 } }]);
    await billMonth(station, '2026-10');
    terms('2026-10-22', 'residential_shared_sample');
    look('1', '2026-11', [{ meterNo: 'M1', dials: { total: 1500 } }]);
    expect(await billMonth(station, '2026-11')).toEqual({ '1': ['energy 500 255.00', '255.00'] });
    terms('2026-11-22', 'zj_residential');
    station.clock.to('2026-12-21T18:00');
    look('1', '2026-12', [{ meterNo: 'M1', dials: { total: 3500 } }]);
    // October left 1760 of the first tier: 2000 × 0.538 and 240 × 0.05.
    expect(await billMonth(station, '2026-12')).toEqual({
      '1': ['base 2000 1076.00', 'tier_2_increment 240 12.00', '1088.00'],
    });
  });
});
