import { type MilliMultiplier, type WattHours, wattHours } from '../kernel/energy.ts';
import { isPartOfDay, type RegisterKind } from './register-kind.ts';

/** What one register of a meter counted; null: not read. */
export interface RegisterUse {
  readonly register: RegisterKind;
  readonly useWh: WattHours | null;
}

/** A meter's total beside the sum of its parts of the day, in Wh. */
export interface PartsSum {
  readonly totalWh: WattHours;
  readonly partsWh: WattHours;
}

/**
 * Finds that a meter's parts of the day do not make up its total: they differ by more than one kWh of the dial, by which honest dials
 * may (PF03: 80 beside 37 + 38 + 4). Without a register for the flat part, which is then what the others leave, only parts
 * beyond the total are told. Null when they agree, when one is not read, and for a meter without parts or without a total.
 */
export function findPartsDifference(
  uses: readonly RegisterUse[],
  multiplierMilli: MilliMultiplier,
): PartsSum | null {
  const total = uses.find(({ register }) => register === 'total')?.useWh ?? null;
  const parts = uses.filter(({ register }) => isPartOfDay(register));
  if (total === null || parts.length === 0) return null;
  let sum = 0;
  for (const { useWh } of parts) {
    if (useWh === null) return null;
    sum += useWh;
  }
  const hasFlat = parts.some(({ register }) => register === 'flat');
  const difference = hasFlat ? Math.abs(sum - total) : sum - total;
  return difference > multiplierMilli ? { totalWh: total, partsWh: wattHours(sum) } : null;
}
