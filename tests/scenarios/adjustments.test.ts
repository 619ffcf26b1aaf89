import { describe, expect, it } from 'vitest';
import { day, month } from '../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../db/domain/kernel/energy.ts';
import { fen } from '../../db/domain/kernel/money.ts';
import { readDayFacts } from '../../db/wire/day-facts.ts';
import type { AdjustmentFacts } from '../../electron/contract/adjustments.ts';
import { getAccount } from '../../electron/services/accounts/get-account.ts';
import { decideAdjustment } from '../../electron/services/adjustments/decide-adjustment.ts';
import { listAdjustments } from '../../electron/services/adjustments/list-adjustments.ts';
import { listStandingBills } from '../../electron/services/adjustments/list-standing-bills.ts';
import { computeBills } from '../../electron/services/bills/compute-bills.ts';
import { explainBill } from '../../electron/services/bills/explain-bill.ts';
import { issueBills } from '../../electron/services/bills/issue-bills.ts';
import { listDrafts } from '../../electron/services/bills/list-drafts.ts';
import { passBills } from '../../electron/services/bills/pass-bills.ts';
import { openCashSession } from '../../electron/services/cash/open-cash-session.ts';
import type { Actor } from '../../electron/services/counter.ts';
import { recordReading } from '../../electron/services/readings/record-reading.ts';
import { adjust, booksOf, findingsOf, proposeFor } from '../support/adjustments.ts';
import { type BilledStation, openBilledStation, payAtCounter } from '../support/billed-station.ts';
import { refusalOf, valueOf } from '../support/station.ts';

const wang = '6204200017';
const mill = '6204200018';
const december = month('2026-12');
const months = ['2026-09', '2026-10', '2026-11'];

async function openStation(): Promise<BilledStation> {
  return openBilledStation({
    months,
    accounts: [
      { accountNo: wang, name: '王秀英' },
      { accountNo: mill, name: '和平面粉厂', customerClass: 'commercial', multiplier: 10, usualKwh: 1000 },
    ],
  });
}

const standing = (station: BilledStation, accountNo: string) =>
  valueOf(listStandingBills(station, station.as('auditor'), { accountNo }));
const page = (station: BilledStation, accountNo: string) =>
  valueOf(getAccount(station, station.as('cashier'), { accountNo }));

function read(station: BilledStation, accountNo: string, dialKwh: number) {
  const registerId = station.accounts.find((account) => account.accountNo === accountNo)?.registerId ?? 0;
  return valueOf(
    recordReading(station, station.as('meter_reader'), {
      registerId,
      month: december,
      kind: 'actual',
      readOn: day('2026-12-21'),
      dialWh: wattHours(dialKwh * 1000),
      reason: null,
    }),
  );
}

async function bill(station: BilledStation) {
  const jobId = station.newId();
  valueOf(await computeBills(station, station.as('biller'), { month: december, jobId }));
  const drafts = valueOf(listDrafts(station, station.as('auditor'), { month: december, state: 'waiting' }));
  valueOf(passBills(station, station.as('auditor'), { draftIds: drafts.map((draft) => draft.draftId) }));
  valueOf(issueBills(station, station.as('billing_supervisor'), { month: december, jobId }));
  return drafts;
}

/** What the county adds up from the daybook: what was billed less what was taken is what is owed or paid ahead. */
function countyReceivable({ store: { sqlite } }: BilledStation): number {
  const entries = sqlite.prepare('select kind, payload from daybook_entry').all() as {
    kind: string;
    payload: string;
  }[];
  return entries.reduce((sum, entry) => {
    const facts = readDayFacts(entry);
    expect(facts, entry.kind).not.toBeNull();
    return sum + (facts?.billsIssuedFen ?? 0) - (facts?.collectedFen ?? 0);
  }, 0);
}

/** Everywhere the same money: journal, open items, balances, the county's days; and the books can be proven. */
function expectSound(station: BilledStation): void {
  const { places, owed, prepaid } = booksOf(station);
  const sumOf = (rows: readonly (readonly [unknown, number])[]) =>
    rows.reduce((sum, [, amount]) => sum + amount, 0);
  expect(sumOf(owed)).toBe(places.receivable ?? 0);
  expect(sumOf(prepaid)).toBe(0 - (places.prepayment ?? 0));
  const lateFees = 0 - (places.late_fee_income ?? 0);
  expect(countyReceivable(station)).toBe((places.receivable ?? 0) + (places.prepayment ?? 0) - lateFees);
  expect(findingsOf(station)).toEqual([]);
}

