import { touPeriods, type TouPeriod } from '../billing/tariff.ts';

/**
 * What a register of a meter counts: all active energy, the parts of the day, reactive energy forward and reverse, or the highest
 * demand of the period (in W, shown like energy).
 */
export const registerKinds = [
  'total',
  ...touPeriods,
  'reactive_forward',
  'reactive_reverse',
  'demand',
] as const;

/** One kind of register. */
export type RegisterKind = (typeof registerKinds)[number];

/** Tells whether a register counts the energy of one part of the day. */
export function isPartOfDay(register: RegisterKind): register is TouPeriod {
  return (touPeriods as readonly RegisterKind[]).includes(register);
}
