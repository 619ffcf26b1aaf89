import {
  dialFullScale,
  energyBetween,
  formatKwh,
  type WattHours,
  wattHours,
} from '../../../db/domain/kernel/energy.ts';
import { findReadingFinding, type ReadingFinding } from '../../../db/domain/metering/reading-finding.ts';
import type { ReadingRow } from '../../../electron/contract/readings.ts';

/** What the digits typed so far come to. */
export type DialLook =
  | { readonly state: 'empty' }
  | { readonly state: 'wrong'; readonly wrong: 'not_whole' | 'too_long' }
  | {
      readonly state: 'read';
      readonly dialWh: WattHours;
      /** In Wh; negative for a dial that ran backward, null for a meter without a last reading. */
      readonly useWh: WattHours | null;
      readonly finding: ReadingFinding | null;
      /** Fewer digits than the last reading has: the typing is not at its end, and nothing is held against it yet. */
      readonly isUnfinished: boolean;
    };

/** What a look at a dial needs to know of the meter. */
export type DialMeter = Pick<
  ReadingRow,
  'digits' | 'lastDialWh' | 'usualUseWh' | 'multiplierMilli' | 'customerClass'
>;

/** Looks at the digits typed into a meter's cell, whole kWh; full-width digits count as digits. */
export function lookAtDial(meter: DialMeter, text: string): DialLook {
  const digits = text
    .trim()
    .replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (digits === '') return { state: 'empty' };
  if (!/^\d+$/.test(digits)) return { state: 'wrong', wrong: 'not_whole' };
  const significant = digits.replace(/^0+(?=\d)/, '');
  if (significant.length > 12) return { state: 'wrong', wrong: 'too_long' };
  const dialWh = wattHours(Number(significant) * 1000);
  if (dialWh >= dialFullScale(meter.digits)) return { state: 'wrong', wrong: 'too_long' };
  const { lastDialWh } = meter;
  return {
    state: 'read',
    dialWh,
    useWh: lastDialWh === null ? null : energyBetween(lastDialWh, dialWh, meter.multiplierMilli),
    finding: findReadingFinding({ ...meter, dialWh }),
    isUnfinished: lastDialWh !== null && dialWh < lastDialWh && digits.length < formatKwh(lastDialWh).length,
  };
}

/** The stored dial as it would be typed; empty when there is none. */
export function dialText(dialWh: WattHours | null): string {
  return dialWh === null ? '' : formatKwh(dialWh);
}
