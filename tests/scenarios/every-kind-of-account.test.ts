import { describe, expect, it } from 'vitest';
import { explainBill } from '../../electron/services/bills/explain-bill.ts';
import { acceptPolicyPack } from '../../electron/services/policy/accept-policy-pack.ts';
import { everyKindPack } from '../support/every-kind-pack.ts';
import { billMonth, openedInOctober, openEveryKind } from '../support/every-kind-station.ts';
import { valueOf } from '../support/station.ts';
import {
  type AddedSupply,
  type Look,
  putExchange,
  putLooks,
  type SuppliedAccount,
} from '../support/supplied-account.ts';

const transformer = { from: null, until: null, interlock: null, isColdStandby: false } as const;

/** Every kind of account with its look of November. */
const kinds: readonly (SuppliedAccount & { readonly look: Look[]; readonly bill: string[] })[] = [
  {
    accountNo: '01',
    name: '分时居民（年阶梯）',
    ...openedInOctober,
    meters: [{ meterNo: 'M01', dials: { total: 1000, peak: 600, valley: 400 } }],
    terms: [
      {
        from: '2026-10-01',
        tariffCode: 'zj_residential_tou',
        usedBefore: { tierYear: 2026, energyWh: 2_700_000 as never },
      },
    ],
    look: [{ meterNo: 'M01', dials: { total: 1300, peak: 800, valley: 500 } }],
    // 200 × 0.568, 100 × 0.288; of 2760 kWh a year 60 are left, so 240 × 0.05 more.
    bill: ['peak 200 113.60', 'valley 100 28.80', 'tier_2_increment 240 12.00', '154.40'],
  },
  {
    accountNo: '02',
    name: '季节阶梯',
    ...openedInOctober,
    meters: [{ meterNo: 'M02', dials: { total: 0 } }],
    terms: [{ from: '2026-10-01', tariffCode: 'hn_residential' }],
    look: [{ meterNo: 'M02', dials: { total: 400 } }],
    // Read in November: 180 and 350. 400 × 0.588, 170 × 0.05, 50 × 0.30.
    bill: ['base 400 235.20', 'tier_2_increment 170 8.50', 'tier_3_increment 50 15.00', '258.70'],
  },
  {
    accountNo: '03',
    name: '合表',
    ...openedInOctober,
    meters: [{ meterNo: 'M03', dials: { total: 0 } }],
    terms: [{ from: '2026-10-01', tariffCode: 'residential_shared_sample' }],
    look: [{ meterNo: 'M03', dials: { total: 1000 } }],
    bill: ['energy 1000 510.00', '510.00'],
  },
  {
    accountNo: '04',
    name: '两部制，一台暂停',
    customerClass: 'large_industry',
    volts: 10_000,
    ...openedInOctober,
    meters: [
      {
        meterNo: 'M04',
        multiplier: 60,
        dials: { total: 0, peak: 0, flat: 0, valley: 0, reactive_forward: 0, reactive_reverse: 0 },
      },
    ],
    terms: [
      {
        from: '2026-10-01',
        tariffCode: 'large_industry_two_part',
        capacity: {
          kind: 'transformers',
          transformers: [
            {
              ...transformer,
              name: '1号',
              capacityVa: 400_000,
              suspensions: [{ on: '2026-11-01' as never, resumedOn: '2026-11-21' as never }],
            },
            { ...transformer, name: '2号', capacityVa: 315_000, suspensions: [] },
          ],
        },
      },
    ],
    look: [
      {
        meterNo: 'M04',
        dials: { total: 300, peak: 100, flat: 100, valley: 100, reactive_forward: 60, reactive_reverse: 40 },
      },
    ],
    // 6000 kWh each at 0.88, 0.5943, 0.3086. No. 1 is charged 22 to 31 October and on 21 November, 11 of 31 days: 400 × 28 × 11/31.
    // P 18000, Q 3600 + 2400: 0.9487 → 0.95, −0.75 % of 23491.59.
    bill: [
      'peak 6000 5280.00',
      'flat 6000 3565.80',
      'valley 6000 1851.60',
      'capacity 141.935kVA 3974.19',
      'capacity 315kVA 8820.00',
      'power_factor -0.75% -176.19',
      '23315.40',
    ],
  },
  {
    accountNo: '05',
    name: '合同需量，超需量',
    customerClass: 'large_industry',
    volts: 10_000,
    ...openedInOctober,
    meters: [
      {
        meterNo: 'M05',
        multiplier: 60,
        dials: { total: 0, peak: 0, flat: 0, valley: 0, reactive_forward: 0, demand: 0 },
      },
    ],
    terms: [
      {
        from: '2026-10-01',
        tariffCode: 'large_industry_two_part',
        capacity: { kind: 'contract_demand', contractW: 200_000, capacityVa: 400_000 },
      },
    ],
    look: [
      {
        meterNo: 'M05',
        dials: { total: 150, peak: 50, flat: 50, valley: 50, reactive_forward: 75, demand: 3.9 },
      },
    ],
    // 3.9 × 60 = 234 kW; 105 % of 200 is 210, so 24 are charged twice: 24 × 76. P 9000, Q 4500: 0.8944 → 0.89, +0.5 % of 14772.70.
    bill: [
      'peak 3000 2640.00',
      'flat 3000 1782.90',
      'valley 3000 925.80',
      'demand 200kW 7600.00',
      'over_demand 24kW 1824.00',
      'power_factor 0.5% 73.86',
      '14846.56',
    ],
  },
  {
    accountNo: '06',
    name: '功率因数考核',
    customerClass: 'commercial',
    volts: 10_000,
    capacityKva: 160,
    ...openedInOctober,
    meters: [{ meterNo: 'M06', multiplier: 40, dials: { total: 0, reactive_forward: 0 } }],
    look: [{ meterNo: 'M06', dials: { total: 100, reactive_forward: 100 } }],
    // 4000 × 0.5943. Commerce from 100 kVA on is judged by 0.85: 0.7071 → 0.71, 13 steps under 0.84: 0.5 + 6.5 = 7 %.
    bill: ['energy 4000 2377.20', 'power_factor 7% 166.40', '2543.60'],
  },
  {
    accountNo: '07',
    name: '高供低计',
    customerClass: 'commercial',
    volts: 10_000,
    ...openedInOctober,
    meters: [{ meterNo: 'M07', multiplier: 40, dials: { total: 0 } }],
    terms: [
      {
        from: '2026-10-01',
        loss: { transformerType: '示例', capacityVa: 400_000, lineLossPpm: 30_000 },
      },
    ],
    look: [{ meterNo: 'M07', dials: { total: 100 } }],
    // 4000 read, 300 + 1 % lost in the transformer, 3 % of 4340 on the line (130.2 → 130): 4470 × 0.5943.
    bill: ['energy 4470 2656.52', '2656.52'],
  },
  {
    accountNo: '08',
    name: '定量定比',
    customerClass: 'commercial',
    ...openedInOctober,
    meters: [{ meterNo: 'M08', dials: { total: 0 } }],
    terms: [
      {
        from: '2026-10-01',
        fixedPart: { whPerMonth: 100_000 as never, tariffCode: 'residential_shared_sample' },
        sharePart: { ppm: 200_000, tariffCode: 'agricultural_low' },
      },
    ],
    look: [{ meterNo: 'M08', dials: { total: 1000 } }],
    // 100 fixed; a fifth of the other 900; 720 are left at 0.6043.
    bill: ['energy 720 435.10', 'energy 100 51.00', 'energy 180 80.80', '566.90'],
  },
  {
    accountNo: '09',
    name: '总表',
    customerClass: 'commercial',
    ...openedInOctober,
    meters: [{ meterNo: 'M09', dials: { total: 0 } }],
    terms: [{ from: '2026-10-01', childAccountNos: ['10'] }],
    look: [{ meterNo: 'M09', dials: { total: 500 } }],
    // 120 of them are the account's behind it: 380 × 0.6043.
    bill: ['energy 380 229.63', '229.63'],
  },
  {
    accountNo: '10',
    name: '分表',
    ...openedInOctober,
    meters: [{ meterNo: 'M10', dials: { total: 0 } }],
    look: [{ meterNo: 'M10', dials: { total: 120 } }],
    bill: ['tier_1 120 61.20', '61.20'],
  },
  {
    accountNo: '11',
    name: '低保户',
    isWelfare: true,
    ...openedInOctober,
    meters: [{ meterNo: 'M11', dials: { total: 0 } }],
    look: [{ meterNo: 'M11', dials: { total: 100 } }],
    bill: ['tier_1 100 51.00', 'free_energy -10 -5.10', '45.90'],
  },
  {
    accountNo: '12',
    name: '翻转已确认',
    ...openedInOctober,
    meters: [{ meterNo: 'M12', digits: 5, dials: { total: 99_950 } }],
    look: [
      { meterNo: 'M12', dials: { total: 50 }, finding: 'rolled_over', reason: '五位表翻转，已到场核对' },
    ],
    bill: ['tier_1 100 51.00', '51.00'],
  },
  {
    accountNo: '13',
    name: '两只表',
    ...openedInOctober,
    meters: [
      { meterNo: 'M13', dials: { total: 0 } },
      { meterNo: 'M13b', dials: { total: 500 } },
    ],
    look: [
      { meterNo: 'M13', dials: { total: 100 } },
      { meterNo: 'M13b', dials: { total: 650 } },
    ],
    // 250 kWh in one household: 160 × 0.51, 80 × 0.56, 10 × 0.81.
    bill: ['tier_1 160 81.60', 'tier_2 80 44.80', 'tier_3 10 8.10', '134.50'],
  },
  {
    accountNo: '14',
    name: '两月一抄',
    openingMonth: '2026-09',
    openedDialsOn: '2026-09-21',
    meters: [{ meterNo: 'M14', dials: { total: 0 } }],
    look: [{ meterNo: 'M14', dials: { total: 500 } }],
    // The limits of two months: 320 × 0.51, 160 × 0.56, 20 × 0.81.
    bill: ['tier_1 320 163.20', 'tier_2 160 89.60', 'tier_3 20 16.20', '269.00'],
  },
  {
    accountNo: '15',
    name: '期内调价',
    customerClass: 'commercial',
    volts: 35_000,
    ...openedInOctober,
    meters: [{ meterNo: 'M15', dials: { total: 0 } }],
    look: [{ meterNo: 'M15', dials: { total: 3100 } }],
    // A new price from 7 November on: 16 and 15 of 31 days, 1600 × 0.5843 and 1500 × 0.60.
    bill: ['energy 1600 934.88', 'energy 1500 900.00', '1834.88'],
  },
];

