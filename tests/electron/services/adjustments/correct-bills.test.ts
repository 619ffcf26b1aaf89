import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../../../db/domain/kernel/calendar.ts';
import { plainTerms } from '../../../../db/domain/billing/supply-terms.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import type { AdjustmentFacts } from '../../../../electron/contract/adjustments.ts';
import { getAdjustment } from '../../../../electron/services/adjustments/get-adjustment.ts';
import { listStandingBills } from '../../../../electron/services/adjustments/list-standing-bills.ts';
import { previewAdjustment } from '../../../../electron/services/adjustments/preview-adjustment.ts';
import { openCashSession } from '../../../../electron/services/cash/open-cash-session.ts';
import { decideVoid } from '../../../../electron/services/payments/decide-void.ts';
import { requestVoid } from '../../../../electron/services/payments/request-void.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { addReceiptBook } from '../../../../electron/services/receipts/add-receipt-book.ts';
import { recordTerms } from '../../../../electron/services/supply/record-terms.ts';
import { adjust, booksOf, findingsOf, proposeFor } from '../../../support/adjustments.ts';
import { payAtCounter } from '../../../support/billed-station.ts';
import { type AddedAccount, addMeteredAccounts } from '../../../support/metered-account.ts';
import { shippedPackText } from '../../../support/packs.ts';
import { postBill, type PostedBillWish, termsOf } from '../../../support/posted-bills.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const wang = '6204200017';
const mill = '6204200018';
let station: TestStation;
let accounts: Record<string, AddedAccount>;

beforeEach(() => {
  station = openTestStation({ now: '2026-01-02T09:00' });
  valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text: shippedPackText('gansu') }));
  const added = addMeteredAccounts(station, [
    { accountNo: wang, name: '王秀英', openingMonth: '2026-01' },
    { accountNo: mill, name: '和平面粉厂', customerClass: 'commercial', openingMonth: '2026-01' },
  ]);
  accounts = Object.fromEntries(added.map((account) => [account.accountNo, account]));
  const supervisor = station.as('billing_supervisor');
  valueOf(addReceiptBook(station, supervisor, { firstNo: '0012801', lastNo: '0012900' }));
});

function issue(accountNo: string, wish: PostedBillWish) {
  station.clock.to(`${wish.month}-24T09:00`);
  return postBill(station, accounts[accountNo] as AddedAccount, wish);
}
const household = (month: string, startKwh: number, endKwh: number) =>
  issue(wang, { month, dials: { total: [startKwh, endKwh] } });
const preview = (accountNo: string, facts: AdjustmentFacts) =>
  previewAdjustment(station, station.as('biller'), { accountNo, facts });
const double = (...billIds: number[]): AdjustmentFacts => ({
  fault: 'wrong_multiplier',
  billIds,
  trueMultiplier: '100/5',
  billedMultiplier: '10',
});
const half = (...billIds: number[]): AdjustmentFacts => ({ fault: 'wrong_wiring', billIds, factor: '0.5' });
const pay = (wish: Parameters<typeof payAtCounter>[3] = {}) =>
  valueOf(payAtCounter(station, station.as('cashier'), wang, wish)).receipt.receiptNo;
const openTill = () => valueOf(openCashSession(station, station.as('cashier'), { floatFen: fen(20_000) }));

