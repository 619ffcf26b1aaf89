import { formatKwh, type WattHours } from '../../db/domain/kernel/energy.ts';
import { formatYuanGrouped } from '../../db/domain/kernel/money.ts';
import { formatPrice, nanoYuanPerKwh } from '../../db/domain/kernel/price.ts';
import { formatDecimal } from '../../db/domain/kernel/rounding.ts';
import type { BillLineRow } from '../../electron/contract/bills.ts';
import type { Messages } from '../messages/index.ts';

/** Thousandths as a decimal without idle zeros and with a real minus sign: "95", "−0.75". */
export function milliText(value: number): string {
  return formatDecimal(BigInt(value), 3)
    .replace(/\.?0+$/, '')
    .replace(/^-/, '−');
}

/** A price as people write it: at least two decimals and no idle zeros beyond ("30.00", "0.4486"). */
export function priceText(priceNanoyuan: number): string {
  return formatPrice(nanoYuanPerKwh(priceNanoyuan)).replace(/(\.\d\d)0+$/, '$1');
}

/** How a line of a bill was worked out: its quantity times its price, or a share of a base; empty for a plain amount. */
export function lineWorking(line: BillLineRow, words: Messages['explanation']): string {
  const { energyWh, priceNanoyuan, counted } = line;
  if (counted?.unit === '%')
    return counted.baseFen === null
      ? words.percent(milliText(counted.quantityMilli))
      : words.percentOf(milliText(counted.quantityMilli), formatYuanGrouped(counted.baseFen));
  if (priceNanoyuan === null || counted?.unit === 'yuan') return '';
  if (counted !== null)
    return words.times(`${milliText(counted.quantityMilli)} ${counted.unit}`, priceText(priceNanoyuan));
  return energyWh === null ? '' : words.times(words.kwh(kwhText(energyWh)), formatPrice(priceNanoyuan));
}

/** Energy in Wh as kWh, with a real minus sign before what was taken off. */
export function kwhText(energyWh: WattHours): string {
  return formatKwh(energyWh).replace(/^-/, '−');
}
