import { beforeEach, describe, expect, it } from 'vitest';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import type { AdjustmentFacts } from '../../../../electron/contract/adjustments.ts';
import { decideAdjustment } from '../../../../electron/services/adjustments/decide-adjustment.ts';
import { listStandingBills } from '../../../../electron/services/adjustments/list-standing-bills.ts';
import { proposeAdjustment } from '../../../../electron/services/adjustments/propose-adjustment.ts';
import { getAccount } from '../../../../electron/services/accounts/get-account.ts';
import { explainBill } from '../../../../electron/services/bills/explain-bill.ts';
import { openCashSession } from '../../../../electron/services/cash/open-cash-session.ts';
import type { Actor } from '../../../../electron/services/counter.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { addReceiptBook } from '../../../../electron/services/receipts/add-receipt-book.ts';
import { adjust, booksOf, findingsOf, proposeFor } from '../../../support/adjustments.ts';
import { insertAccounts } from '../../../support/accounts.ts';
import { payAtCounter } from '../../../support/billed-station.ts';
import { type AddedAccount, addMeteredAccounts } from '../../../support/metered-account.ts';
import { shippedPackText } from '../../../support/packs.ts';
import { postBill } from '../../../support/posted-bills.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const wang = '6204200017';
let station: TestStation;
let account: AddedAccount;

beforeEach(() => {
  station = openTestStation({ now: '2026-10-24T09:00' });
  const supervisor = station.as('billing_supervisor');
  valueOf(acceptPolicyPack(station, supervisor, { text: shippedPackText('gansu') }));
  [account] = addMeteredAccounts(station, [{ accountNo: wang, name: '王秀英', openingMonth: '2026-01' }]) as [
    AddedAccount,
  ];
  valueOf(addReceiptBook(station, supervisor, { firstNo: '0012801', lastNo: '0012900' }));
});

const theft: AdjustmentFacts = {
  fault: 'theft',
  items: [
    {
      energyWh: null,
      powerW: 2_000,
      hoursPerDay: null,
      days: null,
      use: 'power',
      priceNanoyuan: 400_000_000,
    },
  ],
  multiple: null,
  fineFen: fen(50_000),
};
const outage: AdjustmentFacts = {
  fault: 'company_outage',
  energyWh: wattHours(100_000),
  priceNanoyuan: 510_000_000,
  multiple: null,
};

describe('a charge', () => {
  it('is owed like a bill, earns its own income, and sells no energy', () => {
    postBill(station, account, { month: '2026-10', dials: { total: [1000, 1100] } });
    const { preview, posted, energyWh } = adjust(station, wang, theft);
    expect(energyWh).toBe(4_320_000);
    expect(preview).toMatchObject({
      amountFen: 741_200,
      owedChangeFen: 741_200,
      toPrepaymentFen: 0,
      corrected: [],
    });
    expect(preview.chargeLines).toMatchObject([
      {
        code: 'breach_energy',
        label: '追补电费',
        energyWh: 4_320_000,
        priceNanoyuan: 400_000_000,
        counted: null,
        amountFen: 172_800,
      },
      {
        code: 'breach_penalty',
        counted: { quantityMilli: 300_000, unit: '%', baseFen: 172_800 },
        amountFen: 518_400,
      },
      { code: 'breach_fine', amountFen: 50_000 },
    ]);
    expect(posted).toMatchObject([{ kind: 'charge', periodMonth: '2026-10', amountFen: 741_200 }]);
    const row = station.store.sqlite
      .prepare(
        "select energy_wh, correction_no, due_on, reading_id = (select reading_id from bill where kind = 'regular') as ofNewest from bill where kind = 'charge'",
      )
      .get();
    expect(row).toEqual({ energy_wh: 0, correction_no: 1, due_on: '2026-11-15', ofNewest: 1 });
    expect(booksOf(station).places).toEqual({
      receivable: 746_300,
      energy_revenue: -5_100 - 172_800,
      breach_income: -518_400 - 50_000,
    });
    const cashier = station.as('cashier');
    valueOf(openCashSession(station, cashier, { floatFen: fen(0) }));
    const { receipt } = valueOf(payAtCounter(station, cashier, wang));
    expect(receipt.collectedFen).toBe(746_300);
    expect(booksOf(station).owed).toEqual([]);
    expect(findingsOf(station)).toEqual([]);
  });

  it('leaves the month free for its own bill', () => {
    adjust(station, wang, theft);
    postBill(station, account, { month: '2026-10', dials: { total: [1000, 1100] } });
    const kinds = station.store.sqlite
      .prepare('select kind, correction_no from bill order by id')
      .raw()
      .all();
    expect(kinds).toEqual([
      ['charge', 1],
      ['regular', 0],
    ]);
    expect(findingsOf(station)).toEqual([]);
  });

  it('is refused for an account that nobody ever read', () => {
    insertAccounts(station, [{ accountNo: '6204200099', name: '李四' }]);
    const adjustmentId = proposeFor(station, '6204200099', theft);
    const head = station.as('station_head');
    expect(
      refusalOf(decideAdjustment(station, head, { adjustmentId, isApproved: true, reason: null })),
    ).toEqual({
      code: 'usage_incomplete',
      facts: { place: 'readings' },
    });
  });
});

