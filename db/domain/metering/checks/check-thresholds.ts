import type { Ratio } from '../../kernel/ratio.ts';

/** The numbers that the office's checks go by (校核), beside the jumps that a reader asks about; carried by the policy pack. */
export interface CheckThresholds {
  /** So many months without use in a row are looked at on the spot. */
  readonly zerosInRow: number;
  /** A shifted decimal point, a multiplier missed or applied twice: the use that would have been is that near to the history. */
  readonly slipWithin: Ratio;
  /** The history says more than last month alone from so many months on. */
  readonly historyFromMonths: number;
  /** The change since last year of like households counts as the season's from so many of them on. */
  readonly seasonFromHouseholds: number;
  /** Two meters look swapped when each use is that near to the other's history. */
  readonly swapWithin: Ratio;
  /** So many places apart on a walk, two meters may hang in one box. */
  readonly swapWalkPlaces: number;
  /** A large user is not billed before the second person has read it, too; else its lack is only told. */
  readonly holdsWithoutSecondLook: boolean;
  /** The loss of an area in millionths of what went into it: below or above is out of range. */
  readonly areaLossFromPpm: number;
  readonly areaLossUpToPpm: number;
}

/** What a pack says of them; what it leaves out is as usual. */
export type OwnCheckThresholds = {
  readonly [Key in keyof CheckThresholds]?: CheckThresholds[Key] | undefined;
};

/**
 * What holds where a policy pack says nothing. Sources: three zeros in a row, domain.md §1.4 (remote reading, check on site); a fifth for
 * slips and swaps, three places on a walk, ten households for a season, an area's loss between nothing and a tenth: ours.
 */
export const usualCheckThresholds: CheckThresholds = {
  zerosInRow: 3,
  slipWithin: { numerator: 1, denominator: 5 },
  historyFromMonths: 3,
  seasonFromHouseholds: 10,
  swapWithin: { numerator: 1, denominator: 5 },
  swapWalkPlaces: 3,
  holdsWithoutSecondLook: false,
  areaLossFromPpm: 0,
  areaLossUpToPpm: 100_000,
};

/** The thresholds of a pack, what it leaves out as usual. */
export function checkThresholdsOf(own: OwnCheckThresholds | undefined): CheckThresholds {
  const told = Object.entries(own ?? {}).filter(([, value]) => value !== undefined);
  return { ...usualCheckThresholds, ...Object.fromEntries(told) };
}
