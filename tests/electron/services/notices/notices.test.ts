import { beforeEach, describe, expect, it } from 'vitest';
import { month } from '../../../../db/domain/kernel/calendar.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { openCashSession } from '../../../../electron/services/cash/open-cash-session.ts';
import { getAccount } from '../../../../electron/services/accounts/get-account.ts';
import { listNotices } from '../../../../electron/services/notices/list-notices.ts';
import { listPlaces } from '../../../../electron/services/notices/list-places.ts';
import { listPublicRows } from '../../../../electron/services/notices/list-public-rows.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { type BilledStation, openBilledStation, payAtCounter } from '../../../support/billed-station.ts';
import { shippedPackText } from '../../../support/packs.ts';
import { refusalOf, valueOf } from '../../../support/station.ts';

const november = month('2026-11');
const october = month('2026-10');
let station: BilledStation;

beforeEach(async () => {
  station = await openBilledStation({
    accounts: [
      { accountNo: '6204200017', name: '王秀英', route: '0101', walkOrder: 3 },
      { accountNo: '6204200025', name: '欧阳修文', route: '0101', walkOrder: 1 },
      { accountNo: '6204200033', name: '红柳湾小学', customerClass: 'commercial', route: '0102' },
      {
        accountNo: '6204200041',
        name: '张三丰',
        customerClass: 'commercial',
        route: null,
        multiplier: 20,
        usualKwh: 2000,
      },
    ],
  });
  station.store.sqlite
    .prepare("update service_point set village = '团结村', address = '团结村2组8号' where account_id = ?")
    .run(station.accounts[3]?.accountId);
});

const biller = () => station.as('biller');
const ofVillage = (village: string, of = november) =>
  valueOf(listNotices(station, biller(), { month: of, place: { village } }));
const ofRoute = (routeCode: string) =>
  valueOf(listNotices(station, biller(), { month: november, place: { routeCode } }));
const publicOf = (village: string) =>
  valueOf(listPublicRows(station, biller(), { month: november, village }));

/** Takes a month's bill back, and puts another in its place when asked to. */
function correct(accountNo: string, rebill: boolean): void {
  const { sqlite } = station.store;
  sqlite
    .prepare(
      `insert into bill_adjustment (id, account_id, fault, content, energy_wh, amount_fen, reason, proposed_by, proposed_at, daybook_no)
       select 1, id, 'misread', '{}', 0, 0, '-', 1, 0, 1 from account where account_no = ?`,
    )
    .run(accountNo);
  for (const kind of rebill ? ['reversal', 'rebill'] : ['reversal']) {
    sqlite
      .prepare(
        `insert into bill (account_id, period_month, kind, correction_no, reading_id, energy_wh, amount_fen, due_on, working,
           policy_pack_id, computed_by, audited_by, issued_by, issued_at, daybook_no)
         select account_id, period_month, @kind, @no, reading_id, @energy, @amount, due_on, working, policy_pack_id, computed_by,
           audited_by, issued_by, issued_at, daybook_no
         from bill where period_month = @month and correction_no = 0
           and account_id = (select id from account where account_no = @accountNo)`,
      )
      .run({
        kind,
        no: kind === 'rebill' ? 2 : 1,
        energy: kind === 'rebill' ? 90_000 : -100_000,
        amount: kind === 'rebill' ? 4590 : -5100,
        month: november,
        accountNo,
      });
    sqlite
      .prepare(
        `insert into bill_correction (bill_id, adjustment_id, kind, corrects_bill_id, carried_fen, daybook_no)
         select max(b.id), 1, @kind,
           (select o.id from bill o where o.account_id = b.account_id and o.period_month = @month and o.correction_no = 0), 0, 1
         from bill b where b.account_id = (select id from account where account_no = @accountNo)`,
      )
      .run({ kind, month: november, accountNo });
  }
}

describe('where the bills of a month go', () => {
  it('counts them by village and by route', () => {
    expect(valueOf(listPlaces(station, biller(), { month: november }))).toEqual({
      villages: [
        { village: '和平村', bills: 3 },
        { village: '团结村', bills: 1 },
      ].toSorted((a, b) => (a.village < b.village ? -1 : 1)),
      routes: [
        { routeCode: '0101', bills: 2 },
        { routeCode: '0102', bills: 1 },
      ],
    });
    expect(valueOf(listPlaces(station, biller(), { month: month('2026-12') }))).toEqual({
      villages: [],
      routes: [],
    });
  });

  it('refuses who may not see bills', () => {
    const administrator = station.as('administrator');
    for (const refused of [
      listPlaces(station, administrator, { month: november }),
      listNotices(station, administrator, { month: november, place: { village: '和平村' } }),
      listPublicRows(station, administrator, { month: november, village: '和平村' }),
    ])
      expect(refusalOf(refused).code).toBe('right_missing');
  });
});

