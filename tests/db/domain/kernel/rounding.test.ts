import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideHalfUp, multiplyDivideHalfUp } from '../../../../db/domain/kernel/rounding.ts';

const exact = (first: number, second: number, divisor: number) =>
  Number(divideHalfUp(BigInt(first) * BigInt(second), BigInt(divisor)));

describe('multiplyDivideHalfUp', () => {
  it('rounds a half away from zero, on both sides of it, and leaves no negative zero', () => {
    expect(multiplyDivideHalfUp(1, 1, 2)).toBe(1);
    expect(multiplyDivideHalfUp(-1, 1, 2)).toBe(-1);
    expect(multiplyDivideHalfUp(1, 49, 100)).toBe(0);
    expect(multiplyDivideHalfUp(-1, 49, 100)).toBe(0);
    expect(multiplyDivideHalfUp(-3, -5, 2)).toBe(8);
  });

  it('is what bigint says, whole kWh at every price', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
        fc.integer({ min: -3 * 10 ** 9, max: 3 * 10 ** 9 }),
        fc.constantFrom(1, 2, 3, 7, 1000, 1_000_000, 10_000_000_000),
        (first, second, divisor) =>
          multiplyDivideHalfUp(first, second, divisor) === exact(first, second, divisor),
      ),
      { numRuns: 20_000 },
    );
  });

  it('is what bigint says around the largest product that needs none', () => {
    const edge = 4_503_599_627_370_495;
    for (const first of [edge - 1, edge, edge + 1, edge + 2, Number.MAX_SAFE_INTEGER])
      for (const divisor of [1, 2, 3, edge - 1, edge, edge + 1, Number.MAX_SAFE_INTEGER])
        for (const sign of [1, -1])
          expect(multiplyDivideHalfUp(sign * first, 1, divisor)).toBe(exact(sign * first, 1, divisor));
  });

  it('refuses what is not whole, and a divisor that is not positive', () => {
    expect(() => multiplyDivideHalfUp(0.5, 3, 2)).toThrow();
    expect(() => multiplyDivideHalfUp(Number.NaN, 3, 2)).toThrow();
    expect(() => multiplyDivideHalfUp(1, 3, 0)).toThrow();
    expect(() => multiplyDivideHalfUp(1, 3, -2)).toThrow();
    expect(() => multiplyDivideHalfUp(1, 3, 0.5)).toThrow();
  });
});
