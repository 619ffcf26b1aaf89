import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookChecks } from '../../db/domain/cash/book-check.ts';
import { fen } from '../../db/domain/kernel/money.ts';
import { type Day, day } from '../../db/domain/kernel/calendar.ts';
import { openStore } from '../../db/local/store.ts';
import { proveBooks } from '../../db/local/verify/verify-store.ts';
import { getAccount } from '../../electron/services/accounts/get-account.ts';
import { closeDay } from '../../electron/services/cash/close-day.ts';
import { closeTill } from '../../electron/services/cash/close-till.ts';
import { commitCount } from '../../electron/services/cash/commit-count.ts';
import { listDays } from '../../electron/services/cash/list-days.ts';
import { openCashSession } from '../../electron/services/cash/open-cash-session.ts';
import type { Actor, Counter } from '../../electron/services/counter.ts';
import { decideVoid } from '../../electron/services/payments/decide-void.ts';
import { requestVoid } from '../../electron/services/payments/request-void.ts';
import { requestReprint } from '../../electron/services/printing/request-reprint.ts';
import type { ReceiptContent } from '../../electron/contract/payments.ts';
import { listReversals } from '../../electron/services/refunds/list-reversals.ts';
import { payRefund } from '../../electron/services/refunds/pay-refund.ts';
import { bounceTender } from '../../electron/services/tenders/bounce-tender.ts';
import { confirmTender } from '../../electron/services/tenders/confirm-tender.ts';
import { listTenders } from '../../electron/services/tenders/list-tenders.ts';
import { openBilledStation, payAtCounter } from '../support/billed-station.ts';
import { chequeOf, codeOf } from '../support/tenders.ts';
import { memoryKeyring, migrationsFolder, type TestClock, testClock, valueOf } from '../support/station.ts';

const accountNos = ['6204200001', '6204200002', '6204200003'];
const billFen = 5_100;
let folder = '';
let people: Record<'zhang' | 'zhao' | 'head' | 'accountant', Actor>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'money-model-'));
  const station = await openBilledStation({ accounts: accountNos.map((accountNo) => ({ accountNo })) });
  people = {
    zhang: station.as('cashier'),
    zhao: station.as('cashier', 2),
    head: station.as('station_head'),
    accountant: station.as('fee_accountant'),
  };
  station.store.sqlite.prepare('vacuum into ?').run(join(folder, 'template.store'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the world outside knows: the customers' pockets and debts, added up without the program's books. */
interface Model {
  readonly counter: Counter & { readonly clock: TestClock };
  readonly taken: Map<string, ReceiptContent>;
  readonly voided: Set<string>;
  /** What came back of a receipt, in fen. */
  readonly bounced: Map<string, number>;
}

type Step = (model: Model) => void;

const cashiers = fc.constantFrom('zhang' as const, 'zhao' as const);

/** What people do at a counter, in any order; what the rules forbid is simply refused. */
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: payStep() },
  { weight: 3, arbitrary: voidStep() },
  { weight: 4, arbitrary: openStep() },
  { weight: 1, arbitrary: closeTillStep() },
  { weight: 1, arbitrary: closeDayStep() },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 40 }).map(
      (hours): Step =>
        ({ counter }) =>
          counter.clock.forward({ hours }),
    ),
  },
  { weight: 1, arbitrary: reprintStep() },
  { weight: 5, arbitrary: settleStep() },
  { weight: 2, arbitrary: refundStep() },
);

