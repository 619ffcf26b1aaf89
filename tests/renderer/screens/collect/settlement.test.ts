import { describe, expect, it } from 'vitest';
import type { AccountPage, OpenItemRow } from '../../../../electron/contract/accounts.ts';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { draftFor, sumsOf, tickedItems } from '../../../../renderer/screens/collect/settlement.ts';

function owed(billId: number, outstanding: number, lateFee = 0): OpenItemRow {
  return {
    billId,
    kind: 'regular',
    periodMonth: month('2026-10'),
    energyWh: wattHours(100_000),
    dueOn: day('2026-11-10'),
    outstandingFen: fen(outstanding),
    lateFeeFen: fen(lateFee),
  };
}

function page(openItems: readonly OpenItemRow[], prepayment = 0): AccountPage {
  return {
    accountNo: '6204200017',
    name: '王秀英',
    customerClass: 'residential',
    address: '和平村3组12号',
    village: '和平村',
    areaCode: null,
    routeCode: null,
    meterNo: null,
    multiplierMilli: null,
    phone: null,
    idNumberMasked: null,
    householdSize: null,
    welfare: null,
    prepaymentFen: fen(prepayment),
    countedTo: day('2026-11-23'),
    openItems,
    returned: [],
    bills: [],
    payments: [],
  };
}

describe('sumsOf', () => {
  const wang = page([owed(1, 9_690, 152), owed(2, 6_500)]);

  it('takes the drawing of the counter: 163.42 due, 200.00 given, 36.58 back', () => {
    const sums = sumsOf(wang, { ...draftFor(wang), cashText: '200' });
    expect(sums).toMatchObject({
      principalFen: 16_190,
      lateFeeFen: 152,
      dueFen: 16_342,
      collectedFen: 16_342,
      givenFen: 20_000,
      changeFen: 3_658,
      missingFen: null,
      canTake: true,
    });
  });

  it('says what is missing while the cash is not enough, and is not to be taken', () => {
    const sums = sumsOf(wang, { ...draftFor(wang), cashText: '160' });
    expect(sums).toMatchObject({ changeFen: null, missingFen: 342, canTake: false });
  });

  it('waits for cash: an empty field is neither enough nor too little', () => {
    expect(sumsOf(wang, draftFor(wang))).toMatchObject({
      givenFen: null,
      changeFen: null,
      missingFen: null,
      canTake: false,
    });
  });

  it('uses what was paid ahead first, never more than is due', () => {
    const ahead = page([owed(1, 5_000)], 8_000);
    expect(sumsOf(ahead, draftFor(ahead))).toMatchObject({
      usePrepaymentFen: 5_000,
      collectedFen: 0,
      givenFen: 0,
      canTake: true,
    });
    const little = page([owed(1, 5_000)], 1_200);
    expect(sumsOf(little, draftFor(little))).toMatchObject({
      usePrepaymentFen: 1_200,
      collectedFen: 3_800,
      canTake: false,
    });
    expect(sumsOf(little, { ...draftFor(little), isPrepaymentUsed: false }).collectedFen).toBe(5_000);
  });

  it('adds what is paid ahead to what is collected, and waits while it is no amount', () => {
    const draft = { ...draftFor(wang), addText: '50', cashText: '213.42' };
    expect(sumsOf(wang, draft)).toMatchObject({
      addPrepaymentFen: 5_000,
      collectedFen: 21_342,
      changeFen: 0,
      canTake: true,
    });
    expect(sumsOf(wang, { ...draft, addText: '' })).toMatchObject({ addPrepaymentFen: null, canTake: false });
  });

  it('takes nothing for nothing, and a pure prepayment for nobody who owes', () => {
    const nobody = page([]);
    expect(sumsOf(nobody, draftFor(nobody)).canTake).toBe(false);
    expect(sumsOf(nobody, { ...draftFor(nobody), addText: '100', cashText: '100' })).toMatchObject({
      dueFen: 0,
      canTake: true,
    });
  });

  it('counts only what is ticked, oldest first', () => {
    const draft = { ...draftFor(wang), tickedIds: new Set([2]) };
    expect(sumsOf(wang, draft).dueFen).toBe(6_500);
    expect(tickedItems(wang, { ...draft, tickedIds: new Set([2, 1]) }).map((item) => item.billId)).toEqual([
      1, 2,
    ]);
  });
});
