import { beforeEach, describe, expect, it } from 'vitest';
import { bookChecks } from '../../../../db/domain/cash/book-check.ts';
import { day } from '../../../../db/domain/kernel/calendar.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { proveBooks } from '../../../../db/local/verify/verify-store.ts';
import { closeDay } from '../../../../electron/services/cash/close-day.ts';
import { closeTill } from '../../../../electron/services/cash/close-till.ts';
import { commitCount } from '../../../../electron/services/cash/commit-count.ts';
import { getDay } from '../../../../electron/services/cash/get-day.ts';
import { openCashSession } from '../../../../electron/services/cash/open-cash-session.ts';
import type { Actor } from '../../../../electron/services/counter.ts';
import { decideVoid } from '../../../../electron/services/payments/decide-void.ts';
import { requestVoid } from '../../../../electron/services/payments/request-void.ts';
import { getTenderRules } from '../../../../electron/services/tenders/get-tender-rules.ts';
import { type BilledStation, openBilledStation, payAtCounter } from '../../../support/billed-station.ts';
import { refusalOf, valueOf } from '../../../support/station.ts';
import { chequeOf, codeOf } from '../../../support/tenders.ts';

const wang = '6204200017';
const li = '6204200018';
/** October 51.00 with the 1.00 minimum late fee, November 51.00 not yet due. */
const dueFen = 10_300;
let station: BilledStation;
let cashier: Actor;

beforeEach(async () => {
  station = await openBilledStation({ accounts: [{ accountNo: wang }, { accountNo: li }] });
  cashier = station.as('cashier');
  valueOf(openCashSession(station, cashier, { floatFen: fen(20_000) }));
});

const sumOf = (place: string) =>
  station.store.sqlite
    .prepare('select coalesce(sum(amount_fen), 0) from journal_line where ledger_account = ?')
    .pluck()
    .get(place);
const pay = (accountNo: string, wish: Parameters<typeof payAtCounter>[3]) =>
  payAtCounter(station, cashier, accountNo, wish);
const closeWith = (tenders: Parameters<typeof commitCount>[2]['tenders'], cashFen: number) => {
  const denominations = [{ valueFen: 1, count: cashFen }];
  return valueOf(
    commitCount(station, cashier, { denominations, ...(tenders === undefined ? {} : { tenders }) }),
  );
};

function expectSoundBooks(): void {
  const proof = proveBooks(station.store);
  for (let step = proof.next(); ; step = proof.next()) {
    if (!step.done) continue;
    const { findings } = step.value;
    expect(bookChecks.flatMap((check) => findings.of(check))).toEqual([]);
    return;
  }
}

describe('a payment of several tenders', () => {
  it('puts each where its money is, tells them on the receipt, and gives change from the cash', () => {
    const otherTenders = [chequeOf(6_000), codeOf('ecny', 2_000, 'E2026112400017')];
    const { receipt } = valueOf(pay(wang, { otherTenders, cashGivenFen: 2_500 }));
    expect(receipt).toMatchObject({ collectedFen: dueFen, givenFen: 10_500, changeFen: 200 });
    expect(receipt.otherTenders).toEqual([
      { kind: 'cheque', amountFen: 6_000, reference: '10203040' },
      { kind: 'ecny', amountFen: 2_000, reference: 'E2026112400017' },
    ]);
    expect(sumOf('drawer')).toBe(20_000 + 2_300);
    expect(sumOf('cheques_in_clearing')).toBe(6_000);
    expect(sumOf('ecny_in_transit')).toBe(2_000);
    expectSoundBooks();
  });

  it('needs no cash at all, and then no change', () => {
    const { receipt } = valueOf(pay(wang, { otherTenders: [codeOf('card', dueFen, '000412')] }));
    expect(receipt).toMatchObject({ givenFen: dueFen, changeFen: 0 });
    expect(sumOf('drawer')).toBe(20_000);
    expectSoundBooks();
  });

  it('gives no change from a cheque; what it brings more is paid ahead', () => {
    const otherTenders = [chequeOf(dueFen + 700)];
    expect(refusalOf(pay(wang, { otherTenders }))).toMatchObject({
      code: 'other_tender_too_much',
      facts: { moreFen: 700 },
    });
    const { receipt } = valueOf(pay(wang, { otherTenders, addPrepaymentFen: 700 }));
    expect(receipt.prepaymentLeftFen).toBe(700);
  });

  it('takes the same money once: a number is refused until its payment is void', () => {
    const otherTenders = [codeOf('wechat', 5_200, '4200001')];
    const { receipt } = valueOf(pay(wang, { months: 1, otherTenders }));
    expect(refusalOf(pay(li, { months: 1, otherTenders }))).toMatchObject({
      code: 'tender_reference_doubled',
      facts: { receiptNo: receipt.receiptNo },
    });
    // The same digits of another provider are other money.
    valueOf(pay(li, { months: 1, otherTenders: [codeOf('alipay', 5_200, '4200001')] }));
    const asked = valueOf(requestVoid(station, cashier, { receiptNo: receipt.receiptNo, reason: '收错户' }));
    valueOf(decideVoid(station, station.as('station_head'), { ...asked, isApproved: true }));
    expect(sumOf('wechat_in_transit')).toBe(0);
    valueOf(pay(wang, { months: 1, otherTenders }));
    expectSoundBooks();
  });

  it('stops the late fee on the day a cheque is handed in', () => {
    valueOf(pay(wang, { otherTenders: [chequeOf(dueFen)] }));
    const fees = station.store.sqlite.prepare('select sum(late_fee_fen) from allocation').pluck().get();
    expect(fees).toBe(100);
  });

  it('takes a cheque by the pack of the day, and tells the counter the rule', () => {
    expect(valueOf(getTenderRules(station, cashier)).chequeDays).toEqual({
      validDays: 10,
      warnFromDay: 8,
      holidayDays: 8,
    });
    const old = chequeOf(dueFen, '1', { issuedOn: day('2026-11-14') });
    expect(refusalOf(pay(wang, { otherTenders: [old] }))).toMatchObject({
      code: 'cheque_expired',
      facts: { day: '2026-11-23', canBeHoliday: true },
    });
    const confirmed = chequeOf(dueFen, '1', { issuedOn: day('2026-11-14'), isHolidayConfirmed: true });
    valueOf(pay(wang, { otherTenders: [confirmed] }));
  });
});