function payStep(): fc.Arbitrary<Step> {
  return fc
    .record({
      who: cashiers,
      accountNo: fc.constantFrom(...accountNos),
      months: fc.integer({ min: 0, max: 2 }),
      usePercent: fc.constantFrom(0, 50, 100, 101),
      addPrepaymentFen: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20_000 })),
      extraFen: fc.integer({ min: 0, max: 5_000 }),
      isSentTwice: fc.boolean(),
      other: fc.constantFrom(null, 'cheque' as const, 'wechat' as const),
      otherFen: fc.integer({ min: 1, max: 6_000 }),
    })
    .map(
      ({ who, accountNo, extraFen, isSentTwice, usePercent, other, otherFen, ...wish }) =>
        ({ counter, taken }: Model) => {
          const requestKey = v7();
          const { prepaymentFen } = valueOf(getAccount(counter, people[who], { accountNo }));
          const usePrepaymentFen = Math.trunc((prepaymentFen * usePercent) / 100);
          // Enough cash for anything the wish may come to.
          const reference = `T${requestKey}`;
          const otherTenders =
            other === null
              ? []
              : [
                  other === 'cheque'
                    ? chequeOf(otherFen, reference, { issuedOn: day('2026-11-24'), isHolidayConfirmed: true })
                    : codeOf(other, otherFen, reference),
                ];
          const request = {
            ...wish,
            usePrepaymentFen,
            requestKey,
            cashGivenFen: 100_000 + extraFen,
            ...(other === null ? {} : { otherTenders }),
          };
          const answer = payAtCounter(counter, people[who], accountNo, request);
          if (!answer.ok) return;
          taken.set(answer.value.receipt.receiptNo, answer.value.receipt);
          expect(answer.value.isRepeated).toBe(false);
          if (!isSentTwice) return;
          const again = payAtCounter(counter, people[who], accountNo, request);
          // The page has moved on meanwhile: the same key with other bills is refused, with the same content answered as before.
          if (again.ok) expect(again.value).toEqual({ ...answer.value, isRepeated: true });
          else expect(again.refusal.code).toBe('payment_key_reused');
        },
    );
}

function voidStep(): fc.Arbitrary<Step> {
  return fc
    .record({ which: fc.nat(), isApproved: fc.boolean() })
    .map(({ which, isApproved }) => (model: Model) => {
      const receiptNo = [...model.taken.keys()][which % Math.max(model.taken.size, 1)];
      if (receiptNo === undefined) return;
      const asked = requestVoid(model.counter, people.zhang, { receiptNo, reason: '收错' });
      if (!asked.ok) return;
      const decided = decideVoid(model.counter, people.head, {
        requestId: asked.value.requestId,
        isApproved,
      });
      if (decided.ok && isApproved) model.voided.add(receiptNo);
    });
}

/** The bank tells of one tender that waits: it has the money, or the cheque came back. */
function settleStep(): fc.Arbitrary<Step> {
  return fc
    .record({ which: fc.nat(), isBounce: fc.boolean() })
    .map(({ which, isBounce }) => ({ counter, bounced }: Model) => {
      const { waiting } = valueOf(listTenders(counter, people.accountant));
      const tender = waiting[which % Math.max(waiting.length, 1)];
      if (tender === undefined) return;
      const { receiptNo, lineNo, amountFen } = tender;
      if (!isBounce) {
        valueOf(confirmTender(counter, people.accountant, { receiptNo, lineNo, bankSlipNo: 'H1' }));
        return;
      }
      const told = bounceTender(counter, people.accountant, { receiptNo, lineNo, reason: '存款不足' });
      if (told.ok) bounced.set(receiptNo, (bounced.get(receiptNo) ?? 0) + amountFen);
    });
}

/** The money of a payment that was reversed after its till was closed goes back to the customer. */
function refundStep(): fc.Arbitrary<Step> {
  return fc.constantFrom('safe' as const, 'bank' as const).map((paidFrom) => ({ counter }: Model) => {
    const due = valueOf(listReversals(counter, people.accountant)).find((row) => row.refundedAt === null);
    if (due === undefined || due.refundFen === 0) return;
    const { receiptNo, refundFen } = due;
    const before = balanceOf(counter, paidFrom);
    valueOf(payRefund(counter, people.accountant, { receiptNo, paidFrom, voucherNo: 'TK001' }));
    expect(balanceOf(counter, paidFrom)).toBe(before - refundFen);
  });
}

function openStep(): fc.Arbitrary<Step> {
  return fc
    .record({ who: cashiers, floatFen: fc.integer({ min: 0, max: 30_000 }) })
    .map(({ who, floatFen }) => (model: Model) => {
      openCashSession(model.counter, people[who], { floatFen: fen(floatFen) });
    });
}

function closeTillStep(): fc.Arbitrary<Step> {
  return fc
    .record({ who: cashiers, notes: fc.integer({ min: 0, max: 9 }), coins: fc.integer({ min: 0, max: 99 }) })
    .map(({ who, notes, coins }) => (model: Model) => {
      const denominations = [
        { valueFen: 10_000, count: notes },
        { valueFen: 10, count: coins },
      ];
      commitCount(model.counter, people[who], { denominations });
      closeTill(model.counter, people[who], { differenceReason: '盘点差额' });
    });
}

