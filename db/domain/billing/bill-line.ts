import { invariant } from '../kernel/invariant.ts';
import { addFen, fen, type Fen } from '../kernel/money.ts';
import { divideHalfUp } from '../kernel/rounding.ts';
import type { PricedLine } from './price-energy.ts';

/** What a line counts. A percent line is a share of `baseFen`. */
export type BillLineUnit = 'kWh' | 'kVA' | 'kW' | '%' | 'yuan';

/** Which part of a bill a line belongs to: decides what the power factor is a share of, and where it is earned. */
export type BillLinePart = 'energy' | 'capacity' | 'fund' | 'power_factor' | 'relief' | 'minimum';

/** One line of a bill of any kind: a quantity in thousandths of its unit at a price in nano-yuan, rounded half-up to fen by itself. */
export interface BillLine {
  readonly code: string;
  readonly label: string;
  readonly part: BillLinePart;
  readonly quantityMilli: number;
  readonly unit: BillLineUnit;
  /** Per unit; null for a share of `baseFen`. */
  readonly priceNanoyuan: number | null;
  /** What a percent line is a share of. */
  readonly baseFen: Fen | null;
  readonly amountFen: Fen;
}

/** Makes a bill line of an energy line. */
export function energyBillLine(line: PricedLine, part: BillLinePart = 'energy'): BillLine {
  return {
    code: line.code,
    label: line.label,
    part,
    quantityMilli: line.energyWh,
    unit: 'kWh',
    priceNanoyuan: line.priceNanoyuan,
    baseFen: null,
    amountFen: line.amountFen,
  };
}

/**
 * The amount in fen for a quantity in thousandths at a price in nano-yuan a unit, times numerator ÷ denominator (days of days),
 * rounded half-up once: no rounding before it (TP04, TP05).
 */
export function amountFor(
  quantityMilli: number,
  priceNanoyuan: number,
  numerator = 1n,
  denominator = 1n,
): Fen {
  invariant(denominator > 0n, 'a share of nothing');
  const dividend = BigInt(quantityMilli) * BigInt(priceNanoyuan) * numerator;
  return fen(divideHalfUp(dividend, 10_000_000_000n * denominator));
}

/** Adds up the lines: a bill is the sum of its rounded lines, never rounded again (TR01). */
export function sumOfBillLines(lines: readonly BillLine[]): Fen {
  return addFen(...lines.map((line) => line.amountFen));
}
