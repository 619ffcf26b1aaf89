import { z } from 'zod';
import { parseDay, type Day } from '../domain/kernel/calendar.ts';
import { parseKwh, type WattHours } from '../domain/kernel/energy.ts';
import { parseYuan, type Fen } from '../domain/kernel/money.ts';
import { parsePrice, type NanoYuanPerKwh } from '../domain/kernel/price.ts';
import { parseDecimal } from '../domain/kernel/rounding.ts';

/** Text that must mean something exact: numbers with decimals are written as strings, so that no reader makes floats of them. */
export function exactText<T>(problem: string, read: (text: string) => T | null) {
  return z.string().transform((text, context): T => {
    const value = read(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: problem });
    return z.NEVER;
  });
}

/** The value when it is no less than the minimum. */
export function atLeast<T extends number>(value: T | null, minimum: number): T | null {
  return value === null || value < minimum ? null : value;
}

/** A decimal as a whole count of so many decimals between two bounds; null for anything else. */
export function countOf(text: string, decimals: number, from: bigint, to: bigint): number | null {
  const value = parseDecimal(text, decimals);
  return value === null || value < from || value > to ? null : Number(value);
}

/** What a label may be. */
export const labelText = z.string().trim().min(1).max(60);
/** A code of a pack or tariff. */
export const codeText = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
/** `YYYY-MM-DD`. */
export const dayText = exactText<Day>('not_a_day', parseDay);
/** Yuan per kWh, kVA or kW, never negative. */
export const priceText = exactText<NanoYuanPerKwh>('not_a_price', (text) => atLeast(parsePrice(text), 0));
/** kWh, never negative. */
export const kwhText = exactText<WattHours>('not_kwh', (text) => atLeast(parseKwh(text), 0));
/** Yuan, never negative. */
export const yuanText = exactText<Fen>('not_an_amount', (text) => atLeast(parseYuan(text), 0));
/** A share such as "0.001" as millionths. */
export const shareText = exactText<number>('not_a_share', (text) => countOf(text, 6, 0n, 1_000_000n));
/** A number with up to three decimals as thousandths (kW, kVA, K). */
export const milliText = exactText<number>('not_a_number', (text) =>
  countOf(text, 3, 0n, 1_000_000_000_000n),
);