function closeDayStep(): fc.Arbitrary<Step> {
  return fc.nat().map((which) => (model: Model) => {
    const days = valueOf(listDays(model.counter, people.accountant));
    const picked = days[which % Math.max(days.length, 1)];
    if (picked !== undefined)
      closeDay(model.counter, people.accountant, { businessDay: picked.businessDay as Day });
  });
}

function reprintStep(): fc.Arbitrary<Step> {
  return fc.nat().map((which) => (model: Model) => {
    const receiptNo = [...model.taken.keys()][which % Math.max(model.taken.size, 1)];
    if (receiptNo !== undefined) requestReprint(model.counter, people.zhang, { receiptNo });
  });
}

function balanceOf(counter: Counter, ...places: string[]): number {
  const list = places.map((place) => `'${place}'`).join(', ');
  return counter.store.sqlite
    .prepare(`select coalesce(sum(amount_fen), 0) from journal_line where ledger_account in (${list})`)
    .pluck()
    .get() as number;
}

/** The customers' side of every place in the books. */
function expectBooksAgree({ counter, taken, voided, bounced }: Model): void {
  let money = 0;
  let came = 0;
  let principal = 0;
  let lateFees = 0;
  let prepaid = 0;
  for (const receipt of taken.values()) {
    if (voided.has(receipt.receiptNo)) continue;
    money += receipt.givenFen - receipt.changeFen;
    came += bounced.get(receipt.receiptNo) ?? 0;
    for (const month of receipt.months) {
      principal += month.principalFen;
      lateFees += month.lateFeeFen;
    }
    prepaid += receipt.prepaymentAddedFen - receipt.prepaymentUsedFen;
  }
  const places = [
    'drawer',
    'safe',
    'change_fund',
    'over_short',
    'cheques_in_clearing',
    'wechat_in_transit',
    'bank',
    'refunds_payable',
  ];
  expect(balanceOf(counter, ...places)).toBe(money - came);
  expect(money).toBe(principal + lateFees + prepaid);
  // What came back is owed again, no longer income, or no longer paid ahead: to the fen, wherever it went.
  const billed = accountNos.length * 2 * billFen;
  expect(
    balanceOf(counter, 'receivable') +
      balanceOf(counter, 'late_fee_income') +
      balanceOf(counter, 'prepayment'),
  ).toBe(billed - principal - lateFees - prepaid + came);
  if (came === 0) {
    expect(balanceOf(counter, 'receivable')).toBe(billed - principal);
    expect(balanceOf(counter, 'late_fee_income')).toBe(0 - lateFees);
    expect(balanceOf(counter, 'prepayment')).toBe(0 - prepaid);
  }
  const openItems = counter.store.sqlite
    .prepare('select coalesce(sum(outstanding_fen), 0) from open_item')
    .pluck()
    .get();
  expect(openItems).toBe(balanceOf(counter, 'receivable'));
}

function findingsOf(counter: Counter) {
  const proof = proveBooks(counter.store);
  for (let step = proof.next(); ; step = proof.next()) {
    if (step.done) return bookChecks.flatMap((check) => step.value.findings.of(check));
  }
}

describe('whatever happens at the counter', () => {
  it('money in is money somewhere, to the fen, and the books are sound', async () => {
    let run = 0;
    let payments = 0;
    let voids = 0;
    let bounces = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 10, maxLength: 50 }), async (happening) => {
        await new Promise(setImmediate);
        run += 1;
        const path = join(folder, `run-${run}.store`);
        copyFileSync(join(folder, 'template.store'), path);
        const store = openStore({ path, migrationsFolder });
        store.sqlite.pragma('synchronous = OFF');
        const counter = {
          store,
          clock: testClock('2026-11-24T09:00'),
          keyring: memoryKeyring(),
          newId: () => v7(),
        };
        const model: Model = { counter, taken: new Map(), voided: new Set(), bounced: new Map() };
        try {
          valueOf(openCashSession(counter, people.zhang, { floatFen: fen(20_000) }));
          for (const step of happening) {
            step(model);
            expectBooksAgree(model);
          }
          expect(findingsOf(counter)).toEqual([]);
        } finally {
          store.close();
          rmSync(path, { force: true });
        }
        payments += model.taken.size;
        voids += model.voided.size;
        bounces += model.bounced.size;
      }),
      { numRuns: 80, seed: 1_124 },
    );
    // A property that never takes money would hold as well.
    expect(payments).toBeGreaterThan(150);
    expect(voids).toBeGreaterThan(20);
    expect(bounces).toBeGreaterThan(10);
  }, 240_000);
});
