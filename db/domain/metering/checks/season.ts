import type { WattHours } from '../../kernel/energy.ts';
import { isFurtherThan, type Ratio } from '../../kernel/ratio.ts';
import { divideHalfUp } from '../../kernel/rounding.ts';

/** A use of this month beside that of the same month a year ago, both positive. */
export interface YearPair {
  readonly useWh: WattHours;
  readonly lastYearWh: WattHours;
}

/** How much a group of households uses now for what it used a year ago, as the pair that stands in the middle. */
export type SeasonFactor = YearPair;

/**
 * The season's change: the middle of how like households changed against last year, the lower of two; null for fewer than wanted. Exact:
 * it is one of the pairs, ordered by cross-multiplying.
 */
export function seasonFactorOf(pairs: readonly YearPair[], fromHouseholds: number): SeasonFactor | null {
  if (pairs.length < fromHouseholds) return null;
  const sorted = pairs.toSorted((a, b) => {
    const difference = BigInt(a.useWh) * BigInt(b.lastYearWh) - BigInt(b.useWh) * BigInt(a.lastYearWh);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  });
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/**
 * What the same month of last year lets expect: that use times the season's change, in Wh (half-up); the use itself without one. A jump
 * against it is what the season does not explain.
 */
export function seasonExpectedWh(lastYearWh: WattHours, factor: SeasonFactor | null): WattHours {
  if (factor === null) return lastYearWh;
  return Number(
    divideHalfUp(BigInt(lastYearWh) * BigInt(factor.useWh), BigInt(factor.lastYearWh)),
  ) as WattHours;
}

/** Tells whether a use jumped against the same month of last year, beyond the season. */
export function isSeasonJump(useWh: WattHours, expectedWh: WattHours, jumpOver: Ratio): boolean {
  return expectedWh > 0 && isFurtherThan(useWh, expectedWh, jumpOver);
}
