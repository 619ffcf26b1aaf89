import { plainTerms } from '../../db/domain/billing/supply-terms.ts';
import { day, month } from '../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../db/domain/kernel/energy.ts';
import { fen } from '../../db/domain/kernel/money.ts';
import type { AdjustmentFacts } from '../../electron/contract/adjustments.ts';
import { decideAdjustment } from '../../electron/services/adjustments/decide-adjustment.ts';
import { listStandingBills } from '../../electron/services/adjustments/list-standing-bills.ts';
import { closeDay } from '../../electron/services/cash/close-day.ts';
import { closeTill } from '../../electron/services/cash/close-till.ts';
import { commitCount } from '../../electron/services/cash/commit-count.ts';
import { openCashSession } from '../../electron/services/cash/open-cash-session.ts';
import { decideReopening } from '../../electron/services/periods/decide-reopening.ts';
import { lockPeriod } from '../../electron/services/periods/lock-period.ts';
import { requestReopening } from '../../electron/services/periods/request-reopening.ts';
import { decideVoid } from '../../electron/services/payments/decide-void.ts';
import { requestVoid } from '../../electron/services/payments/request-void.ts';
import { payRefund } from '../../electron/services/refunds/pay-refund.ts';
import { requestReprint } from '../../electron/services/printing/request-reprint.ts';
import { addReceiptBook } from '../../electron/services/receipts/add-receipt-book.ts';
import { changeRoute } from '../../electron/services/routes/change-route.ts';
import { issueRouteSheet } from '../../electron/services/routes/issue-route-sheet.ts';
import { returnRouteSheet } from '../../electron/services/routes/return-route-sheet.ts';
import { recordTerms } from '../../electron/services/supply/record-terms.ts';
import { bounceTender } from '../../electron/services/tenders/bounce-tender.ts';
import { confirmTender } from '../../electron/services/tenders/confirm-tender.ts';
import { listTenders } from '../../electron/services/tenders/list-tenders.ts';
import { adjust, proposeFor } from './adjustments.ts';
import { type BilledStation, openBilledStation, payAtCounter } from './billed-station.ts';
import { postReadingMonth } from './reading-month-rows.ts';
import { computeWaiting, giveBack, pass, readDial } from './returned-bills.ts';
import { giveSignature, readersPassword, routeOf } from './route-station.ts';
import { valueOf } from './station.ts';
import { chequeOf, codeOf } from './tenders.ts';

/**
 * A station whose books hold something of every kind: two months of bills, two tills, late fees, prepayment taken and used, a void,
 * a reprint, a cheque and a code, a short drawer with a code slip that is not there, a closed day, a till still open on the next day, a second book of receipts begun, adjustments and terms,
 * three bills returned by the auditor of which two are mended, a route sheet that came back.
 */
export async function openStationAfterMarketDay(): Promise<BilledStation> {
  const accounts = Array.from({ length: 8 }, (_, index) => ({
    accountNo: `62042000${index + 10}`,
    customerClass: index === 7 ? ('commercial' as const) : ('residential' as const),
  }));
  const station = await openBilledStation({ accounts, receipts: ['0012801', '0012806'] });
  const [zhang, zhao] = [station.as('cashier'), station.as('cashier', 2)];
  const numbers = station.accounts.map((account) => account.accountNo);
  const pay = (who: typeof zhang, index: number, wish: Parameters<typeof payAtCounter>[3] = {}) =>
    valueOf(payAtCounter(station, who, numbers[index] as string, wish)).receipt.receiptNo;
  valueOf(
    addReceiptBook(station, station.as('billing_supervisor'), { firstNo: '0012901', lastNo: '0013000' }),
  );
  valueOf(openCashSession(station, zhang, { floatFen: fen(20_000) }));
  valueOf(openCashSession(station, zhao, { floatFen: fen(10_000) }));
  pay(zhang, 0, { cashGivenFen: 20_000 });
  pay(zhao, 1, { months: 1, addPrepaymentFen: 6_000 });
  const wrong = pay(zhang, 2);
  pay(zhao, 1, { usePrepaymentFen: 5_100 });
  const { requestId } = valueOf(requestVoid(station, zhang, { receiptNo: wrong, reason: '收错户' }));
  valueOf(decideVoid(station, station.as('station_head'), { requestId, isApproved: true }));
  pay(zhang, 3, { months: 0, addPrepaymentFen: 30_000 });
  pay(zhang, 7, { otherTenders: [chequeOf(5_000), codeOf('wechat', 3_000, '4200009981')] });
  valueOf(requestReprint(station, zhang, { receiptNo: wrong === '0012803' ? '0012801' : wrong }));
  valueOf(
    commitCount(station, zhang, {
      denominations: [{ valueFen: 10_000, count: 7 }],
      tenders: [{ kind: 'cheque', pieces: 1, amountFen: fen(5_000) }],
    }),
  );
  valueOf(closeTill(station, zhang, { differenceReason: '找零差错' }));
  valueOf(commitCount(station, zhao, { denominations: [{ valueFen: 100, count: 212 }] }));
  valueOf(closeTill(station, zhao, { differenceReason: '盘点' }));
  valueOf(closeDay(station, station.as('fee_accountant'), { businessDay: day('2026-11-24') }));
  station.clock.to('2026-11-25T09:00');
  valueOf(openCashSession(station, zhang, { floatFen: fen(20_000) }));
  pay(zhang, 4);
  pay(zhang, 5, { months: 1 });
  settleTenders(station);
  reversePayment(station);
  adjustBills(station, numbers);
  await returnBills(station);
  await walkRoute(station);
  postReadingMonth(station, numbers[5] as string);
  lockAndReopen(station);
  valueOf(requestReprint(station, zhang, { receiptNo: '0012901' }));
  return station;
}

