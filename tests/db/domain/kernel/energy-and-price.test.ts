import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dialFullScale,
  energyBetween,
  formatKwh,
  formatMultiplier,
  milliMultiplier,
  parseKwh,
  parseMultiplier,
  wattHours,
} from '../../../../db/domain/kernel/energy.ts';
import { chargeFor, formatPrice, nanoYuanPerKwh, parsePrice } from '../../../../db/domain/kernel/price.ts';
import { divideHalfUp } from '../../../../db/domain/kernel/rounding.ts';

const kwh = (text: string) => parseKwh(text) ?? expect.fail(text);
const times = (text: string) => parseMultiplier(text) ?? expect.fail(text);

describe('energy between two readings', () => {
  it.each([
    // Published: worked cases MU01, MU03, MU04, MU05 (multiplier), RO01 (roll-over).
    ['MU01', '0', '40', '20', '800'],
    ['MU03', '2155', '2305', '1000', '150000'],
    ['MU04', '0', '236.8', '40', '9472'],
    ['MU05', '2500', '3000', '30', '15000'],
  ])('%s', (_id, last, current, multiplier, expected) => {
    expect(formatKwh(energyBetween(kwh(last), kwh(current), times(multiplier)))).toBe(expected);
  });

  it('rolls over only when told so', () => {
    expect(formatKwh(energyBetween(kwh('9876'), kwh('123'), times('1'), dialFullScale(4)))).toBe('247');
    expect(formatKwh(energyBetween(kwh('99980.5'), kwh('20.25'), times('60'), dialFullScale(5)))).toBe(
      '2385',
    );
    expect(energyBetween(kwh('9876'), kwh('123'), times('1'))).toBe(-9_753_000);
  });

  it.each(['0', '-1', '', 'x', '1.2345'])('takes %j for no multiplier', (text) =>
    expect(parseMultiplier(text)).toBeNull(),
  );

  it('writes without idle zeros', () => {
    expect(formatMultiplier(milliMultiplier(1500))).toBe('1.5');
    expect(formatKwh(wattHours(120_000))).toBe('120');
    expect(formatKwh(wattHours(0))).toBe('0');
  });
});

describe('price and charge', () => {
  it('keeps eight decimals (a Guangdong city: 0.59286875)', () => {
    const price = parsePrice('0.59286875') ?? expect.fail();
    expect(price).toBe(592_868_750);
    expect(formatPrice(price)).toBe('0.59286875');
    expect(formatPrice(parsePrice('0.51') ?? expect.fail())).toBe('0.5100');
  });

  it('rounds a line half up to fen', () => {
    expect(chargeFor(wattHours(1000), nanoYuanPerKwh(5_000_000))).toBe(1);
    expect(chargeFor(wattHours(1000), nanoYuanPerKwh(4_999_999))).toBe(0);
    expect(chargeFor(wattHours(-1000), nanoYuanPerKwh(5_000_000))).toBe(-1);
  });

  it('agrees with exact rational arithmetic', () => {
    const energy = fc.integer({ min: 0, max: 1e12 });
    const price = fc.integer({ min: 0, max: 5e9 });
    fc.assert(
      fc.property(energy, price, (e, p) => {
        const charge = BigInt(chargeFor(wattHours(e), nanoYuanPerKwh(p)));
        const doubled = 2n * BigInt(e) * BigInt(p);
        const unit = 10_000_000_000n;
        // |exact − charge| ≤ ½ fen, and the half itself goes up.
        expect(doubled - 2n * charge * unit >= -unit && doubled - 2n * charge * unit < unit).toBe(true);
      }),
    );
  });
});

describe('divideHalfUp', () => {
  it('is odd around zero', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 12n }), (a, b) => {
        expect(divideHalfUp(-a, b)).toBe(-divideHalfUp(a, b));
      }),
    );
  });
});
