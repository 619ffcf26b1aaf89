import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addFen,
  fen,
  formatYuan,
  formatYuanGrouped,
  minFen,
  negateFen,
  parseYuan,
  subtractFen,
} from '../../../../db/domain/kernel/money.ts';

describe('money', () => {
  it('reads what a cashier types', () => {
    expect(parseYuan('163.42')).toBe(16342);
    expect(parseYuan('163.4')).toBe(16340);
    expect(parseYuan(' 163 ')).toBe(16300);
    expect(parseYuan('¥1,163.42')).toBe(116342);
    expect(parseYuan('-0.01')).toBe(-1);
  });

  it.each(['', '.', '1.234', '1e3', '0x10', '１２', 'NaN', '1 000', '99999999999999999999'])(
    'takes %j for no amount',
    (text) => {
      expect(parseYuan(text)).toBeNull();
    },
  );

  it('writes two decimals, always', () => {
    expect(formatYuan(fen(0))).toBe('0.00');
    expect(formatYuan(fen(-5))).toBe('-0.05');
    expect(formatYuanGrouped(fen(1234567890))).toBe('12,345,678.90');
    expect(formatYuanGrouped(fen(-123456))).toBe('-1,234.56');
  });

  it('refuses fractions and unsafe numbers as bugs', () => {
    expect(() => fen(0.5)).toThrow('fen');
    expect(() => fen(Number.MAX_SAFE_INTEGER + 1)).toThrow('fen');
    expect(() => addFen(fen(Number.MAX_SAFE_INTEGER), fen(1))).toThrow('fen');
  });

  it('has no negative zero', () => {
    expect(Object.is(negateFen(fen(0)), 0)).toBe(true);
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(parseYuan(formatYuan(fen(value)))).toBe(value);
        expect(parseYuan(formatYuanGrouped(fen(value)))).toBe(value);
      }),
    );
  });

  it('adds and takes away without loss', () => {
    const amount = fc.integer({ min: -1e12, max: 1e12 }).map(fen);
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(subtractFen(addFen(a, b), b)).toBe(a);
        expect(minFen(a, b)).toBe(Math.min(a, b));
      }),
    );
  });
});
