import { describe, expect, it } from 'vitest';
import { bookChecks } from '../../db/domain/cash/book-check.ts';
import { day } from '../../db/domain/kernel/calendar.ts';
import { fen } from '../../db/domain/kernel/money.ts';
import { otherTenderKinds } from '../../db/domain/payments/tender-kind.ts';
import { proveBooks } from '../../db/local/verify/verify-store.ts';
import { getAccount } from '../../electron/services/accounts/get-account.ts';
import { closeDay } from '../../electron/services/cash/close-day.ts';
import { closeTill } from '../../electron/services/cash/close-till.ts';
import { commitCount } from '../../electron/services/cash/commit-count.ts';
import { getDay } from '../../electron/services/cash/get-day.ts';
import { openCashSession } from '../../electron/services/cash/open-cash-session.ts';
import { decideVoid } from '../../electron/services/payments/decide-void.ts';
import { requestVoid } from '../../electron/services/payments/request-void.ts';
import { payRefund } from '../../electron/services/refunds/pay-refund.ts';
import { bounceTender } from '../../electron/services/tenders/bounce-tender.ts';
import { confirmTender } from '../../electron/services/tenders/confirm-tender.ts';
import { listTenders } from '../../electron/services/tenders/list-tenders.ts';
import { type BilledStation, openBilledStation, payAtCounter } from '../support/billed-station.ts';
import { valueOf } from '../support/station.ts';
import { chequeOf, codeOf } from '../support/tenders.ts';

/** October 51.00 with the 1.00 minimum late fee, November 51.00 not yet due. */
const dueFen = 10_300;
const marketDay = day('2026-11-24');

function balances(station: BilledStation): Record<string, number> {
  const rows = station.store.sqlite
    .prepare<[], { place: string; fen: number }>(
      'select ledger_account as place, sum(amount_fen) as fen from journal_line group by 1 having sum(amount_fen) <> 0',
    )
    .all();
  return Object.fromEntries(rows.map((row) => [row.place, row.fen]));
}

function undo(station: BilledStation, receiptNo: string, reason: string): void {
  const asked = valueOf(requestVoid(station, station.as('cashier'), { receiptNo, reason }));
  valueOf(decideVoid(station, station.as('station_head'), { ...asked, isApproved: true }));
}

describe('a market day with every kind of tender', () => {
  it('agrees kind by kind, and what comes back or was wrong is put right on later days', async () => {
    const accountNos = Array.from({ length: 9 }, (_, index) => `62042000${index + 10}`);
    const station = await openBilledStation({ accounts: accountNos.map((accountNo) => ({ accountNo })) });
    const [cashier, accountant] = [station.as('cashier'), station.as('fee_accountant')];
    const account = (index: number) => accountNos[index] as string;
    const pay = (index: number, wish: Parameters<typeof payAtCounter>[3] = {}) =>
      valueOf(payAtCounter(station, cashier, account(index), wish)).receipt.receiptNo;

    // 24 November: seven customers with seven other tenders, each half in cash; one in cash alone; one by mistake.
    valueOf(openCashSession(station, cashier, { floatFen: fen(20_000) }));
    const receipts = otherTenderKinds.map((kind, index) => {
      const tender = kind === 'cheque' ? chequeOf(5_000) : codeOf(kind, 5_000, `REF-${index}`);
      return pay(index, { otherTenders: [tender], cashGivenFen: 10_000 });
    });
    const cashOnly = pay(7);
    undo(station, pay(8), '客户改日再交');
    const cashFen = 7 * (dueFen - 5_000) + dueFen;
    const papers = otherTenderKinds.map((kind) => ({ kind, pieces: 1, amountFen: fen(5_000) }));
    const denominations = [{ valueFen: 1, count: 20_000 + cashFen }];
    const counted = valueOf(commitCount(station, cashier, { denominations, tenders: papers }));
    expect(counted.differenceFen).toBe(0);
    valueOf(closeTill(station, cashier, { differenceReason: null }));
    const page = valueOf(getDay(station, accountant, { businessDay: marketDay }));
    expect(page).toMatchObject({ hindrance: null, receiptsFen: 8 * dueFen, voidCount: 1 });
    for (const sums of page.tenders) {
      const expected = sums.kind === 'cash' ? cashFen : 5_000;
      expect([sums.receiptsFen, sums.tendersFen, sums.journalFen, sums.countedFen]).toEqual(
        Array.from({ length: 4 }, () => expected),
      );
    }
    valueOf(closeDay(station, accountant, { businessDay: marketDay }));

    // 26 November: the bank has six of them, the cheque came back.
    station.clock.to('2026-11-26T10:00');
    for (const { kind, receiptNo, lineNo } of valueOf(listTenders(station, accountant)).waiting) {
      if (kind === 'cheque')
        valueOf(bounceTender(station, accountant, { receiptNo, lineNo, reason: '存款不足' }));
      else valueOf(confirmTender(station, accountant, { receiptNo, lineNo, bankSlipNo: `H-${kind}` }));
    }
    expect(balances(station)).toMatchObject({ bank: 30_000, safe: cashFen });
    expect(valueOf(getAccount(station, cashier, { accountNo: account(0) })).openItems).toMatchObject([
      { periodMonth: '2026-11', outstandingFen: 5_000 },
    ]);

    // 27 November: a payment by card and one in cash were taken for the wrong customers; both are banked by now.
    station.clock.to('2026-11-27T10:00');
    const byCard = receipts[otherTenderKinds.indexOf('card')] as string;
    for (const receiptNo of [byCard, cashOnly]) {
      undo(station, receiptNo, '收错户');
      valueOf(payRefund(station, accountant, { receiptNo, paidFrom: 'safe', voucherNo: `TK-${receiptNo}` }));
    }
    // Money in the places = what the customers brought and did not get back; what they owe = what was billed and not paid.
    const paidFen = 8 * dueFen - 5_000 - 2 * dueFen;
    const after = balances(station);
    expect(after.refunds_payable).toBeUndefined();
    expect((after.bank ?? 0) + (after.safe ?? 0)).toBe(paidFen);
    expect(after.receivable).toBe(9 * 2 * 5_100 - (paidFen - 100 * 6));
    expect(after.late_fee_income).toBe(-100 * 6);
    // The closed day is as it was.
    expect(valueOf(getDay(station, accountant, { businessDay: marketDay })).receiptsFen).toBe(8 * dueFen);
    const proof = proveBooks(station.store);
    for (let step = proof.next(); ; step = proof.next()) {
      if (!step.done) continue;
      const { findings } = step.value;
      expect(bookChecks.flatMap((check) => findings.of(check))).toEqual([]);
      break;
    }
  });
});
