import {
  dialFullScale,
  energyBetween,
  wattHours,
  type MilliMultiplier,
  type WattHours,
} from '../kernel/energy.ts';
import { invariant } from '../kernel/invariant.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { divideHalfUp, multiplyDivideHalfUp } from '../kernel/rounding.ts';
import { touPeriods, type TouPeriod } from './tariff.ts';

/** Two looks at one dial, with the multiplier it had between them. A meter exchange makes two of them in one period. */
export interface DialPart {
  readonly lastDialWh: WattHours;
  readonly dialWh: WattHours;
  readonly multiplierMilli: MilliMultiplier;
  /** Whole-kWh digits of the dial, when known. */
  readonly digits: number | null;
  /** True only when a person confirmed that the dial went past its full scale: a reversed meter looks the same (RO01). */
  readonly hasRolledOver: boolean;
}

/**
 * The energy in Wh between two looks at a dial: (this − last) × multiplier, a confirmed roll-over adding 10^digits (MU01–MU05, RO01).
 * Refuses reading_does_not_fit (more digits than the dial has; a roll-over of a dial whose digits nobody knows) and reading_backward
 * (a dial below the last without a confirmed roll-over).
 */
export function energyOfPart(part: DialPart): Result<WattHours> {
  const { lastDialWh, dialWh, digits, hasRolledOver } = part;
  if (digits === null ? hasRolledOver : Math.max(lastDialWh, dialWh) >= dialFullScale(digits)) {
    return refuse('reading_does_not_fit', { digits });
  }
  const isBelow = dialWh < lastDialWh;
  if (isBelow && !hasRolledOver) {
    return refuse('reading_backward', {
      previous: String(lastDialWh / 1000),
      current: String(dialWh / 1000),
    });
  }
  const fullScale = isBelow && digits !== null ? dialFullScale(digits) : null;
  return ok(energyBetween(lastDialWh, dialWh, part.multiplierMilli, fullScale));
}

/** The energy in Wh of the parts of a period, each rounded by itself, added (PF05: an exchanged meter). Refuses like energyOfPart. */
export function energyOfParts(parts: readonly DialPart[]): Result<WattHours> {
  let sum = 0;
  for (const part of parts) {
    const energy = energyOfPart(part);
    if (!energy.ok) return energy;
    sum += energy.value;
  }
  return ok(wattHours(sum));
}

const noEnergy = wattHours(0);
const onlyFlat: readonly TouPeriod[] = ['flat'];

/** Energy by part of the day. */
export type TouEnergy = Readonly<Partial<Record<TouPeriod, WattHours>>>;

/** The sum of the parts of the day in Wh; it need not be what the total register says (PF03). */
export function sumOfTou(tou: TouEnergy): WattHours {
  let sum = 0;
  for (const period of touPeriods) sum += tou[period] ?? 0;
  return wattHours(sum);
}

/**
 * Completes the parts of the day by what the total leaves: flat (PF05) or, under prices without a flat part, the one priced part that
 * has no register (a household's meter with total and valley). Where each has its register nothing is added: they need not make up
 * the total (PF03). Refuses usage_incomplete when two such parts have no register, or the others exceed the total.
 */
export function completeTou(
  tou: TouEnergy,
  totalWh: WattHours | null,
  priced: readonly TouPeriod[],
): Result<TouEnergy> {
  if (totalWh === null) return ok(tou);
  const restful: readonly TouPeriod[] = priced.includes('flat') ? onlyFlat : priced;
  const rest = restful.find((period) => tou[period] === undefined);
  if (rest === undefined) return ok(tou);
  const another = restful.find((period) => period !== rest && tou[period] === undefined);
  const restWh = totalWh - sumOfTou(tou);
  return restWh < 0 || another !== undefined
    ? refuse('usage_incomplete', { place: `registers.${rest}` })
    : ok({ ...tou, [rest]: wattHours(restWh) });
}

/**
 * Puts energy that the total counted and no part of the day did where it belongs: a plain meter beside or before one with parts, or
 * registers that began to count inside the period. Up to the tolerance nothing is added (dials stand apart by what each cuts off,
 * PF03). What is beyond it is flat, or under prices without a flat part goes to the parts by what they counted.
 */
