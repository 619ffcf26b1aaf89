import { addDays, addMonths, dayOfMonth, type Day, type Month } from '../kernel/calendar.ts';
import type { DuePolicy } from './policy-pack.ts';

/**
 * The last day to pay a month's bill without a late fee: the pack's day of the following month, but never sooner than its grace
 * after the issue, so that no bill is overdue the day it is born (a late fee without notice is contested: domain.md §1.1).
 */
export function dueDayOf(policy: DuePolicy, periodMonth: Month, issuedOn: Day): Day {
  const usual = dayOfMonth(addMonths(periodMonth, 1), policy.dayOfNextMonth);
  const earliest = addDays(issuedOn, policy.minimumDaysAfterIssue);
  return usual < earliest ? earliest : usual;
}
