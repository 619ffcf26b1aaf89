import { day, daysBetween } from '../kernel/calendar.ts';
import { wattHours, type WattHours } from '../kernel/energy.ts';
import { invariant } from '../kernel/invariant.ts';
import { fen, negateFen, type Fen } from '../kernel/money.ts';
import type { NanoYuanPerKwh } from '../kernel/price.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { divideHalfUp } from '../kernel/rounding.ts';
import { energyLine, sumOfBillLines, type BillLine, type BillLinePart } from './bill-line.ts';
import { chargeCapacity, type CapacitySpan } from './capacity-charge.ts';
import { sumOfTou, type TouEnergy } from './consumption.ts';
import { chargeDemand } from './demand-charge.ts';
import {
  adjustForPowerFactor,
  findPowerFactorTable,
  type PowerFactorAdjustment,
  type PowerFactorTable,
} from './power-factor.ts';
import { priceFunds, priceTiers, priceTou } from './price-energy.ts';
import { touPeriods, touPricesOf, type Tariff, type TouPrice } from './tariff.ts';
import { monthlyQuota, useQuota } from './tier-quota.ts';
import type { MinimumTopUp, QuotaUse, Usage } from './usage.ts';

/** What of a tariff's pricing is kept with the bill, so that every line can be explained without the pack. */
export interface UsageWorking {
  /** The whole price as it was that day: limits, prices, funds, two-part and power-factor rules. */
  readonly tariff: Tariff;
  readonly period: Usage['period'];
  readonly months: number;
  readonly share: Usage['share'];
  readonly energyWh: WattHours;
  readonly lossWh: WattHours;
  readonly tou: Usage['tou'];
  /** The quota of the bill: before, how it was used, after. Null without tiers. */
  readonly quota: QuotaUse | null;
  readonly capacity: readonly CapacitySpan[];
  readonly demand: (NonNullable<Usage['demand']> & { readonly excessW: number }) | null;
  readonly powerFactor:
    | (PowerFactorAdjustment & {
        readonly activeWh: number;
        readonly reactiveVarh: number;
        readonly base: string;
      })
    | null;
  readonly freeWh: WattHours;
  readonly minimum: MinimumTopUp | null;
  readonly rounding: 'each_line_half_up_to_fen';
}

/** A period priced by one tariff. */
export interface PricedUsage {
  readonly lines: readonly BillLine[];
  readonly totalFen: Fen;
  readonly working: UsageWorking;
}

/**
 * Prices everything a tariff charges for a period: energy (flat, tiers, time of use, loss), capacity or demand, power factor,
 * funds, free energy, the least charge. Each line half-up to fen, the total their sum. Refuses usage_incomplete with the place
 * when the tariff needs a fact that is missing or has facts it cannot price.
 */
export function priceUsage(
  tariff: Tariff,
  usage: Usage,
  tables: readonly PowerFactorTable[],
): Result<PricedUsage> {
  invariant(usage.energyWh >= 0, 'a meter that ran backward is an adjustment, not a bill');
  const energy = priceEnergyPart(tariff, usage);
  if (!energy.ok) return energy;
  const capacity = priceCapacityPart(tariff, usage);
  if (!capacity.ok) return capacity;
  const funds = priceFunds(tariff.funds, energy.value.chargedWh);
  const lines = [...energy.value.lines];
  if (capacity.value.lines.length > 0) lines.push(...capacity.value.lines);
  const powerFactor = judgePowerFactor(tariff, usage, lines, funds, tables);
  if (!powerFactor.ok) return powerFactor;
  if (powerFactor.value !== null) lines.push(powerFactorLine(powerFactor.value));
  if (funds.length > 0) lines.push(...funds);
  const free = freeEnergy(usage, energy.value);
  if (free.lines.length > 0) lines.push(...free.lines);
  const minimum = topUp(tariff, usage, sumOfBillLines(lines));
  if (minimum !== null) lines.push(plainLine('minimum', '最低电费补足', 'minimum', minimum.addedFen));
  return ok({
    lines,
    totalFen: sumOfBillLines(lines),
    working: {
      tariff,
      period: usage.period,
      months: usage.months,
      share: usage.share,
      energyWh: usage.energyWh,
      lossWh: usage.lossWh,
      tou: usage.tou,
      quota: energy.value.quota,
      capacity: capacity.value.spans,
      demand: capacity.value.demand,
      powerFactor: powerFactor.value,
      freeWh: free.freeWh,
      minimum,
      rounding: 'each_line_half_up_to_fen',
    },
  });
}

