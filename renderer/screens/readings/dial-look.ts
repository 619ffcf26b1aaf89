import { dialFullScale, formatKwh, parseKwh, type WattHours } from '../../../db/domain/kernel/energy.ts';
import { dialDecimals } from '../../../db/domain/metering/dial-precision.ts';
import { energyOfDial } from '../../../db/domain/metering/dial-energy.ts';
import { type DialFinding, findReadingFinding } from '../../../db/domain/metering/reading-finding.ts';
import type { ReadingRow } from '../../../electron/contract/readings.ts';

/** What the digits typed so far come to. */
export type DialLook =
  | { readonly state: 'empty' }
  | { readonly state: 'wrong'; readonly wrong: 'not_whole' | 'too_fine' | 'too_long' }
  | {
      readonly state: 'read';
      readonly dialWh: WattHours;
      /** In Wh; negative for a dial that ran backward, null for a register without a last reading. */
      readonly useWh: WattHours | null;
      readonly finding: DialFinding | null;
      /** Fewer digits than the last reading has: the typing is not at its end, and nothing is held against it yet. */
      readonly isUnfinished: boolean;
    };

/** What a look at a dial needs to know of the register. */
export type DialMeter = Pick<
  ReadingRow,
  'register' | 'digits' | 'lastDialWh' | 'usualUseWh' | 'multiplierMilli' | 'customerClass'
>;

/**
 * Looks at what is typed into a register's cell: whole kWh, or up to two decimals where they count (see dialDecimals). Full-width digits
 * and points are taken for plain ones.
 */
export function lookAtDial(meter: DialMeter, text: string): DialLook {
  const typed = text
    .trim()
    .replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[\uff0e\u3002]/g, '.');
  if (typed === '') return { state: 'empty' };
  const isWhole = dialDecimals(meter.register, meter.multiplierMilli) === 0;
  if (!(isWhole ? /^\d+$/ : /^\d+(\.\d{0,2})?$/).test(typed))
    return { state: 'wrong', wrong: isWhole ? 'not_whole' : 'too_fine' };
  const significant = typed.replace(/^0+(?=\d)/, '').replace(/\.$/, '');
  const dialWh = significant.length > 15 ? null : parseKwh(significant);
  if (dialWh === null || dialWh >= dialFullScale(meter.digits)) return { state: 'wrong', wrong: 'too_long' };
  const { lastDialWh } = meter;
  return {
    state: 'read',
    dialWh,
    useWh: energyOfDial({ ...meter, dialWh, finding: null }),
    finding: findReadingFinding({ ...meter, dialWh }),
    isUnfinished:
      lastDialWh !== null &&
      dialWh < lastDialWh &&
      !typed.includes('.') &&
      typed.length < wholeDigits(lastDialWh) &&
      meter.register !== 'demand',
  };
}

function wholeDigits(dialWh: WattHours): number {
  return formatKwh(dialWh).split('.')[0]?.length ?? 0;
}

/** The stored dial as it would be typed; empty when there is none. */
export function dialText(dialWh: WattHours | null): string {
  return dialWh === null ? '' : formatKwh(dialWh);
}
