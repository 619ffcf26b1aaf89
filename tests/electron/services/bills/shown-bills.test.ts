import { describe, expect, it } from 'vitest';
import { month } from '../../../../db/domain/kernel/calendar.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { openCashSession } from '../../../../electron/services/cash/open-cash-session.ts';
import { getAccount } from '../../../../electron/services/accounts/get-account.ts';
import { computeBills } from '../../../../electron/services/bills/compute-bills.ts';
import { explainBill } from '../../../../electron/services/bills/explain-bill.ts';
import { issueBills } from '../../../../electron/services/bills/issue-bills.ts';
import { listBillingMonths } from '../../../../electron/services/bills/list-billing-months.ts';
import { listDrafts } from '../../../../electron/services/bills/list-drafts.ts';
import { passBills } from '../../../../electron/services/bills/pass-bills.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { addReceiptBook } from '../../../../electron/services/receipts/add-receipt-book.ts';
import { receiptSlip } from '../../../../electron/printing/slip-lines.ts';
import { slipPage } from '../../../../electron/printing/slip-page.ts';
import type { ReceiptContent } from '../../../../electron/contract/payments.ts';
import { messagesOf } from '../../../../renderer/messages/index.ts';
import { payAtCounter } from '../../../support/billed-station.ts';
import { everyKindPack } from '../../../support/every-kind-pack.ts';
import { openTestStation, type TestStation, valueOf } from '../../../support/station.ts';
import { type AddedSupply, addSupply, putLooks } from '../../../support/supplied-account.ts';

const november = month('2026-11');
const input = { month: november, jobId: '0193b2f4-0000-7000-8000-000000000000' };
const industry = { total: 0, peak: 0, flat: 0, valley: 0, reactive_forward: 0, demand: 0 };
const used = { total: 150, peak: 50, flat: 50, valley: 50, reactive_forward: 75, demand: 3.9 };

/** A station with an industrial account of six registers (bill 1) and a household (bill 2), both read, the first with a finding. */
function openRead(): { station: TestStation; added: AddedSupply[] } {
  const station = openTestStation({ now: '2026-10-24T09:00' });
  valueOf(acceptPolicyPack(station, station.as('county_office'), { text: everyKindPack() }));
  const opened = { openingMonth: '2026-10', openedDialsOn: '2026-10-21' };
  const added = addSupply(station, station.as('administrator'), [
    {
      accountNo: '1',
      name: '水泥厂',
      customerClass: 'large_industry',
      volts: 10_000,
      ...opened,
      meters: [{ meterNo: 'M1', multiplier: 60, dials: industry }],
      terms: [
        {
          from: '2026-10-01',
          tariffCode: 'large_industry_two_part',
          capacity: { kind: 'contract_demand', contractW: 200_000, capacityVa: 400_000 },
        },
      ],
    },
    { accountNo: '2', name: '王秀英', ...opened, meters: [{ meterNo: 'M2', dials: { total: 0 } }] },
  ]);
  station.clock.to('2026-11-24T09:00');
  const { peak, ...others } = used;
  putLooks(station, station.as('meter_reader'), added[0] as AddedSupply, '2026-11', [
    { meterNo: 'M1', dials: others },
    { meterNo: 'M1', dials: { peak }, finding: 'jump', reason: '新增一条线' },
  ]);
  putLooks(station, station.as('meter_reader'), added[1] as AddedSupply, '2026-11', [
    { meterNo: 'M2', dials: { total: 100 } },
  ]);
  return { station, added };
}

async function issueAll(station: TestStation): Promise<void> {
  valueOf(await computeBills(station, station.as('biller'), input));
  const drafts = valueOf(listDrafts(station, station.as('auditor'), { month: november, state: 'waiting' }));
  valueOf(passBills(station, station.as('auditor'), { draftIds: drafts.map((draft) => draft.draftId) }));
  valueOf(issueBills(station, station.as('biller'), input));
}

/** Puts what an approved adjustment posts beside the household's bill 2 by bare rows: its reversal, another bill, a charge of its own. */
function correct(station: TestStation): void {
  const { sqlite } = station.store;
  const content = JSON.stringify({ formula: '6000 × (1 − 0.95)', source: '供电营业规则 第八十条' });
  sqlite.exec(`
    insert into bill_adjustment (id, account_id, fault, content, energy_wh, amount_fen, reason, proposed_by, proposed_at, daybook_no)
      values (7, 2, 'meter_error', '${content}', 0, 0, '表快', 1, 0, 1);
    insert into bill (id, account_id, period_month, kind, correction_no, reading_id, energy_wh, amount_fen, due_on, working,
        policy_pack_id, computed_by, audited_by, issued_by, issued_at, daybook_no)
      select 11, account_id, period_month, 'reversal', 1, reading_id, -energy_wh, -amount_fen, due_on, working, policy_pack_id,
        1, 1, 1, issued_at + 1, 1 from bill where id = 2
      union all select 12, account_id, period_month, 'rebill', 2, reading_id, 95000, 4845, due_on,
        json_set(working, '$.facts.corrections', json('[{"register":"total","energyWh":95000}]')), policy_pack_id, 1, 1, 1,
        issued_at + 1, 1 from bill where id = 2
      union all select 13, account_id, period_month, 'charge', 3, reading_id, 0, 60000, due_on, '{}', policy_pack_id, 1, 1, 1,
        issued_at + 1, 1 from bill where id = 2;
    insert into bill_line (bill_id, line_no, code, label, energy_wh, price_nanoyuan, amount_fen)
      select 11, line_no, code, label, -energy_wh, price_nanoyuan, -amount_fen from bill_line where bill_id = 2
      union all select 12, 1, 'tier_1', '第一档电费', 95000, 510000000, 4845
      union all select 13, 1, 'breach_penalty', '违约使用电费', null, null, 60000;
    insert into bill_correction (bill_id, adjustment_id, kind, corrects_bill_id, carried_fen, daybook_no)
      values (11, 7, 'reversal', 2, 0, 1), (12, 7, 'rebill', 2, 0, 1), (13, 7, 'charge', null, 0, 1);
    delete from open_item where bill_id = 2;
    insert into open_item (bill_id, account_id, due_on, outstanding_fen) select id, account_id, due_on, amount_fen from bill
      where id in (12, 13);`);
}

