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

/** The value when it lies between two bounds. */
function within<T extends number>(value: T | null, from: number, to: number): T | null {
  return value === null || value < from || value > to ? null : value;
}

function priceUpTo(text: string, yuan: number): NanoYuanPerKwh | null {
  return within(parsePrice(text), 0, yuan * 1_000_000_000);
}

/** A decimal as a whole count of so many decimals between two bounds; null for anything else. */
export function countOf(text: string, decimals: number, from: bigint, to: bigint): number | null {
  const value = parseDecimal(text, decimals);
  return value === null || value < from || value > to ? null : Number(value);
}

/** What a label may be: it stands on bills and papers, so nothing that cannot be seen there. */
export const labelText = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{Cc}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069]*$/u);
/** A code of a pack or tariff. */
export const codeText = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
/** `YYYY-MM-DD`. */
export const dayText = exactText<Day>('not_a_day', parseDay);
/** Yuan per kWh, from 0 to 10: a decimal point that slipped is no price. */
export const priceText = exactText<NanoYuanPerKwh>('not_a_price', (text) => priceUpTo(text, 10));
/** Yuan per kVA or kW and month, from 0 to 1000. */
export const capacityPriceText = exactText<NanoYuanPerKwh>('not_a_price', (text) => priceUpTo(text, 1000));
/** kWh, from 0 to a million: of a household's limits, never of a county. */
export const kwhText = exactText<WattHours>('not_kwh', (text) => within(parseKwh(text), 0, 1_000_000_000));
/** Yuan, from 0 to a million. */
export const yuanText = exactText<Fen>('not_an_amount', (text) => within(parseYuan(text), 0, 100_000_000));
/** A share such as "0.001" as millionths. */
export const shareText = exactText<number>('not_a_share', (text) => countOf(text, 6, 0n, 1_000_000n));
/** A share a day as millionths, at most a hundredth: the law allows 0.1 to 0.3 percent (电力供应与使用条例 art. 39). */
export const dailyShareText = exactText<number>('not_a_share', (text) => countOf(text, 6, 0n, 10_000n));
/** kVA from 0 to a million, as VA. */
export const kvaText = exactText<number>('not_kva', (text) => countOf(text, 3, 0n, 1_000_000_000n));
/** A small factor from 0 to 100 with up to three decimals, as thousandths. */
export const factorText = exactText<number>('not_a_factor', (text) => countOf(text, 3, 0n, 100_000n));
