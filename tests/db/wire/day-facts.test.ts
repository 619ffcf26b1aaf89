import { describe, expect, it } from 'vitest';
import { daybookKinds } from '../../../db/domain/sync/daybook-kind.ts';
import { readDayFacts } from '../../../db/wire/day-facts.ts';

const facts = (kind: string, payload: unknown) => readDayFacts({ kind, payload: JSON.stringify(payload) });

describe('what an entry adds to its day', () => {
  it('is money and counts for payments, voids, bills and the day close', () => {
    expect(facts('payment_taken', { a: '1', b: [], c: 9690, r: 1, s: 1 })).toEqual({
      paymentCount: 1,
      collectedFen: 9690,
    });
    expect(facts('payment_voided', { a: '1', c: 9690, r: 1, s: 1, q: 2, w: '收错户' })).toEqual({
      voidCount: 1,
      collectedFen: -9690,
    });
    expect(facts('bills_issued', { month: '2026-10', count: 3, sumFen: 700 })).toEqual({
      billsIssued: 3,
      billsIssuedFen: 700,
    });
    expect(facts('day_closed', { t: 1, m: 1, v: 0, c: 5, n: 6, d: 1 })).toEqual({
      closing: { collectedFen: 5, countedFen: 6, differenceFen: 1 },
    });
  });

  it('is what an approved adjustment changes of the bills, never a payment and never a further bill', () => {
    const decided = { a: 7, n: '6204200017', sumFen: -2_550 };
    expect(facts('adjustment_decided', { ...decided, ok: true })).toEqual({ billsIssuedFen: -2_550 });
    expect(facts('adjustment_decided', { ...decided, ok: false, w: '证据不足' })).toEqual({});
    expect(facts('adjustment_decided', { a: 7 })).toBeNull();
  });

  it('is nothing for the other kinds that this program writes: each kind is known', () => {
    for (const kind of daybookKinds) {
      const speaking = [
        'payment_taken',
        'payment_voided',
        'bills_issued',
        'adjustment_decided',
        'day_closed',
      ];
      if (speaking.includes(kind)) continue;
      expect(facts(kind, {}), kind).toEqual({});
    }
  });

  it('is unknown, not nothing, for a kind or a form of another version', () => {
    expect(facts('kind_of_next_year', {})).toBeNull();
    expect(facts('payment_taken', { amount: '96.90' })).toBeNull();
    expect(facts('payment_taken', { c: 1.5 })).toBeNull();
    expect(readDayFacts({ kind: 'payment_taken', payload: 'no JSON' })).toBeNull();
    expect(facts('toString', {})).toBeNull();
  });
});
