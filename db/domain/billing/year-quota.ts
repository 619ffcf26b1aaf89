import type { Month } from '../kernel/calendar.ts';
import type { WattHours } from '../kernel/energy.ts';
import { wattHours } from '../kernel/energy.ts';
import type { TieredCharge } from './tariff.ts';
import { monthsLeftInYear, useQuota, widenFirstTier, yearlyQuota, type TierQuota } from './tier-quota.ts';

/** What is left of an account's tier year, as state carried from bill to bill (domain.md §0.6). */
export interface YearQuota {
  /** The calendar year in which the tier year began. */
  readonly tierYear: number;
  readonly left: TierQuota;
  /** The month since which 一户多人口 is in `left`; null: it is not. */
  readonly grantedFrom: Month | null;
}

/** What decides the tier year of one account. */
export interface YearQuotaRules {
  readonly charge: TieredCharge;
  /** 1–12. */
  readonly yearStartsInMonth: number;
  /** When the account was opened: a later month of the tier year has only its months' share. Null: before. */
  readonly openedIn: Month | null;
  readonly severalPersonsFrom: Month | null;
  readonly extraWhPerMonth: WattHours;
  /** Energy used in a tier year before the first bill here. */
  readonly usedBefore: { readonly tierYear: number; readonly energyWh: WattHours } | null;
}

/** The calendar year in which the tier year of a month began. */
export function tierYearOf(month: Month, yearStartsInMonth: number): number {
  const year = Number(month.slice(0, 4));
  return Number(month.slice(5, 7)) >= yearStartsInMonth ? year : year - 1;
}

/**
 * The quota that a month's bill starts from: what its tier year's last bill left, or a fresh year's; 一户多人口 widens it once, by the
 * months from its grant to the end of the year, never for energy billed before (TR06). A part month counts whole (TR11).
 */
export function quotaBefore(rules: YearQuotaRules, month: Month, last: YearQuota | null): YearQuota {
  const tierYear = tierYearOf(month, rules.yearStartsInMonth);
  const carried = last !== null && last.tierYear === tierYear ? last : freshYear(rules, tierYear);
  const { severalPersonsFrom: from, extraWhPerMonth } = rules;
  if (from === null || from > month || carried.grantedFrom !== null || extraWhPerMonth === 0) return carried;
  const grantedFrom = latest(rules, tierYear, from, rules.openedIn);
  const months = monthsLeftInYear(Number(grantedFrom.slice(5, 7)), rules.yearStartsInMonth);
  return { tierYear, left: widenFirstTier(carried.left, extraWhPerMonth, months), grantedFrom };
}

/** The latest of the months from which a grant counts in a tier year: its own, the account's first, the year's first. */
function latest(rules: YearQuotaRules, tierYear: number, ...months: readonly (Month | null)[]): Month {
  const inYear = months.filter(
    (month) => month !== null && tierYearOf(month, rules.yearStartsInMonth) === tierYear,
  );
  return (inYear as Month[]).reduce((a, b) => (a > b ? a : b), firstMonth(rules, tierYear));
}

function freshYear(rules: YearQuotaRules, tierYear: number): YearQuota {
  const { openedIn, yearStartsInMonth } = rules;
  const isOpenedInside = openedIn !== null && tierYearOf(openedIn, yearStartsInMonth) === tierYear;
  const months = isOpenedInside ? monthsLeftInYear(Number(openedIn.slice(5, 7)), yearStartsInMonth) : 12;
  const whole = yearlyQuota(rules.charge, months, { whPerMonth: wattHours(0), months: 0 });
  const used = rules.usedBefore?.tierYear === tierYear ? rules.usedBefore.energyWh : wattHours(0);
  return { tierYear, left: useQuota(whole, used).left, grantedFrom: null };
}

function firstMonth({ yearStartsInMonth }: YearQuotaRules, tierYear: number): Month {
  return `${tierYear}-${String(yearStartsInMonth).padStart(2, '0')}` as Month;
}

/** What a standing bill took of its tier year. */
export interface TierYearBill {
  readonly month: Month;
  /** Energy as it went into the tiers. */
  readonly tierWh: WattHours;
  /** 一户多人口 was in its quota: granted later for an earlier month, it widens no bill before its own (TR06). */
  readonly isGranted: boolean;
}

/**
 * The quota after the standing bills of a tier year, told again in their order: what counts once an adjustment has changed one of
 * them. Null without bills.
 */
export function quotaAfterBills(rules: YearQuotaRules, bills: readonly TierYearBill[]): YearQuota | null {
  const ungranted = { ...rules, severalPersonsFrom: null };
  let state: YearQuota | null = null;
  for (const bill of bills) {
    const before: YearQuota = quotaBefore(bill.isGranted ? rules : ungranted, bill.month, state);
    state = { ...before, left: useQuota(before.left, bill.tierWh).left };
  }
  return state;
}
