import { type WattHours, wattHours } from '../../kernel/energy.ts';
import { divideHalfUp } from '../../kernel/rounding.ts';
import type { CheckThresholds } from './check-thresholds.ts';

/** What a meter behind an area counted in a month, and in the month before; null: not read, not known. */
export interface AreaUse {
  readonly useWh: WattHours | null;
  readonly beforeWh: WattHours | null;
}

/** 台区线损 of a month. */
export interface AreaBalance {
  /** What went in by the total meter, in Wh; null while it is not read. */
  readonly suppliedWh: WattHours | null;
  /** What the households' meters counted. */
  readonly soldWh: WattHours;
  /** Their difference, and in hundredths of a percent of what went in (half-up); null while something is not read or nothing went in. */
  readonly lossWh: WattHours | null;
  readonly lossBasisPoints: number | null;
  readonly unread: number;
  readonly isOutOfRange: boolean;
}

/**
 * Balances an area (domain.md §6.4: 线损率 = (供 − 售)/供): the total meter less the sum of its households. Whether it is out of range is
 * compared as a fraction, never as the rounded percentage; as long as a meter is not read nothing is said of the loss.
 */
export function balanceArea(
  total: AreaUse,
  households: readonly AreaUse[],
  range: Pick<CheckThresholds, 'areaLossFromPpm' | 'areaLossUpToPpm'>,
): AreaBalance {
  const unread = households.filter(({ useWh }) => useWh === null).length;
  const soldWh = wattHours(households.reduce((sum, { useWh }) => sum + (useWh ?? 0), 0));
  const suppliedWh = total.useWh;
  if (suppliedWh === null || unread > 0)
    return { suppliedWh, soldWh, lossWh: null, lossBasisPoints: null, unread, isOutOfRange: false };
  const lossWh = wattHours(suppliedWh - soldWh);
  if (suppliedWh <= 0)
    return { suppliedWh, soldWh, lossWh, lossBasisPoints: null, unread, isOutOfRange: soldWh > 0 };
  const lossPpm = BigInt(lossWh) * 1_000_000n;
  const isOutOfRange =
    lossPpm < BigInt(suppliedWh) * BigInt(range.areaLossFromPpm) ||
    lossPpm > BigInt(suppliedWh) * BigInt(range.areaLossUpToPpm);
  const lossBasisPoints = Number(divideHalfUp(BigInt(lossWh) * 10_000n, BigInt(suppliedWh)));
  return { suppliedWh, soldWh, lossWh, lossBasisPoints, unread, isOutOfRange };
}

/** How much a household moved the loss against the month before: less use than before raises it, in Wh; null for one not known. */
export function movedLossWh({ useWh, beforeWh }: AreaUse): WattHours | null {
  return useWh === null || beforeWh === null ? null : wattHours(beforeWh - useWh);
}