/** A route gets its reader, and the month's sheet goes out and comes back against signature. */
async function walkRoute(station: BilledStation): Promise<void> {
  const [reader, biller] = [station.as('meter_reader'), station.as('biller')];
  await giveSignature(station, reader);
  const { routeId, code, meters } = routeOf(station, '0101', '2026-12');
  valueOf(
    changeRoute(station, biller, { routeId, code, name: '和平村', readerId: reader.personId, days: null }),
  );
  const signature = { readerId: reader.personId, password: readersPassword };
  const { sheetId } = valueOf(
    await issueRouteSheet(station, biller, {
      month: month('2026-12'),
      routeId,
      ...signature,
      knowsOfEarlier: false,
    }),
  );
  valueOf(
    await returnRouteSheet(station, station.as('auditor'), { sheetId, read: meters - 1, ...signature }),
  );
}

/** The code's money is in the bank, the cheque came back. */
function settleTenders(station: BilledStation): void {
  const accountant = station.as('fee_accountant');
  const { waiting } = valueOf(listTenders(station, accountant));
  for (const { kind, receiptNo, lineNo } of waiting) {
    if (kind === 'cheque')
      valueOf(bounceTender(station, accountant, { receiptNo, lineNo, reason: '存款不足' }));
    else valueOf(confirmTender(station, accountant, { receiptNo, lineNo, bankSlipNo: 'H20261125001' }));
  }
}

/** A payment of the closed day is reversed, and its money paid back out of the safe. */
function reversePayment(station: BilledStation): void {
  const receiptNo = '0012801';
  const asked = valueOf(requestVoid(station, station.as('cashier'), { receiptNo, reason: '收错户，已日结' }));
  valueOf(decideVoid(station, station.as('station_head'), { ...asked, isApproved: true }));
  const paid = { receiptNo, paidFrom: 'safe' as const, voucherNo: 'TK001' };
  valueOf(payRefund(station, station.as('fee_accountant'), paid));
}

/** Three bills come back to their author; two are mended and pass, by the reader who reads again and by the biller who computes anew. */
async function returnBills(station: BilledStation): Promise<void> {
  const december = month('2026-12');
  const [first, second, third] = station.accounts;
  if (first === undefined || second === undefined || third === undefined) return;
  station.clock.to('2026-12-21T09:00');
  for (const account of [first, second, third]) readDial(station, account, december, 1_310);
  station.clock.to('2026-12-21T11:00');
  const [one, two, three] = await computeWaiting(station, december);
  valueOf(giveBack(station, one?.draftId ?? 0, 'reader'));
  valueOf(giveBack(station, two?.draftId ?? 0, 'biller', 'computation', '请重算'));
  valueOf(giveBack(station, three?.draftId ?? 0, 'reader', 'decimal', '小数点疑错'));
  station.clock.to('2026-12-21T15:00');
  readDial(station, first, december, 1_301);
  const again = await computeWaiting(station, december);
  pass(station, again.slice(0, 2));
}

/** November was locked by its issue: a wish to open it is declined, another approved, and it is locked once more by hand. */
function lockAndReopen(station: BilledStation): void {
  const november = { month: month('2026-11') };
  const [biller, head] = [station.as('biller'), station.as('station_head')];
  for (const isApproved of [false, true]) {
    const { requestId } = valueOf(requestReopening(station, biller, { ...november, reason: '漏发一户' }));
    valueOf(decideReopening(station, head, { requestId, isApproved }));
  }
  valueOf(lockPeriod(station, station.as('billing_supervisor'), november));
}

/** Adjustments of every outcome: up and down, paid and unpaid, twice upon one month, a charge, a compensation, declined, waiting. */
function adjustBills(station: BilledStation, numbers: readonly string[]): void {
  const billsOf = (index: number) =>
    valueOf(listStandingBills(station, station.as('auditor'), { accountNo: numbers[index] as string })).map(
      (bill) => bill.billId,
    );
  const wiring = (index: number, factor: string): AdjustmentFacts => ({
    fault: 'wrong_wiring',
    billIds: billsOf(index),
    factor,
  });
  adjust(station, numbers[4] as string, wiring(4, '0.5'));
  adjust(station, numbers[5] as string, wiring(5, '3'));
  adjust(station, numbers[5] as string, wiring(5, '1.5'));
  adjust(station, numbers[6] as string, { fault: 'over_capacity', powerW: 3_000 });
  adjust(station, numbers[6] as string, {
    fault: 'true_dial',
    billId: billsOf(6)[0] as number,
    readOn: day('2026-11-21'),
    dials: [{ register: 'total', dialWh: wattHours(1_150_000) }],
  });
  adjust(station, numbers[3] as string, {
    fault: 'company_outage',
    energyWh: wattHours(10_000),
    priceNanoyuan: 510_000_000,
    multiple: null,
  });
  const declined = proposeFor(station, numbers[7] as string, wiring(7, '2'));
  const head = station.as('station_head');
  valueOf(decideAdjustment(station, head, { adjustmentId: declined, isApproved: false, reason: '证据不足' }));
  proposeFor(station, numbers[7] as string, wiring(7, '3'));
  valueOf(
    recordTerms(station, station.as('billing_supervisor'), {
      accountNo: numbers[6] as string,
      effectiveFrom: day('2026-12-01'),
      terms: { ...plainTerms, tariffCode: 'residential_low_tou' },
      reason: '客户申请峰谷分时',
    }),
  );
}
