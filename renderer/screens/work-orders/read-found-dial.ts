import { normaliseCode } from '../../../db/domain/accounts/normalise-cell.ts';
import { dialFullScale, parseKwh, type WattHours } from '../../../db/domain/kernel/energy.ts';
import { energyOfDial } from '../../../db/domain/metering/dial-energy.ts';
import { isReadablyFine } from '../../../db/domain/metering/dial-precision.ts';
import { dialDecimals } from '../../../db/domain/metering/dial-precision.ts';
import { type DialFinding, findReadingFinding } from '../../../db/domain/metering/reading-finding.ts';
import type { WorkOrderMeter } from '../../../electron/contract/work-orders.ts';

/** What was typed of a dial found on site. */
export type FoundDial =
  | { readonly state: 'empty' }
  | { readonly state: 'wrong'; readonly wrong: 'not_whole' | 'too_fine' | 'too_long' }
  | {
      readonly state: 'read';
      readonly dialWh: WattHours;
      /** In Wh; negative for a dial below the last, null without one. */
      readonly useWh: WattHours | null;
      readonly finding: DialFinding | null;
    };

/** Reads a dial as it is typed (full-width digits are plain ones) and looks at what it comes to. */
export function readFoundDial(meter: WorkOrderMeter, text: string): FoundDial {
  const typed = normaliseCode(text).replaceAll('\u3002', '.').replace(/\.$/, '');
  if (typed === '') return { state: 'empty' };
  const tooFine = dialDecimals(meter.register, meter.multiplierMilli) === 0 ? 'not_whole' : 'too_fine';
  if (!/^\d+(?:\.\d+)?$/.test(typed)) return { state: 'wrong', wrong: tooFine };
  const dialWh = typed.length > 18 ? null : parseKwh(typed);
  if (dialWh === null) return { state: 'wrong', wrong: typed.includes('.') ? tooFine : 'too_long' };
  if (!isReadablyFine(meter.register, meter.multiplierMilli, dialWh))
    return { state: 'wrong', wrong: tooFine };
  if (dialWh >= dialFullScale(meter.digits)) return { state: 'wrong', wrong: 'too_long' };
  return {
    state: 'read',
    dialWh,
    useWh: energyOfDial({ ...meter, dialWh, finding: null }),
    finding: findReadingFinding({ ...meter, dialWh }),
  };
}