describe('a draft of several registers', () => {
  it('shows every dial, lines of every unit, and the finding of whichever register has one', async () => {
    const { station } = openRead();
    valueOf(await computeBills(station, station.as('biller'), input));
    const rows = valueOf(listDrafts(station, station.as('auditor'), { month: november, state: 'waiting' }));
    expect(rows[0]).toMatchObject({
      accountNo: '1',
      tariffLabel: '大工业两部制 1-10千伏（示例价）',
      finding: 'jump',
      reason: '新增一条线',
      energyWh: 9_000_000,
      amountFen: 1_484_656,
      usualUseWh: null,
    });
    expect(rows[0]?.dials.map(({ register, dialWh }) => [register, dialWh])).toEqual([
      ['total', 150_000],
      ['peak', 50_000],
      ['flat', 50_000],
      ['valley', 50_000],
      ['reactive_forward', 75_000],
      ['demand', 3_900],
    ]);
    expect(rows[0]?.lines.map(({ code, energyWh, counted }) => [code, energyWh, counted])).toEqual([
      ['peak', 3_000_000, null],
      ['flat', 3_000_000, null],
      ['valley', 3_000_000, null],
      ['demand', null, { quantityMilli: 200_000, unit: 'kW', baseFen: null }],
      ['over_demand', null, { quantityMilli: 24_000, unit: 'kW', baseFen: null }],
      ['power_factor', null, { quantityMilli: 500, unit: '%', baseFen: 1_477_270 }],
    ]);
    expect(rows[1]).toMatchObject({ finding: null, reason: null });
  });
});

describe('where a month stands', () => {
  it('counts accounts, read when every register is, and bills that are the month’s own', async () => {
    const { station, added } = openRead();
    const now = () => {
      const [row] = valueOf(listBillingMonths(station, station.as('biller'), undefined));
      return [row?.accounts, row?.read, row?.unexplained, row?.waiting, row?.issued, row?.issuedFen];
    };
    expect(now()).toEqual([2, 2, 0, 0, 0, 0]);
    const look = (dials: object, more: object) =>
      putLooks(station, station.as('meter_reader'), added[0] as AddedSupply, '2026-11', [
        { meterNo: 'M1', dials: dials as { valley: number }, ...more },
      ]);
    look({ valley: 60 }, { finding: 'jump' });
    expect(now()).toEqual([2, 2, 1, 0, 0, 0]);
    look({ flat: 0 }, { kind: 'locked' });
    expect(now()).toEqual([2, 1, 0, 0, 0, 0]);
    look({ valley: 50 }, {});
    look({ flat: 50 }, {});
    await issueAll(station);
    expect(now()).toEqual([2, 2, 0, 0, 2, 1_484_656 + 5_100]);
    correct(station);
    expect(now()).toEqual([2, 2, 0, 0, 2, 1_484_656 + 5_100]);
  });
});

