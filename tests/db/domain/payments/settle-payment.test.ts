import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { settlePayment } from '../../../../db/domain/payments/settle-payment.ts';

const wish = (dueFen: number, prepaymentFen: number, use: number, add: number, given: number) =>
  settlePayment({
    dueFen: fen(dueFen),
    prepaymentFen: fen(prepaymentFen),
    usePrepaymentFen: fen(use),
    addPrepaymentFen: fen(add),
    cashGivenFen: fen(given),
  });

describe('settling a payment', () => {
  it('tells what stays, what goes back, and what is left for later', () => {
    expect(wish(16_342, 0, 0, 0, 20_000)).toEqual({
      ok: true,
      value: { collectedFen: 16_342, cashFen: 16_342, changeFen: 3_658, prepaymentLeftFen: 0 },
    });
    expect(wish(16_342, 5_000, 5_000, 0, 12_000)).toMatchObject({
      value: { collectedFen: 11_342, changeFen: 658 },
    });
    expect(wish(16_342, 20_000, 16_342, 0, 0)).toMatchObject({
      value: { collectedFen: 0, prepaymentLeftFen: 3_658 },
    });
    expect(wish(0, 700, 0, 300, 300)).toMatchObject({
      value: { collectedFen: 300, prepaymentLeftFen: 1_000 },
    });
  });

  it('gives change from cash only, and asks for cash only what the other tenders do not bring', () => {
    const part = (otherFen: number, given: number) =>
      settlePayment({
        dueFen: fen(10_000),
        prepaymentFen: fen(0),
        usePrepaymentFen: fen(0),
        addPrepaymentFen: fen(0),
        cashGivenFen: fen(given),
        otherFen: fen(otherFen),
      });
    expect(part(6_000, 5_000)).toMatchObject({
      value: { collectedFen: 10_000, cashFen: 4_000, changeFen: 1_000 },
    });
    expect(part(10_000, 0)).toMatchObject({ value: { cashFen: 0, changeFen: 0 } });
    expect(part(10_001, 0)).toMatchObject({
      refusal: { code: 'other_tender_too_much', facts: { neededFen: 10_000, moreFen: 1 } },
    });
    expect(part(6_000, 3_999)).toMatchObject({
      refusal: { code: 'cash_too_little', facts: { neededFen: 4_000, missingFen: 1 } },
    });
  });

  it.each([
    [wish(100, 500, 101, 0, 0), 'prepayment_exceeds_due', { dueFen: 100 }],
    [wish(100, 50, 51, 0, 100), 'prepayment_too_small', { balanceFen: 50 }],
    [wish(0, 50, 0, 0, 100), 'nothing_to_pay', {}],
    [wish(100, 0, 0, 0, 99), 'cash_too_little', { neededFen: 100, missingFen: 1 }],
  ])('refuses what cannot be', (result, code, facts) => {
    expect(result).toEqual({ ok: false, refusal: { code, facts } });
  });

  it('neither makes nor loses a fen', () => {
    const money = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(money, money, money, money, money, (due, prepaid, use, add, given) => {
        const settled = wish(due, prepaid, use, add, given);
        if (!settled.ok) return;
        const { collectedFen, changeFen, prepaymentLeftFen } = settled.value;
        expect(collectedFen + changeFen).toBe(given);
        expect(collectedFen + prepaid).toBe(due + prepaymentLeftFen);
        expect(Math.min(collectedFen, changeFen, prepaymentLeftFen)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
