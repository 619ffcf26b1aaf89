import { energyBetween, wattHours, type WattHours } from '../kernel/energy.ts';
import { invariant } from '../kernel/invariant.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { RegisterKind } from '../metering/register-kind.ts';
import type { BilledDial, BillFacts } from './bill-facts.ts';
import { energyOfPart, type DialPart } from './consumption.ts';

/**
 * What each register of a bill counted: from its dials (the parts of an exchanged meter added, of a demand the larger), or what an
 * approved adjustment put in their place. Wh, varh, W for demand. Refuses reading_backward and reading_does_not_fit.
 */
export function energiesOfRegisters({
  dials,
  corrections,
}: Pick<BillFacts, 'dials' | 'corrections'>): Result<ReadonlyMap<RegisterKind, WattHours>> {
  const energies = new Map<RegisterKind, WattHours>();
  const isCorrected = (register: RegisterKind) => corrections.some((one) => one.register === register);
  for (const dial of dials) {
    const { register } = dial;
    if (corrections.length > 0 && isCorrected(register)) continue;
    const energy = energyOfDial(dial);
    if (!energy.ok) return energy;
    const before = energies.get(register) ?? 0;
    const sum = register === 'demand' ? Math.max(before, energy.value) : before + energy.value;
    energies.set(register, wattHours(sum));
  }
  for (const { register, energyWh } of corrections) energies.set(register, energyWh);
  return ok(energies);
}

function energyOfDial(dial: BilledDial): Result<WattHours> {
  const { register, dialWh, multiplierMilli } = dial;
  if (register === 'demand') return ok(energyBetween(wattHours(0), dialWh, multiplierMilli));
  invariant(hasStart(dial), `a ${register} register that counts from nowhere`);
  return energyOfPart(dial);
}

function hasStart(dial: BilledDial): dial is BilledDial & DialPart {
  return dial.lastDialWh !== null;
}
