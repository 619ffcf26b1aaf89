import { type WattHours, wattHours } from '../../db/domain/kernel/energy.ts';
import type { Messages } from '../messages/index.ts';
import { kwhText } from './bill-line-text.ts';

/** Energy in Wh to collect (+) or refund (−), in words. */
export function energyWords(words: Messages['adjustments'], energyWh: WattHours): string {
  const kwh = kwhText(wattHours(Math.abs(energyWh)));
  return energyWh > 0 ? words.kwhMore(kwh) : words.kwhLess(kwh);
}
