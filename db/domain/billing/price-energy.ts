import { wattHours, type WattHours } from '../kernel/energy.ts';
import { invariant } from '../kernel/invariant.ts';
import { addFen, type Fen } from '../kernel/money.ts';
import { chargeFor, nanoYuanPerKwh, type NanoYuanPerKwh } from '../kernel/price.ts';
import type { TouEnergy } from './consumption.ts';
import type { FundCharge, Tariff, TieredCharge, TimeOfUseCharge, TouPrice } from './tariff.ts';
import { monthlyQuota, useQuota, type TierUse } from './tier-quota.ts';

/** One charge of a bill for energy: a quantity at a price, rounded half-up to fen by itself. */
export interface PricedLine {
  readonly code: string;
  readonly label: string;
  readonly energyWh: WattHours;
  readonly priceNanoyuan: NanoYuanPerKwh;
  readonly amountFen: Fen;
}

/** Makes one line of a bill: energy in Wh × price, rounded half-up to fen (cases TR01, TMP01). */
export function priceLine(
  code: string,
  label: string,
  energyWh: WattHours,
  priceNanoyuan: NanoYuanPerKwh,
): PricedLine {
  return { code, label, energyWh, priceNanoyuan, amountFen: chargeFor(energyWh, priceNanoyuan) };
}

/** Adds up the lines of a bill: the bill is the sum of its rounded lines, never rounded again (TR01: 173.53, not 173.54). */
export function sumOfLines(lines: readonly PricedLine[]): Fen {
  return addFen(...lines.map((line) => line.amountFen));
}

/**
 * Prices one month's energy in Wh of a plain meter by a flat or monthly tiered tariff, line by line: the energy charge, then the
 * funds that the tariff itemises. No energy still makes the first line, of nothing. Every other kind of bill is priceUsage's.
 */
export function priceEnergy(tariff: Tariff, energyWh: WattHours): PricedLine[] {
  invariant(energyWh >= 0, 'a meter that ran backward is an adjustment, not a bill');
  const { charge } = tariff;
  invariant(isPlainMonthly(charge), 'this tariff needs more than a month of one register: priceUsage');
  const lines =
    charge.kind === 'flat'
      ? [priceLine('energy', charge.label, energyWh, charge.priceNanoyuan)]
      : priceTiers(charge, useQuota(monthlyQuota(charge, oneMonth), energyWh), null);
  return [...lines, ...priceFunds(tariff.funds, energyWh)];
}

/** A charge that one month's energy of a total register is enough for: the only kind the month's run bills so far. */
export function isPlainMonthly(
  charge: Tariff['charge'],
): charge is Exclude<Tariff['charge'], TimeOfUseCharge> {
  if (charge.kind !== 'tiered') return charge.kind === 'flat';
  return charge.period === 'month' && charge.seasons === undefined && charge.timeOfUse === undefined;
}

const oneMonth = {
  months: 1,
  readingMonth: null,
  extraWhPerMonth: wattHours(0),
  share: { days: 1, ofDays: 1 },
} as const;

/** A line for each itemised fund, on all energy, rounded by itself (TMP01). */
export function priceFunds(funds: readonly FundCharge[], energyWh: WattHours): PricedLine[] {
  return funds.map((fund) => priceLine(fund.code, fund.label, energyWh, fund.priceNanoyuan));
}

/** A line for each part of the day that the tariff prices, at its stored price (TR07, PF03). */
export function priceTou(prices: readonly TouPrice[], energy: TouEnergy): PricedLine[] {
  return prices.map((price) =>
    priceLine(price.period, price.label, energy[price.period] ?? wattHours(0), price.priceNanoyuan),
  );
}

/**
 * Prices energy that was put into tiers: each tier at its full price, or all of it at the base price plus increments, as the
 * tariff prints it (TR01, TR03). With parts of the day the base is priced by them, and higher tiers add their increment.
 */
export function priceTiers(charge: TieredCharge, use: TierUse, tou: TouEnergy | null): PricedLine[] {
  const base = charge.tiers[0];
  invariant(base !== undefined, 'a tiered price without tiers');
  const hasTou = tou !== null && charge.timeOfUse !== undefined;
  const isIncrements = hasTou || charge.printForm === 'base_and_increments';
  const allWh = wattHours(use.inTierWh.reduce<number>((sum, wh) => sum + wh, 0));
  const lines: PricedLine[] = [];
  if (hasTou) lines.push(...priceTou(charge.timeOfUse ?? [], tou));
  else if (isIncrements) lines.push(priceLine('base', charge.baseLabel, allWh, base.priceNanoyuan));
  charge.tiers.forEach((tier, index) => {
    const inTierWh = use.inTierWh[index] ?? wattHours(0);
    const isFirstOfNothing = index === 0 && allWh === 0;
    if (inTierWh === 0 && !isFirstOfNothing) return;
    if (!isIncrements) lines.push(priceLine(`tier_${index + 1}`, tier.label, inTierWh, tier.priceNanoyuan));
    else if (index > 0) {
      const increment = nanoYuanPerKwh(tier.priceNanoyuan - base.priceNanoyuan);
      lines.push(priceLine(`tier_${index + 1}_increment`, tier.label, inTierWh, increment));
    }
  });
  return lines;
}
