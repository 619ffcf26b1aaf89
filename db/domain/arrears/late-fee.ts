import { addDays, daysBetween, day, type Day } from '../kernel/calendar.ts';
import { addFen, fen, noFen, type Fen } from '../kernel/money.ts';
import { invariant } from '../kernel/invariant.ts';
import { divideHalfUp } from '../kernel/rounding.ts';

/** Which rate the days of a debt carried over a year end have. Exam banks print three answers to one question (LF01, LF04, LF05). */
export const carriedOverReadings = [
  /** Days up to 31 December at the year's rate, days from 1 January at the carried-over rate: the majority reading. */
  'split',
  /** Once the debt is carried over, every overdue day of it at the carried-over rate. */
  'all_days',
  /** Only the days from 1 January on, at the carried-over rate. */
  'new_year_only',
] as const;

/** One of the readings of the rule for debts carried over a year end. */
export type CarriedOverReading = (typeof carriedOverReadings)[number];

/** The late-fee rule of a policy pack (供电营业规则 1996 art. 98; domain.md §1.1). Rates in millionths of the debt per day. */
export interface LateFeePolicy {
  readonly residentialPpmPerDay: number;
  readonly otherPpmPerDay: number;
  readonly carriedOverPpmPerDay: number;
  readonly carriedOver: CarriedOverReading;
  /** What a bill's late fee is charged as when it comes to less; 0 for none. */
  readonly minimumFen: Fen;
  /** The most that accrues, in millionths of the amount first overdue; null for no cap. */
  readonly capPpm: number | null;
}

/** A pack, as far as late fees go. */
export interface PackWithLateFee {
  readonly lateFee: LateFeePolicy;
}

/** An unpaid bill on the day somebody pays. Money in fen. */
export interface OverdueDebt {
  readonly customerKind: 'residential' | 'other';
  readonly dueOn: Day;
  /** The principal still unpaid after part payments (LF09); never a late fee. */
  readonly unpaidFen: Fen;
  /** The amount first overdue, which the cap is taken of (LF08); left out, it is the unpaid amount. */
  readonly overdueFromFen?: Fen;
  readonly paidOn: Day;
}

/** Days in a row at one rate. */
export interface LateFeeSpan {
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  readonly ratePpmPerDay: number;
  readonly feeFen: Fen;
}

/** A late fee with its working: the spans sum to the fee unless the minimum or the cap changed it. */
export interface LateFee {
  readonly feeFen: Fen;
  readonly spans: readonly LateFeeSpan[];
}

/** The late-fee rule of a policy pack. */
export function lateFeePolicyOf(pack: PackWithLateFee): LateFeePolicy {
  return pack.lateFee;
}

/**
 * Computes the late fee (违约金) of one bill in fen: unpaid principal × days × rate, from the day after it was due to the day of
 * payment, that day counted, split at 1 January, each span rounded half-up to fen and added. Then the cap, then the minimum: the
 * regulation's one-yuan minimum stands above the company's cap (国家电网营销〔2016〕835). Nothing when paid by the due day.
 */
export function computeLateFee(policy: LateFeePolicy, debt: OverdueDebt): LateFee {
  invariant(debt.unpaidFen >= 0, 'a debt cannot be negative');
  if (debt.unpaidFen === 0 || debt.paidOn <= debt.dueOn) return { feeFen: noFen, spans: [] };
  const spans = spansOf(policy, debt);
  const accruedFen = addFen(...spans.map((span) => span.feeFen));
  const cappedFen =
    policy.capPpm === null
      ? accruedFen
      : cap(accruedFen, debt.overdueFromFen ?? debt.unpaidFen, policy.capPpm);
  const isBelowMinimum = spans.length > 0 && cappedFen < policy.minimumFen;
  return { feeFen: isBelowMinimum ? policy.minimumFen : cappedFen, spans };
}

function spansOf(policy: LateFeePolicy, debt: OverdueDebt): LateFeeSpan[] {
  const first = addDays(debt.dueOn, 1);
  if (debt.customerKind === 'residential')
    return [spanAt(policy.residentialPpmPerDay, debt, first, debt.paidOn)];
  const newYear = day(`${Number(debt.dueOn.slice(0, 4)) + 1}-01-01`);
  if (debt.paidOn < newYear) return [spanAt(policy.otherPpmPerDay, debt, first, debt.paidOn)];
  if (policy.carriedOver === 'all_days')
    return [spanAt(policy.carriedOverPpmPerDay, debt, first, debt.paidOn)];
  const carried = spanAt(policy.carriedOverPpmPerDay, debt, newYear, debt.paidOn);
  if (policy.carriedOver === 'new_year_only' || first === newYear) return [carried];
  return [spanAt(policy.otherPpmPerDay, debt, first, addDays(newYear, -1)), carried];
}

function spanAt(ratePpmPerDay: number, debt: OverdueDebt, from: Day, to: Day): LateFeeSpan {
  const days = daysBetween(from, to) + 1;
  const feeFen = fen(divideHalfUp(BigInt(debt.unpaidFen) * BigInt(days) * BigInt(ratePpmPerDay), 1_000_000n));
  return { from, to, days, ratePpmPerDay, feeFen };
}

function cap(accruedFen: Fen, overdueFromFen: Fen, capPpm: number): Fen {
  const mostFen = fen(divideHalfUp(BigInt(overdueFromFen) * BigInt(capPpm), 1_000_000n));
  return accruedFen < mostFen ? accruedFen : mostFen;
}