describe('an unpaid bill', () => {
  it('is shown before and after, then reversed, and another one stands in its place', () => {
    const { billId } = household('2026-10', 1000, 1100);
    const shown = valueOf(preview(wang, double(billId)));
    expect(shown).toMatchObject({
      fault: 'wrong_multiplier',
      accountNo: wang,
      name: '王秀英',
      formula: 'ΔW = (正确倍率 ÷ 计费倍率 − 1) × W = (20 ÷ 10 − 1) × W；ΔW = 1 × W',
      energyWh: 100_000,
      amountFen: 5_300,
      owedChangeFen: 5_300,
      toPrepaymentFen: 0,
      chargeLines: [],
      corrected: [
        {
          periodMonth: '2026-10',
          before: { energyWh: 100_000, amountFen: 5_100, tariffLabel: '居民生活 不满1千伏' },
          after: { energyWh: 200_000, amountFen: 10_400 },
        },
      ],
    });
    expect(shown.corrected[0]?.after.lines).toMatchObject([
      { code: 'tier_1', energyWh: 160_000, amountFen: 8_160, counted: null },
      { code: 'tier_2', energyWh: 40_000, amountFen: 2_240 },
    ]);
    expect(booksOf(station).places).toEqual({ receivable: 5_100, energy_revenue: -5_100 });

    station.clock.to('2026-11-02T10:00');
    const { posted, preview: kept, ...row } = adjust(station, wang, double(billId));
    expect(row).toMatchObject({ state: 'approved', amountFen: 5_300, energyWh: 100_000 });
    expect(kept).toMatchObject({ owedChangeFen: 5_300, toPrepaymentFen: 0 });
    expect(posted).toMatchObject([
      { kind: 'reversal', periodMonth: '2026-10', amountFen: -5_100 },
      { kind: 'rebill', periodMonth: '2026-10', amountFen: 10_400 },
    ]);
    expect(booksOf(station)).toEqual({
      places: { receivable: 10_400, energy_revenue: -10_400 },
      owed: [[posted[1]?.billId, 10_400]],
      prepaid: [],
    });
    const bills = station.store.sqlite
      .prepare('select kind, correction_no, energy_wh, amount_fen, due_on from bill order by id')
      .raw()
      .all();
    expect(bills).toEqual([
      ['regular', 0, 100_000, 5_100, '2026-11-15'],
      ['reversal', 1, -100_000, -5_100, '2026-11-15'],
      // Due by the month in which it was posted: nobody owes a late fee on what they could not know.
      ['rebill', 2, 200_000, 10_400, '2026-12-15'],
    ]);
    expect(findingsOf(station)).toEqual([]);
  });

  it('stays due since it was, unless it grew: what was owed is not forgiven its late fee', () => {
    const dueOf = (billId = 0) =>
      station.store.sqlite
        .prepare(
          'select b.due_on, o.due_on from bill b left join open_item o on o.bill_id = b.id where b.id = ?',
        )
        .raw()
        .get(billId);
    const { billId } = household('2026-10', 1000, 1100);
    station.clock.to('2026-12-20T10:00');
    const less = adjust(station, wang, half(billId)).posted[1];
    expect(dueOf(less?.billId)).toEqual(['2026-11-15', '2026-11-15']);
    const more = adjust(station, wang, double(less?.billId ?? 0)).posted[1];
    expect(dueOf(more?.billId)).toEqual(['2027-01-15', '2027-01-15']);
    expect(findingsOf(station)).toEqual([]);
  });

  it('is listed as what stands, with what each register counted', () => {
    const october = household('2026-10', 1000, 1100);
    household('2026-11', 1100, 1250);
    adjust(station, wang, double(october.billId));
    const standing = valueOf(listStandingBills(station, station.as('auditor'), { accountNo: wang }));
    expect(standing).toMatchObject([
      { periodMonth: '2026-11', isRebill: false, isNewest: true, amountFen: 7_650, paidFen: 0 },
      {
        periodMonth: '2026-10',
        isRebill: true,
        isNewest: false,
        energyWh: 200_000,
        readOn: '2026-10-21',
        tariffCode: 'residential_low',
        registers: [{ register: 'total', energyWh: 200_000, dialWh: 1_100_000 }],
      },
    ]);
  });
});

