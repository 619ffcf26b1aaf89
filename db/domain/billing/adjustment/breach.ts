import { addDays, dayOfMonth, daysBetween, daysInMonth, monthOf, type Day } from '../../kernel/calendar.ts';
import { addFen, fen, type Fen } from '../../kernel/money.ts';
import type { WattHours } from '../../kernel/energy.ts';
import type { NanoYuanPerKwh } from '../../kernel/price.ts';
import { divideHalfUp } from '../../kernel/rounding.ts';
import type { Proration } from '../two-part-charge.ts';
import { addRatio, ratio, zero, type Ratio } from './ratio.ts';

/** Energy at a price: one device of a theft, one use of a class breach. For a breach the price is the difference. */
export interface BreachItem {
  readonly energyWh: WattHours;
  readonly priceNanoyuan: NanoYuanPerKwh;
}

/** What is collected for a breach: the money that was evaded, 违约使用电费, and a fine that stands by itself. */
export interface BreachCharge {
  readonly backFen: Fen;
  readonly penaltyFen: Fen;
  readonly fineFen: Fen;
  readonly totalFen: Fen;
}

/** What the penalty is taken of. Two published answers disagree by a fen, so each fault keeps its own (RF07, TH04). */
export type PenaltyBase = 'rounded' | 'exact';

/**
 * The charge for evaded energy: Σ energy × price, rounded half-up to fen, and so many times it, taken of the rounded sum (theft,
 * RF07) or of the exact one (price class, TH04).
 */
export function chargeBreach(
  items: readonly BreachItem[],
  multiple: number,
  penaltyBase: PenaltyBase,
  fineFen: Fen = fen(0),
): BreachCharge {
  const exact = items.reduce((sum, item) => sum + BigInt(item.energyWh) * BigInt(item.priceNanoyuan), 0n);
  return breachOf(exact, 10_000_000_000n, multiple, penaltyBase, fineFen);
}

/**
 * The charge for capacity used without right: VA × price × months (days of a month as the tariff prorates) and so many times it
 * (TP07, TP08; a suspended transformer TP09).
 */
export function chargeEvadedCapacity(
  capacityVa: number,
  nanoyuanPerKvaMonth: number,
  months: Ratio,
  multiple: number,
): BreachCharge {
  const exact = BigInt(capacityVa) * BigInt(nanoyuanPerKvaMonth) * months.numerator;
  return breachOf(exact, 10_000_000_000n * months.denominator, multiple, 'rounded', fen(0));
}

function breachOf(
  exact: bigint,
  divisor: bigint,
  multiple: number,
  penaltyBase: PenaltyBase,
  fineFen: Fen,
): BreachCharge {
  const backFen = fen(divideHalfUp(exact, divisor));
  const penaltyFen =
    penaltyBase === 'rounded'
      ? fen(backFen * multiple)
      : fen(divideHalfUp(exact * BigInt(multiple), divisor));
  return { backFen, penaltyFen, fineFen, totalFen: addFen(backFen, penaltyFen, fineFen) };
}

/**
 * The months from one day to another, both counted: whole calendar months count one, the days of the others as thirtieths (1996;
 * TP07: 25 August to 30 September is 7/30 + 1) or as days of their own month (2024).
 */
export function monthsBetween(from: Day, to: Day, proration: Proration): Ratio {
  let months = zero;
  let start = from;
  while (start <= to) {
    const last = dayOfMonth(monthOf(start), 31);
    const end = last < to ? last : to;
    const days = daysBetween(start, end) + 1;
    const length = daysInMonth(monthOf(start));
    const isWhole = days === length;
    const share =
      proration === 'month_of_30'
        ? ratio(BigInt(Math.min(days, 30)), 30n)
        : ratio(BigInt(days), BigInt(length));
    months = addRatio(months, isWhole ? ratio(1n) : share);
    start = addDays(end, 1);
  }
  return months;
}
