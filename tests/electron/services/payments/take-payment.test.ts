import { beforeEach, describe, expect, it } from 'vitest';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { getAccount } from '../../../../electron/services/accounts/get-account.ts';
import { commitCount } from '../../../../electron/services/cash/commit-count.ts';
import { openCashSession } from '../../../../electron/services/cash/open-cash-session.ts';
import type { Actor } from '../../../../electron/services/counter.ts';
import { decideVoid } from '../../../../electron/services/payments/decide-void.ts';
import { requestVoid } from '../../../../electron/services/payments/request-void.ts';
import { takePayment } from '../../../../electron/services/payments/take-payment.ts';
import { type BilledStation, openBilledStation, payAtCounter } from '../../../support/billed-station.ts';
import { refusalOf, valueOf } from '../../../support/station.ts';

const wang = '6204200017';
const li = '6204200018';
let station: BilledStation;
let cashier: Actor;

/** What the page of 王秀英 shows on 24 November: October 51.00 with the 1.00 minimum late fee, November 51.00 not yet due. */
const dueFen = 10_300;

beforeEach(async () => {
  station = await openBilledStation({
    accounts: [
      { accountNo: wang, name: '王秀英' },
      { accountNo: li, name: '李建国' },
    ],
    receipts: ['0012801', '0012803'],
  });
  cashier = station.as('cashier');
});

const open = () => valueOf(openCashSession(station, cashier, { floatFen: fen(20_000) }));
const billIdsOf = (accountNo: string) =>
  valueOf(getAccount(station, cashier, { accountNo })).openItems.map((item) => item.billId);
const count = (table: string) => station.store.sqlite.prepare(`select count(*) from ${table}`).pluck().get();
const sumOf = (place: string) =>
  station.store.sqlite
    .prepare('select coalesce(sum(amount_fen), 0) from journal_line where ledger_account = ?')
    .pluck()
    .get(place);

/** A request that would be taken; each test spoils what it is about. */
const request = (change: Partial<Record<string, unknown>> = {}) =>
  ({
    requestKey: '0197a000-0000-7000-8000-000000000001',
    accountNo: wang,
    billIds: billIdsOf(wang),
    expectedDueFen: fen(dueFen),
    usePrepaymentFen: fen(0),
    addPrepaymentFen: fen(0),
    cashGivenFen: fen(20_000),
    ...change,
  }) as Parameters<typeof takePayment>[2];
const codeOf = (change: Partial<Record<string, unknown>> = {}, actor = cashier) =>
  refusalOf(takePayment(station, actor, request(change))).code;