describe('a compensation', () => {
  it('is paid ahead, at the expense of its own account, and pays the next bill', () => {
    const { posted, preview } = adjust(station, wang, outage);
    expect(posted).toMatchObject([{ kind: 'charge', amountFen: -20_400 }]);
    expect(preview).toMatchObject({
      amountFen: -20_400,
      energyWh: 0,
      owedChangeFen: 0,
      toPrepaymentFen: 20_400,
    });
    expect(booksOf(station)).toEqual({
      places: { prepayment: -20_400, outage_compensation: 20_400 },
      owed: [],
      prepaid: [[account.accountId, 20_400]],
    });
    postBill(station, account, { month: '2026-10', dials: { total: [1000, 1100] } });
    const cashier = station.as('cashier');
    valueOf(openCashSession(station, cashier, { floatFen: fen(0) }));
    valueOf(payAtCounter(station, cashier, wang, { usePrepaymentFen: 5_100 }));
    expect(valueOf(getAccount(station, cashier, { accountNo: wang })).prepaymentFen).toBe(15_300);
    expect(findingsOf(station)).toEqual([]);
  });
});

describe('a charge that was posted wrongly', () => {
  const chargeId = () =>
    station.store.sqlite.prepare("select id from bill where kind = 'charge'").pluck().get() as number;
  const reversal = (): AdjustmentFacts => ({ fault: 'wrong_charge', billId: chargeId() });

  it('is offered, turned around to the last line, and owed no more', () => {
    postBill(station, account, { month: '2026-10', dials: { total: [1000, 1100] } });
    adjust(station, wang, theft);
    const offered = valueOf(listStandingBills(station, station.as('biller'), { accountNo: wang }));
    expect(offered.map(({ chargedFor, amountFen }) => [chargedFor, amountFen])).toEqual([
      [null, 5_100],
      ['theft', 741_200],
    ]);
    const { preview, posted, energyWh } = adjust(station, wang, reversal());
    expect(energyWh).toBe(-4_320_000);
    expect(preview).toMatchObject({ amountFen: -741_200, owedChangeFen: -741_200, toPrepaymentFen: 0 });
    expect(preview.formula).toContain('1 号退补单');
    expect(preview.chargeLines.map(({ amountFen }) => amountFen)).toEqual([-172_800, -518_400, -50_000]);
    expect(posted).toMatchObject([{ kind: 'reversal', amountFen: -741_200 }]);
    expect(booksOf(station)).toEqual({
      places: { receivable: 5_100, energy_revenue: -5_100 },
      owed: [[1, 5_100]],
      prepaid: [],
    });
    expect(valueOf(listStandingBills(station, station.as('biller'), { accountNo: wang }))).toHaveLength(1);
    const reversalId = posted[0]?.billId ?? 0;
    expect(explainBill(station, station.as('biller'), { billId: reversalId }).ok).toBe(true);
    expect(findingsOf(station)).toEqual([]);
  });

  it('that was paid is paid ahead', () => {
    adjust(station, wang, theft);
    const cashier = station.as('cashier');
    valueOf(openCashSession(station, cashier, { floatFen: fen(0) }));
    valueOf(payAtCounter(station, cashier, wang));
    const { preview } = adjust(station, wang, reversal());
    expect(preview).toMatchObject({ owedChangeFen: 0, toPrepaymentFen: 741_200 });
    expect(booksOf(station)).toMatchObject({ owed: [], prepaid: [[account.accountId, 741_200]] });
    expect(findingsOf(station)).toEqual([]);
  });

  it('that was a compensation is taken back, but only while it is still there', () => {
    adjust(station, wang, outage);
    const adjustmentId = proposeFor(station, wang, reversal());
    postBill(station, account, { month: '2026-10', dials: { total: [1000, 1100] } });
    const cashier = station.as('cashier');
    valueOf(openCashSession(station, cashier, { floatFen: fen(0) }));
    valueOf(payAtCounter(station, cashier, wang, { usePrepaymentFen: 5_100 }));
    const head = station.as('station_head');
    expect(
      refusalOf(decideAdjustment(station, head, { adjustmentId, isApproved: true, reason: null })),
    ).toEqual({ code: 'adjustment_stale', facts: { adjustmentId, cause: 'compensation_used' } });
    const proposed = proposeAdjustment(station, station.as('biller'), {
      accountNo: wang,
      facts: reversal(),
      reason: '重复',
    });
    expect(refusalOf(proposed)).toEqual({
      code: 'compensation_used',
      facts: { balanceFen: 15_300, neededFen: 20_400 },
    });
  });

  it('that was a compensation leaves nothing in the books', () => {
    adjust(station, wang, outage);
    const { preview } = adjust(station, wang, reversal());
    expect(preview).toMatchObject({ amountFen: 20_400, owedChangeFen: 0, toPrepaymentFen: -20_400 });
    expect(booksOf(station)).toEqual({ places: {}, owed: [], prepaid: [] });
    expect(findingsOf(station)).toEqual([]);
  });

  it('is reversed once, by another person than who proposed it, and no bill is reversed so', () => {
    postBill(station, account, { month: '2026-10', dials: { total: [1000, 1100] } });
    adjust(station, wang, theft);
    const facts = reversal();
    const propose = (wanted: AdjustmentFacts) =>
      proposeAdjustment(station, station.as('billing_supervisor'), {
        accountNo: wang,
        facts: wanted,
        reason: '开错',
      });
    expect(refusalOf(propose({ fault: 'wrong_charge', billId: 1 }))).toMatchObject({ code: 'bill_unknown' });
    const { adjustmentId } = valueOf(propose(facts));
    const decide = (actor: Actor) =>
      decideAdjustment(station, actor, { adjustmentId, isApproved: true, reason: null });
    const proposer: Actor = { ...station.as('biller'), roles: ['station_head'] };
    expect(refusalOf(decide(proposer))).toEqual({
      code: 'same_person_forbidden',
      facts: { accountNo: wang, didBefore: 'compute' },
    });
    valueOf(decide(station.as('station_head')));
    expect(refusalOf(propose(facts))).toEqual({ code: 'bill_reversed', facts: { month: '2026-10' } });
  });

  it.each([
    [
      'a reversal of more than was proposed',
      "update bill_adjustment set content = json_set(content, '$.reversed.totalFen', 1) where fault = 'wrong_charge'",
      'bill differs',
    ],
    [
      'a reversal that nobody proposed',
      "update bill_adjustment set content = json_remove(content, '$.reversed') where fault = 'wrong_charge'",
      'bill_correction unexpected',
    ],
    [
      'a reversal of something else',
      "update bill_correction set corrects_bill_id = 1 where kind = 'reversal'",
      'bill_correction missing',
    ],
    [
      'money kept',
      "update journal_line set amount_fen = amount_fen - 1 where ledger_account = 'prepayment'",
      'daybook_entry movement_differs',
    ],
  ])('is proven: %s is named', (_, sql, expected) => {
    postBill(station, account, { month: '2026-10', dials: { total: [1000, 1100] } });
    adjust(station, wang, outage);
    adjust(station, wang, reversal());
    const { sqlite } = station.store;
    const triggers = sqlite.prepare("select name from sqlite_master where type = 'trigger'").pluck().all();
    for (const name of triggers) sqlite.exec(`drop trigger "${name}"`);
    sqlite.exec(sql);
    const told = findingsOf(station).map(({ table, problem }) => `${table} ${problem}`);
    expect(told).toContain(expected);
  });
});
