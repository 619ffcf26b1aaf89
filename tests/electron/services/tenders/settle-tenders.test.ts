import { beforeEach, describe, expect, it } from 'vitest';
import { bookChecks } from '../../../../db/domain/cash/book-check.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { proveBooks } from '../../../../db/local/verify/verify-store.ts';
import { getAccount } from '../../../../electron/services/accounts/get-account.ts';
import { openCashSession } from '../../../../electron/services/cash/open-cash-session.ts';
import type { Actor } from '../../../../electron/services/counter.ts';
import { getPrintContent } from '../../../../electron/services/printing/get-print-content.ts';
import { bounceTender } from '../../../../electron/services/tenders/bounce-tender.ts';
import { confirmTender } from '../../../../electron/services/tenders/confirm-tender.ts';
import { listTenders } from '../../../../electron/services/tenders/list-tenders.ts';
import { type BilledStation, openBilledStation, payAtCounter } from '../../../support/billed-station.ts';
import { insertPerson, refusalOf, valueOf } from '../../../support/station.ts';
import { chequeOf, codeOf } from '../../../support/tenders.ts';

const wang = '6204200017';
let station: BilledStation;
let cashier: Actor;
let accountant: Actor;

beforeEach(async () => {
  station = await openBilledStation({ accounts: [{ accountNo: wang }] });
  cashier = station.as('cashier');
  accountant = station.as('fee_accountant');
  valueOf(openCashSession(station, cashier, { floatFen: fen(20_000) }));
});

const sumOf = (place: string) =>
  station.store.sqlite
    .prepare('select coalesce(sum(amount_fen), 0) from journal_line where ledger_account = ?')
    .pluck()
    .get(place);
const pay = (wish: Parameters<typeof payAtCounter>[3]) => valueOf(payAtCounter(station, cashier, wang, wish));
const owed = () =>
  valueOf(getAccount(station, cashier, { accountNo: wang })).openItems.map((item) => [
    item.periodMonth,
    item.outstandingFen,
    item.lateFeeFen,
  ]);

function expectSoundBooks(): void {
  const proof = proveBooks(station.store);
  for (let step = proof.next(); ; step = proof.next()) {
    if (!step.done) continue;
    const { findings } = step.value;
    expect(bookChecks.flatMap((check) => findings.of(check))).toEqual([]);
    return;
  }
}

describe('money that the bank has', () => {
  it('leaves the place where it waited, with the number of the slip, and is told once', () => {
    const { receipt } = pay({ otherTenders: [codeOf('wechat', 5_000, '42000001')] });
    const named = { receiptNo: receipt.receiptNo, lineNo: 2 };
    expect(valueOf(listTenders(station, accountant)).waiting).toMatchObject([
      { ...named, kind: 'wechat', amountFen: 5_000, outcome: null },
    ]);
    valueOf(confirmTender(station, accountant, { ...named, bankSlipNo: 'H1' }));
    expect([sumOf('wechat_in_transit'), sumOf('bank')]).toEqual([0, 5_000]);
    const book = valueOf(listTenders(station, accountant));
    expect(book.waiting).toEqual([]);
    expect(book.settled).toMatchObject([{ ...named, outcome: 'cleared', bankSlipNo: 'H1' }]);
    expect(refusalOf(confirmTender(station, accountant, { ...named, bankSlipNo: 'H2' })).code).toBe(
      'tender_settled',
    );
    expectSoundBooks();
  });

  it('is told by who may, not by who took it, and only of what there is', () => {
    const { receiptNo } = pay({ otherTenders: [chequeOf(5_000)] }).receipt;
    const told = { receiptNo, lineNo: 2, bankSlipNo: 'H1' };
    expect(refusalOf(confirmTender(station, cashier, told)).code).toBe('right_missing');
    const both = insertPerson(station.store, 'both', ['cashier', 'fee_accountant'], station.clock.now());
    station.store.sqlite.exec('drop trigger payment_is_never_changed');
    station.store.sqlite.prepare('update payment set taken_by = ?').run(both.personId);
    expect(refusalOf(confirmTender(station, both, told)).code).toBe('same_person_forbidden');
    expect(refusalOf(confirmTender(station, accountant, { ...told, lineNo: 1 })).code).toBe('tender_unknown');
    expect(refusalOf(confirmTender(station, accountant, { ...told, receiptNo: '0099999' })).code).toBe(
      'tender_unknown',
    );
  });
});

describe('a cheque that came back', () => {
  it('undoes the tender: the debt stands again with its late fee from the due day, the receipt stays and is marked', () => {
    const before = owed();
    const { receipt, printJobId } = pay({ otherTenders: [chequeOf(10_300)] });
    expect(owed()).toEqual([]);
    const { receiptNo } = receipt;
    station.clock.forward({ days: 2 });
    valueOf(bounceTender(station, accountant, { receiptNo, lineNo: 1, reason: '存款不足' }));
    expect([sumOf('cheques_in_clearing'), sumOf('late_fee_income'), sumOf('bank')]).toEqual([0, 0, 0]);
    expect(owed()).toEqual(before);
    const page = valueOf(getAccount(station, cashier, { accountNo: wang }));
    expect(page.returned).toMatchObject([
      { receiptNo, kind: 'cheque', reference: '10203040', amountFen: 10_300, reason: '存款不足' },
    ]);
    expect(page.payments[0]?.state).toBe('bounced');
    expect(valueOf(getPrintContent(station, cashier, { printJobId }))).toMatchObject({ isBounced: true });
    // The same cheque may be handed in again.
    pay({ otherTenders: [chequeOf(10_300)] });
    expectSoundBooks();
  });

  it('leaves what the cash beside it paid, oldest first, and takes off what it had paid ahead', () => {
    const { receiptNo } = pay({ addPrepaymentFen: 700, otherTenders: [chequeOf(5_800)] }).receipt;
    valueOf(bounceTender(station, accountant, { receiptNo, lineNo: 2, reason: '印鉴不符' }));
    expect(owed()).toEqual([['2026-11', 5_100, 0]]);
    expect(sumOf('prepayment')).toBe(0);
    expectSoundBooks();
  });

  it('is not one of a code, and waits for what has used its prepayment', () => {
    const code = pay({ months: 1, otherTenders: [codeOf('card', 5_200, '0001')] }).receipt;
    const told = { receiptNo: code.receiptNo, lineNo: 1, reason: '退' };
    expect(refusalOf(bounceTender(station, accountant, told)).code).toBe('tender_kind_never_bounces');
    const ahead = pay({ months: 0, addPrepaymentFen: 5_100, otherTenders: [chequeOf(5_100)] }).receipt;
    pay({ usePrepaymentFen: 5_100 });
    expect(refusalOf(bounceTender(station, accountant, { ...told, receiptNo: ahead.receiptNo })).code).toBe(
      'prepayment_too_small',
    );
    expectSoundBooks();
  });
});
