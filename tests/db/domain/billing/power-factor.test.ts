import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjustForPowerFactor,
  findPowerFactorStandard,
  findPowerFactorTable,
  nationalPowerFactorTables,
  powerFactorMilliPercent,
  powerFactorOf,
  type PowerFactorTable,
} from '../../../../db/domain/billing/power-factor.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { shippedPack } from '../../../support/packs.ts';

const table = (standard: number) =>
  findPowerFactorTable(nationalPowerFactorTables, standard) as PowerFactorTable;
const percents = (standard: number, from: number, to: number) =>
  Array.from(
    { length: from - to + 1 },
    (_, index) => powerFactorMilliPercent(table(standard), from - index) / 1000,
  );

describe('the three tables, row by row', () => {
  it('0.90', () => {
    expect(percents(90, 100, 90)).toEqual([
      -0.75, -0.75, -0.75, -0.75, -0.75, -0.75, -0.6, -0.45, -0.3, -0.15, 0,
    ]);
    expect(percents(90, 89, 87)).toEqual([0.5, 1, 1.5]);
    expect(percents(90, 71, 62)).toEqual([9.5, 10, 11, 12, 13, 14, 15, 17, 19, 21]);
  });

  it('0.85', () => {
    expect(percents(85, 100, 85)).toEqual([
      -1.1, -1.1, -1.1, -1.1, -1.1, -1.1, -1.1, -0.95, -0.8, -0.65, -0.5, -0.4, -0.3, -0.2, -0.1, 0,
    ]);
    expect(percents(85, 66, 57)).toEqual([9.5, 10, 11, 12, 13, 14, 15, 17, 19, 21]);
  });

  it('0.80', () => {
    expect(percents(80, 94, 79)).toEqual([
      -1.3, -1.3, -1.3, -1.15, -1, -0.9, -0.8, -0.7, -0.6, -0.5, -0.4, -0.3, -0.2, -0.1, 0, 0.5,
    ]);
    expect(percents(80, 61, 52)).toEqual([9.5, 10, 11, 12, 13, 14, 15, 17, 19, 21]);
  });

  it('never falls as the power factor falls', () => {
    for (const { standard } of nationalPowerFactorTables) {
      const all = percents(standard, 100, 0);
      expect(all).toEqual([...all].sort((a, b) => a - b));
    }
  });

  it('are what the shipped pack carries', () => {
    expect(shippedPack('gansu').powerFactorTables).toEqual(nationalPowerFactorTables);
  });
});

describe('powerFactorOf', () => {
  it('rounds half-up to two decimals', () => {
    // P/S = 0.855 and 0.745 exactly need P² : Q² in these ratios; one varh more or less turns them.
    expect(powerFactorOf(4, 3)).toBe(80);
    expect(powerFactorOf(1000, 0)).toBe(100);
    expect(powerFactorOf(0, 1000)).toBe(0);
    expect(powerFactorOf(40_000, -30_000)).toBe(80);
    expect(powerFactorOf(36_000_000, 16_200_000)).toBe(91);
  });

  it('has none without any use', () => {
    expect(powerFactorOf(0, 0)).toBeNull();
  });

  it('is the nearest hundredth of the exact quotient', () => {
    const energy = fc.integer({ min: 1, max: 1_000_000_000 });
    fc.assert(
      fc.property(energy, energy, (active, reactive) => {
        const hundredths = BigInt(powerFactorOf(active, reactive) as number);
        const square = BigInt(active) ** 2n + BigInt(reactive) ** 2n;
        const most = (200n * BigInt(active)) ** 2n;
        expect(hundredths === 0n || (2n * hundredths - 1n) ** 2n * square <= most).toBe(true);
        expect((2n * hundredths + 1n) ** 2n * square > most).toBe(true);
      }),
    );
  });
});

describe('adjustForPowerFactor', () => {
  const rule = { standard: 90, hasBonus: true };

  it('adds and cuts, half-up to fen', () => {
    const cut = adjustForPowerFactor(rule, table(90), { activeWh: 100, reactiveVarh: 0 }, fen(1_234_567));
    expect([cut.milliPercent, cut.amountFen]).toEqual([-750, -9259]);
    const added = adjustForPowerFactor(rule, table(90), { activeWh: 4, reactiveVarh: 3 }, fen(1_234_567));
    expect([added.milliPercent, added.amountFen]).toEqual([5000, 61_728]);
  });

  it('gives no bonus to a user whose standard was lowered, but the penalty', () => {
    const barred = { standard: 85, hasBonus: false };
    expect(
      adjustForPowerFactor(barred, table(85), { activeWh: 100, reactiveVarh: 0 }, fen(10_000)).amountFen,
    ).toBe(0);
    expect(
      adjustForPowerFactor(barred, table(85), { activeWh: 4, reactiveVarh: 3 }, fen(10_000)).amountFen,
    ).toBe(250);
  });

  it('does not judge a month of no use, but judges reactive energy alone', () => {
    expect(
      adjustForPowerFactor(rule, table(90), { activeWh: 0, reactiveVarh: 0 }, fen(10_000)),
    ).toMatchObject({
      powerFactor: null,
      amountFen: 0,
    });
    expect(
      adjustForPowerFactor(rule, table(90), { activeWh: 0, reactiveVarh: 1 }, fen(10_000)).milliPercent,
    ).toBe(17_000 + 64 * 2000);
  });
});

describe('findPowerFactorStandard', () => {
  const users = shippedPack('gansu').powerFactorUsers;

  it('is the strictest that fits the class, the voltage and the capacity (domain.md §3)', () => {
    const find = (
      ...[customerClass, volts, kva]: [
        'large_industry' | 'commercial' | 'irrigation' | 'agricultural' | 'residential',
        number,
        number,
      ]
    ) => findPowerFactorStandard(users, customerClass, volts, kva * 1000);
    expect(find('large_industry', 10_000, 315)).toBe(90);
    expect(find('large_industry', 10_000, 160)).toBe(85);
    expect(find('large_industry', 380, 200)).toBe(85);
    expect(find('commercial', 380, 100)).toBe(85);
    expect(find('commercial', 380, 99)).toBeNull();
    expect(find('irrigation', 10_000, 3200)).toBe(90);
    expect(find('irrigation', 10_000, 500)).toBe(85);
    expect(find('agricultural', 10_000, 100)).toBe(80);
    expect(find('residential', 220, 500)).toBeNull();
  });
});
