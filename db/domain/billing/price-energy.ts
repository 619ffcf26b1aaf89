import type { WattHours } from '../kernel/energy.ts';
import { wattHours } from '../kernel/energy.ts';
import { addFen, type Fen } from '../kernel/money.ts';
import { chargeFor, nanoYuanPerKwh, type NanoYuanPerKwh } from '../kernel/price.ts';
import { invariant } from '../kernel/invariant.ts';
import type { Tariff, TieredCharge } from './tariff.ts';

/** One charge of a bill: a quantity at a price, rounded half-up to fen by itself. */
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
 * Prices the energy of one period in Wh by a tariff, line by line: the energy charge (flat, or a line a tier that was reached),
 * then the funds that the tariff itemises. No energy still makes the first line, of nothing.
 */
export function priceEnergy(tariff: Tariff, energyWh: WattHours): PricedLine[] {
  invariant(energyWh >= 0, 'a meter that ran backward is an adjustment, not a bill');
  const { charge } = tariff;
  const lines =
    charge.kind === 'flat'
      ? [priceLine('energy', charge.label, energyWh, charge.priceNanoyuan)]
      : priceTiers(charge, energyWh);
  for (const fund of tariff.funds) lines.push(priceLine(fund.code, fund.label, energyWh, fund.priceNanoyuan));
  return lines;
}

function priceTiers(charge: TieredCharge, energyWh: WattHours): PricedLine[] {
  const base = charge.tiers[0];
  invariant(base !== undefined, 'a tiered price without tiers');
  const isIncrements = charge.printForm === 'base_and_increments';
  const lines = isIncrements ? [priceLine('base', charge.baseLabel, energyWh, base.priceNanoyuan)] : [];
  let lowerWh = 0;
  charge.tiers.forEach((tier, index) => {
    const upperWh = tier.upToWh === null ? energyWh : Math.min(tier.upToWh, energyWh);
    const inTierWh = wattHours(Math.max(0, upperWh - lowerWh));
    lowerWh = Math.max(lowerWh, upperWh);
    if (index > 0 && inTierWh === 0) return;
    if (!isIncrements) lines.push(priceLine(`tier_${index + 1}`, tier.label, inTierWh, tier.priceNanoyuan));
    else if (index > 0) {
      const increment = nanoYuanPerKwh(tier.priceNanoyuan - base.priceNanoyuan);
      lines.push(priceLine(`tier_${index + 1}_increment`, tier.label, inTierWh, increment));
    }
  });
  return lines;
}
