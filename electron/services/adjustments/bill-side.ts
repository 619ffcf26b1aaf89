import type { BillLine } from '../../../db/domain/billing/bill-line.ts';
import type { BillWorking } from '../../../db/domain/billing/bill-working.ts';
import type { WattHours } from '../../../db/domain/kernel/energy.ts';
import type { Fen } from '../../../db/domain/kernel/money.ts';
import type { StoredLine } from '../../../db/local/queries/adjustments.ts';
import type { BillSide } from '../../contract/adjustments.ts';
import { issuedLineRowsOf, lineRowsOf } from '../bills/bill-rows.ts';

/** A computed bill as a page shows it. */
export function sideOfComputed(bill: {
  readonly lines: readonly BillLine[];
  readonly energyWh: WattHours;
  readonly totalFen: Fen;
  readonly working: BillWorking;
}): BillSide {
  const { lines, energyWh, totalFen, working } = bill;
  return { tariffLabel: tariffLabelOf(working), energyWh, amountFen: totalFen, lines: lineRowsOf(lines) };
}

/** An issued bill as a page shows it. */
export function sideOfIssued(
  bill: { readonly energyWh: WattHours; readonly amountFen: Fen; readonly working: BillWorking },
  lines: readonly StoredLine[],
): BillSide {
  const { energyWh, amountFen, working } = bill;
  const shown = lines.map(({ lineNo: _, ...line }) => line);
  return {
    tariffLabel: tariffLabelOf(working),
    energyWh,
    amountFen,
    lines: issuedLineRowsOf(shown, working),
  };
}

/** The tariffs of a bill, each once. */
function tariffLabelOf({ parts }: BillWorking): string {
  return [...new Set(parts.map((part) => part.tariff.label))].join('；');
}