describe('a corrected bill', () => {
  it('is explained with the formula of its adjustment; the charge has no dials', async () => {
    const { station } = openRead();
    await issueAll(station);
    correct(station);
    const explain = (billId: number) => valueOf(explainBill(station, station.as('cashier'), { billId }));
    const formula = { text: '6000 × (1 − 0.95)', source: '供电营业规则 第八十条' };
    expect(explain(2)).toMatchObject({
      kind: 'regular',
      isReversed: true,
      adjustmentId: null,
      formula: null,
    });
    expect(explain(11)).toMatchObject({
      kind: 'reversal',
      isReversed: false,
      adjustmentId: 7,
      amountFen: -5_100,
      formula,
      dials: [{ dialWh: 100_000 }],
    });
    expect(explain(12)).toMatchObject({
      kind: 'rebill',
      amountFen: 4_845,
      formula,
      corrections: [{ register: 'total', energyWh: 95_000 }],
    });
    expect(explain(13)).toMatchObject({
      kind: 'charge',
      formula,
      dials: [],
      parts: [],
      corrections: [],
      lines: [{ code: 'breach_penalty', energyWh: null, counted: null, amountFen: 60_000 }],
      policyPack: { code: 'every_kind', version: 1 },
    });
  });

  it('stands beside the others on the account page, and what is owed is named by its kind', async () => {
    const { station } = openRead();
    await issueAll(station);
    correct(station);
    const page = valueOf(getAccount(station, station.as('cashier'), { accountNo: '2' }));
    expect(page.bills.map(({ billId, kind, isReversed }) => [billId, kind, isReversed])).toEqual([
      [13, 'charge', false],
      [12, 'rebill', false],
      [11, 'reversal', false],
      [2, 'regular', true],
    ]);
    expect(page.openItems.map(({ billId, kind }) => [billId, kind])).toEqual([
      [12, 'rebill'],
      [13, 'charge'],
    ]);
  });

  it('keeps the next month where the meter was left, and compares with the bill that stands', async () => {
    const { station, added } = openRead();
    await issueAll(station);
    correct(station);
    station.clock.to('2026-12-24T09:00');
    putLooks(station, station.as('meter_reader'), added[1] as AddedSupply, '2026-12', [
      { meterNo: 'M2', dials: { total: 180 } },
    ]);
    const december = { ...input, month: month('2026-12') };
    valueOf(await computeBills(station, station.as('biller'), december));
    expect(
      valueOf(listDrafts(station, station.as('auditor'), { month: december.month, state: 'waiting' })),
    ).toMatchObject([{ accountNo: '2', energyWh: 80_000, usualUseWh: 95_000, isFirstBill: false }]);
  });
});

describe('a receipt', () => {
  const pay = async (accountNo: string) => {
    const { station } = openRead();
    await issueAll(station);
    correct(station);
    valueOf(
      addReceiptBook(station, station.as('billing_supervisor'), { firstNo: '0000001', lastNo: '0000100' }),
    );
    const cashier = station.as('cashier');
    valueOf(openCashSession(station, cashier, { floatFen: fen(0) }));
    return valueOf(payAtCounter(station, cashier, accountNo)).receipt;
  };
  const linesOf = (receipt: ReceiptContent) => {
    const markup = slipPage(receiptSlip(receipt, { copyNo: 0, isVoid: false }, messagesOf['zh-CN'].paper));
    return [...markup.matchAll(/<p class="row"><span>([^<]*)<\/span><span>([^<]*)<\/span>/g)].map(
      ([, left, right]) => `${left}|${right}`,
    );
  };

  it('prints start and end of each register, and what each charge counts', async () => {
    const receipt = await pay('1');
    expect(receipt.months[0]).toMatchObject({ meterNo: null, lastDialWh: null, dialWh: null });
    expect(receipt.months[0]?.dials).toHaveLength(6);
    expect(linesOf(receipt)).toEqual(
      expect.arrayContaining([
        '表号 M1|',
        '总|0 → 150 ×60',
        '需量|3.9 ×60',
        '峰段电费 3000×0.8800|2,640.00',
        '基本电费（合同需量） 200 kW×38.0000|7,600.00',
        '功率因数调整电费 0.5%|73.86',
      ]),
    );
  });

  it('names a corrected month and a charge, which no meter counted', async () => {
    const receipt = await pay('2');
    expect(receipt.months).toMatchObject([
      { kind: 'rebill', meterNo: 'M2', lastDialWh: 0, dialWh: 100_000, principalFen: 4_845 },
      { kind: 'charge', meterNo: null, dialWh: null, principalFen: 60_000 },
    ]);
    expect(linesOf(receipt)).toEqual(
      expect.arrayContaining([
        '电费月份 2026-11 更正|表号 M2',
        '电费月份 2026-11 另收|',
        '违约使用电费|600.00',
      ]),
    );
  });

  it('of before other units were billed still prints', () => {
    const old = {
      stationName: '红柳湾供电所',
      months: [
        {
          periodMonth: '2026-10',
          meterNo: 'M2',
          lastDialWh: 0,
          dialWh: 100_000,
          multiplierMilli: 1000,
          energyWh: 100_000,
          lines: [
            {
              code: 'tier_1',
              label: '第一档电费',
              energyWh: 100_000,
              priceNanoyuan: 510_000_000,
              amountFen: 5_100,
            },
          ],
          principalFen: 5_100,
          lateFeeFen: 0,
        },
      ],
      receiptNo: '0000001',
      accountNo: '2',
      name: '王秀英',
      address: '',
      businessDay: '2026-11-24',
      takenAt: 0,
      cashierName: '张',
      dueFen: 5_100,
      prepaymentUsedFen: 0,
      prepaymentAddedFen: 0,
      prepaymentLeftFen: 0,
      collectedFen: 5_100,
      collectedInWords: '',
      givenFen: 5_100,
      changeFen: 0,
      checkCode: '',
      isTraining: false,
    } as unknown as ReceiptContent;
    expect(linesOf(old)).toEqual(
      expect.arrayContaining(['上期示数 0|本期示数 100', '第一档电费 100×0.5100|51.00']),
    );
  });
});