describe('a paid bill', () => {
  it('is paid by what was paid on it; what was paid beyond becomes prepayment', () => {
    const { billId } = household('2026-10', 1000, 1100);
    openTill();
    pay();
    expect(valueOf(preview(wang, half(billId)))).toMatchObject({ owedChangeFen: 0, toPrepaymentFen: 2_550 });
    const { preview: kept } = adjust(station, wang, half(billId));
    expect(kept).toMatchObject({ amountFen: -2_550, owedChangeFen: 0, toPrepaymentFen: 2_550 });
    expect(booksOf(station)).toMatchObject({
      owed: [],
      prepaid: [[accounts[wang]?.accountId, 2_550]],
      places: { prepayment: -2_550, energy_revenue: -2_550 },
    });
    expect(findingsOf(station)).toEqual([]);
  });

  it('that comes to more owes the rest, and may be corrected again and again', () => {
    const { billId } = household('2026-10', 1000, 1100);
    openTill();
    pay();
    const more = adjust(station, wang, double(billId));
    const rebill = more.posted[1]?.billId ?? 0;
    expect(booksOf(station).owed).toEqual([[rebill, 5_300]]);
    // Back to the first energy: what was paid once covers it, nothing is owed.
    const back = adjust(station, wang, half(rebill));
    expect(booksOf(station)).toMatchObject({ owed: [], prepaid: [] });
    const less = adjust(station, wang, half(back.posted[1]?.billId ?? 0));
    expect(less.preview.toPrepaymentFen).toBe(2_550);
    expect(findingsOf(station)).toEqual([]);
    const kinds = station.store.sqlite.prepare('select correction_no from bill order by id').pluck().all();
    expect(kinds).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(refusalOf(preview(wang, double(billId)))).toEqual({
      code: 'bill_reversed',
      facts: { month: '2026-10' },
    });
  });

  it('keeps its payment: no void once the bill it paid was corrected, asked before or after', () => {
    const { billId } = household('2026-10', 1000, 1100);
    openTill();
    const receiptNo = pay();
    const cashier = station.as('cashier');
    const { requestId } = valueOf(requestVoid(station, cashier, { receiptNo, reason: '收错户' }));
    adjust(station, wang, double(billId));
    const head = station.as('station_head');
    expect(refusalOf(decideVoid(station, head, { requestId, isApproved: true }))).toEqual({
      code: 'bill_corrected',
      facts: { receiptNo, month: '2026-10' },
    });
    valueOf(decideVoid(station, head, { requestId, isApproved: false }));
    expect(refusalOf(requestVoid(station, cashier, { receiptNo, reason: '收错户' })).code).toBe(
      'bill_corrected',
    );
    // What pays the bill in its place may be undone as ever.
    const second = pay();
    const again = valueOf(requestVoid(station, cashier, { receiptNo: second, reason: '收错户' }));
    valueOf(decideVoid(station, head, { requestId: again.requestId, isApproved: true }));
    expect(booksOf(station).owed).toMatchObject([[expect.any(Number), 5_300]]);
    expect(findingsOf(station)).toEqual([]);
  });
});

describe('several bills at once', () => {
  it('are corrected together, whatever of them was paid', () => {
    const ids = ['2026-09', '2026-10', '2026-11'].map(
      (month, index) => household(month, 1000 + 100 * index, 1100 + 100 * index).billId,
    );
    openTill();
    pay({ months: 2 });
    const { preview: kept, posted } = adjust(station, wang, double(...ids));
    expect(kept).toMatchObject({ amountFen: 15_900, energyWh: 300_000, owedChangeFen: 15_900 });
    expect(posted.map((bill) => [bill.kind, bill.periodMonth])).toEqual([
      ['reversal', '2026-09'],
      ['rebill', '2026-09'],
      ['reversal', '2026-10'],
      ['rebill', '2026-10'],
      ['reversal', '2026-11'],
      ['rebill', '2026-11'],
    ]);
    expect(booksOf(station).owed.map(([, fenOwed]) => fenOwed)).toEqual([5_300, 5_300, 10_400]);
    expect(findingsOf(station)).toEqual([]);
  });
});

describe('an account whose meter hangs behind another', () => {
  it('waits until the account in front was corrected, when its energy changes', () => {
    const terms = { ...plainTerms, childAccountNos: [wang] };
    const effectiveFrom = day('2026-01-02');
    const supervisor = station.as('billing_supervisor');
    valueOf(recordTerms(station, supervisor, { accountNo: mill, effectiveFrom, terms, reason: '表后' }));
    const { billId } = household('2026-10', 1000, 1100);
    valueOf(preview(wang, double(billId)));
    const facts = { customerClass: 'commercial', childrenWh: [wattHours(100_000)] } as const;
    const inFront = issue(mill, { month: '2026-10', dials: { total: [0, 1000] }, facts });
    expect(refusalOf(preview(wang, double(billId)))).toEqual({
      code: 'bill_behind_another',
      facts: { accountNo: mill, month: '2026-10' },
    });
    // Another price leaves the energy that was taken off.
    valueOf(preview(wang, { fault: 'wrong_class', billIds: [billId], tariffCode: 'commercial_low' }));
    adjust(station, mill, half(inFront.billId));
    valueOf(preview(wang, double(billId)));
  });
});

