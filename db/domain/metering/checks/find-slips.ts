import { energyBetween, type MilliMultiplier, type WattHours, wattHours } from '../../kernel/energy.ts';
import { isFurtherThan, type Ratio } from '../../kernel/ratio.ts';
import { divideHalfUp } from '../../kernel/rounding.ts';

/** A slip of the pen, with the use that would have been without it. */
export interface Slip {
  readonly code: 'multiplier_slip' | 'decimal_slip';
  readonly fittingWh: WattHours;
}

/** The dials and multiplier that a use was counted from. */
interface Dials {
  readonly lastDialWh: WattHours;
  readonly dialWh: WattHours;
  readonly multiplierMilli: MilliMultiplier;
}

/**
 * Finds slips that explain a use far from the expected one (seed 001, 电费管理工作标准 3.4.2: 倍率有无错乘漏乘，小数点有无点错): the
 * multiplier missed or applied twice, where it is not one; the decimal point of the use or of the dial shifted by one place. Each must
 * come within a share of what is expected. A use that is no jump, or that the register has counted before (within the same share),
 * is no slip: irrigation has its months. `expectedWh` is positive.
 */
export function findSlips(
  { lastDialWh, dialWh, multiplierMilli }: Dials,
  expectedWh: WattHours,
  past: readonly WattHours[],
  jumpOver: Ratio,
  within: Ratio,
): readonly Slip[] {
  const useWh = energyBetween(lastDialWh, dialWh, multiplierMilli);
  if (useWh === 0 || !isFurtherThan(useWh, expectedWh, jumpOver)) return [];
  if (past.some((before) => before > 0 && !isFurtherThan(useWh, before, within))) return [];
  // What no energy can be is no candidate: a dial of twelve digits has no tenfold.
  const fits = (candidates: readonly bigint[]): WattHours | null => {
    const near = candidates.find(
      (candidate) =>
        candidate > 0n &&
        candidate <= BigInt(Number.MAX_SAFE_INTEGER) &&
        !isFurtherThan(Number(candidate), expectedWh, within),
    );
    return near === undefined ? null : wattHours(near);
  };
  const [use, last, dial, multiplier] = [useWh, lastDialWh, dialWh, multiplierMilli].map(BigInt) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const slips: Slip[] = [];
  const byMultiplier =
    multiplier === 1_000n
      ? null
      : fits([divideHalfUp(use * multiplier, 1_000n), divideHalfUp(use * 1_000n, multiplier)]);
  if (byMultiplier !== null) slips.push({ code: 'multiplier_slip', fittingWh: byMultiplier });
  const byPoint = fits([
    divideHalfUp(use, 10n),
    use * 10n,
    divideHalfUp((dial - last * 10n) * multiplier, 10_000n),
    divideHalfUp((dial * 10n - last) * multiplier, 1_000n),
  ]);
  if (byPoint !== null) slips.push({ code: 'decimal_slip', fittingWh: byPoint });
  return slips;
}
