import { parseLegacyDay } from '../../../db/domain/accounts/legacy-day.ts';
import { normaliseCode } from '../../../db/domain/accounts/normalise-cell.ts';
import { type Day, type Month, parseMonth } from '../../../db/domain/kernel/calendar.ts';
import {
  dialFullScale,
  type MilliMultiplier,
  parseKwh,
  parseMultiplier,
  type WattHours,
} from '../../../db/domain/kernel/energy.ts';
import { formatDecimal, parseDecimal } from '../../../db/domain/kernel/rounding.ts';

/** The most that the border takes: a dial or an energy in Wh, a power in W or VA. */
const mostWh = 1_000_000_000_000_000;
const mostPower = 1_000_000_000_000n;

/** A figure as typed, made plain: an input method left on writes full-width digits and the Chinese full stop. */
function plain(typed: string): string {
  return normaliseCode(typed).replaceAll('。', '.').replaceAll(',', '');
}

/** Reads a day as a person writes it (2026-12-01, 2026/12/1, 20261201); null when there is no such day. */
export function readDay(typed: string): Day | null {
  return parseLegacyDay(plain(typed));
}

/** Reads a month as a person writes it (2026-12, 2026/3, 202612); null when there is none. */
export function readMonth(typed: string): Month | null {
  const match = /^(\d{4})(?:[-/.年](\d{1,2})月?|(\d{2}))$/.exec(plain(typed));
  return match === null ? null : parseMonth(`${match[1]}-${(match[2] ?? match[3] ?? '').padStart(2, '0')}`);
}

/** Reads a year of four digits; null when it is none. */
export function readYear(typed: string): number | null {
  const text = plain(typed);
  return /^(?:199\d|2\d{3})$/.test(text) ? Number(text) : null;
}

/** Reads kWh ("120", "120.5") as Wh, not negative; null when it is no energy. */
export function readKwh(typed: string): WattHours | null {
  const energy = parseKwh(plain(typed));
  return energy === null || energy < 0 || energy > mostWh ? null : energy;
}

/** Reads a dial in kWh that a register of so many whole-kWh digits can show, as Wh; null when it is none. */
export function readDial(typed: string, digits: number): WattHours | null {
  const dial = readKwh(typed);
  return dial === null || dial >= dialFullScale(digits) ? null : dial;
}

/** Reads kW or kVA ("315", "0.5") as W or VA, more than nothing; null when it is none. */
export function readKilo(typed: string): number | null {
  const value = parseDecimal(plain(typed), 3);
  return value === null || value <= 0n || value > mostPower ? null : Number(value);
}

/** Reads percent ("3", "0.5") as millionths, 0 to 100 %; null when it is none. */
export function readPercent(typed: string): number | null {
  const value = parseDecimal(plain(typed), 4);
  return value === null || value < 0n || value > 1_000_000n ? null : Number(value);
}

/** Reads a multiplier ("1", "40", "1.5") as thousandths, up to a million; null when it is none. */
export function readMultiplier(typed: string): MilliMultiplier | null {
  const multiplier = parseMultiplier(plain(typed));
  return multiplier === null || multiplier > 1_000_000_000 ? null : multiplier;
}

/** Reads the whole-kWh digits of a dial, 1 to 9; null when it is none. */
export function readDigits(typed: string): number | null {
  const text = plain(typed);
  return /^[1-9]$/.test(text) ? Number(text) : null;
}

/** Reads a meter number: letters, digits and hyphens, at most 24; null when it is none. */
export function readMeterNo(typed: string): string | null {
  const text = normaliseCode(typed);
  return /^[0-9A-Za-z-]{1,24}$/.test(text) ? text : null;
}

/** Writes W or VA as kW or kVA without idle zeros ("315", "0.5"). */
export function kiloText(value: number): string {
  return withoutIdleZeros(formatDecimal(BigInt(value), 3));
}

/** Writes millionths as percent without idle zeros ("3", "0.5"). */
export function percentText(ppm: number): string {
  return withoutIdleZeros(formatDecimal(BigInt(ppm), 4));
}

/** Writes a power factor in hundredths as it is spoken of ("0.90"). */
export function powerFactorText(hundredths: number): string {
  return formatDecimal(BigInt(hundredths), 2);
}

function withoutIdleZeros(text: string): string {
  return text.replace(/\.?0+$/, '');
}
