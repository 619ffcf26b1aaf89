import type { BilledPeriod } from '../../../db/domain/billing/capacity-charge.ts';
import {
  addDays,
  addMonths,
  dayOfMonth,
  daysBetween,
  monthOf,
  monthsApart,
  type Month,
} from '../../../db/domain/kernel/calendar.ts';
import type { DialsToBill } from './dials-to-bill.ts';

/** How many months a bill covers and on which days; no days when nobody wrote down when the meters were read. */
export interface BillSpan {
  readonly months: number;
  readonly period: BilledPeriod | null;
}

/**
 * The months from the earliest start to the bill's own, at least one, and the days from the one after that start to the latest look.
 * Where the start's day is unknown (a file that says none) its months are counted back from the look.
 */
export function billSpanOf(
  { monthsFrom, startOn, readOn }: Pick<DialsToBill, 'monthsFrom' | 'startOn' | 'readOn'>,
  month: Month,
): BillSpan {
  const months = Math.max(1, monthsFrom === null ? 1 : monthsApart(monthsFrom, month));
  if (readOn === null) return { months, period: null };
  const before = startOn ?? dayOfMonth(addMonths(monthOf(readOn), -months), Number(readOn.slice(8)));
  const from = addDays(before, 1);
  return { months, period: { from: from < readOn ? from : readOn, to: readOn } };
}

/**
 * The days of the whole billing period that a new supply began inside of, back to the day of the month it is read on; null when it
 * began before them. Capacity and a transformer's iron go by their days of it (domain.md §1.5), tiers by whole months (TR11).
 */
export function fullDaysOf({ months, period }: BillSpan): number | null {
  if (period === null) return null;
  const before = dayOfMonth(addMonths(monthOf(period.to), -months), Number(period.to.slice(8)));
  return addDays(before, 1) < period.from ? daysBetween(before, period.to) : null;
}
