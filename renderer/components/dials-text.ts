import { formatKwh, formatMultiplier, milliMultiplier } from '../../db/domain/kernel/energy.ts';
import type { BillDialRow } from '../../electron/contract/bills.ts';
import type { Messages } from '../messages/index.ts';

/** The dial that stands for a bill's meter where there is room for one: the total, or the first; null without any. */
export function mainDialOf(dials: readonly BillDialRow[]): BillDialRow | null {
  return dials.find((dial) => dial.register === 'total') ?? dials[0] ?? null;
}

/** The multiplier of a bill's meters, where they have one between them; null otherwise. */
export function commonMultiplierOf(dials: readonly BillDialRow[]): number | null {
  const first = dials[0]?.multiplierMilli ?? null;
  return dials.every((dial) => dial.multiplierMilli === first) ? first : null;
}

/** The same as a person reads it; empty where meters have several. */
export function multiplierText(dials: readonly BillDialRow[]): string {
  const multiplier = commonMultiplierOf(dials);
  return multiplier === null ? '' : formatMultiplier(milliMultiplier(multiplier));
}

/** Start and end of each register of a bill in one line, for a cell of a list; empty for the only register, which has its own cells. */
export function dialsText({ names, lists }: Messages, dials: readonly BillDialRow[]): string {
  if (dials.length < 2) return '';
  const hasMeters = new Set(dials.map((dial) => dial.meterNo)).size > 1;
  return lists.enumerate(
    dials.map(({ register, meterNo, lastDialWh, dialWh, multiplierMilli }) => {
      const from = lastDialWh === null ? '' : `${formatKwh(lastDialWh)}→`;
      const times =
        commonMultiplierOf(dials) === null ? `×${formatMultiplier(milliMultiplier(multiplierMilli))}` : '';
      return `${hasMeters ? `${meterNo} ` : ''}${names.registers[register]} ${from}${formatKwh(dialWh)}${times}`;
    }),
  );
}