describe('a till with several tenders', () => {
  it('counts their papers blind, and the day agrees kind by kind', () => {
    valueOf(pay(wang, { otherTenders: [chequeOf(6_000)] }));
    const counted = closeWith([{ kind: 'cheque', pieces: 1, amountFen: fen(6_000) }], 24_300);
    expect(counted).toMatchObject({ expectedFen: 24_300, differenceFen: 0 });
    expect(counted.tenders).toEqual([
      { kind: 'cheque', countedPieces: 1, countedFen: 6_000, bookedPieces: 1, bookedFen: 6_000 },
    ]);
    const slip = valueOf(closeTill(station, cashier, { differenceReason: null }));
    expect(slip).toMatchObject({ takenFen: dueFen, expectedFen: 24_300, tenders: counted.tenders });
    const page = valueOf(getDay(station, station.as('fee_accountant'), { businessDay: slip.businessDay }));
    expect(page).toMatchObject({ hindrance: null, receiptsFen: dueFen, countedTakingsFen: dueFen });
    expect(page.tenders).toEqual([
      {
        kind: 'cash',
        receiptsFen: 4_300,
        tendersFen: 4_300,
        journalFen: 4_300,
        countedFen: 4_300,
        pieces: 1,
        countedPieces: null,
      },
      {
        kind: 'cheque',
        receiptsFen: 6_000,
        tendersFen: 6_000,
        journalFen: 6_000,
        countedFen: 6_000,
        pieces: 1,
        countedPieces: 1,
      },
    ]);
    valueOf(closeDay(station, station.as('fee_accountant'), { businessDay: slip.businessDay }));
    expectSoundBooks();
  });

  it('explains a paper that is not there, and keeps the day closable', () => {
    valueOf(pay(wang, { otherTenders: [chequeOf(6_000)] }));
    closeWith(undefined, 24_300);
    expect(refusalOf(closeTill(station, cashier, { differenceReason: null })).code).toBe(
      'difference_reason_missing',
    );
    const slip = valueOf(closeTill(station, cashier, { differenceReason: '支票已先送银行' }));
    expect(slip.differenceReason).toBe('支票已先送银行');
    valueOf(closeDay(station, station.as('fee_accountant'), { businessDay: slip.businessDay }));
    expectSoundBooks();
  });

  it('refuses a count that names a kind twice', () => {
    const twice = { kind: 'card', pieces: 1, amountFen: fen(1) } as const;
    const denominations = [{ valueFen: 100, count: 200 }];
    expect(refusalOf(commitCount(station, cashier, { denominations, tenders: [twice, twice] })).code).toBe(
      'input_malformed',
    );
  });
});