interface EnergyPart {
  readonly lines: readonly BillLine[];
  /** All energy that was charged, losses included. */
  readonly chargedWh: WattHours;
  readonly quota: QuotaUse | null;
  /** What a free kWh is worth: the flat price, or the first tier's. */
  readonly firstPriceNanoyuan: NanoYuanPerKwh | null;
}

function priceEnergyPart(tariff: Tariff, usage: Usage): Result<EnergyPart> {
  const { charge } = tariff;
  const { energyWh, lossWh, tou } = usage;
  const withLossWh = wattHours(energyWh + lossWh);
  if (charge.kind === 'flat') {
    const line = energyLine('energy', charge.label, withLossWh, charge.priceNanoyuan);
    return ok({
      lines: [line],
      chargedWh: withLossWh,
      quota: null,
      firstPriceNanoyuan: charge.priceNanoyuan,
    });
  }
  const prices = touPricesOf(charge);
  if (prices !== null) {
    if (tou === null) return refuse('usage_incomplete', { place: 'registers' });
    const unpriced = unpricedPeriod(prices, tou);
    if (unpriced !== null) return refuse('usage_incomplete', { place: `registers.${unpriced}` });
  }
  if (charge.kind === 'time_of_use') {
    const lines = priceTou(charge.prices, tou ?? {});
    const loss = flatLossLine(charge.prices, lossWh);
    if (!loss.ok) return loss;
    const chargedWh = wattHours(sumOfTou(tou ?? {}) + lossWh);
    const flatPrice = charge.prices.find((price) => price.period === 'flat')?.priceNanoyuan ?? null;
    lines.push(...loss.value);
    return ok({ lines, chargedWh, quota: null, firstPriceNanoyuan: flatPrice });
  }
  const quota = charge.period === 'year' ? usage.quota : monthlyQuotaOf(tariff, usage);
  if (quota === null)
    return refuse('usage_incomplete', { place: charge.period === 'year' ? 'year' : 'reading_month' });
  if (quota.length !== charge.tiers.length - 1)
    return refuse('usage_incomplete', { place: 'year.tiers_left' });
  const tierWh = prices === null ? withLossWh : wattHours(sumOfTou(tou ?? {}) + lossWh);
  const use = useQuota(quota, tierWh);
  const lines = priceTiers(charge, use, prices === null ? null : (tou ?? {}));
  if (prices !== null && lossWh !== 0) {
    const loss = flatLossLine(prices, lossWh);
    if (!loss.ok) return loss;
    lines.push(...loss.value);
  }
  return ok({
    lines,
    chargedWh: tierWh,
    quota: { before: quota, inTierWh: use.inTierWh, after: use.left },
    firstPriceNanoyuan: charge.tiers[0]?.priceNanoyuan ?? null,
  });
}

/** The first part of the day that was counted and has no price; null when all have one. */
function unpricedPeriod(prices: readonly TouPrice[], tou: TouEnergy): string | null {
  for (const period of touPeriods)
    if ((tou[period] ?? 0) > 0 && !prices.some((price) => price.period === period)) return period;
  return null;
}

/** Loss under time of use is charged at the flat price (domain.md §4). */
function flatLossLine(prices: readonly TouPrice[], lossWh: WattHours): Result<BillLine[]> {
  if (lossWh === 0) return ok([]);
  const flat = prices.find((price) => price.period === 'flat');
  if (flat === undefined) return refuse('usage_incomplete', { place: 'loss' });
  return ok([energyLine('loss', '损耗电费', lossWh, flat.priceNanoyuan)]);
}

function monthlyQuotaOf(tariff: Tariff, usage: Usage) {
  if (tariff.charge.kind !== 'tiered') return null;
  if (tariff.charge.seasons !== undefined && usage.readingMonth === null) return null;
  return monthlyQuota(tariff.charge, usage);
}

/** Stands for a month whose days do not matter: every transformer was in service all the time. */
const anyMonth = { from: day('2000-01-01'), to: day('2000-01-30') } as const;

/** The days of the whole period, also for a part of it. */
function ofDaysOf({ period, share, fullDays }: Usage): number {
  if (fullDays !== null) return fullDays;
  if (period === null) return 30;
  const days = daysBetween(period.from, period.to) + 1;
  return share.days === days ? share.ofDays : days;
}

/** The days of a full period that a supply which began inside this one had. */
function shareOfFull({ period, fullDays }: Usage): Partial<Usage['share']> {
  if (fullDays === null || period === null) return {};
  return { days: daysBetween(period.from, period.to) + 1, ofDays: fullDays };
}

interface CapacityPart {
  readonly lines: readonly BillLine[];
  readonly spans: readonly CapacitySpan[];
  readonly demand: UsageWorking['demand'];
}

const noCapacity: Result<CapacityPart> = ok({ lines: [], spans: [], demand: null });

