import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, day, month, monthOf, stationDayAt, type Month } from '../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../db/domain/kernel/energy.ts';
import { fen } from '../../db/domain/kernel/money.ts';
import { readDayFacts } from '../../db/wire/day-facts.ts';
import type { AdjustmentFacts, StandingBill } from '../../electron/contract/adjustments.ts';
import { getAccount } from '../../electron/services/accounts/get-account.ts';
import { decideAdjustment } from '../../electron/services/adjustments/decide-adjustment.ts';
import { listAdjustments } from '../../electron/services/adjustments/list-adjustments.ts';
import { listStandingBills } from '../../electron/services/adjustments/list-standing-bills.ts';
import { proposeAdjustment } from '../../electron/services/adjustments/propose-adjustment.ts';
import { openCashSession } from '../../electron/services/cash/open-cash-session.ts';
import { decideVoid } from '../../electron/services/payments/decide-void.ts';
import { requestVoid } from '../../electron/services/payments/request-void.ts';
import { acceptPolicyPack } from '../../electron/services/policy/accept-policy-pack.ts';
import { addReceiptBook } from '../../electron/services/receipts/add-receipt-book.ts';
import { booksOf, findingsOf } from '../support/adjustments.ts';
import { payAtCounter } from '../support/billed-station.ts';
import { type AddedAccount, addMeteredAccounts } from '../support/metered-account.ts';
import { shippedPackText } from '../support/packs.ts';
import { postBill } from '../support/posted-bills.ts';
import { openTestStation, type TestStation, valueOf } from '../support/station.ts';

/** What the world outside knows: every fen that was billed, corrected, handed over and given back. */
interface Model {
  readonly station: TestStation;
  readonly accounts: readonly AddedAccount[];
  readonly nextMonth: Month[];
  readonly receipts: string[];
  billedFen: number;
  cashFen: number;
  lateFeesFen: number;
  /** What became of the steps, so that a property that never does anything does not pass. */
  readonly done: Record<'issued' | 'paid' | 'voided' | 'proposed' | 'approved' | 'stale' | 'refused', number>;
}

type Step = (model: Model) => void;

const which = fc.integer({ min: 0, max: 1 });
const standing = ({ station, accounts }: Model, index: number): readonly StandingBill[] =>
  valueOf(listStandingBills(station, station.as('auditor'), { accountNo: accounts[index]?.accountNo ?? '' }));

const issueStep = fc.record({ index: which, usedKwh: fc.integer({ min: 0, max: 400 }) }).map(
  ({ index, usedKwh }): Step =>
    (model) => {
      const { station, accounts, nextMonth } = model;
      const periodMonth = nextMonth[index] as Month;
      if (periodMonth > monthOf(stationDayAt(station.clock.now())))
        station.clock.to(`${periodMonth}-24T09:00`);
      const [newest] = standing(model, index);
      const start = (newest?.registers[0]?.dialWh ?? 1_000_000) / 1000;
      const { amountFen } = postBill(station, accounts[index] as AddedAccount, {
        month: periodMonth,
        dials: { total: [start, start + usedKwh] },
      });
      nextMonth[index] = addMonths(periodMonth, 1);
      model.billedFen += amountFen;
      model.done.issued += 1;
    },
);

const payStep = fc
  .record({
    index: which,
    months: fc.integer({ min: 0, max: 3 }),
    addPrepaymentFen: fc.constantFrom(0, 0, 1_234, 20_000),
    usePercent: fc.constantFrom(0, 50, 100),
  })
  .map(
    ({ index, usePercent, ...wish }): Step =>
      (model) => {
        const { station, accounts } = model;
        const cashier = station.as('cashier');
        const accountNo = accounts[index]?.accountNo ?? '';
        openCashSession(station, cashier, { floatFen: fen(0) });
        const { prepaymentFen } = valueOf(getAccount(station, cashier, { accountNo }));
        const usePrepaymentFen = Math.trunc((prepaymentFen * usePercent) / 100);
        const paid = payAtCounter(station, cashier, accountNo, {
          ...wish,
          usePrepaymentFen,
          cashGivenFen: 10_000_000,
        });
        if (!paid.ok) return;
        const { receipt } = paid.value;
        model.receipts.push(receipt.receiptNo);
        model.cashFen += receipt.collectedFen;
        model.lateFeesFen += receipt.months.reduce((sum, one) => sum + one.lateFeeFen, 0);
        model.done.paid += 1;
      },
  );