export function attributeRest(
  tou: TouEnergy,
  totalWh: WattHours,
  priced: readonly TouPeriod[],
  toleranceWh: number,
): TouEnergy {
  const restWh = totalWh - sumOfTou(tou);
  if (restWh <= toleranceWh) return tou;
  if (priced.includes('flat')) return { ...tou, flat: wattHours((tou.flat ?? 0) + restWh) };
  const shares = shareByUse(
    wattHours(restWh),
    priced.map((period) => tou[period] ?? wattHours(0)),
  );
  const filled = priced.map((period, index) => [
    period,
    wattHours((tou[period] ?? 0) + (shares[index] ?? 0)),
  ]);
  return { ...tou, ...(Object.fromEntries(filled) as TouEnergy) };
}

/** What hangs behind a main meter and is billed elsewhere. */
export interface BehindTheMeter {
  /** The energy of real child meters. */
  readonly childrenWh: readonly WattHours[];
  /** 定量: fixed energy of the period. */
  readonly fixedWh: WattHours;
  /** 定比: a share of what is left then, in millionths. */
  readonly fixedSharePpm: number;
}

/** The energy of a main meter divided: what stays, and what the fixed parts take. They and the children add up to the whole. */
export interface DividedEnergy {
  readonly mainWh: WattHours;
  readonly fixedWh: WattHours;
  readonly shareWh: WattHours;
}

/**
 * Takes from a main meter's energy in Wh what is billed elsewhere: real child meters first, then the fixed energy (at most what is
 * left), then the fixed share of the rest, rounded half-up to a Wh (domain.md §4). Refuses usage_incomplete when the children
 * counted more than the main meter.
 */
export function divideEnergy(totalWh: WattHours, behind: BehindTheMeter): Result<DividedEnergy> {
  const { childrenWh, fixedWh: wantedWh, fixedSharePpm } = behind;
  if (totalWh >= 0 && childrenWh.length === 0 && wantedWh === 0 && fixedSharePpm === 0)
    return ok({ mainWh: totalWh, fixedWh: noEnergy, shareWh: noEnergy });
  const afterChildren = totalWh - childrenWh.reduce<number>((sum, wh) => sum + wh, 0);
  if (afterChildren < 0) return refuse('usage_incomplete', { place: 'sub_meters' });
  const fixedWh = wattHours(Math.min(wantedWh, afterChildren));
  const rest = afterChildren - fixedWh;
  const shareWh = wattHours(multiplyDivideHalfUp(rest, fixedSharePpm, 1_000_000));
  return ok({ mainWh: wattHours(rest - shareWh), fixedWh, shareWh });
}

/**
 * What hangs behind a main meter with parts of the day is taken from its flat energy (domain.md §4). Refuses usage_incomplete when
 * there is not so much of it.
 */
export function takeFromFlat(tou: TouEnergy | null, takenWh: WattHours): Result<TouEnergy | null> {
  if (tou === null || takenWh === 0) return ok(tou);
  const left = (tou.flat ?? 0) - takenWh;
  return left < 0
    ? refuse('usage_incomplete', { place: 'registers.flat' })
    : ok({ ...tou, flat: wattHours(left) });
}

/** A load without a meter: rated power in W, how much of it is really used in millionths, hours a day. */
export interface UnmeteredLoad {
  readonly ratedW: number;
  readonly usePpm: number;
  readonly hoursPerDay: number;
  readonly days: number;
}

/** The energy in Wh of a load without a meter: power × use × hours × days (temporary supply, TMP01; theft, TH01). */
export function unmeteredEnergy(load: UnmeteredLoad): WattHours {
  const hours = BigInt(load.hoursPerDay) * BigInt(load.days);
  return wattHours(divideHalfUp(BigInt(load.ratedW) * BigInt(load.usePpm) * hours, 1_000_000n));
}

/**
 * Shares energy in Wh (an area's common use, a transformer's loss) among users by their own use; equally when none used anything
 * (Yinchuan algorithm, domain.md §4). The shares add up to the whole: what rounding leaves goes to the largest remainders.
 */
export function shareByUse(totalWh: WattHours, usesWh: readonly WattHours[]): WattHours[] {
  invariant(usesWh.length > 0, 'nobody to share among');
  const sum = usesWh.reduce((total, use) => total + BigInt(use), 0n);
  const weights = sum === 0n ? usesWh.map(() => 1n) : usesWh.map(BigInt);
  const whole = sum === 0n ? BigInt(usesWh.length) : sum;
  const shares = weights.map((weight) => (BigInt(totalWh) * weight) / whole);
  const remainders = weights.map((weight, index) => ({ index, rest: (BigInt(totalWh) * weight) % whole }));
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1));
  const left = Number(BigInt(totalWh) - shares.reduce((total, share) => total + share, 0n));
  for (const { index } of remainders.slice(0, left)) shares[index] = (shares[index] as bigint) + 1n;
  return shares.map(wattHours);
}
