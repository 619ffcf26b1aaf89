import {
  dialFullScale,
  energyBetween,
  type MilliMultiplier,
  type WattHours,
  wattHours,
} from '../kernel/energy.ts';
import type { ReadingFinding } from './reading-finding.ts';
import type { RegisterKind } from './register-kind.ts';

/** Two looks at a register, and what a person said of the second. */
export interface DialPair {
  readonly register: RegisterKind;
  readonly digits: number;
  readonly multiplierMilli: MilliMultiplier;
  readonly lastDialWh: WattHours | null;
  readonly dialWh: WattHours | null;
  readonly finding: ReadingFinding | null;
}

/**
 * What a register counted between two looks, in Wh, varh or W: negative for a dial below the last, unless a person said that it rolled
 * over (RO01: the full scale is added). Demand is what the dial shows, whatever it showed before (domain.md §2.3). Null when
 * a look is missing.
 */
export function energyOfDial(pair: DialPair): WattHours | null {
  const { register, digits, multiplierMilli, lastDialWh, dialWh, finding } = pair;
  if (dialWh === null) return null;
  if (register === 'demand') return energyBetween(wattHours(0), dialWh, multiplierMilli);
  if (lastDialWh === null) return null;
  const fullScale = finding === 'rolled_over' ? dialFullScale(digits) : null;
  return energyBetween(lastDialWh, dialWh, multiplierMilli, fullScale);
}