const voidStep = fc.nat().map(
  (pick): Step =>
    (model) => {
      const { station, receipts } = model;
      const receiptNo = receipts[pick % Math.max(receipts.length, 1)];
      if (receiptNo === undefined) return;
      const asked = requestVoid(station, station.as('cashier'), { receiptNo, reason: '收错' });
      if (!asked.ok) return;
      const { requestId } = asked.value;
      if (!decideVoid(station, station.as('station_head'), { requestId, isApproved: true }).ok) return;
      const content = station.store.sqlite
        .prepare('select content from receipt where receipt_no = ?')
        .pluck()
        .get(receiptNo) as string;
      const receipt = JSON.parse(content) as { collectedFen: number; months: { lateFeeFen: number }[] };
      model.cashFen -= receipt.collectedFen;
      model.lateFeesFen -= receipt.months.reduce((sum, one) => sum + one.lateFeeFen, 0);
      model.done.voided += 1;
    },
);

/** What may be wrong with some of the bills of an account, or with its newest one; or a charge, a compensation, or one of these too many. */
function factsFor(all: readonly StandingBill[], kind: number, pick: number, size: number): AdjustmentFacts {
  const charges = all.filter((bill) => bill.chargedFor !== null);
  const bills = all.filter((bill) => bill.chargedFor === null);
  const many = bills.filter((_, at) => (pick >> at) % 2 === 1).map((bill) => bill.billId);
  const billIds = many.length > 0 ? many : bills.slice(0, 1).map((bill) => bill.billId);
  const [newest] = bills;
  switch (kind) {
    case 0:
      return {
        fault: 'wrong_wiring',
        billIds,
        factor: ['0.5', '3/4', '1.5', '2', '7/3'][size % 5] as string,
      };
    case 1:
      return {
        fault: 'meter_error',
        billIds,
        error: ['-0.1', '0.25', '0'][size % 3] as string,
        isHalfPeriod: true,
      };
    case 2:
      return { fault: 'normal_month', billIds, normalWhPerMonth: wattHours(size * 500) };
    case 3:
      return {
        fault: 'wrong_class',
        billIds,
        tariffCode: size % 2 === 0 ? 'commercial_low' : 'residential_low',
      };
    case 4:
      return {
        fault: 'true_dial',
        billId: newest?.billId ?? 0,
        readOn: newest?.readOn ?? day('2026-01-21'),
        dials: [
          { register: 'total', dialWh: wattHours((newest?.registers[0]?.dialWh ?? 0) + (size - 200) * 500) },
        ],
      };
    case 5:
      return {
        fault: 'company_outage',
        energyWh: wattHours(size * 100),
        priceNanoyuan: 510_000_000,
        multiple: null,
      };
    case 6:
      return { fault: 'wrong_charge', billId: charges[pick % Math.max(charges.length, 1)]?.billId ?? 0 };
    default:
      return { fault: 'over_capacity', powerW: size * 10 };
  }
}

const proposeStep = fc
  .record({
    index: which,
    kind: fc.integer({ min: 0, max: 7 }),
    pick: fc.nat({ max: 63 }),
    size: fc.integer({ min: 1, max: 400 }),
    isDecidedAtOnce: fc.constantFrom(true, false, false),
  })
  .map(
    ({ index, kind, pick, size, isDecidedAtOnce }): Step =>
      (model) => {
        const { station, accounts } = model;
        const bills = standing(model, index);
        const isCharge = (bill: StandingBill) => bill.chargedFor !== null;
        if (kind < 5 && bills.every(isCharge)) return;
        if (kind === 6 && !bills.some(isCharge)) return;
        const proposed = proposeAdjustment(station, station.as('biller'), {
          accountNo: accounts[index]?.accountNo ?? '',
          facts: factsFor(bills, kind, pick, size),
          reason: '核对',
        });
        if (!proposed.ok) {
          expect([
            'adjustment_changes_nothing',
            'adjustment_not_possible',
            'reading_backward',
            'compensation_used',
          ]).toContain(proposed.refusal.code);
          model.done.refused += 1;
          return;
        }
        model.done.proposed += 1;
        if (isDecidedAtOnce) decide(model, proposed.value.adjustmentId, true);
      },
  );

const decideStep = fc.record({ pick: fc.nat(), isApproved: fc.constantFrom(true, true, false) }).map(
  ({ pick, isApproved }): Step =>
    (model) => {
      const waiting = valueOf(
        listAdjustments(model.station, model.station.as('auditor'), { state: 'waiting' }),
      );
      const picked = waiting[pick % Math.max(waiting.length, 1)];
      if (picked !== undefined) decide(model, picked.adjustmentId, isApproved);
    },
);

