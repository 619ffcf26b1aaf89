import { invariant } from './invariant.ts';

declare const dayBrand: unique symbol;
declare const monthBrand: unique symbol;

/** A calendar day `YYYY-MM-DD` at the station (China has one zone). Text order is time order. */
export type Day = string & { readonly [dayBrand]: true };

/** A calendar month `YYYY-MM`. Text order is time order. */
export type Month = string & { readonly [monthBrand]: true };

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The number of days of a month, leap years included. */
export function daysInMonth(month: Month): number {
  const year = Number(month.slice(0, 4));
  const index = Number(month.slice(5, 7)) - 1;
  return index === 1 && isLeapYear(year) ? 29 : (monthLengths[index] as number);
}

/** Reads `YYYY-MM-DD` as a day; null when there is no such day (2026-02-30). */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const month = parseMonth(text.slice(0, 7));
  const dayOfMonth = Number(text.slice(8));
  return month !== null && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(month) ? (text as Day) : null;
}

/** Reads `YYYY-MM` as a month; null when there is no such month. Years 1900 to 2999. */
export function parseMonth(text: string): Month | null {
  if (!/^(19|2\d)\d{2}-\d{2}$/.test(text)) return null;
  const index = Number(text.slice(5, 7));
  return index >= 1 && index <= 12 ? (text as Month) : null;
}

/** Takes text that must be a day; anything else is a bug and throws. */
export function day(text: string): Day {
  const value = parseDay(text);
  invariant(value !== null, `not a day: ${text}`);
  return value;
}

/** Takes text that must be a month; anything else is a bug and throws. */
export function month(text: string): Month {
  const value = parseMonth(text);
  invariant(value !== null, `not a month: ${text}`);
  return value;
}

/** Days since 1970-01-01, for counting only. */
function dayNumber(value: Day): number {
  return Math.round(
    Date.UTC(Number(value.slice(0, 4)), Number(value.slice(5, 7)) - 1, Number(value.slice(8))) / 86_400_000,
  );
}

/** The day that is so many days later (earlier when negative). */
export function addDays(value: Day, days: number): Day {
  return new Date((dayNumber(value) + days) * 86_400_000).toISOString().slice(0, 10) as Day;
}

/** Whole days from one day to another: 16 − 15 = 1. The first day is not counted, the last is (domain.md §1.1). */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The month a day lies in. */
export function monthOf(value: Day): Month {
  return value.slice(0, 7) as Month;
}

/** The month that is so many months later (earlier when negative). */
export function addMonths(value: Month, months: number): Month {
  const index = Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as Month;
}

/** Whole months from one month to another: December − November = 1. */
export function monthsApart(from: Month, to: Month): number {
  const numberOf = (value: Month) => Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7));
  return numberOf(to) - numberOf(from);
}

/** A day of a month; a day past the month's end becomes its last day (due on the 31st, in February the 28th). */
export function dayOfMonth(value: Month, wanted: number): Day {
  const capped = Math.min(Math.max(wanted, 1), daysInMonth(value));
  return `${value}-${String(capped).padStart(2, '0')}` as Day;
}

/** China Standard Time is UTC+8 the whole year since 1992; the station's wall clock, whatever the PC's zone setting says. */
const stationOffsetMilliseconds = 8 * 3_600_000;

/** The station's calendar day at an instant in UTC milliseconds. */
export function stationDayAt(at: number): Day {
  return new Date(at + stationOffsetMilliseconds).toISOString().slice(0, 10) as Day;
}

/** The station's wall-clock minute at an instant in UTC milliseconds, `YYYY-MM-DD HH:MM`. */
export function stationTimeAt(at: number): string {
  return new Date(at + stationOffsetMilliseconds).toISOString().slice(0, 16).replace('T', ' ');
}
