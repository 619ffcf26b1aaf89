import { formatKwh, wattHours } from '../../db/domain/kernel/energy.ts';
import { fen, formatYuanGrouped } from '../../db/domain/kernel/money.ts';
import type { ColumnKind, ExportCell } from '../../electron/contract/exports.ts';

/** A cell of a list as the eye wants it: money grouped with two decimals, energy in kWh, empty for null. */
export function cellText(kind: ColumnKind, cell: ExportCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (kind === 'money_fen') return formatYuanGrouped(fen(cell));
  if (kind === 'energy_wh') return formatKwh(wattHours(cell));
  return String(cell);
}

/** Tells whether a column holds figures, which stand on the right. */
export function isFigureKind(kind: ColumnKind): boolean {
  return kind === 'money_fen' || kind === 'energy_wh' || kind === 'count';
}