describe('every kind of fault', () => {
  it('puts a price class right, with the funds and the power factor of the other class', () => {
    const { billId } = issue(mill, {
      month: '2026-10',
      dials: { total: [0, 1000], reactive_forward: [0, 800] },
      facts: { customerClass: 'commercial' },
    });
    const farm: AdjustmentFacts = { fault: 'wrong_class', billIds: [billId], tariffCode: 'agricultural_low' };
    const { preview: kept, posted } = adjust(station, mill, farm);
    expect(kept.corrected[0]).toMatchObject({
      before: { tariffLabel: expect.stringContaining('工商业') },
      after: { tariffLabel: expect.stringContaining('农业') },
    });
    expect(kept.energyWh).toBe(0);
    expect(posted[1]?.amountFen).toBe(kept.corrected[0]?.after.amountFen);
    expect(findingsOf(station)).toEqual([]);
  });

  it('judges the power factor again (PF02)', () => {
    const { billId } = issue(mill, {
      month: '2026-10',
      dials: { total: [0, 1000], reactive_forward: [0, 900] },
      facts: { customerClass: 'commercial', terms: termsOf({ powerFactorStandard: 85 }) },
    });
    const fault: AdjustmentFacts = { fault: 'power_factor', billId, trueVarh: wattHours(500_000) };
    const { preview: kept } = adjust(station, mill, fault);
    const [corrected] = kept.corrected;
    const rateOf = (lines = corrected?.before.lines) =>
      lines?.find((line) => line.counted?.unit === '%')?.counted?.quantityMilli;
    // 0.74 pays 5.5 %, 0.89 is refunded 0.4 %.
    expect([rateOf(), rateOf(corrected?.after.lines)]).toEqual([5_500, -400]);
    expect(findingsOf(station)).toEqual([]);
  });

  it('takes a normal month for a burnt meter, and half of an error since the last test', () => {
    const burnt = household('2026-10', 1000, 1010);
    const normal: AdjustmentFacts = {
      fault: 'normal_month',
      billIds: [burnt.billId],
      normalWhPerMonth: wattHours(120_000),
    };
    expect(adjust(station, wang, normal).preview).toMatchObject({ energyWh: 110_000, amountFen: 5_610 });
    const { billId } = issue(mill, {
      month: '2026-10',
      dials: { total: [0, 900] },
      facts: { customerClass: 'commercial' },
    });
    const error: AdjustmentFacts = {
      fault: 'meter_error',
      billIds: [billId],
      error: '-0.1',
      isHalfPeriod: true,
    };
    // RF01: half of what the meter did not count.
    expect(adjust(station, mill, error).preview.energyWh).toBe(50_000);
    expect(findingsOf(station)).toEqual([]);
  });
});

