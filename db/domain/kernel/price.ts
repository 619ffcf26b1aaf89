import { OutOfRange } from './invariant.ts';
import { type Fen, fen } from './money.ts';
import type { WattHours } from './energy.ts';
import { divideHalfUp, formatDecimal, multiplyDivideHalfUp, parseDecimal } from './rounding.ts';

declare const nanoYuanBrand: unique symbol;

/** A price in nano-yuan (10^-9 yuan) per kWh: published prices have up to eight decimals (domain.md §0.5: 0.59286875). */
export type NanoYuanPerKwh = number & { readonly [nanoYuanBrand]: true };

/** Takes a safe integer of nano-yuan per kWh as a price; anything else is a bug and throws. */
export function nanoYuanPerKwh(value: number | bigint): NanoYuanPerKwh {
  const price = Number(value);
  if (!Number.isSafeInteger(price)) throw new OutOfRange(`not a whole, safe number of nano-yuan: ${value}`);
  return price as NanoYuanPerKwh;
}

/** Reads a price in yuan per kWh ("0.59286875") as nano-yuan; null when it is no number or finer than a nano-yuan. */
export function parsePrice(yuanPerKwh: string): NanoYuanPerKwh | null {
  const value = parseDecimal(yuanPerKwh.trim(), 9);
  return value === null || value > 9_000_000_000_000_000n || value < -9_000_000_000_000_000n
    ? null
    : nanoYuanPerKwh(value);
}

/** Writes a price as yuan per kWh, at least four decimals and no idle zeros beyond ("0.5100", "0.59286875"). */
export function formatPrice(price: NanoYuanPerKwh): string {
  return formatDecimal(BigInt(price), 9).replace(/0{1,5}$/, '');
}

/** Wh in a kWh × nano-yuan in a fen. */
const wattHourNanoYuanPerFen = 10_000_000_000;

/** What a kWh came to on average (the charge ÷ the energy), rounded half-up to a nano-yuan; null without energy. */
export function averagePrice(charge: Fen, energy: WattHours): NanoYuanPerKwh | null {
  if (energy <= 0) return null;
  return nanoYuanPerKwh(divideHalfUp(BigInt(charge) * BigInt(wattHourNanoYuanPerFen), BigInt(energy)));
}

/** The charge in fen for energy in Wh at a price in nano-yuan per kWh, rounded half-up to fen: one bill line. */
export function chargeFor(energy: WattHours, price: NanoYuanPerKwh): Fen {
  return fen(multiplyDivideHalfUp(energy, price, wattHourNanoYuanPerFen));
}