describe('a notice', () => {
  it('tells dials, charges, what is owed and what was paid ahead, in walking order', () => {
    const [first, second, ...more] = ofRoute('0101');
    expect(more).toEqual([]);
    expect(first?.name).toBe('欧阳修文');
    expect(second).toMatchObject({
      accountNo: '6204200017',
      name: '王秀英',
      address: '和平村1组1号',
      month: november,
      tariffLabel: '居民生活 不满1千伏',
      energyWh: 100_000,
      amountFen: 5100,
      outstandingFen: 5100,
      arrearsFen: 5100,
      prepaymentFen: 0,
      dueOn: '2026-12-15',
      dials: [{ meterNo: 'M6204200017', lastDialWh: 1_100_000, dialWh: 1_200_000, multiplierMilli: 1000 }],
    });
    expect(second?.lines.reduce((sum, line) => sum + line.amountFen, 0)).toBe(5100);
    expect(ofVillage('和平村', october).map((notice) => notice.arrearsFen)).toEqual([0, 0, 0]);
  });

  it('multiplies a dial by its transformer and puts accounts of no route at the end', () => {
    expect(ofVillage('团结村')).toMatchObject([
      { accountNo: '6204200041', energyWh: 2_000_000, dials: [{ multiplierMilli: 20_000 }] },
    ]);
  });

  it('agrees with the account page after payments', () => {
    const cashier = station.as('cashier');
    valueOf(openCashSession(station, cashier, { floatFen: fen(0) }));
    valueOf(payAtCounter(station, cashier, '6204200017', { addPrepaymentFen: 1234 }));
    valueOf(payAtCounter(station, cashier, '6204200025', { months: 1 }));
    const [partly, wholly] = ofRoute('0101');
    expect(wholly).toMatchObject({ outstandingFen: 0, arrearsFen: 0, prepaymentFen: 1234 });
    expect(partly).toMatchObject({ outstandingFen: 5100, arrearsFen: 0, prepaymentFen: 0 });
    for (const notice of [partly, wholly]) {
      const page = valueOf(getAccount(station, cashier, { accountNo: notice?.accountNo ?? '' }));
      const owed = page.openItems.reduce((sum, item) => sum + item.outstandingFen, 0);
      expect((notice?.outstandingFen ?? 0) + (notice?.arrearsFen ?? 0)).toBe(owed);
    }
  });

  it('tells the bill put in the place of another, and none of one taken back', () => {
    correct('6204200017', true);
    expect(
      ofRoute('0101').map(({ accountNo, energyWh, amountFen }) => [accountNo, energyWh, amountFen]),
    ).toEqual([
      ['6204200025', 100_000, 5100],
      ['6204200017', 90_000, 4590],
    ]);
  });

  it('is none for a bill that was taken back without another in its place', () => {
    correct('6204200017', false);
    expect(ofRoute('0101').map((notice) => notice.accountNo)).toEqual(['6204200025']);
    expect(valueOf(listPlaces(station, biller(), { month: november })).routes[0]?.bills).toBe(1);
    expect(publicOf('和平村').rows).toHaveLength(2);
  });
});

describe('the village list', () => {
  it('shows energy, average price and charge, with surnames only', () => {
    const { showsAccountNo, rows } = publicOf('和平村');
    expect(showsAccountNo).toBe(true);
    expect(rows.map((row) => row.maskedName)).toEqual(['欧阳**', '王**', '红柳湾小学']);
    expect(rows[1]).toMatchObject({
      accountNo: '6204200017',
      tariffLabel: '居民生活 不满1千伏',
      energyWh: wattHours(100_000),
      averageNanoyuan: 510_000_000,
      amountFen: 5100,
    });
    expect(publicOf('团结村').rows[0]?.maskedName).toBe('张**');
  });

  it('follows the pack in force, and lets nothing hidden out', () => {
    const pack = {
      ...JSON.parse(shippedPackText('gansu')),
      version: 3,
      effectiveFrom: '2026-11-01',
      publicList: { maskName: 'all_but_first_and_last', showsAccountNo: false },
    };
    valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text: JSON.stringify(pack) }));
    const { showsAccountNo, rows } = publicOf('和平村');
    expect(showsAccountNo).toBe(false);
    expect(rows.map((row) => row.maskedName)).toEqual(['欧**文', '王*英', '红柳湾小学']);
    expect(JSON.stringify(rows)).not.toContain('62042000');
  });
});