describe('taking a payment', () => {
  it('books all of it, and answers the receipt with everything that is printed', () => {
    open();
    const { receipt, printJobId, isRepeated } = valueOf(takePayment(station, cashier, request()));
    expect(isRepeated).toBe(false);
    expect(printJobId).toBe(1);
    expect(receipt).toMatchObject({
      stationName: '红柳湾供电所',
      receiptNo: '0012801',
      accountNo: wang,
      name: '王秀英',
      businessDay: '2026-11-24',
      cashierName: cashier.fullName,
      dueFen,
      collectedFen: dueFen,
      collectedInWords: '壹佰零叁元整',
      givenFen: 20_000,
      changeFen: 9_700,
      prepaymentLeftFen: 0,
      isTraining: false,
    });
    expect(receipt.checkCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(
      receipt.months.map(({ periodMonth, principalFen, lateFeeFen }) => [
        periodMonth,
        principalFen,
        lateFeeFen,
      ]),
    ).toEqual([
      ['2026-10', 5_100, 100],
      ['2026-11', 5_100, 0],
    ]);
    expect(receipt.months[0]).toMatchObject({
      lastDialWh: 1_000_000,
      dialWh: 1_100_000,
      energyWh: 100_000,
      meterNo: `M${wang}`,
    });
    expect(receipt.months[0]?.lines.map((line) => line.amountFen)).toEqual([5_100]);
    expect(billIdsOf(wang)).toEqual([]);
    expect(sumOf('drawer')).toBe(20_000 + dueFen);
    expect(sumOf('receivable')).toBe(10_200);
    expect(sumOf('late_fee_income')).toBe(-100);
  });

  it('settles one month and leaves the other', () => {
    open();
    valueOf(payAtCounter(station, cashier, wang, { months: 1 }));
    expect(
      valueOf(getAccount(station, cashier, { accountNo: wang })).openItems.map((item) => item.periodMonth),
    ).toEqual(['2026-11']);
  });

  it('takes money for later and uses it', () => {
    open();
    valueOf(payAtCounter(station, cashier, wang, { months: 0, addPrepaymentFen: 6_000 }));
    const { receipt } = valueOf(payAtCounter(station, cashier, wang, { months: 1, usePrepaymentFen: 5_200 }));
    expect(receipt).toMatchObject({
      collectedFen: 0,
      prepaymentUsedFen: 5_200,
      prepaymentLeftFen: 800,
      collectedInWords: '零元整',
    });
    expect(count('tender')).toBe(1);
    expect(sumOf('prepayment')).toBe(-800);
    expect(valueOf(getAccount(station, cashier, { accountNo: wang })).prepaymentFen).toBe(800);
  });

  it('answers the same request again without taking anything, also after the till is counted', () => {
    open();
    const first = valueOf(takePayment(station, cashier, request()));
    valueOf(commitCount(station, cashier, { denominations: [] }));
    station.clock.forward({ hours: 1 });
    const again = valueOf(takePayment(station, cashier, { ...request({ billIds: [1, 3] }) }));
    expect(again).toEqual({ ...first, isRepeated: true });
    expect(count('payment')).toBe(1);
    expect(count('receipt')).toBe(1);
    expect(count('print_job')).toBe(1);
  });

  it('does not answer a request again whose payment is void', () => {
    open();
    const same = request();
    const { receiptNo } = valueOf(takePayment(station, cashier, same)).receipt;
    const { requestId } = valueOf(requestVoid(station, cashier, { receiptNo, reason: '收错户' }));
    valueOf(decideVoid(station, station.as('station_head'), { requestId, isApproved: true }));
    expect(refusalOf(takePayment(station, cashier, same))).toEqual({
      code: 'payment_already_void',
      facts: { receiptNo },
    });
  });

  it.each(['computed_by', 'issued_by'])('never collects a bill %s the same person', (column) => {
    const person = { ...station.as(column === 'computed_by' ? 'biller' : 'billing_supervisor') };
    const both = { ...person, roles: [...person.roles, 'cashier' as const] };
    valueOf(openCashSession(station, both, { floatFen: fen(0) }));
    expect(refusalOf(takePayment(station, both, request()))).toEqual({
      code: 'same_person_forbidden',
      facts: { accountNo: wang, didBefore: 'compute' },
    });
    const ahead = { billIds: [], expectedDueFen: fen(0), addPrepaymentFen: fen(500) };
    valueOf(takePayment(station, both, request(ahead)));
  });

  it('leaves nothing behind when it refuses', () => {
    open();
    const before = ['payment', 'receipt', 'journal_entry', 'daybook_entry', 'print_job', 'open_item'].map(
      count,
    );
    expect(codeOf({ cashGivenFen: fen(1) })).toBe('cash_too_little');
    expect(
      ['payment', 'receipt', 'journal_entry', 'daybook_entry', 'print_job', 'open_item'].map(count),
    ).toEqual(before);
  });
});

describe('the rules of a payment, in their order', () => {
  it('asks for the right first', () => {
    expect(codeOf({}, station.as('biller'))).toBe('right_missing');
    expect(codeOf({}, station.as('station_head'))).toBe('right_missing');
  });

  it('knows a request key again before it looks at anything else', () => {
    open();
    valueOf(takePayment(station, cashier, request()));
    valueOf(commitCount(station, cashier, { denominations: [] }));
    expect(codeOf({ cashGivenFen: fen(20_001) })).toBe('payment_key_reused');
    expect(codeOf({ accountNo: 'nobody' })).toBe('payment_key_reused');
    expect(codeOf({ billIds: [1, 3] }, station.as('cashier', 2))).toBe('payment_key_reused');
  });

  it('needs the own open till, not counted, before it looks for the account', () => {
    expect(codeOf({ accountNo: 'nobody' })).toBe('cash_session_not_open');
    valueOf(openCashSession(station, station.as('cashier', 2), { floatFen: fen(0) }));
    expect(codeOf()).toBe('cash_session_not_open');
    open();
    valueOf(commitCount(station, cashier, { denominations: [] }));
    expect(codeOf({ accountNo: 'nobody' })).toBe('till_counted');
  });

  it('needs the account, then its bills as they stand now', () => {
    open();
    expect(codeOf({ accountNo: 'nobody', expectedDueFen: fen(1) })).toBe('account_unknown');
    expect(codeOf({ billIds: billIdsOf(li), usePrepaymentFen: fen(1) })).toBe('amount_due_changed');
    expect(codeOf({ billIds: [...billIdsOf(wang), 999] })).toBe('amount_due_changed');
    const [first] = billIdsOf(wang);
    expect(codeOf({ billIds: [first, first] })).toBe('amount_due_changed');
    expect(
      refusalOf(takePayment(station, cashier, request({ expectedDueFen: fen(10_200) }))).facts,
    ).toMatchObject({ dueFen });
  });

  it("counts the late fee to the till's day, not to the clock", () => {
    open();
    station.clock.to('2026-12-20T00:10');
    valueOf(takePayment(station, cashier, request()));
  });

  it('refuses what the late fee has made more since', () => {
    station.clock.to('2027-03-24T09:00');
    open();
    const { facts } = refusalOf(takePayment(station, cashier, request()));
    expect(Number(facts.dueFen)).toBeGreaterThan(dueFen);
  });

  it('needs prepayment, something to pay, and cash, in this order', () => {
    open();
    expect(codeOf({ usePrepaymentFen: fen(dueFen + 1), cashGivenFen: fen(0) })).toBe(
      'prepayment_exceeds_due',
    );
    expect(codeOf({ usePrepaymentFen: fen(1), cashGivenFen: fen(0) })).toBe('prepayment_too_small');
    expect(codeOf({ billIds: [], expectedDueFen: fen(0), cashGivenFen: fen(0) })).toBe('nothing_to_pay');
    expect(refusalOf(takePayment(station, cashier, request({ cashGivenFen: fen(10_000) })))).toEqual({
      code: 'cash_too_little',
      facts: { neededFen: dueFen, missingFen: 300 },
    });
  });

  it('needs paper with a number, last', () => {
    open();
    for (let used = 0; used < 3; used += 1)
      valueOf(payAtCounter(station, cashier, li, { months: 0, addPrepaymentFen: 1 }));
    expect(codeOf({ cashGivenFen: fen(0) })).toBe('cash_too_little');
    expect(codeOf()).toBe('receipt_stock_empty');
  });
});

describe('one payment', () => {
  it('is one transaction, ended once', () => {
    open();
    const input = request();
    const committed = () =>
      Number(station.store.sqlite.prepare('select count(*) from daybook_entry').pluck().get());
    const before = committed();
    const trace: string[] = [];
    const { store } = station;
    const traced = {
      ...station,
      store: {
        ...store,
        write: (useCase: Parameters<typeof store.write>[0]) => {
          trace.push('write');
          return store.write(useCase);
        },
      },
    };
    valueOf(takePayment(traced as typeof station, cashier, input));
    expect(trace).toEqual(['write']);
    expect(committed() - before).toBe(1);
  });
});