function decide(model: Model, adjustmentId: number, isApproved: boolean): void {
  const { station } = model;
  const waiting = valueOf(listAdjustments(station, station.as('auditor'), { state: 'waiting' }));
  const { amountFen } = waiting.find((row) => row.adjustmentId === adjustmentId) ?? { amountFen: 0 };
  const reason = isApproved ? null : '不符';
  const decided = decideAdjustment(station, station.as('station_head'), { adjustmentId, isApproved, reason });
  if (!decided.ok) {
    expect(['adjustment_stale', 'compensation_used']).toContain(decided.refusal.code);
    model.done.stale += 1;
  } else if (isApproved) {
    model.billedFen += amountFen;
    model.done.approved += 1;
  }
}

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: issueStep },
  { weight: 4, arbitrary: payStep },
  { weight: 2, arbitrary: voidStep },
  { weight: 6, arbitrary: proposeStep },
  { weight: 5, arbitrary: decideStep },
);

/** Money in is money somewhere: what was billed and not paid is owed, what was paid and not billed is paid ahead. */
function expectBooksAgree(model: Model): void {
  const { places, owed, prepaid } = booksOf(model.station);
  const sumOf = (rows: readonly (readonly [unknown, number])[]) =>
    rows.reduce((sum, [, amount]) => sum + amount, 0);
  const [owedFen, prepaidFen] = [sumOf(owed), sumOf(prepaid)];
  expect(owedFen).toBe(places.receivable ?? 0);
  expect(prepaidFen).toBe(0 - (places.prepayment ?? 0));
  expect(Math.min(0, ...owed.map(([, amount]) => amount), ...prepaid.map(([, amount]) => amount))).toBe(0);
  expect(owedFen - prepaidFen).toBe(model.billedFen - (model.cashFen - model.lateFeesFen));
  expect(0 - (places.late_fee_income ?? 0)).toBe(model.lateFeesFen);
  for (const index of [0, 1]) {
    for (const bill of standing(model, index)) {
      // Of a compensation the whole has been given; of anything else some of it may have been paid.
      expect(bill.paidFen).toBeGreaterThanOrEqual(Math.min(0, bill.amountFen));
      expect(bill.paidFen).toBeLessThanOrEqual(bill.amountFen);
    }
  }
}

/** The county's own sum over the daybook. */
function expectCountyAgrees({ station, billedFen, cashFen }: Model): void {
  const entries = station.store.sqlite.prepare('select kind, payload from daybook_entry').all() as {
    kind: string;
    payload: string;
  }[];
  let [issued, collected] = [0, 0];
  for (const entry of entries) {
    const facts = readDayFacts(entry);
    issued += facts?.billsIssuedFen ?? 0;
    collected += facts?.collectedFen ?? 0;
  }
  expect([issued, collected]).toEqual([billedFen, cashFen]);
}

function openModel(): Model {
  const station = openTestStation({ now: '2026-01-24T09:00' });
  station.store.sqlite.pragma('synchronous = OFF');
  const supervisor = station.as('billing_supervisor');
  valueOf(acceptPolicyPack(station, supervisor, { text: shippedPackText('gansu') }));
  valueOf(addReceiptBook(station, supervisor, { firstNo: '0012801', lastNo: '0012999' }));
  const accounts = addMeteredAccounts(station, [
    { accountNo: '6204200017', openingMonth: '2026-01' },
    { accountNo: '6204200018', openingMonth: '2026-01' },
  ]);
  return {
    station,
    accounts,
    nextMonth: [month('2026-01'), month('2026-01')],
    receipts: [],
    billedFen: 0,
    cashFen: 0,
    lateFeesFen: 0,
    done: { issued: 0, paid: 0, voided: 0, proposed: 0, approved: 0, stale: 0, refused: 0 },
  };
}

describe('whatever is billed, paid, corrected and undone', () => {
  it('no fen is lost or made, bill by bill, account by account, and the books are sound', async () => {
    const done: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 10, maxLength: 50, size: 'max' }), async (happening) => {
        await new Promise(setImmediate);
        const model = openModel();
        try {
          for (const step of happening) {
            step(model);
            expectBooksAgree(model);
          }
          expectCountyAgrees(model);
          expect(findingsOf(model.station)).toEqual([]);
        } finally {
          model.station.close();
        }
        for (const [name, count] of Object.entries(model.done)) done[name] = (done[name] ?? 0) + count;
      }),
      { numRuns: 40, seed: 3_0727 },
    );
    // A property under which nothing happens would hold as well.
    for (const name of ['issued', 'paid', 'proposed', 'approved'])
      expect(done[name], name).toBeGreaterThan(60);
    for (const name of ['voided', 'refused']) expect(done[name], name).toBeGreaterThan(5);
    expect(done.stale).toBeGreaterThan(2);
  }, 180_000);
});