describe('a year of adjustments at a station', () => {
  it('a dial misread in November is found in December, and December is billed from the true one', async () => {
    const station = await openStation();
    station.clock.to('2026-12-21T10:00');
    // November was read 1300; it was 1230.
    expect(read(station, wang, 1270)).toMatchObject({ finding: 'backward' });
    read(station, mill, 1400);
    const jobId = station.newId();
    const first = valueOf(await computeBills(station, station.as('biller'), { month: december, jobId }));
    expect(first).toMatchObject({ computed: 1, leftAside: { unexplained: 1 } });

    const [november] = standing(station, wang);
    expect(november).toMatchObject({ isNewest: true, amountFen: 5_100, registers: [{ dialWh: 1_300_000 }] });
    const fault: AdjustmentFacts = {
      fault: 'true_dial',
      billId: november?.billId ?? 0,
      readOn: day('2026-11-21'),
      dials: [{ register: 'total', dialWh: wattHours(1_230_000) }],
    };
    adjust(station, wang, fault);
    expectSound(station);
    station.clock.to('2026-12-24T09:00');
    const drafts = await bill(station);
    expect(drafts.map((draft) => [draft.accountNo, draft.energyWh])).toEqual([
      [wang, 40_000],
      [mill, 1_000_000],
    ]);
    // 100 + 100 + 30 + 40 kWh: all that the dial went through, once.
    expect(standing(station, wang).map((one) => one.energyWh)).toEqual([40_000, 30_000, 100_000, 100_000]);
    expectSound(station);
  });

  it('a multiplier of 10 was 20 for three months, of which two are paid', async () => {
    const station = await openStation();
    const cashier = station.as('cashier');
    valueOf(openCashSession(station, cashier, { floatFen: fen(0) }));
    valueOf(payAtCounter(station, cashier, mill, { months: 2 }));
    const bills = standing(station, mill);
    const perMonth = bills[0]?.amountFen ?? 0;
    const detail = adjust(station, mill, {
      fault: 'wrong_multiplier',
      billIds: bills.map((one) => one.billId),
      trueMultiplier: '100/5',
      billedMultiplier: '10',
    });
    expect(detail.preview).toMatchObject({
      amountFen: 3 * perMonth,
      energyWh: 3_000_000,
      toPrepaymentFen: 0,
    });
    const owed = page(station, mill);
    expect(owed.openItems.map((item) => [item.kind, item.periodMonth, item.outstandingFen])).toEqual([
      ['rebill', '2026-09', perMonth],
      ['rebill', '2026-10', perMonth],
      ['rebill', '2026-11', 2 * perMonth],
    ]);
    const explained = valueOf(explainBill(station, cashier, { billId: owed.openItems[0]?.billId ?? 0 }));
    expect(explained).toMatchObject({
      kind: 'rebill',
      adjustmentId: detail.adjustmentId,
      corrections: [{ register: 'total', energyWh: 2_000_000 }],
      formula: { text: detail.preview.formula, source: detail.preview.source },
    });
    expectSound(station);
    valueOf(payAtCounter(station, cashier, mill));
    expect(booksOf(station).owed.filter(([, amount]) => amount > 0)).toHaveLength(3);
    expectSound(station);
  });

  it('a household stole, pays it with its penalty, and is compensated for an outage a week later', async () => {
    const station = await openStation();
    const cashier = station.as('cashier');
    const theft = adjust(station, wang, {
      fault: 'theft',
      items: [
        {
          energyWh: null,
          powerW: 1_500,
          hoursPerDay: 6,
          days: 100,
          use: 'lighting',
          priceNanoyuan: 510_000_000,
        },
      ],
      multiple: null,
      fineFen: fen(0),
    });
    expect(theft.preview).toMatchObject({ amountFen: 4 * 45_900, energyWh: 900_000 });
    valueOf(openCashSession(station, cashier, { floatFen: fen(0) }));
    const { receipt } = valueOf(payAtCounter(station, cashier, wang));
    // September and October are overdue: 40 days at 1‰, and the least late fee.
    expect(receipt.collectedFen).toBe(3 * 5_100 + 204 + 100 + 4 * 45_900);
    expect(receipt.months.map((one) => one.principalFen)).toEqual(
      expect.arrayContaining([5_100, 5_100, 5_100, 183_600]),
    );
    const charge = valueOf(explainBill(station, cashier, { billId: theft.posted[0]?.billId ?? 0 }));
    expect(charge).toMatchObject({
      kind: 'charge',
      parts: [],
      dials: [],
      formula: { text: expect.stringContaining('违约使用电费') },
    });
    station.clock.to('2026-12-01T09:00');
    const outage = adjust(station, wang, {
      fault: 'company_outage',
      energyWh: wattHours(5_000),
      priceNanoyuan: 510_000_000,
      multiple: null,
    });
    expect(outage.preview).toMatchObject({ amountFen: -1_020, toPrepaymentFen: 1_020 });
    expect(page(station, wang)).toMatchObject({ prepaymentFen: 1_020, openItems: [] });
    expectSound(station);
    // The charge is no month's use: December goes on from November.
    station.clock.to('2026-12-21T10:00');
    expect(read(station, wang, 1400)).toMatchObject({ useWh: 100_000, finding: null, usualUseWh: 100_000 });
  });

  it('is declined, never approved by who asked, and stale once the bill has changed', async () => {
    const station = await openStation();
    const [november] = standing(station, wang);
    const wiring = (factor: string): AdjustmentFacts => ({
      fault: 'wrong_wiring',
      billIds: [november?.billId ?? 0],
      factor,
    });
    const head = station.as('station_head');
    const ask = (adjustmentId: number, actor: Actor, isApproved = true) =>
      decideAdjustment(station, actor, { adjustmentId, isApproved, reason: isApproved ? null : '接线无误' });
    const first = proposeFor(station, wang, wiring('2'));
    const small: Actor = { ...station.as('biller'), roles: ['biller', 'station_head'] };
    expect(refusalOf(ask(first, small)).code).toBe('same_person_forbidden');
    valueOf(ask(first, head, false));
    expect(standing(station, wang)[0]).toMatchObject({ amountFen: 5_100, isRebill: false });

    const [second, third] = [
      proposeFor(station, wang, wiring('1.5')),
      proposeFor(station, wang, wiring('3')),
    ];
    valueOf(ask(second, head));
    expect(refusalOf(ask(third, head))).toMatchObject({
      code: 'adjustment_stale',
      facts: { cause: 'bill_reversed' },
    });
    valueOf(ask(third, head, false));
    const decided = valueOf(listAdjustments(station, head, { state: 'decided' }));
    expect(decided.map((row) => row.state)).toEqual(['declined', 'approved', 'declined']);
    expect(standing(station, wang)[0]).toMatchObject({ amountFen: 7_650, isRebill: true });
    expectSound(station);
  });
});
