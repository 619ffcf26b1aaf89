import { normaliseCode } from '../../../db/domain/accounts/normalise-cell.ts';
import { parseLegacyDay } from '../../../db/domain/accounts/legacy-day.ts';
import { parseRatio } from '../../../db/domain/billing/adjustment/ratio.ts';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import { parseKwh, type WattHours } from '../../../db/domain/kernel/energy.ts';
import { type Fen, parseYuan } from '../../../db/domain/kernel/money.ts';
import { type NanoYuanPerKwh, parsePrice } from '../../../db/domain/kernel/price.ts';

/** What a typed figure is, and what it is read as: Wh (varh), W or VA, nano-yuan, fen, a whole number, a day, a fraction as text. */
interface ReadAs {
  readonly ratio: string;
  readonly signed_ratio: string;
  readonly energy: WattHours;
  readonly reactive: WattHours;
  /** kW as W. */
  readonly power: number;
  /** kVA as VA. */
  readonly capacity: number;
  readonly price: NanoYuanPerKwh;
  readonly capacity_price: NanoYuanPerKwh;
  readonly yuan: Fen;
  readonly phases: number;
  readonly months: number;
  readonly multiple: number;
  readonly hours: number;
  readonly days: number;
  readonly day: Day;
}

/** The kind of a figure. */
export type FigureKind = keyof ReadAs;

/** What a figure of a kind is read as. */
export type Figure<Kind extends FigureKind> = ReadAs[Kind];

// What the border takes at most (electron/contract/adjustments.ts).
const mostEnergy = 1_000_000_000_000_000;
const mostMilli = 1_000_000_000_000;
const mostFen = 1_000_000_000;

const readers: { readonly [Kind in FigureKind]: (text: string) => ReadAs[Kind] | null } = {
  ratio: (text) => readRatio(text, false),
  signed_ratio: (text) => readRatio(text, true),
  energy: (text) => between(parseKwh(text), 0, mostEnergy),
  reactive: (text) => between(parseKwh(text), 0, mostEnergy),
  power: (text) => between<number>(parseKwh(text), 1, mostMilli),
  capacity: (text) => between<number>(parseKwh(text), 1, mostMilli),
  price: (text) => between(parsePrice(text), 1, mostMilli),
  capacity_price: (text) => between(parsePrice(text), 1, mostMilli),
  yuan: (text) => between(parseYuan(text), 0, mostFen),
  phases: (text) => readWhole(text, 1, 3),
  months: (text) => readWhole(text, 1, 36),
  multiple: (text) => readWhole(text, 0, 10),
  hours: (text) => readWhole(text, 1, 24),
  days: (text) => readWhole(text, 1, 3660),
  day: parseLegacyDay,
};

/**
 * Reads what a person typed; null when it is no such figure or more than the border takes. Full-width signs of an input method and
 * thousands commas count as plain. A fraction may be `0.05`, `5%` or `200/5`.
 */
export function readFigure<Kind extends FigureKind>(kind: Kind, text: string): Figure<Kind> | null {
  const read = readers[kind] as (text: string) => Figure<Kind> | null;
  return read(plainFigure(text));
}

/** A figure as the kernel reads it: no blanks, no full-width signs, no thousands commas, a hyphen for every minus. */
export function plainFigure(text: string): string {
  return normaliseCode(text)
    .replace(/[−–—]/g, '-')
    .replace(/。/g, '.')
    .replace(/,(?=\d{3})/g, '');
}

/** A fraction in the border's form. Per cent becomes a fraction of a hundred: never divided here, so nothing is rounded. */
function readRatio(text: string, isSigned: boolean): string | null {
  const wanted = text.replace(/^\+/, '').replace(/^(-?[\d.]+)%$/, '$1/100');
  if (!/^-?\d{1,9}(\.\d{1,9})?(\/\d{1,9})?$/.test(wanted)) return null;
  const value = parseRatio(wanted);
  if (value === null || value.numerator === 0n) return null;
  return value.numerator < 0n && !isSigned ? null : wanted;
}

function readWhole(text: string, least: number, most: number): number | null {
  return /^\d{1,4}$/.test(text) ? between(Number(text), least, most) : null;
}

function between<Value extends number>(value: Value | null, least: number, most: number): Value | null {
  return value === null || value < least || value > most ? null : value;
}
