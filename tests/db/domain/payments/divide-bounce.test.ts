import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { type Bounce, divideBounce } from '../../../../db/domain/payments/divide-bounce.ts';

const bounce = (
  amount: number,
  bills: readonly (readonly [number, number])[],
  added = 0,
  balance = added,
): Bounce => ({
  amountFen: fen(amount),
  prepaymentAddedFen: fen(added),
  prepaymentFen: fen(balance),
  bills: bills.map(([principal, lateFee], index) => ({
    billId: index + 1,
    principalFen: fen(principal),
    lateFeeFen: fen(lateFee),
  })),
});

describe('a tender that came back', () => {
  it('takes away what it paid ahead, then makes the newest bills owed again', () => {
    expect(
      divideBounce(
        bounce(
          6_000,
          [
            [5_100, 0],
            [5_100, 100],
          ],
          500,
        ),
      ),
    ).toEqual({
      ok: true,
      value: {
        prepaymentFen: 500,
        bills: [
          { billId: 1, principalFen: 5_100, lateFeeFen: 0 },
          { billId: 2, principalFen: 392, lateFeeFen: 8 },
        ],
      },
    });
  });

  it('is refused while what it paid ahead is used: the payment that used it comes first', () => {
    expect(divideBounce(bounce(1_000, [[600, 0]], 400, 100))).toMatchObject({
      refusal: { code: 'prepayment_too_small', facts: { balanceFen: 100 } },
    });
  });

  it('comes to its amount to the fen, and never to more of a bill than was paid', () => {
    const bills = fc.array(fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.nat({ max: 9_999 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        bills,
        fc.nat({ max: 50_000 }),
        fc.nat({ max: 50_000 }),
        fc.nat(),
        (paid, added, balance, which) => {
          const most = paid.reduce(
            (sum, [principal, lateFee]) => sum + principal + lateFee,
            Math.min(added, balance),
          );
          const amount = most === 0 ? 0 : which % (most + 1);
          const divided = divideBounce(bounce(amount, paid, added, balance));
          if (!divided.ok) throw new Error(divided.refusal.code);
          const { bills: back, prepaymentFen } = divided.value;
          expect(
            back.reduce<number>((sum, bill) => sum + bill.principalFen + bill.lateFeeFen, prepaymentFen),
          ).toBe(amount);
          for (const { billId, principalFen, lateFeeFen } of back) {
            const [principal, lateFee] = paid[billId - 1] as [number, number];
            expect(principalFen).toBeLessThanOrEqual(principal);
            expect(lateFeeFen).toBeLessThanOrEqual(lateFee);
            expect(Math.min(principalFen, lateFeeFen)).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });
});
