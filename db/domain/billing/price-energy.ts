import { wattHours, type WattHours } from '../kernel/energy.ts';
import { invariant } from '../kernel/invariant.ts';
import { nanoYuanPerKwh } from '../kernel/price.ts';
import { energyLine, type BillLine } from './bill-line.ts';
import type { TouEnergy } from './consumption.ts';
import type { FundCharge, TieredCharge, TouPrice } from './tariff.ts';
import type { TierUse } from './tier-quota.ts';

const noEnergy = wattHours(0);

/** A line for each itemised fund, on all energy, rounded by itself (TMP01). */
export function priceFunds(funds: readonly FundCharge[], energyWh: WattHours): BillLine[] {
  return funds.map((fund) => energyLine(fund.code, fund.label, energyWh, fund.priceNanoyuan, 'fund'));
}

/** A line for each part of the day that the tariff prices, at its stored price (TR07, PF03). */
export function priceTou(prices: readonly TouPrice[], energy: TouEnergy): BillLine[] {
  const lines: BillLine[] = [];
  for (const { period, label, priceNanoyuan } of prices)
    lines.push(energyLine(period, label, energy[period] ?? noEnergy, priceNanoyuan));
  return lines;
}

/**
 * Prices energy that was put into tiers: each tier at its full price, or all of it at the base price plus increments, as the
 * tariff prints it (TR01, TR03). With parts of the day the base is priced by them, and higher tiers add their increment.
 */
export function priceTiers(charge: TieredCharge, use: TierUse, tou: TouEnergy | null): BillLine[] {
  const base = charge.tiers[0];
  invariant(base !== undefined, 'a tiered price without tiers');
  const hasTou = tou !== null && charge.timeOfUse !== undefined;
  const isIncrements = hasTou || charge.printForm === 'base_and_increments';
  const allWh = wattHours(use.inTierWh.reduce<number>((sum, wh) => sum + wh, 0));
  const lines = hasTou ? priceTou(charge.timeOfUse ?? [], tou) : [];
  if (!hasTou && isIncrements) lines.push(energyLine('base', charge.baseLabel, allWh, base.priceNanoyuan));
  charge.tiers.forEach((tier, index) => {
    const inTierWh = use.inTierWh[index] ?? wattHours(0);
    const isFirstOfNothing = index === 0 && allWh === 0;
    if (inTierWh === 0 && !isFirstOfNothing) return;
    if (!isIncrements) lines.push(energyLine(`tier_${index + 1}`, tier.label, inTierWh, tier.priceNanoyuan));
    else if (index > 0) {
      const increment = nanoYuanPerKwh(tier.priceNanoyuan - base.priceNanoyuan);
      lines.push(energyLine(`tier_${index + 1}_increment`, tier.label, inTierWh, increment));
    }
  });
  return lines;
}
