import { formatKwh, formatMultiplier, milliMultiplier, wattHours } from '../../db/domain/kernel/energy.ts';
import { fen, formatYuanGrouped } from '../../db/domain/kernel/money.ts';
import { type NanoYuanPerKwh, nanoYuanPerKwh } from '../../db/domain/kernel/price.ts';
import { divideHalfUp, formatDecimal } from '../../db/domain/kernel/rounding.ts';
import type { ColumnKind, ExportCell } from '../../electron/contract/exports.ts';

/** A cell of a list as the eye wants it: money grouped with two decimals, energy in kWh, empty for null. */
export function cellText(kind: ColumnKind, cell: ExportCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (kind === 'money_fen') return formatYuanGrouped(fen(cell));
  if (kind === 'energy_wh') return formatKwh(wattHours(cell));
  if (kind === 'price_nanoyuan') return averagePriceText(nanoYuanPerKwh(cell));
  if (kind === 'multiplier_milli') return formatMultiplier(milliMultiplier(cell));
  if (kind === 'percent_hundredths') return `${formatDecimal(BigInt(cell), 2)} %`;
  return String(cell);
}

/** A price that was divided out, to four decimals as in the price lists ("0.5234"). */
function averagePriceText(price: NanoYuanPerKwh): string {
  return formatDecimal(divideHalfUp(BigInt(price), 100_000n), 4);
}

/** Tells whether a column holds figures, which stand on the right. */
export function isFigureKind(kind: ColumnKind): boolean {
  return kind !== 'text' && kind !== 'day';
}
