import { fen, type Fen } from '../../kernel/money.ts';
import { divideHalfUp } from '../../kernel/rounding.ts';
import { powerFactorMilliPercent, powerFactorOf, type PowerFactorTable } from '../power-factor.ts';

/** A bill whose reactive energy was read wrong, judged again. Percentages in thousandths. */
export interface PowerFactorCorrection {
  readonly billedMilliPercent: number;
  readonly trueMilliPercent: number;
  readonly baseFen: Fen;
  readonly trueTotalFen: Fen;
  /** To collect (+) or refund (−). */
  readonly amountFen: Fen;
}

/**
 * Strips the percentage a total was billed with and applies the true one: base = total ÷ (1 + billed %), collect base × (1 + true %)
 * − total (PF02: 12600 at +5 % becomes 13140 at +9.5 %). Energies in Wh and varh.
 */
export function correctPowerFactor(
  table: PowerFactorTable,
  facts: {
    readonly activeWh: number;
    readonly billedVarh: number;
    readonly trueVarh: number;
    readonly billedTotalFen: Fen;
  },
): PowerFactorCorrection {
  const percentOf = (reactiveVarh: number) => {
    const powerFactor = powerFactorOf(facts.activeWh, reactiveVarh);
    return powerFactor === null ? 0 : powerFactorMilliPercent(table, powerFactor);
  };
  const billedMilliPercent = percentOf(facts.billedVarh);
  const trueMilliPercent = percentOf(facts.trueVarh);
  const total = BigInt(facts.billedTotalFen) * 100_000n;
  const divisor = BigInt(100_000 + billedMilliPercent);
  const baseFen = fen(divideHalfUp(total, divisor));
  const trueTotalFen = fen(
    divideHalfUp(BigInt(facts.billedTotalFen) * BigInt(100_000 + trueMilliPercent), divisor),
  );
  const amountFen = fen(trueTotalFen - facts.billedTotalFen);
  return { billedMilliPercent, trueMilliPercent, baseFen, trueTotalFen, amountFen };
}
