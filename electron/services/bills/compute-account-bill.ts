import type { LeftAside } from '../../../db/domain/billing/billable.ts';
import type { BillFacts } from '../../../db/domain/billing/bill-facts.ts';
import {
  computeBill,
  lastDayOf,
  type ComputedBill,
  type DatedPack,
} from '../../../db/domain/billing/compute-bill.ts';
import { type DatedTerms, termsOn } from '../../../db/domain/billing/supply-terms.ts';
import { type Day, dayOfMonth, type Month } from '../../../db/domain/kernel/calendar.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import type { Refusal } from '../../../db/domain/kernel/result.ts';
import type { AccountMonth } from '../../../db/local/queries/account-months.ts';
import type { Store } from '../../../db/local/store.ts';
import { billSpanOf, fullDaysOf } from './bill-span.ts';
import { dialsToBill } from './dials-to-bill.ts';
import { energyBehind } from './energy-behind.ts';
import { yearQuotaToBill } from './year-quota-to-bill.ts';

/** A pack in force, with the row it stands in. */
export type StoredPack = DatedPack & { readonly id: number };

/** What a run knows beside the accounts: the month, the packs, and the bills and drafts that are there already. */
export interface RunContext {
  readonly store: Store;
  readonly month: Month;
  /** The packs in force from a day to a day; none when the first of all begins later. */
  readonly packsOver: (from: Day, to: Day) => readonly StoredPack[];
  readonly readTerms: (content: string) => DatedTerms['terms'];
  /** Accounts with a draft of another month. */
  readonly openElsewhere: ReadonlySet<number>;
  /** Accounts whose draft of this month is passed and not stale. */
  readonly passed: ReadonlySet<number>;
  /** Accounts whose draft of this month came back from the auditor for another's error and is as it was. */
  readonly returnedUnchanged: ReadonlySet<number>;
  /** Accounts of the total meters of areas. */
  readonly areaTotals: ReadonlySet<number>;
  /** Accounts at which the office's check found something across readings that nobody has answered. */
  readonly held: ReadonlySet<number>;
  /** The months of bills that adjustments corrected, by account. */
  readonly corrected: ReadonlyMap<number, readonly Month[]>;
}

/** An account's bill as computed. */
export interface AccountBill {
  readonly readingId: number;
  readonly policyPackId: number;
  readonly bill: ComputedBill;
}

/** Why an account has no bill; `missing` names the fact that somebody has to enter. */
export interface NoBill {
  readonly leftAside: LeftAside;
  readonly missing: { readonly code: string; readonly place: string } | null;
}

/**
 * Computes the bill of one account's month; or says why it is left aside; or `kept` when the auditor passed the very same already;
 * null for an account that has no meter in that month.
 */
export function computeAccountBill(
  context: RunContext,
  accountMonth: AccountMonth,
): AccountBill | NoBill | 'kept' | null {
  const { store, month } = context;
  const { account, registers } = accountMonth;
  if (registers.length === 0) return null;
  const { accountId, lastBilledMonth } = account;
  if (context.areaTotals.has(accountId)) return left('area_total');
  if (lastBilledMonth !== null && lastBilledMonth >= month) return left('already_issued');
  if (context.openElsewhere.has(accountId)) return left('other_month_open');
  const dials = dialsToBill(registers, month, lastBilledMonth);
  if (dials === null) return null;
  if (typeof dials === 'string') return left(dials);
  if (context.held.has(accountId)) return left('unexplained');
  if (context.passed.has(accountId)) return 'kept';
  if (context.returnedUnchanged.has(accountId)) return left('returned_unchanged');
  const span = billSpanOf(dials, month);
  const { months, period } = span;
  const firstDay = dayOfMonth(month, 1);
  const packs = context.packsOver(period?.from ?? firstDay, period?.to ?? firstDay);
  const packNow = packs.at(-1);
  if (packNow === undefined) return left('no_tariff', { code: 'no_policy_pack', place: month });
  const lastDay = lastDayOf({ period, periodMonth: month });
  const terms = termsOver(context, accountMonth, period?.from ?? lastDay, lastDay);
  const behind = energyBehind(store, termsOn(terms, lastDay).childAccountNos, month, dials.startMonth);
  if ('notReadAccountNo' in behind) {
    return left('behind_not_read', { code: 'behind_not_read', place: behind.notReadAccountNo });
  }
  const known = {
    customerClass: account.customerClass,
    volts: account.volts,
    capacityVa: account.capacityVa,
    isWelfare: account.isWelfare === 1,
    openedOn: account.openedOn,
    periodMonth: month,
    months,
    period,
    fullDays: isNewSupply(accountMonth) ? fullDaysOf(span) : null,
    dials: dials.dials,
    corrections: [],
    terms,
    forcedTariffCode: null,
    childrenWh: behind.childrenWh,
    lastBillEnergyWh: account.lastBillEnergyWh,
  } satisfies Omit<BillFacts, 'yearQuota'>;
  const corrected = context.corrected.get(accountId) ?? [];
  const yearQuota = yearQuotaToBill(store, account, known, packs, corrected);
  const bill = computeBill({ ...known, yearQuota }, packs);
  if (!bill.ok) return leftBy(bill.refusal);
  return { readingId: dials.readingId, policyPackId: packNow.id, bill: bill.value };
}

/** Whether the first bill begins where our meters were hung: a dial of the system before ours has a bill before it. */
function isNewSupply({ account, registers }: AccountMonth): boolean {
  return (
    account.lastBilledMonth === null &&
    !registers.some(({ looks }) => looks.some(({ kind }) => kind === 'legacy'))
  );
}

function left(leftAside: LeftAside, missing: NoBill['missing'] = null): NoBill {
  return { leftAside, missing };
}

/** What the engine refuses is either a tariff that does not exist or a fact that nobody entered. */
function leftBy({ code, facts }: Refusal): NoBill {
  if (code === 'tariff_unknown') return left('no_tariff', { code, place: String(facts.code) });
  const isKnown =
    code === 'usage_incomplete' || code === 'reading_backward' || code === 'reading_does_not_fit';
  invariant(isKnown, `the engine refuses ${code}`);
  return left('facts_missing', { code, place: String(facts.place ?? '') });
}

/**
 * The versions of an account's terms that touch a period, in their order: the one in force on its first day, and later versions that
 * begin inside. An earlier version that begins inside is overruled by it.
 */
function termsOver(context: RunContext, { terms }: AccountMonth, from: Day, to: Day): DatedTerms[] {
  const touching: DatedTerms[] = [];
  for (const { effectiveFrom, content } of terms) {
    if (effectiveFrom > to) continue;
    if (effectiveFrom <= from) touching.length = 0;
    touching.push({ effectiveFrom, terms: context.readTerms(content) });
  }
  return touching;
}