function priceCapacityPart(tariff: Tariff, usage: Usage): Result<CapacityPart> {
  const { twoPart } = tariff;
  const { transformers, demand, period, months, share } = usage;
  if (twoPart === undefined) return noCapacity;
  if (demand !== null) {
    const charged = chargeDemand(twoPart, demand, months, { ...share, ...shareOfFull(usage) });
    if (!charged.ok) return charged;
    const { lines, excessW } = charged.value;
    return ok({ lines, spans: [], demand: { ...demand, excessW } });
  }
  if (transformers === null || twoPart.capacityNanoyuan === null)
    return refuse('usage_incomplete', { place: 'capacity' });
  const isPlain = transformers.every(
    (one) => one.from === null && one.until === null && one.suspensions.length === 0,
  );
  if (period === null && !isPlain) return refuse('usage_incomplete', { place: 'period' });
  const { lines, spans } =
    period === null
      ? chargeCapacity(twoPart, transformers, anyMonth, months)
      : chargeCapacity(twoPart, transformers, period, months, ofDaysOf(usage), usage.fullDays === null);
  return ok({ lines, spans, demand: null });
}

const noPowerFactor: Result<UsageWorking['powerFactor']> = ok(null);

function judgePowerFactor(
  tariff: Tariff,
  usage: Usage,
  charged: readonly BillLine[],
  funds: readonly BillLine[],
  tables: readonly PowerFactorTable[],
): Result<UsageWorking['powerFactor']> {
  const rule = tariff.powerFactor;
  if (rule === undefined) return noPowerFactor;
  if (usage.reactiveVarh === null) return refuse('usage_incomplete', { place: 'registers.reactive_forward' });
  const table = findPowerFactorTable(tables, rule.standard);
  if (table === null) return refuse('usage_incomplete', { place: 'power_factor.standard' });
  const judged = rule.base === 'energy_and_capacity' ? charged : [...charged, ...funds];
  const baseFen = sumOfBillLines(judged);
  const activeWh = usage.powerFactorWh ?? usage.energyWh + usage.lossWh;
  const { reactiveVarh } = usage;
  const adjustment = adjustForPowerFactor(rule, table, { activeWh, reactiveVarh }, baseFen);
  return ok({ ...adjustment, activeWh, reactiveVarh, base: rule.base });
}

function powerFactorLine(adjustment: NonNullable<UsageWorking['powerFactor']>): BillLine {
  return {
    code: 'power_factor',
    label: '功率因数调整电费',
    part: 'power_factor',
    quantityMilli: adjustment.milliPercent,
    unit: '%',
    priceNanoyuan: null,
    baseFen: adjustment.baseFen,
    amountFen: adjustment.amountFen,
  };
}

const noFreeEnergy = { freeWh: wattHours(0), lines: [] } as const;

/** Free energy is taken off at the first price, never more than was used; the tiers are counted on all energy. */
function freeEnergy(
  usage: Usage,
  energy: EnergyPart,
): { readonly freeWh: WattHours; readonly lines: readonly BillLine[] } {
  if (usage.freeWhPerMonth === 0) return noFreeEnergy;
  const { days, ofDays } = usage.share;
  const granted = BigInt(usage.freeWhPerMonth) * BigInt(usage.months) * BigInt(days);
  const freeWh = wattHours(Math.min(Number(divideHalfUp(granted, BigInt(ofDays))), energy.chargedWh));
  if (freeWh === 0 || energy.firstPriceNanoyuan === null) return noFreeEnergy;
  const line = energyLine('free_energy', '免费电量减免', freeWh, energy.firstPriceNanoyuan, 'relief');
  return {
    freeWh,
    lines: [{ ...line, quantityMilli: -freeWh, amountFen: negateFen(line.amountFen) }],
  };
}

/** Tops a bill up to the least charge; without one to nothing, when free energy was worth more than the night's was charged. */
function topUp(tariff: Tariff, usage: Usage, sumFen: Fen): MinimumTopUp | null {
  const perMonthFen = tariff.minimumFen ?? fen(0);
  if (perMonthFen === 0 && sumFen >= 0) return null;
  const { days, ofDays } = usage.share;
  const least = BigInt(perMonthFen) * BigInt(usage.months) * BigInt(days);
  const minimumFen = fen(divideHalfUp(least, BigInt(ofDays)));
  return minimumFen > sumFen ? { minimumFen, addedFen: fen(minimumFen - sumFen) } : null;
}

function plainLine(code: string, label: string, part: BillLinePart, amountFen: Fen): BillLine {
  return {
    code,
    label,
    part,
    quantityMilli: 1000,
    unit: 'yuan',
    priceNanoyuan: null,
    baseFen: amountFen,
    amountFen,
  };
}
