import { addDays, daysBetween, type Day } from '../kernel/calendar.ts';
import { wattHours, type WattHours } from '../kernel/energy.ts';
import { invariant } from '../kernel/invariant.ts';
import { ok, type Result } from '../kernel/result.ts';
import { divideHalfUp } from '../kernel/rounding.ts';
import { sumOfBillLines, type BillLine } from './bill-line.ts';
import type { TouEnergy } from './consumption.ts';
import type { PowerFactorTable } from './power-factor.ts';
import { priceUsage, type PricedUsage, type UsageWorking } from './price-usage.ts';
import { touPeriods, type Tariff } from './tariff.ts';
import type { Usage } from './usage.ts';

/** A price and the first day it is for. */
export interface DatedTariff {
  readonly from: Day;
  readonly tariff: Tariff;
}

/** A bill of one or several parts, each with its own working. */
export interface PricedBill {
  readonly lines: readonly BillLine[];
  readonly totalFen: PricedUsage['totalFen'];
  readonly parts: readonly UsageWorking[];
}

/** Puts priced parts together: the bill is the sum of all their lines. */
export function joinParts(parts: readonly PricedUsage[]): PricedBill {
  const lines = parts.flatMap((part) => part.lines);
  return { lines, totalFen: sumOfBillLines(lines), parts: parts.map((part) => part.working) };
}

/**
 * Prices a period in which the price changes: energy, monthly limits, capacity and free energy are split by days, rounded so that
 * the parts add up to the whole; the power factor is judged on the whole period; a year's quota goes on from part to part
 * (domain.md §2.1; issue: a bill that spans a change is split by days). A change outside the period has no part.
 */
export function priceAcrossChanges(
  first: Tariff,
  changes: readonly DatedTariff[],
  usage: Usage,
  tables: readonly PowerFactorTable[],
): Result<PricedBill> {
  const { period } = usage;
  if (period === null || changes.length === 0) {
    const whole = priceUsage(first, usage, tables);
    if (!whole.ok) return whole;
    const { lines, totalFen, working } = whole.value;
    return ok({ lines, totalFen, parts: [working] });
  }
  const dated = [...changes].sort((a, b) => (a.from < b.from ? -1 : 1));
  const parts: PricedUsage[] = [];
  let quota = usage.quota;
  let from = period.from;
  let tariff = first;
  for (const change of [...dated, null]) {
    if (change !== null && change.from <= from) {
      tariff = change.tariff;
      continue;
    }
    const to = change === null || change.from > period.to ? period.to : addDays(change.from, -1);
    const priced = priceUsage(tariff, { ...partOfUsage(usage, from, to), quota }, tables);
    if (!priced.ok) return priced;
    parts.push(priced.value);
    if (tariff.charge.kind === 'tiered' && tariff.charge.period === 'year') {
      quota = priced.value.working.quota?.after ?? quota;
    }
    if (change === null || to === period.to) break;
    from = change.from;
    tariff = change.tariff;
  }
  return ok(joinParts(parts));
}

/** The part of a period's usage that falls on some of its days, by days; all parts add up to the whole. */
export function partOfUsage(usage: Usage, from: Day, to: Day): Usage {
  const { period } = usage;
  invariant(period !== null && from >= period.from && to <= period.to, 'a part lies inside its period');
  const ofDays = daysBetween(period.from, period.to) + 1;
  const before = daysBetween(period.from, from);
  const days = daysBetween(from, to) + 1;
  const cut = (wh: number): WattHours => {
    const upTo = (count: number) => divideHalfUp(BigInt(wh) * BigInt(count), BigInt(ofDays));
    return wattHours(upTo(before + days) - upTo(before));
  };
  const { tou } = usage;
  const cutTou: Record<string, WattHours> = {};
  for (const name of touPeriods) if (tou?.[name] !== undefined) cutTou[name] = cut(tou[name]);
  return {
    ...usage,
    period: { from, to },
    share: { days, ofDays },
    energyWh: cut(usage.energyWh),
    tou: tou === null ? null : (cutTou as TouEnergy),
    lossWh: cut(usage.lossWh),
    powerFactorWh: usage.powerFactorWh ?? wattHours(usage.energyWh + usage.lossWh),
  };
}
