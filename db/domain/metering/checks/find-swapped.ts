import type { WattHours } from '../../kernel/energy.ts';
import { isFurtherThan, type Ratio } from '../../kernel/ratio.ts';
import type { CheckThresholds } from './check-thresholds.ts';

/** A meter's month beside what it is expected to count, with where it hangs. */
export interface MeterUse {
  readonly registerId: number;
  readonly useWh: WattHours;
  /** From its history; 0 for a house that stood empty. */
  readonly expectedWh: WattHours;
  /** What it counted in single months before: a use that was its own once is nobody else's. */
  readonly pastWh: readonly WattHours[];
  /** From which change on its class is asked. */
  readonly jumpOver: Ratio;
  readonly routeCode: string | null;
  readonly walkOrder: number | null;
  /** The area and village together: meters of one may have been taken for another; null: unknown. */
  readonly neighbourhood: string | null;
}

/** Two meters that look swapped, the lower register first. */
export type SwappedPair = readonly [one: number, other: number];

/**
 * Finds meters that look swapped (串户: seed 003, 纠纷 2.2): both uses jumped, in opposite directions, neither has been its meter's own before, and each comes within a share of
 * what the other's history expects. Only meters within so many places on one walk or of one neighbourhood are held against one another,
 * and each rising one only against the falling ones whose history is near to its use: never all pairs. The nearest pair wins where
 * there are several; a meter is in one pair at most. The order of the meters does not matter.
 */
export function findSwapped(
  meters: readonly MeterUse[],
  { swapWithin, swapWalkPlaces }: Pick<CheckThresholds, 'swapWithin' | 'swapWalkPlaces'>,
): readonly SwappedPair[] {
  const strange = meters.filter((meter) => hasJumped(meter) && !isOwn(meter, swapWithin));
  const rising = strange.filter((meter) => meter.useWh > meter.expectedWh);
  const falling = strange
    .filter((meter) => meter.useWh < meter.expectedWh)
    .toSorted((a, b) => a.expectedWh - b.expectedWh);
  const candidates: { readonly pair: SwappedPair; readonly apart: number }[] = [];
  for (const up of rising) {
    for (let at = firstFrom(falling, up.useWh, swapWithin); at < falling.length; at += 1) {
      const down = falling[at] as MeterUse;
      const isTooHigh = down.expectedWh > up.useWh && isFurtherThan(up.useWh, down.expectedWh, swapWithin);
      if (isTooHigh) break;
      if (!isNear(up, down, swapWalkPlaces) || !fitsOther(up, down, swapWithin)) continue;
      const ids = [up.registerId, down.registerId].toSorted((a, b) => a - b);
      const apart = Math.abs(up.useWh - down.expectedWh) + Math.abs(down.useWh - up.expectedWh);
      candidates.push({ pair: [ids[0] as number, ids[1] as number], apart });
    }
  }
  const taken = new Set<number>();
  const pairs: SwappedPair[] = [];
  const ranked = candidates.toSorted(
    (a, b) => a.apart - b.apart || a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1],
  );
  for (const { pair } of ranked) {
    if (pair.some((registerId) => taken.has(registerId))) continue;
    for (const registerId of pair) taken.add(registerId);
    pairs.push(pair);
  }
  return pairs.toSorted((a, b) => a[0] - b[0]);
}

/** A use where none was is as much of a jump as none where there was one. */
function hasJumped({ useWh, expectedWh, jumpOver }: MeterUse): boolean {
  return isFurtherThan(useWh, expectedWh, jumpOver);
}

function isOwn({ useWh, pastWh }: MeterUse, within: Ratio): boolean {
  return pastWh.some((before) => !isFurtherThan(useWh, before, within));
}

function fitsOther(one: MeterUse, other: MeterUse, within: Ratio): boolean {
  return (
    !isFurtherThan(one.useWh, other.expectedWh, within) && !isFurtherThan(other.useWh, one.expectedWh, within)
  );
}

function isNear(one: MeterUse, other: MeterUse, places: number): boolean {
  if (one.neighbourhood !== null && one.neighbourhood === other.neighbourhood) return true;
  return (
    one.routeCode !== null &&
    one.routeCode === other.routeCode &&
    one.walkOrder !== null &&
    other.walkOrder !== null &&
    Math.abs(one.walkOrder - other.walkOrder) <= places
  );
}

/** The first falling meter, by what it is expected to count, that a use is not too high for. */
function firstFrom(falling: readonly MeterUse[], useWh: number, within: Ratio): number {
  let [low, high] = [0, falling.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const { expectedWh } = falling[middle] as MeterUse;
    if (expectedWh < useWh && isFurtherThan(useWh, expectedWh, within)) low = middle + 1;
    else high = middle;
  }
  return low;
}
