import type { WattHours } from '../kernel/energy.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { isPartOfDay, type RegisterKind } from '../metering/register-kind.ts';
import type { BillFacts } from './bill-facts.ts';
import { sumOfTou, type TouEnergy } from './consumption.ts';
import { energiesOfRegisters } from './register-energies.ts';
import { touPeriods, type TouPeriod } from './tariff.ts';

/** What the registers of a bill's facts counted. Energies in Wh and varh; demand in W. */
export interface CountedEnergy {
  /** The total register, or without one the sum of the parts of the day. */
  readonly totalWh: WattHours;
  readonly hasTotal: boolean;
  /** As counted, not completed by the total; null for a meter without parts of the day. */
  readonly tou: TouEnergy | null;
  /** How far the parts may stand below the total by what their dials cut off: a kWh a dial, times its multiplier. */
  readonly toleranceWh: number;
  /** |forward| + |reverse|; null when neither is counted. */
  readonly reactiveVarh: number | null;
  readonly demandW: number | null;
}

/** Counts the registers of a bill. Refuses what energiesOfRegisters refuses, and usage_incomplete without any active energy. */
export function countRegisters(facts: BillFacts): Result<CountedEnergy> {
  const energies = energiesOfRegisters(facts);
  if (!energies.ok) return energies;
  const total = energies.value.get('total');
  const tou = touOf(energies.value);
  if (total === undefined && tou === null) return refuse('usage_incomplete', { place: 'registers.total' });
  const forward = energies.value.get('reactive_forward');
  const reverse = energies.value.get('reactive_reverse');
  return ok({
    totalWh: total ?? sumOfTou(tou ?? {}),
    hasTotal: total !== undefined,
    tou,
    toleranceWh: tou === null ? 0 : toleranceOf(facts),
    reactiveVarh: forward === undefined && reverse === undefined ? null : (forward ?? 0) + (reverse ?? 0),
    demandW: energies.value.get('demand') ?? null,
  });
}

/** A dial of whole kWh hides less than one of them; a multiplier hides as many times more. */
function toleranceOf({ dials }: BillFacts): number {
  let sum = 0;
  for (const { register, multiplierMilli } of dials) {
    if (register === 'total' || isPartOfDay(register)) sum += multiplierMilli;
  }
  return sum;
}

function touOf(energies: ReadonlyMap<RegisterKind, WattHours>): TouEnergy | null {
  const tou: Partial<Record<TouPeriod, WattHours>> = {};
  let isCounted = false;
  for (const period of touPeriods) {
    const energyWh = energies.get(period);
    if (energyWh === undefined) continue;
    tou[period] = energyWh;
    isCounted = true;
  }
  return isCounted ? tou : null;
}
