import type { CustomerClass } from '../../accounts/customer-class.ts';
import type { Month } from '../../kernel/calendar.ts';
import type { BillLine } from '../bill-line.ts';
import type { BillWorking, PackName } from '../bill-working.ts';
import { workedUnits } from '../worked-part.ts';

/**
 * The working of a charge of its own: by which pack, and what its lines count. It has no dials and no parts; its formula and rule are
 * in the adjustment that posted it.
 */
export function chargeWorking(
  pack: PackName,
  of: { readonly customerClass: CustomerClass; readonly periodMonth: Month },
  lines: readonly BillLine[],
): BillWorking {
  const units = workedUnits(lines);
  return {
    form: 2,
    pack: { code: pack.code, version: pack.version },
    facts: { customerClass: of.customerClass, periodMonth: of.periodMonth, dials: [] },
    parts: [],
    ...(units.length === 0 ? {} : { units }),
    rounding: 'each_line_half_up_to_fen',
  };
}
