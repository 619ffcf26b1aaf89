import { beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../db/domain/kernel/calendar.ts';
import { fen } from '../../db/domain/kernel/money.ts';
import { verifyReceipt } from '../../db/local/verify/verify-receipt.ts';
import type { ReceiptContent } from '../../electron/contract/payments.ts';
import { getAccount } from '../../electron/services/accounts/get-account.ts';
import { closeDay } from '../../electron/services/cash/close-day.ts';
import { closeTill } from '../../electron/services/cash/close-till.ts';
import { commitCount } from '../../electron/services/cash/commit-count.ts';
import { getDay } from '../../electron/services/cash/get-day.ts';
import { getOwnCashSession } from '../../electron/services/cash/get-own-cash-session.ts';
import { openCashSession } from '../../electron/services/cash/open-cash-session.ts';
import type { Actor } from '../../electron/services/counter.ts';
import { listDaybook } from '../../electron/services/daybook/list-daybook.ts';
import { verifyBooks } from '../../electron/services/daybook/verify-books.ts';
import { decideVoid } from '../../electron/services/payments/decide-void.ts';
import { listPaymentsOfDay } from '../../electron/services/payments/list-payments-of-day.ts';
import { listVoidRequests } from '../../electron/services/payments/list-void-requests.ts';
import { requestVoid } from '../../electron/services/payments/request-void.ts';
import { beginPrintJob } from '../../electron/services/printing/begin-print-job.ts';
import { finishPrintJob } from '../../electron/services/printing/finish-print-job.ts';
import { listPrintJobs } from '../../electron/services/printing/list-print-jobs.ts';
import { requestReprint } from '../../electron/services/printing/request-reprint.ts';
import { type BilledStation, openBilledStation, payAtCounter } from '../support/billed-station.ts';
import { refusalOf, valueOf } from '../support/station.ts';

const wangXiuying = '6204200017';
const liJianguo = '6204200018';
const ayiguli = '6204200019';
const shop = '6204200020';
const tuesday = day('2026-11-24');

let station: BilledStation;
let zhang: Actor;
let zhao: Actor;
let head: Actor;
let accountant: Actor;
let slipOfWang: ReceiptContent;
let slipOfLi: ReceiptContent;

const pay = (who: Actor, accountNo: string, wish: Parameters<typeof payAtCounter>[3] = {}) =>
  valueOf(payAtCounter(station, who, accountNo, wish));
const printOut = (who: Actor, printJobId: number) => {
  valueOf(beginPrintJob(station, who, { printJobId }));
  return valueOf(finishPrintJob(station, who, { printJobId, printer: 'Receipt', trouble: null }));
};
const verify = async () => valueOf(await verifyBooks(station, accountant, { jobId: station.newId() }));

/** One Tuesday in November at 红柳湾供电所, bills of October and November out, told in its order. */
describe('a day at the counter', () => {
  beforeAll(async () => {
    station = await openBilledStation({
      accounts: [
        { accountNo: wangXiuying, name: '王秀英' },
        { accountNo: liJianguo, name: '李建国' },
        { accountNo: ayiguli, name: '阿依古丽·叶尔兰别克·哈山' },
        { accountNo: shop, name: '和平商店', customerClass: 'commercial' },
      ],
    });
    [zhang, zhao] = [station.as('cashier'), station.as('cashier', 2)];
    [head, accountant] = [station.as('station_head'), station.as('fee_accountant')];
  });

  it('08:30 the tills open, each with its float', () => {
    station.clock.to('2026-11-24T08:30');
    expect(refusalOf(payAtCounter(station, zhang, wangXiuying)).code).toBe('cash_session_not_open');
    valueOf(openCashSession(station, zhang, { floatFen: fen(20_000) }));
    expect(valueOf(openCashSession(station, zhao, { floatFen: fen(10_000) }))).toMatchObject({
      businessDay: tuesday,
    });
  });

  it('08:41 王秀英 pays two months with a late fee: 收您 200.00，找您 97.00', () => {
    station.clock.to('2026-11-24T08:41');
    const { receipt, printJobId } = pay(zhang, wangXiuying, { cashGivenFen: 20_000 });
    slipOfWang = receipt;
    expect(receipt).toMatchObject({
      receiptNo: '0012801',
      dueFen: 10_300,
      changeFen: 9_700,
      collectedInWords: '壹佰零叁元整',
    });
    expect(printOut(zhang, printJobId)).toMatchObject({ state: 'printed', copyNo: 0 });
    expect(valueOf(getAccount(station, zhang, { accountNo: wangXiuying })).openItems).toEqual([]);
  });

  it('08:55 李建国 pays October and leaves 100.00 for the winter', () => {
    const { receipt } = pay(zhao, liJianguo, { months: 1, addPrepaymentFen: 10_000, cashGivenFen: 20_000 });
    slipOfLi = receipt;
    expect(receipt).toMatchObject({
      receiptNo: '0012802',
      collectedFen: 15_200,
      changeFen: 4_800,
      prepaymentLeftFen: 10_000,
    });
  });

  it('09:10 the printer jams; the slip stays due and is printed at the second try', () => {
    station.clock.to('2026-11-24T09:10');
    const due = valueOf(listPrintJobs(station, zhao)).filter((job) => job.state === 'waiting');
    expect(due.map((job) => job.receiptNo)).toEqual(['0012802']);
    const printJobId = due[0]?.printJobId ?? 0;
    valueOf(finishPrintJob(station, zhao, { printJobId, printer: 'Receipt', trouble: '卡纸' }));
    expect(valueOf(listPrintJobs(station, zhao))[0]).toMatchObject({
      printJobId,
      state: 'failed',
      trouble: '卡纸',
    });
    expect(printOut(zhao, printJobId).state).toBe('printed');
    expect(refusalOf(beginPrintJob(station, zhao, { printJobId })).code).toBe('print_job_printed');
  });

  it('09:30 the shop is paid for instead of 阿依古丽; the head undoes it, the number stays used', () => {
    const wrong = pay(zhang, shop).receipt;
    const { requestId } = valueOf(
      requestVoid(station, zhang, { receiptNo: wrong.receiptNo, reason: '收错户，应收阿依古丽' }),
    );
    expect(valueOf(listVoidRequests(station, head)).map((request) => request.payment.receiptNo)).toEqual([
      '0012803',
    ]);
    valueOf(decideVoid(station, head, { requestId, isApproved: true }));
    expect(valueOf(getAccount(station, zhang, { accountNo: shop })).openItems).toHaveLength(2);
    expect(pay(zhang, ayiguli, { months: 1 }).receipt.receiptNo).toBe('0012804');
  });

  it('10:20 李建国 has lost his slip: a copy, marked and counted', () => {
    const { printJobId } = valueOf(requestReprint(station, zhang, { receiptNo: '0012802' }));
    expect(valueOf(beginPrintJob(station, zhang, { printJobId }))).toMatchObject({
      copyNo: 1,
      receipt: slipOfLi,
    });
    printOut(zhang, printJobId);
    expect(
      valueOf(listPaymentsOfDay(station, zhang)).find((row) => row.receiptNo === '0012802')?.printedCopies,
    ).toBe(2);
  });

  it('11:00 he pays November from what he left, without cash', () => {
    const { receipt } = pay(zhao, liJianguo, { usePrepaymentFen: 5_100 });
    expect(receipt).toMatchObject({
      collectedFen: 0,
      givenFen: 0,
      prepaymentUsedFen: 5_100,
      prepaymentLeftFen: 4_900,
    });
  });

  it('17:00 张 counts without knowing what should be there; two yuan short, explained', () => {
    station.clock.to('2026-11-24T17:00');
    expect(JSON.stringify(valueOf(getOwnCashSession(station, zhang)))).not.toMatch(/35500|15500/);
    const denominations = [
      { valueFen: 10_000, count: 3 },
      { valueFen: 5_000, count: 1 },
      { valueFen: 100, count: 3 },
    ];
    expect(valueOf(commitCount(station, zhang, { denominations }))).toEqual({
      countedFen: 35_300,
      expectedFen: 35_500,
      differenceFen: -200,
      tenders: [],
    });
    expect(refusalOf(payAtCounter(station, zhang, shop)).code).toBe('till_counted');
    expect(refusalOf(closeTill(station, zhang, { differenceReason: null })).code).toBe(
      'difference_reason_missing',
    );
    const slip = valueOf(closeTill(station, zhang, { differenceReason: '找零差错' }));
    expect(slip).toMatchObject({
      paymentCount: 3,
      voidCount: 1,
      firstReceiptNo: '0012801',
      lastReceiptNo: '0012804',
    });
    expect(slip.chainHead).toBe(valueOf(listDaybook(station, accountant, { beforeEntryNo: null }))[0]?.hash);
  });

  it('17:20 the day cannot close while 赵 still sits there', () => {
    expect(refusalOf(closeDay(station, accountant, { businessDay: tuesday }))).toMatchObject({
      code: 'cash_sessions_still_open',
      facts: { names: [zhao.fullName] },
    });
    valueOf(
      commitCount(station, zhao, {
        denominations: [
          { valueFen: 10_000, count: 2 },
          { valueFen: 100, count: 52 },
        ],
      }),
    );
    valueOf(closeTill(station, zhao, { differenceReason: null }));
  });

  it('17:30 four books agree, and the accountant closes the day for ever', () => {
    const page = valueOf(getDay(station, accountant, { businessDay: tuesday }));
    expect(page).toMatchObject({ hindrance: null, receiptCount: 5, voidCount: 1 });
    expect([
      page.receiptsFen,
      page.diaryFen,
      page.tendersFen,
      page.journalFen,
      page.countedTakingsFen,
    ]).toEqual(Array(5).fill(30_700));
    expect(valueOf(closeDay(station, accountant, { businessDay: tuesday })).state).toBe('closed');
    expect(refusalOf(openCashSession(station, zhang, { floatFen: fen(0) })).code).toBe('business_day_closed');
  });

  it('in the evening the books are proven', async () => {
    const report = await verify();
    expect(report.checks.filter(({ findings }) => findings.length > 0)).toEqual([]);
    expect(report).toMatchObject({ isSound: true, receipts: 5 });
  });

  it("next morning a customer's paper is checked against the book", () => {
    const genuine = (receiptNo: string, code: string) =>
      valueOf(verifyReceipt(station.store, receiptNo, code)).isGenuine;
    expect(genuine('0012801', slipOfWang.checkCode)).toBe(true);
    expect(
      genuine(
        '0012801',
        `${slipOfWang.checkCode.slice(0, 4).toLowerCase()}-${slipOfWang.checkCode.slice(4)}`,
      ),
    ).toBe(true);
    expect(genuine('0012801', slipOfLi.checkCode)).toBe(false);
    expect(genuine('0012801', 'nonsense')).toBe(false);
    expect(refusalOf(verifyReceipt(station.store, '0099999', slipOfWang.checkCode)).code).toBe(
      'receipt_unknown',
    );
    expect(valueOf(verifyReceipt(station.store, '0012803', slipOfLi.checkCode)).isVoid).toBe(true);
  });

  it('somebody makes a payment smaller in the file over night, and is named', async () => {
    station.store.sqlite.exec(
      'drop trigger payment_is_never_changed; update payment set collected_fen = 5300, due_fen = 5300 where id = 1',
    );
    const report = await verify();
    expect(report.isSound).toBe(false);
    const told = report.checks.flatMap(({ check, findings }) =>
      findings.map((finding) => `${check}: ${finding}`),
    );
    expect(told).toContain(
      'schema: trigger payment_is_never_changed：本程序建立的对象被删除。请查明是谁打开过数据文件。',
    );
    expect(told).toContain('payments: payment 1：collected_fen 为 53.00，按 tender 应为 103.00。');
    const english = valueOf(
      await verifyBooks(station, accountant, { jobId: station.newId(), language: 'en' }),
    );
    expect(english.checks.flatMap(({ findings }) => findings)).toContain(
      'payment 1: collected_fen is 53.00; by tender it must be 103.00.',
    );
  });
});
