import { wattHours, type WattHours } from '../kernel/energy.ts';
import { invariant } from '../kernel/invariant.ts';
import { divideHalfUp } from '../kernel/rounding.ts';
import type { TieredCharge } from './tariff.ts';

/** What is left of every tier but the last, in Wh: the width between its limits that no energy has used yet. */
export type TierQuota = readonly WattHours[];

/** What decides the limits of one monthly bill. */
export interface MonthlyQuotaFacts {
  /** How many months the bill covers: their limits are added (domain.md §2.1). */
  readonly months: number;
  /** The month of the reading, 1–12; needed only where the limits go by season. */
  readonly readingMonth: number | null;
  /** What 一户多人口 adds to the first tier a month. */
  readonly extraWhPerMonth: WattHours;
  /** For how many of the months it is granted. */
  readonly extraMonths: number;
  /** Days of the period that the limits are granted for: a split bill's part gets its share (days of days). */
  readonly share: { readonly days: number; readonly ofDays: number };
}

/**
 * The quota of a bill of one or more months, from the limits of each of its months: those of the season that the READING month is
 * in (Hunan), the tariff's own otherwise.
 */
export function monthlyQuota(charge: TieredCharge, facts: MonthlyQuotaFacts): TierQuota {
  const limits = ownLimits(charge).map(() => 0n);
  for (let back = 0; back < facts.months; back += 1) {
    monthLimits(charge, facts.readingMonth, back).forEach((limit, index) => {
      limits[index] = (limits[index] as bigint) + BigInt(limit);
    });
  }
  const extra = BigInt(facts.extraWhPerMonth) * BigInt(facts.extraMonths);
  const { days, ofDays } = facts.share;
  return widthsOf(limits.map((limit) => divideHalfUp((limit + extra) * BigInt(days), BigInt(ofDays))));
}

function monthLimits(charge: TieredCharge, readingMonth: number | null, back: number): readonly WattHours[] {
  if (charge.seasons === undefined || readingMonth === null) return ownLimits(charge);
  const month = ((readingMonth - 1 - back + 120) % 12) + 1;
  return charge.seasons.find((season) => season.months.includes(month))?.limitsWh ?? ownLimits(charge);
}

/**
 * The quota of a tier year for an account that has so many months of it: limit ÷ 12 × months, a part month counting whole (TR11:
 * opened in August, 5 months: 900 and 1750 of 2160 and 4200 kWh). 一户多人口 widens the first tier for its own months.
 */
export function yearlyQuota(
  charge: TieredCharge,
  months: number,
  extra: { readonly whPerMonth: WattHours; readonly months: number },
): TierQuota {
  invariant(months >= 1 && months <= 12, `a tier year has 1 to 12 months, not ${months}`);
  const limits = ownLimits(charge).map((limit) => divideHalfUp(BigInt(limit) * BigInt(months), 12n));
  return widenFirstTier(widthsOf(limits), extra.whPerMonth, extra.months);
}

/** The months of a tier year left from a month on, that month counted: August of a year that starts in January has 5. */
export function monthsLeftInYear(fromMonth: number, yearStartsInMonth = 1): number {
  return 12 - ((fromMonth - yearStartsInMonth + 12) % 12);
}

/** Adds 一户多人口's energy to what is left of the first tier, for the months still to come: never for energy billed before (TR06). */
export function widenFirstTier(quota: TierQuota, whPerMonth: WattHours, months: number): TierQuota {
  return quota.map((left, index) => (index === 0 ? wattHours(left + whPerMonth * months) : left));
}

/** Energy put into tiers, from the first on. */
export interface TierUse {
  /** One more than the quota has: the last tier takes the rest. */
  readonly inTierWh: readonly WattHours[];
  /** Never negative. */
  readonly left: TierQuota;
}

/** Uses up a quota with energy in Wh, tier by tier. */
export function useQuota(quota: TierQuota, energyWh: WattHours): TierUse {
  let rest: number = energyWh;
  const inTierWh: WattHours[] = [];
  const left: WattHours[] = [];
  for (const width of quota) {
    const used = Math.min(width, rest);
    inTierWh.push(wattHours(used));
    left.push(wattHours(width - used));
    rest -= used;
  }
  inTierWh.push(wattHours(rest));
  return { inTierWh, left };
}

function ownLimits(charge: TieredCharge): readonly WattHours[] {
  return charge.tiers.flatMap((tier) => (tier.upToWh === null ? [] : [tier.upToWh]));
}

function widthsOf(limits: readonly bigint[]): TierQuota {
  return limits.map((limit, index) => wattHours(limit - (limits[index - 1] ?? 0n)));
}
