import { z } from 'zod';
import { parseRatio, type Ratio } from '../../../db/domain/billing/adjustment/ratio.ts';
import { parseDay, parseMonth, type Day } from '../../../db/domain/kernel/calendar.ts';
import {
  milliMultiplier,
  parseKwh,
  type MilliMultiplier,
  type WattHours,
} from '../../../db/domain/kernel/energy.ts';
import { fen, parseYuan, type Fen } from '../../../db/domain/kernel/money.ts';
import { parsePrice, type NanoYuanPerKwh } from '../../../db/domain/kernel/price.ts';
import { divideHalfUp, parseDecimal } from '../../../db/domain/kernel/rounding.ts';

/** Decimal numbers come as text in yuan and kWh, so that no reader makes floats of them; JSON numbers are taken as they print. */
const decimal = z.union([z.string().max(60), z.number().transform(String)]);

/** Text or a number that must mean something exact. */
export function exact<T>(problem: string, read: (text: string) => T | null) {
  return decimal.transform((text, context): T => {
    const value = read(text.trim());
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: problem });
    return z.NEVER;
  });
}

function atLeastZero<T extends number>(value: T | null): T | null {
  return value === null || value < 0 ? null : value;
}

/** A whole count of 10^-decimals between two bounds. */
function count(text: string, decimals: number, from: bigint, to: bigint): number | null {
  const value = parseDecimal(text, decimals);
  return value === null || value < from || value > to ? null : Number(value);
}

/** Yuan, of either sign. */
export const signedYuan = exact<Fen>('not_an_amount', parseYuan);
/** Yuan, never negative. */
export const yuan = exact<Fen>('not_an_amount', (text) => atLeastZero(parseYuan(text)));
/** Yuan that may carry more than two decimals and is rounded half-up to fen (a base added up elsewhere: PF03). */
export const roundedYuan = exact<Fen>('not_an_amount', (text) => {
  const value = parseDecimal(text, 9);
  if (value === null || value > 90_000_000_000_000_000_000n || value < -90_000_000_000_000_000_000n)
    return null;
  return fen(divideHalfUp(value, 10_000_000n));
});
/** kWh, never negative. */
export const kwh = exact<WattHours>('not_kwh', (text) => atLeastZero(parseKwh(text)));
/** A dial of a register, never negative. */
export const dial = exact<WattHours>('not_a_dial_value', (text) => atLeastZero(parseKwh(text)));
/** kvarh, of either sign: |forward| + |reverse| is what counts. */
export const kvarh = exact<number>('not_kvarh', parseKwh);
/** Yuan per kWh, kVA or kW, never negative. */
export const price = exact<NanoYuanPerKwh>('not_a_price', (text) => atLeastZero(parsePrice(text)));
/** A positive number, or a ratio such as "300/5". */
export const positiveRatio = exact<Ratio>('not_a_positive_number', (text) => {
  const value = parseRatio(text);
  return value === null || value.numerator <= 0n ? null : value;
});
/** A number of either sign, or a fraction. */
export const anyRatio = exact<Ratio>('not_a_number', parseRatio);
/** A multiplier: a positive number of at most three decimals, or a ratio that makes one ("100/5"). */
export const multiplier = exact<MilliMultiplier>('not_a_multiplier', (text) => {
  const value = parseRatio(text);
  if (value === null || value.numerator <= 0n || (value.numerator * 1000n) % value.denominator !== 0n)
    return null;
  const milli = (value.numerator * 1000n) / value.denominator;
  return milli > 1_000_000_000_000n ? null : milliMultiplier(milli);
});
/** A share such as "0.001" as millionths. */
export const share = exact<number>('not_a_share', (text) => count(text, 6, 0n, 1_000_000n));
/** kVA, kW or K as thousandths. */
export const milli = exact<number>('not_a_number', (text) => count(text, 3, 0n, 1_000_000_000_000n));
/** A standard power factor ("0.90", 0.9) in hundredths. */
export const standard = exact<number>('not_a_power_factor', (text) => count(text, 2, 50n, 99n));
/** Times a penalty is taken. */
export const multiple = z.int().min(0).max(20);
/** `YYYY-MM-DD`. */
export const day = z
  .string()
  .refine((text) => parseDay(text) !== null, 'not_a_day')
  .transform((text) => text as Day);
/** A month of the year: 1–12, or `YYYY-MM`. */
export const monthOfYear = z.union([
  z.int().min(1).max(12),
  z
    .string()
    .refine((text) => parseMonth(text) !== null, 'not_a_month')
    .transform((text) => Number(text.slice(5, 7))),
]);
