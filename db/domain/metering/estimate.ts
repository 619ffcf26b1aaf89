import { type Month, monthsApart } from '../kernel/calendar.ts';
import { dialFullScale, energyBetween, type WattHours, wattHours } from '../kernel/energy.ts';
import { dialDecimals } from './dial-precision.ts';
import { energyOfDial, type DialPair } from './dial-energy.ts';
import type { ReadingFinding } from './reading-finding.ts';

/** Why a dial could not be read: nobody opened, or the meter is faulty. */
export type EstimateCause = 'locked' | 'fault';

/** A look at a register that a bill counted from or up to. */
export interface CountedLook {
  readonly month: Month;
  readonly kind: 'opening' | 'actual' | 'estimated';
  readonly dialWh: WattHours;
  readonly finding: ReadingFinding | null;
}

/** What an estimate goes by: the energy of one month, in Wh, and the month it was used in (null: the older system tells it). */
export interface EstimateBasis {
  readonly rule: 'previous_month' | 'normal_month';
  readonly month: Month | null;
  readonly energyWh: WattHours;
}

/** A register as its estimate needs it. */
export type EstimatedRegister = Pick<DialPair, 'register' | 'digits' | 'multiplierMilli'>;

/** The energy that is estimated, in Wh, and the dial that follows from it. */
export interface Estimate {
  readonly months: number;
  readonly useWh: WattHours;
  readonly dialWh: WattHours;
  readonly hasRolledOver: boolean;
}

/**
 * Finds what a provisional bill goes by: behind a locked door the energy of the period before; for a faulty meter a normal month, the
 * newest that was really read from dial to dial without a finding, else the period before (domain.md §1.3, §1.4). A period of several
 * months counts as its share of one. `looks` are those that bills counted, newest first; `toldUseWh` is what the opening look says.
 * Null where there is nothing to go by.
 */
export function findEstimateBasis(
  cause: EstimateCause,
  register: EstimatedRegister,
  looks: readonly CountedLook[],
  toldUseWh: WattHours | null,
): EstimateBasis | null {
  const periods = looks.flatMap((end, index) => {
    const start = looks[index + 1];
    return start === undefined || end.kind === 'opening' ? [] : [{ start, end }];
  });
  const normal = cause === 'fault' ? periods.find(isNormal) : undefined;
  const period = normal ?? periods[0];
  if (period === undefined)
    return toldUseWh === null ? null : { rule: 'previous_month', month: null, energyWh: toldUseWh };
  const { start, end } = period;
  const energyWh = energyOfDial({
    ...register,
    lastDialWh: start.dialWh,
    dialWh: end.dialWh,
    finding: end.finding,
  });
  if (energyWh === null || energyWh < 0) return null;
  const months = start.kind === 'opening' ? 1 : Math.max(1, monthsApart(start.month, end.month));
  return {
    rule: normal === undefined ? 'previous_month' : 'normal_month',
    month: end.month,
    energyWh: wattHours((energyWh - (energyWh % months)) / months),
  };
}

function isNormal({ start, end }: { start: CountedLook; end: CountedLook }): boolean {
  return start.kind !== 'estimated' && end.kind === 'actual' && end.finding === null;
}

/**
 * Estimates a register's dial: so many months of the basis after the last dial, rounded down to what its dial can be read to. Past the
 * full scale it begins anew. The energy told is what that dial makes, so that bill and dial agree.
 */
export function estimateDial(
  register: EstimatedRegister,
  lastDialWh: WattHours,
  basis: EstimateBasis,
  months: number,
): Estimate {
  const { multiplierMilli, digits } = register;
  const step = dialDecimals(register.register, multiplierMilli) === 0 ? 1_000n : 10n;
  const counted = (BigInt(basis.energyWh) * BigInt(months) * 1_000n) / BigInt(multiplierMilli);
  const movedOn = BigInt(lastDialWh) + counted;
  const reached = movedOn - (movedOn % step);
  const fullScale = BigInt(dialFullScale(digits));
  const hasRolledOver = reached >= fullScale;
  const dialWh = wattHours(hasRolledOver ? reached - fullScale : reached);
  return {
    months,
    useWh: energyBetween(lastDialWh, dialWh, multiplierMilli, hasRolledOver ? wattHours(fullScale) : null),
    dialWh,
    hasRolledOver,
  };
}
