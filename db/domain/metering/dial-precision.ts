import { type MilliMultiplier, type WattHours, wattHours } from '../kernel/energy.ts';
import { isPartOfDay, type RegisterKind } from './register-kind.ts';

/**
 * With how many decimals of a kWh a dial is read: none at a meter that counts by itself, two behind transformers, where a tenth left
 * out is worth many kWh (case MU04), and for reactive energy and demand.
 */
export function dialDecimals(register: RegisterKind, multiplierMilli: MilliMultiplier): 0 | 2 {
  const isActive = register === 'total' || isPartOfDay(register);
  return isActive && multiplierMilli === 1_000 ? 0 : 2;
}

/** Tells whether a dial value has no more decimals than its register is read with. */
export function isReadablyFine(
  register: RegisterKind,
  multiplierMilli: MilliMultiplier,
  dialWh: WattHours,
): boolean {
  return dialWh % stepOf(register, multiplierMilli) === 0;
}

/** A dial, in Wh, cut to the figures that its register is read with: what a person at the meter would write down. */
export function cutToReadable(
  register: RegisterKind,
  multiplierMilli: MilliMultiplier,
  dialWh: WattHours,
): WattHours {
  return wattHours(dialWh - (dialWh % stepOf(register, multiplierMilli)));
}

function stepOf(register: RegisterKind, multiplierMilli: MilliMultiplier): number {
  return dialDecimals(register, multiplierMilli) === 0 ? 1_000 : 10;
}
