import { beforeEach, describe, expect, it } from 'vitest';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { getAccount } from '../../../../electron/services/accounts/get-account.ts';
import { commitCount } from '../../../../electron/services/cash/commit-count.ts';
import { openCashSession } from '../../../../electron/services/cash/open-cash-session.ts';
import type { Actor } from '../../../../electron/services/counter.ts';
import { decideVoid } from '../../../../electron/services/payments/decide-void.ts';
import { listPaymentsOfDay } from '../../../../electron/services/payments/list-payments-of-day.ts';
import { listVoidRequests } from '../../../../electron/services/payments/list-void-requests.ts';
import { requestVoid } from '../../../../electron/services/payments/request-void.ts';
import { listReceiptBooks } from '../../../../electron/services/receipts/list-receipt-books.ts';
import { type BilledStation, openBilledStation, payAtCounter } from '../../../support/billed-station.ts';
import { insertPerson, refusalOf, valueOf } from '../../../support/station.ts';

const wang = '6204200017';
let station: BilledStation;
let cashier: Actor;
let head: Actor;

beforeEach(async () => {
  station = await openBilledStation();
  cashier = station.as('cashier');
  head = station.as('station_head');
  valueOf(openCashSession(station, cashier, { floatFen: fen(20_000) }));
});

const pay = (wish: Parameters<typeof payAtCounter>[3] = {}) =>
  valueOf(payAtCounter(station, cashier, wang, wish)).receipt.receiptNo;
const ask = (receiptNo: string, actor = cashier) =>
  requestVoid(station, actor, { receiptNo, reason: '收错户' });
const decide = (requestId: number, actor = head, isApproved = true) =>
  decideVoid(station, actor, { requestId, isApproved });
const page = () => valueOf(getAccount(station, cashier, { accountNo: wang }));
const balances = () =>
  station.store.sqlite
    .prepare(
      'select ledger_account, sum(amount_fen) from journal_line group by 1 having sum(amount_fen) <> 0 order by 1',
    )
    .raw()
    .all();

describe('voiding a payment', () => {
  it('turns everything around and keeps the number used', () => {
    pay({ months: 0, addPrepaymentFen: 5_200 });
    const before = { page: page(), balances: balances() };
    const receiptNo = pay({ usePrepaymentFen: 5_200 });
    const { requestId } = valueOf(ask(receiptNo));
    expect(valueOf(listVoidRequests(station, head))).toMatchObject([
      {
        requestId,
        reason: '收错户',
        requestedById: cashier.personId,
        payment: { receiptNo, state: 'void_requested' },
      },
    ]);
    expect(valueOf(decide(requestId))).toBeNull();
    expect(balances()).toEqual(before.balances);
    expect(page().openItems).toEqual(before.page.openItems);
    expect(page().prepaymentFen).toBe(5_200);
    expect(valueOf(listVoidRequests(station, head))).toEqual([]);
    expect(valueOf(listPaymentsOfDay(station, cashier))[0]).toMatchObject({ receiptNo, state: 'void' });
    expect(valueOf(listReceiptBooks(station, cashier))).toMatchObject([
      { used: 2, left: 98, voided: 1, nextNo: '0012803' },
    ]);
    expect(pay()).toBe('0012803');
  });

  it('is declined without a trace in the money, and may be asked for again', () => {
    const receiptNo = pay();
    const { requestId } = valueOf(ask(receiptNo));
    const before = balances();
    valueOf(decide(requestId, head, false));
    expect(balances()).toEqual(before);
    expect(refusalOf(decide(requestId)).code).toBe('void_request_unknown');
    valueOf(ask(receiptNo));
  });

  it('is in the daybook from the wish on, also when it is declined', () => {
    const receiptNo = pay();
    const { requestId } = valueOf(ask(receiptNo));
    valueOf(decide(requestId, head, false));
    const entries = station.store.sqlite
      .prepare("select kind, actor_id, payload from daybook_entry where kind like 'void%' order by entry_no")
      .raw()
      .all();
    expect(entries).toEqual([
      ['void_requested', cashier.personId, '{"a":"6204200017","r":12801,"s":1,"w":"收错户"}'],
      [
        'void_declined',
        head.personId,
        `{"a":"6204200017","q":${cashier.personId},"r":12801,"s":1,"w":"收错户"}`,
      ],
    ]);
  });

  it('holds the till: it is not counted while a wish waits', () => {
    const receiptNo = pay();
    const { requestId } = valueOf(ask(receiptNo));
    expect(refusalOf(commitCount(station, cashier, { denominations: [] }))).toEqual({
      code: 'void_request_waiting',
      facts: { receiptNo },
    });
    valueOf(decide(requestId));
    valueOf(commitCount(station, cashier, { denominations: [] }));
  });

  it('needs a right to ask and another to decide', () => {
    const receiptNo = pay();
    expect(refusalOf(ask(receiptNo, head)).code).toBe('right_missing');
    const { requestId } = valueOf(ask(receiptNo));
    expect(refusalOf(decide(requestId, cashier)).code).toBe('right_missing');
    expect(refusalOf(decide(requestId, station.as('fee_accountant'))).code).toBe('right_missing');
  });

  it('never has one person on two sides', () => {
    const both = insertPerson(station.store, 'both', ['cashier', 'station_head'], station.clock.now());
    const asked = valueOf(ask(pay(), both));
    expect(refusalOf(decide(asked.requestId, both)).code).toBe('same_person_forbidden');
    expect(refusalOf(decide(asked.requestId, both, false)).code).toBe('same_person_forbidden');
    valueOf(openCashSession(station, both, { floatFen: fen(0) }));
    const taken = valueOf(payAtCounter(station, both, wang, { months: 0, addPrepaymentFen: 100 })).receipt
      .receiptNo;
    const { requestId } = valueOf(ask(taken));
    expect(refusalOf(decide(requestId, both)).code).toBe('same_person_forbidden');
    valueOf(decide(requestId));
  });

  it('is refused for unknown, asked-for and void ones', () => {
    expect(refusalOf(ask('9999999')).code).toBe('receipt_unknown');
    const first = pay({ months: 1 });
    const { requestId } = valueOf(ask(first));
    expect(refusalOf(ask(first)).code).toBe('void_already_requested');
    valueOf(decide(requestId));
    expect(refusalOf(ask(first)).code).toBe('payment_already_void');
    expect(refusalOf(decide(77)).code).toBe('void_request_unknown');
  });

  it('does not give back what was paid ahead and is spent', () => {
    const ahead = pay({ months: 0, addPrepaymentFen: 5_200 });
    const { requestId } = valueOf(ask(ahead));
    pay({ months: 1, usePrepaymentFen: 5_200 });
    expect(refusalOf(decide(requestId)).code).toBe('prepayment_too_small');
    expect(refusalOf(ask(ahead)).code).toBe('void_already_requested');
    valueOf(decide(requestId, head, false));
    expect(refusalOf(ask(ahead)).code).toBe('prepayment_too_small');
  });
});