describe('one account of every kind', () => {
  it('is billed from its readings to the issued bill, each line as worked out by hand', async () => {
    const { station, added, look } = openEveryKind([
      ...kinds,
      {
        accountNo: '16',
        name: '换表',
        ...openedInOctober,
        meters: [{ meterNo: 'M16', dials: { total: 1000 } }],
      },
    ]);
    const text = everyKindPack({ version: 2, effectiveFrom: '2026-11-07', commercial35kv: '0.60' });
    valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text }));
    for (const kind of kinds) look(kind.accountNo, '2026-11', kind.look);
    const exchanged = putExchange(station, station.as('metering_keeper'), added.get('16') as AddedSupply, {
      month: '2026-11',
      on: '2026-11-10',
      oldMeterNo: 'M16',
      lastDials: { total: 1040 },
      meter: { meterNo: 'M16b', multiplier: 2, dials: { total: 5 } },
    });
    putLooks(station, station.as('meter_reader'), exchanged, '2026-11', [
      { meterNo: 'M16b', dials: { total: 25 } },
    ]);

    const bills = await billMonth(station, '2026-11');
    for (const { accountNo, bill } of kinds)
      expect([accountNo, ...(bills[accountNo] ?? [])]).toEqual([accountNo, ...bill]);
    // 40 on the old meter, 20 × 2 on the new one: 80 × 0.51.
    expect(bills['16']).toEqual(['tier_1 80 40.80', '40.80']);

    const { sqlite } = station.store;
    const wrong = sqlite
      .prepare(
        `select count(*) from bill b
         where b.amount_fen <> (select sum(l.amount_fen) from bill_line l where l.bill_id = b.id)
           or b.amount_fen <> (select o.outstanding_fen from open_item o where o.bill_id = b.id)`,
      )
      .pluck()
      .get();
    expect(wrong).toBe(0);
    expect(sqlite.prepare('select sum(amount_fen) from journal_line').pluck().get()).toBe(0);
    // Energy stands in the lines that count it only.
    const units = sqlite
      .prepare('select distinct code from bill_line where energy_wh is null order by 1')
      .pluck()
      .all();
    expect(units).toEqual(['capacity', 'demand', 'over_demand', 'power_factor']);
  });

  it('explains what it was billed by, years later', async () => {
    const { station, look } = openEveryKind(kinds);
    for (const kind of kinds) look(kind.accountNo, '2026-11', kind.look);
    await billMonth(station, '2026-11');
    station.clock.to('2036-01-01');
    const explain = (accountNo: string) => {
      const billId = station.store.sqlite
        .prepare<[string], number>(
          'select b.id from bill b join account a on a.id = b.account_id where a.account_no = ?',
        )
        .pluck()
        .get(accountNo);
      return valueOf(explainBill(station, station.as('cashier'), { billId: billId ?? 0 }));
    };
    const twoPart = explain('04');
    expect(twoPart.dials.map(({ register, lastDialWh, dialWh }) => [register, lastDialWh, dialWh])).toEqual([
      ['total', 0, 300_000],
      ['peak', 0, 100_000],
      ['flat', 0, 100_000],
      ['valley', 0, 100_000],
      ['reactive_forward', 0, 60_000],
      ['reactive_reverse', 0, 40_000],
    ]);
    expect(twoPart.lines.at(-1)).toMatchObject({
      code: 'power_factor',
      energyWh: null,
      counted: { quantityMilli: -750, unit: '%', baseFen: 2_349_159 },
      amountFen: -17_619,
    });
    expect(twoPart.parts[0]?.capacity).toHaveLength(2);
    expect(explain('05').dials.at(-1)).toMatchObject({ register: 'demand', lastDialWh: null, dialWh: 3_900 });
    expect(explain('09').childrenWh).toEqual([120_000]);
    expect(explain('12').dials).toMatchObject([{ hasRolledOver: true }]);
    expect(explain('14')).toMatchObject({ months: 2, kind: 'regular', formula: null, adjustmentId: null });
  });
});
