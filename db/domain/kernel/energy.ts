import { invariant, OutOfRange } from './invariant.ts';
import { formatDecimal, multiplyDivideHalfUp, parseDecimal } from './rounding.ts';

declare const wattHourBrand: unique symbol;
declare const milliBrand: unique symbol;

/** Energy in whole watt-hours (0.001 kWh) as a safe integer. Also the unit of a dial: a register that shows kWh. */
export type WattHours = number & { readonly [wattHourBrand]: true };

/** A meter's multiplier (CT × PT × own, domain.md §4) in thousandths, always positive. */
export type MilliMultiplier = number & { readonly [milliBrand]: true };

/** Takes a safe integer count of Wh as energy; anything else is a bug and throws. */
export function wattHours(value: number | bigint): WattHours {
  const energy = Number(value);
  if (!Number.isSafeInteger(energy)) throw new OutOfRange(`not a whole, safe number of Wh: ${value}`);
  return (energy === 0 ? 0 : energy) as WattHours;
}

/** Takes a positive safe integer of thousandths as a multiplier; anything else is a bug and throws. */
export function milliMultiplier(value: number | bigint): MilliMultiplier {
  const multiplier = Number(value);
  invariant(Number.isSafeInteger(multiplier) && multiplier > 0, `not a multiplier in thousandths: ${value}`);
  return multiplier as MilliMultiplier;
}

/** Reads kWh ("120", "120.5") as Wh; null when it is no number or is finer than a Wh. */
export function parseKwh(text: string): WattHours | null {
  const value = parseDecimal(text.trim(), 3);
  return value === null || value > 9_000_000_000_000_000n || value < -9_000_000_000_000_000n
    ? null
    : wattHours(value);
}

/** Reads a multiplier ("1", "40", "1.5") as thousandths; null unless it is a positive number. */
export function parseMultiplier(text: string): MilliMultiplier | null {
  const value = parseDecimal(text.trim(), 3);
  return value === null || value <= 0n || value > 1_000_000_000_000n ? null : milliMultiplier(value);
}

/** Writes Wh as kWh without idle zeros ("120", "120.5"). */
export function formatKwh(energy: WattHours): string {
  return formatDecimal(BigInt(energy), 3).replace(/\.?0+$/, '');
}

/** Writes a multiplier without idle zeros ("1", "40", "1.5"). */
export function formatMultiplier(multiplier: MilliMultiplier): string {
  return formatDecimal(BigInt(multiplier), 3).replace(/\.?0+$/, '');
}

/** By digits; nothing has none. */
const fullScales: readonly (WattHours | undefined)[] = Array.from({ length: 13 }, (_, digits) =>
  digits === 0 ? undefined : wattHours(10 ** digits * 1000),
);

/** The first dial value that a register of so many whole-kWh digits cannot show, in Wh (10^digits kWh, domain.md §4). */
export function dialFullScale(digits: number): WattHours {
  const fullScale = fullScales[digits];
  invariant(fullScale !== undefined, 'a dial has 1 to 12 digits');
  return fullScale;
}

/**
 * Energy in Wh between two dial values in Wh (this − last) × multiplier, rounded half-up to a Wh.
 * Negative for a dial that ran backward: whether that is a roll-over or a reversed meter, only a person may say (domain.md §4),
 * and a confirmed roll-over is passed as `rolledOverAt`, the dial's full scale.
 */
export function energyBetween(
  last: WattHours,
  current: WattHours,
  multiplier: MilliMultiplier,
  rolledOverAt: WattHours | null = null,
): WattHours {
  const difference = current - last + (rolledOverAt ?? 0);
  // Most meters count by themselves: times one there is nothing to round.
  if (multiplier === 1000) return wattHours(difference);
  return wattHours(multiplyDivideHalfUp(difference, multiplier, 1000));
}
