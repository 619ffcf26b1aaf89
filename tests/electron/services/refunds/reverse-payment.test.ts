import { beforeEach, describe, expect, it } from 'vitest';
import { bookChecks } from '../../../../db/domain/cash/book-check.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { proveBooks } from '../../../../db/local/verify/verify-store.ts';
import { getAccount } from '../../../../electron/services/accounts/get-account.ts';
import { closeDay } from '../../../../electron/services/cash/close-day.ts';
import { closeTill } from '../../../../electron/services/cash/close-till.ts';
import { commitCount } from '../../../../electron/services/cash/commit-count.ts';
import { openCashSession } from '../../../../electron/services/cash/open-cash-session.ts';
import type { Actor } from '../../../../electron/services/counter.ts';
import { decideVoid } from '../../../../electron/services/payments/decide-void.ts';
import { listVoidRequests } from '../../../../electron/services/payments/list-void-requests.ts';
import { requestVoid } from '../../../../electron/services/payments/request-void.ts';
import { getPrintContent } from '../../../../electron/services/printing/get-print-content.ts';
import { listReversals } from '../../../../electron/services/refunds/list-reversals.ts';
import { payRefund } from '../../../../electron/services/refunds/pay-refund.ts';
import { bounceTender } from '../../../../electron/services/tenders/bounce-tender.ts';
import { confirmTender } from '../../../../electron/services/tenders/confirm-tender.ts';
import { listTenders } from '../../../../electron/services/tenders/list-tenders.ts';
import { type BilledStation, openBilledStation, payAtCounter } from '../../../support/billed-station.ts';
import { insertPerson, refusalOf, valueOf } from '../../../support/station.ts';
import { chequeOf, codeOf } from '../../../support/tenders.ts';

const wang = '6204200017';
let station: BilledStation;
let cashier: Actor;
let head: Actor;
let accountant: Actor;

beforeEach(async () => {
  station = await openBilledStation({ accounts: [{ accountNo: wang }] });
  cashier = station.as('cashier');
  head = station.as('station_head');
  accountant = station.as('fee_accountant');
  valueOf(openCashSession(station, cashier, { floatFen: fen(20_000) }));
});

const sumOf = (place: string) =>
  station.store.sqlite
    .prepare('select coalesce(sum(amount_fen), 0) from journal_line where ledger_account = ?')
    .pluck()
    .get(place);
const pay = (wish: Parameters<typeof payAtCounter>[3] = {}) =>
  valueOf(payAtCounter(station, cashier, wang, wish));
const owed = () =>
  valueOf(getAccount(station, cashier, { accountNo: wang })).openItems.map((item) => item.outstandingFen);

/** The till counted (in single fen) and closed, the day closed by another. */
function closeUp(cashFen: number): void {
  valueOf(commitCount(station, cashier, { denominations: [{ valueFen: 1, count: cashFen }] }));
  const { businessDay } = valueOf(closeTill(station, cashier, { differenceReason: '票证另送' }));
  valueOf(closeDay(station, accountant, { businessDay }));
}

function reverse(receiptNo: string): void {
  const asked = valueOf(requestVoid(station, cashier, { receiptNo, reason: '收错户' }));
  expect(valueOf(listVoidRequests(station, head))).toMatchObject([{ way: 'reversal' }]);
  valueOf(decideVoid(station, head, { ...asked, isApproved: true }));
}

function expectSoundBooks(): void {
  const proof = proveBooks(station.store);
  for (let step = proof.next(); ; step = proof.next()) {
    if (!step.done) continue;
    const { findings } = step.value;
    expect(bookChecks.flatMap((check) => findings.of(check))).toEqual([]);
    return;
  }
}

