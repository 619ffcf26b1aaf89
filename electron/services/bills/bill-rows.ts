import type { BilledDial } from '../../../db/domain/billing/bill-facts.ts';
import type { BillLine } from '../../../db/domain/billing/bill-line.ts';
import type { BillWorking } from '../../../db/domain/billing/bill-working.ts';
import { wattHours } from '../../../db/domain/kernel/energy.ts';
import { nanoYuanPerKwh } from '../../../db/domain/kernel/price.ts';
import type { BillDialRow, BillLineRow } from '../../contract/bills.ts';

/** A bill's dials as they are shown. */
export function dialRowsOf(dials: readonly BilledDial[]): BillDialRow[] {
  return dials.map(({ digits: _, ...shown }) => shown);
}

/** The lines of a draft as they are shown. */
export function lineRowsOf(lines: readonly BillLine[]): BillLineRow[] {
  return lines.map(({ code, label, quantityMilli, unit, priceNanoyuan, baseFen, amountFen }) => ({
    code,
    label,
    energyWh: unit === 'kWh' ? wattHours(quantityMilli) : null,
    priceNanoyuan: priceNanoyuan === null ? null : nanoYuanPerKwh(priceNanoyuan),
    counted: unit === 'kWh' ? null : { quantityMilli, unit, baseFen },
    amountFen,
  }));
}

/** The lines of an issued bill as they are shown: what those that are not for energy count is in the bill's working. */
export function issuedLineRowsOf(
  lines: readonly Omit<BillLineRow, 'counted'>[],
  { units = [] }: Pick<BillWorking, 'units'>,
): BillLineRow[] {
  return lines.map((line, index) => {
    const counted = units.find(({ lineNo }) => lineNo === index + 1);
    if (counted === undefined || counted.unit === 'kWh') return { ...line, counted: null };
    const { quantityMilli, unit, baseFen } = counted;
    return { ...line, counted: { quantityMilli, unit, baseFen } };
  });
}
