import { day } from '../../db/domain/kernel/calendar.ts';
import { fen } from '../../db/domain/kernel/money.ts';
import { closeDay } from '../../electron/services/cash/close-day.ts';
import { closeTill } from '../../electron/services/cash/close-till.ts';
import { commitCount } from '../../electron/services/cash/commit-count.ts';
import { openCashSession } from '../../electron/services/cash/open-cash-session.ts';
import { decideVoid } from '../../electron/services/payments/decide-void.ts';
import { requestVoid } from '../../electron/services/payments/request-void.ts';
import { requestReprint } from '../../electron/services/printing/request-reprint.ts';
import { addReceiptBook } from '../../electron/services/receipts/add-receipt-book.ts';
import { type BilledStation, openBilledStation, payAtCounter } from './billed-station.ts';
import { valueOf } from './station.ts';

/**
 * A station whose books hold something of every kind: two months of bills, two tills, late fees, prepayment taken and used, a void,
 * a reprint, a short drawer, a closed day, a till still open on the next day, and a second book of receipts begun.
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
  pay(zhang, 7);
  valueOf(requestReprint(station, zhang, { receiptNo: wrong === '0012803' ? '0012801' : wrong }));
  valueOf(commitCount(station, zhang, { denominations: [{ valueFen: 10_000, count: 7 }] }));
  valueOf(closeTill(station, zhang, { differenceReason: '找零差错' }));
  valueOf(commitCount(station, zhao, { denominations: [{ valueFen: 100, count: 212 }] }));
  valueOf(closeTill(station, zhao, { differenceReason: '盘点' }));
  valueOf(closeDay(station, station.as('fee_accountant'), { businessDay: day('2026-11-24') }));
  station.clock.to('2026-11-25T09:00');
  valueOf(openCashSession(station, zhang, { floatFen: fen(20_000) }));
  pay(zhang, 4);
  pay(zhang, 5, { months: 1 });
  valueOf(requestReprint(station, zhang, { receiptNo: '0012901' }));
  return station;
}