describe('a payment found wrong after its day was closed', () => {
  it('is reversed on the present day: owed again, the receipt marked, its cash to be paid back', () => {
    const { receipt, printJobId } = pay();
    const { receiptNo } = receipt;
    closeUp(30_300);
    station.clock.forward({ days: 1 });
    reverse(receiptNo);
    expect(owed()).toEqual([5_100, 5_100]);
    expect([sumOf('refunds_payable'), sumOf('late_fee_income'), sumOf('safe')]).toEqual([-10_300, 0, 10_300]);
    expect(valueOf(getPrintContent(station, cashier, { printJobId }))).toMatchObject({ isReversed: true });
    expect(valueOf(getAccount(station, cashier, { accountNo: wang })).payments[0]?.state).toBe('reversed');
    const paid = { receiptNo, paidFrom: 'safe' as const, voucherNo: 'TK001' };
    expect(refusalOf(payRefund(station, cashier, paid)).code).toBe('right_missing');
    valueOf(payRefund(station, accountant, paid));
    expect(refusalOf(payRefund(station, accountant, paid)).code).toBe('refund_paid');
    expect([sumOf('refunds_payable'), sumOf('safe')]).toEqual([0, 0]);
    expect(valueOf(listReversals(station, accountant))).toMatchObject([
      { receiptNo, refundFen: 10_300, paidFrom: 'safe', voucherNo: 'TK001', reversedOn: '2026-11-25' },
    ]);
    expect(refusalOf(requestVoid(station, cashier, { receiptNo, reason: '再退' })).code).toBe(
      'payment_already_void',
    );
    expectSoundBooks();
  });

  it('pays back what the bank has, and sends back what is still on its way, which may be taken again', () => {
    const code = codeOf('wechat', 3_000, '42000001');
    const cheque = chequeOf(5_000);
    const { receiptNo } = pay({ otherTenders: [code, cheque] }).receipt;
    valueOf(confirmTender(station, accountant, { receiptNo, lineNo: 2, bankSlipNo: 'H1' }));
    closeUp(22_300);
    reverse(receiptNo);
    expect([sumOf('refunds_payable'), sumOf('bank'), sumOf('cheques_in_clearing')]).toEqual([
      -5_300, 3_000, 0,
    ]);
    expect(valueOf(listTenders(station, accountant)).waiting).toEqual([]);
    const told = { receiptNo, lineNo: 3, reason: '退' };
    expect(refusalOf(bounceTender(station, accountant, told)).code).toBe('tender_unknown');
    station.clock.forward({ days: 1 });
    valueOf(openCashSession(station, cashier, { floatFen: fen(0) }));
    expect(refusalOf(payAtCounter(station, cashier, wang, { otherTenders: [code] })).code).toBe(
      'tender_reference_doubled',
    );
    pay({ otherTenders: [cheque] });
    expectSoundBooks();
  });

  it('leaves alone what had come back before', () => {
    const { receiptNo } = pay({ otherTenders: [chequeOf(5_000)] }).receipt;
    valueOf(bounceTender(station, accountant, { receiptNo, lineNo: 2, reason: '存款不足' }));
    reverse(receiptNo);
    expect(owed()).toEqual([5_100, 5_100]);
    expect(sumOf('refunds_payable')).toBe(-5_300);
    expectSoundBooks();
  });

  it('never has one person on two sides', () => {
    const { receiptNo } = pay().receipt;
    closeUp(30_300);
    const asked = valueOf(requestVoid(station, cashier, { receiptNo, reason: '收错户' }));
    const both = insertPerson(station.store, 'both', ['station_head', 'fee_accountant'], station.clock.now());
    valueOf(decideVoid(station, both, { ...asked, isApproved: true }));
    const paid = { receiptNo, paidFrom: 'bank' as const, voucherNo: 'TK001' };
    expect(refusalOf(payRefund(station, both, paid)).code).toBe('same_person_forbidden');
    expect(refusalOf(payRefund(station, accountant, { ...paid, receiptNo: '0099999' })).code).toBe(
      'refund_unknown',
    );
  });
});
