import type { WattHours } from '../kernel/energy.ts';
import { invariant } from '../kernel/invariant.ts';
import { fen, type Fen } from '../kernel/money.ts';
import { chargeFor, type NanoYuanPerKwh } from '../kernel/price.ts';
import { divideHalfUp } from '../kernel/rounding.ts';

/** What a line counts. A percent line is a share of `baseFen`. */
export type BillLineUnit = 'kWh' | 'kVA' | 'kW' | '%' | 'yuan';

/** Which part of a bill a line belongs to: decides what the power factor is a share of, and where it is earned. */
export type BillLinePart = 'energy' | 'capacity' | 'fund' | 'power_factor' | 'relief' | 'minimum' | 'breach';

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

/** A line for energy in Wh at a price, rounded half-up to fen (TR01, TMP01). */
export function energyLine(
  code: string,
  label: string,
  energyWh: WattHours,
  priceNanoyuan: NanoYuanPerKwh,
  part: BillLinePart = 'energy',
): BillLine {
  return {
    code,
    label,
    part,
    quantityMilli: energyWh,
    unit: 'kWh',
    priceNanoyuan,
    baseFen: null,
    amountFen: chargeFor(energyWh, priceNanoyuan),
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
  let sum = 0;
  for (const line of lines) sum += line.amountFen;
  return fen(sum);
}
