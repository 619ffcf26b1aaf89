import type { SupplyPage, TariffChoice } from '../../../electron/contract/supply.ts';
import type { TermsPart } from './terms-draft.ts';

/** The supply voltage from which on a user may be metered on the low side of a transformer. */
const highVolts = 1_000;

/** The parts of the terms that an account of this class, voltage and tariff may well have; the others are shown when asked for. */
export function usualParts(
  page: Pick<SupplyPage, 'customerClass' | 'voltageV'>,
  choice: Pick<TariffChoice, 'hasCapacity'> | null,
): ReadonlySet<TermsPart> {
  const isHome = page.customerClass === 'residential';
  const isHigh = page.voltageV !== null && page.voltageV >= highVolts;
  return new Set<TermsPart>([
    ...(isHome ? (['severalPersons', 'usedBefore'] as const) : (['children', 'fixed', 'share'] as const)),
    ...(isHigh ? (['loss'] as const) : []),
    ...(choice?.hasCapacity === true ? (['capacity'] as const) : []),
    ...(isHome ? [] : (['powerFactor'] as const)),
  ]);
}
