import { addDays, daysBetween, type Day } from '../kernel/calendar.ts';
import { divideHalfUp } from '../kernel/rounding.ts';
import { invariant } from '../kernel/invariant.ts';
import { amountFor, type BillLine } from './bill-line.ts';
import type { TwoPartCharge } from './two-part-charge.ts';

/** Days in a row, both counted. */
export interface BilledPeriod {
  readonly from: Day;
  readonly to: Day;
}

/** The days that a transformer was sealed: the day of sealing is not charged, the day it starts again is (domain.md §1.5). */
export interface Suspension {
  readonly on: Day;
  /** Null while it lasts. */
  readonly resumedOn: Day | null;
}

/** A transformer (or a motor straight on the line) of a two-part user. */
export interface ChargedTransformer {
  readonly name: string;
  readonly capacityVa: number;
  /** The first day charged (added, swapped in); null when it was there before. */
  readonly from: Day | null;
  /** The day it was taken away, not charged any more; null when it stays. */
  readonly until: Day | null;
  readonly suspensions: readonly Suspension[];
  /** Transformers with the same interlock cannot run together: the largest in service is charged (TP02). */
  readonly interlock: string | null;
  /** 冷备用 is sealed and free; 热备用 is charged like one in service. */
  readonly isColdStandby: boolean;
}

/** So many VA for so many days, at a share: one line of the bill and of its working. */
export interface CapacitySpan {
  readonly name: string;
  readonly capacityVa: number;
  readonly days: number;
  readonly ofDays: number;
  readonly sharePpm: number;
}

/** A capacity charge as lines, with the days behind them. */
export interface CapacityCharge {
  readonly lines: readonly BillLine[];
  readonly spans: readonly CapacitySpan[];
}

interface DayState {
  readonly name: string;
  readonly capacityVa: number;
  readonly sharePpm: number;
}

/**
 * Charges capacity over a billing period of so many months. Each transformer (of interlocked ones the largest that ran) makes a
 * line for its days; days of sealing at the tariff's share. A unit in service all the period pays whole months; a part of the
 * period pays its days of the period's (2024) or thirtieths (1996): TP01–TP04, TP07, TP10. `ofDays` is the whole period's length
 * when `period` is only the part of it before or after a price change, and when the supply began inside it: then it is not full,
 * and nothing was in service all of it.
 */
export function chargeCapacity(
  charge: TwoPartCharge,
  transformers: readonly ChargedTransformer[],
  period: BilledPeriod,
  months: number,
  ofDays = daysBetween(period.from, period.to) + 1,
  isFull = true,
): CapacityCharge {
  const price = charge.capacityNanoyuan;
  invariant(price !== null, 'a tariff without a capacity price');
  const days = daysBetween(period.from, period.to) + 1;
  const counted = new Map<string, { state: DayState; days: number }>();
  for (const alike of daysAlike(transformers, period)) {
    const daysOfThem = daysBetween(alike.from, alike.to) + 1;
    for (const state of statesOn(charge, transformers, alike.from)) {
      const key = `${state.name}|${state.capacityVa}|${state.sharePpm}`;
      const seen = counted.get(key);
      counted.set(key, { state, days: (seen?.days ?? 0) + daysOfThem });
    }
  }
  const spans: CapacitySpan[] = [];
  const lines: BillLine[] = [];
  for (const { state, days: charged } of counted.values()) {
    const isWhole = isFull && charged === days;
    const share = shareOfMonths(charge, isWhole, charged, ofDays, months);
    spans.push({ ...state, days: charged, ofDays: share.ofDays });
    lines.push(lineOf(charge, price, state, share));
  }
  return { lines, spans };
}

/** The days of a period in runs on which nothing changes: a run begins where any transformer comes, goes, is sealed or starts again. */
function daysAlike(transformers: readonly ChargedTransformer[], period: BilledPeriod): BilledPeriod[] {
  const begins = new Set([period.from]);
  const add = (onDay: Day | null) => {
    if (onDay !== null && onDay > period.from && onDay <= period.to) begins.add(onDay);
  };
  for (const { from, until, suspensions } of transformers) {
    add(from);
    add(until);
    for (const { on, resumedOn } of suspensions) {
      add(on);
      add(resumedOn);
    }
  }
  const inOrder = [...begins].sort();
  return inOrder.map((from, index) => {
    const next = inOrder[index + 1];
    return { from, to: next === undefined ? period.to : addDays(next, -1) };
  });
}

interface Share {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly ofDays: number;
}

function shareOfMonths(
  charge: TwoPartCharge,
  isWhole: boolean,
  charged: number,
  ofDays: number,
  months: number,
): Share {
  if (charge.proration === 'calendar_days' || isWhole) {
    return { numerator: BigInt(charged) * BigInt(months), denominator: BigInt(ofDays), ofDays };
  }
  const most = 30 * months;
  return { numerator: BigInt(Math.min(charged, most)), denominator: 30n, ofDays: 30 };
}

function lineOf(charge: TwoPartCharge, price: number, state: DayState, share: Share): BillLine {
  const numerator = share.numerator * BigInt(state.sharePpm);
  const denominator = share.denominator * 1_000_000n;
  const unit = charge.roundsToWholeUnit ? 1000n : 1n;
  const quantityMilli = Number(divideHalfUp(BigInt(state.capacityVa) * numerator, denominator * unit) * unit);
  return {
    code: 'capacity',
    label: state.name === '' ? charge.label : `${charge.label}（${state.name}）`,
    part: 'capacity',
    quantityMilli,
    unit: 'kVA',
    priceNanoyuan: price,
    baseFen: null,
    amountFen: charge.roundsToWholeUnit
      ? amountFor(quantityMilli, price)
      : amountFor(state.capacityVa, price, numerator, denominator),
  };
}

/** What is charged on one day: a state for each transformer, one for each set of interlocked ones. */
function statesOn(charge: TwoPartCharge, transformers: readonly ChargedTransformer[], on: Day): DayState[] {
  const alone: DayState[] = [];
  const locked = new Map<string, DayState>();
  for (const transformer of transformers) {
    const state = stateOn(charge, transformer, on);
    if (state === null) continue;
    if (transformer.interlock === null) {
      alone.push(state);
      continue;
    }
    const other = locked.get(transformer.interlock);
    if (other === undefined || weight(state) > weight(other)) locked.set(transformer.interlock, state);
  }
  return [...alone, ...locked.values()];
}

function weight(state: DayState): number {
  return state.capacityVa * state.sharePpm;
}

function stateOn(charge: TwoPartCharge, transformer: ChargedTransformer, on: Day): DayState | null {
  const { name, capacityVa, from, until } = transformer;
  if (transformer.isColdStandby || (from !== null && on < from) || (until !== null && on >= until))
    return null;
  const isSuspended = transformer.suspensions.some(
    (suspension) =>
      on >= suspension.on &&
      (suspension.resumedOn === null || on < suspension.resumedOn) &&
      isLongEnough(charge, suspension),
  );
  const sharePpm = isSuspended ? charge.suspendedSharePpm : 1_000_000;
  return sharePpm === 0 ? null : { name, capacityVa, sharePpm };
}

function isLongEnough(charge: TwoPartCharge, suspension: Suspension): boolean {
  return (
    suspension.resumedOn === null ||
    daysBetween(suspension.on, suspension.resumedOn) >= charge.suspendedFromDays
  );
}
