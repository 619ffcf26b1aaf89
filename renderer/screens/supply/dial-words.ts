import type { RegisterKind } from '../../../db/domain/metering/register-kind.ts';
import type { Messages } from '../../messages/index.ts';

/** The unit of what a register shows: kWh, kvarh for reactive energy, kW for demand. */
export function dialUnit(messages: Messages, kind: RegisterKind): string {
  const { units } = messages.supply;
  if (kind === 'demand') return units.demand;
  return kind === 'reactive_forward' || kind === 'reactive_reverse' ? units.reactive : units.active;
}

/** Registers with their dials in one line of words: "total 120, peak 40.5". */
export function dialsInWords(
  messages: Messages,
  dials: readonly { readonly kind: RegisterKind; readonly dial: string }[],
): string {
  const { supply, names, lists } = messages;
  return lists.enumerate(dials.map(({ kind, dial }) => supply.dialWords(names.registers[kind], dial)));
}