describe('what an adjustment asks for', () => {
  it('is refused for an account, a bill or facts that there are not', () => {
    const { billId } = household('2026-10', 1000, 1100);
    const codeOf = (accountNo: string, facts: AdjustmentFacts) => refusalOf(preview(accountNo, facts)).code;
    expect(codeOf('9', double(billId))).toBe('account_unknown');
    expect(codeOf(mill, double(billId))).toBe('bill_unknown');
    expect(codeOf(wang, double(99))).toBe('bill_unknown');
    expect(codeOf(wang, { ...double(billId), trueMultiplier: '10' } as AdjustmentFacts)).toBe(
      'adjustment_changes_nothing',
    );
    expect(codeOf(wang, { fault: 'wrong_class', billIds: [billId], tariffCode: 'none' })).toBe(
      'tariff_unknown',
    );
  });

  it('is refused when the numbers leave the range in which money and energy are exact', () => {
    const { billId } = household('2026-10', 1000, 110_000);
    const billIds = [billId];
    const placeOf = (facts: AdjustmentFacts) => refusalOf(preview(wang, facts));
    const at = (place: string) => ({ code: 'adjustment_not_possible', facts: { place } });
    for (const factor of ['999999999', '999999999/1'])
      expect(placeOf({ fault: 'wrong_wiring', billIds, factor })).toEqual(at('factor'));
    expect(placeOf({ fault: 'meter_error', billIds, error: '-0.999999999', isHalfPeriod: false })).toEqual(
      at('error'),
    );
    const from = day('2020-01-01');
    const to = day('2026-10-23');
    const [capacityVa, priceNanoyuan] = [1_000_000_000_000, 1_000_000_000_000];
    const capacity = { capacityVa, priceNanoyuan, multiple: 10 } as const;
    expect(placeOf({ fault: 'private_capacity', ...capacity, from, to })).toEqual(at('capacity'));
    expect(placeOf({ fault: 'suspended_use', ...capacity, sealedOn: from, foundOn: to })).toEqual(
      at('capacity'),
    );
    const later = day('2026-10-25');
    const plain = { capacityVa: 1000, priceNanoyuan: 1_000_000_000, multiple: null } as const;
    const isFuture = { code: 'day_in_future', facts: { day: later } };
    expect(placeOf({ fault: 'private_capacity', ...plain, from, to: later })).toEqual(isFuture);
    expect(placeOf({ fault: 'suspended_use', ...plain, sealedOn: from, foundOn: later })).toEqual(isFuture);
  });

  it('is never thrown at, whatever numbers the border lets through', () => {
    const { billId } = household('2026-10', 1000, 110_000);
    const billIds = [billId];
    const digits = fc.constantFrom('0', '1', '0.000000001', '7', '999999999', '999999999.999999999');
    const fraction = fc
      .tuple(digits, fc.constantFrom('', '/1', '/3', '/999999999'))
      .map((parts) => parts.join(''));
    const milli = fc.constantFrom(1, 1_000, 999_999_999_999, 1_000_000_000_000);
    const of = fc.record({ a: fraction, b: fraction, sign: fc.constantFrom('', '-'), v: milli, p: milli });
    const use = { hoursPerDay: 24, days: 3660, use: 'power', energyWh: null } as const;
    fc.assert(
      fc.property(of, ({ a, b, sign, v, p }) => {
        const energy = wattHours(v);
        const [from, to] = [day('2000-01-01'), day('2026-10-23')];
        const items = Array.from({ length: 30 }, () => ({ ...use, powerW: v, priceNanoyuan: p }));
        const all: AdjustmentFacts[] = [
          { fault: 'wrong_wiring', billIds, factor: a },
          { fault: 'meter_error', billIds, error: `${sign}${a}`, isHalfPeriod: false },
          { fault: 'wrong_multiplier', billIds, trueMultiplier: a, billedMultiplier: b },
          { fault: 'ct_mismatch', billIds, billedCt: a, phases: [{ ct: b, isReversed: sign === '-' }] },
          { fault: 'normal_month', billIds, normalWhPerMonth: energy },
          { fault: 'theft', items, multiple: 10, fineFen: fen(p) },
          { fault: 'price_class_breach', items, months: 36, multiple: 10 },
          { fault: 'over_capacity', powerW: v },
          { fault: 'private_capacity', capacityVa: v, priceNanoyuan: p, from, to, multiple: 10 },
          {
            fault: 'suspended_use',
            capacityVa: v,
            priceNanoyuan: p,
            sealedOn: from,
            foundOn: to,
            multiple: 10,
          },
          {
            fault: 'suspended_use',
            capacityVa: v,
            priceNanoyuan: null,
            sealedOn: from,
            foundOn: to,
            multiple: 10,
          },
          { fault: 'company_outage', energyWh: energy, priceNanoyuan: p, multiple: 10 },
        ];
        for (const facts of all) preview(wang, facts);
      }),
      { numRuns: 100 },
    );
  });

  it('names the same bill once, and never a reversal or a charge', () => {
    const { billId } = household('2026-10', 1000, 1100);
    const { posted } = adjust(station, wang, double(billId, billId));
    expect(posted).toHaveLength(2);
    expect(refusalOf(preview(wang, double(posted[0]?.billId ?? 0))).code).toBe('bill_unknown');
    const charge = adjust(station, wang, { fault: 'over_capacity', powerW: 3_000 });
    expect(refusalOf(preview(wang, double(charge.posted[0]?.billId ?? 0))).code).toBe('bill_unknown');
  });

  it('is kept as it was proposed', () => {
    const { billId } = household('2026-10', 1000, 1100);
    const adjustmentId = proposeFor(station, wang, double(billId));
    expect(valueOf(getAdjustment(station, station.as('auditor'), { adjustmentId }))).toMatchObject({
      state: 'waiting',
      reason: '现场核对',
      proposedById: station.as('biller').personId,
      decidedByName: null,
      posted: [],
      preview: { amountFen: 5_300, corrected: [{ billId, before: { amountFen: 5_100 } }] },
    });
    expect(refusalOf(getAdjustment(station, station.as('auditor'), { adjustmentId: 9 })).code).toBe(
      'adjustment_unknown',
    );
  });
});
