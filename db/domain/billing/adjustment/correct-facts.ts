import { addMonths, dayOfMonth, daysBetween, monthOf, type Day } from '../../kernel/calendar.ts';
import { wattHours, type WattHours } from '../../kernel/energy.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { RegisterKind } from '../../metering/register-kind.ts';
import type { BilledDial, BillFacts, CorrectedEnergy } from '../bill-facts.ts';
import { shareByUse } from '../consumption.ts';
import { energiesOfRegisters } from '../register-energies.ts';
import { touPeriods } from '../tariff.ts';
import type { CorrectionFacts } from './adjustment-facts.ts';
import { correct, type CorrectionRate } from './correction.ts';
import { notPossible, rateOfFault } from './fault-rate.ts';
import { timesRatio, type Ratio } from './ratio.ts';

type Energies = ReadonlyMap<RegisterKind, WattHours>;

/**
 * The facts of a bill with a fault put right; the bill is then computed again by the packs it was computed by. Wh and varh, W for
 * demand. Refuses adjustment_not_possible with the place, read_before_last, and what counting the dials refuses (reading_backward,
 * reading_does_not_fit).
 */
export function correctFacts(fault: CorrectionFacts, facts: BillFacts): Result<BillFacts> {
  switch (fault.fault) {
    case 'normal_month':
      return withEnergies(facts, (energies) => ok(normalEnergies(energies, fault, facts.months)));
    case 'true_dial':
      return putTrueDials(fault, facts);
    case 'wrong_class':
      return ok({ ...facts, forcedTariffCode: fault.tariffCode });
    case 'power_factor':
      return withEnergies(facts, (energies) => reactiveEnergies(energies, fault.trueVarh));
    default: {
      const rate = rateOfFault(fault);
      if (!rate.ok) return rate;
      // What was wrong at one meter was right at the others: a rate on all of them would be too much.
      if (new Set(facts.dials.map(({ meterNo }) => meterNo)).size > 1) return notPossible('meters');
      const untouched = fault.fault === 'meter_error' ? notOfTheActiveMeter : nothing;
      return withEnergies(facts, (energies) => energiesByRate(energies, rate.value, untouched));
    }
  }
}

/**
 * The test of an active meter says nothing of the reactive one; and of the time that its error lasted (half of the time since the
 * last test) nobody knows whether the largest demand fell into it. All other faults falsify current or voltage, so every register.
 */
const notOfTheActiveMeter: ReadonlySet<RegisterKind> = new Set([
  'reactive_forward',
  'reactive_reverse',
  'demand',
]);
const nothing: ReadonlySet<RegisterKind> = new Set();

function withEnergies(
  facts: BillFacts,
  right: (counted: Energies) => Result<readonly CorrectedEnergy[]>,
): Result<BillFacts> {
  const counted = energiesOfRegisters(facts);
  if (!counted.ok) return counted;
  const corrected = right(counted.value);
  if (!corrected.ok) return corrected;
  const replaced = new Set(corrected.value.map(({ register }) => register));
  const kept = facts.corrections.filter(({ register }) => !replaced.has(register));
  return ok({ ...facts, corrections: [...kept, ...corrected.value] });
}

/** K goes on every register (domain.md §1.3), each rounded half-up to a Wh; what the bill counted is the base, as it stands. */
function energiesByRate(
  counted: Energies,
  { rate }: CorrectionRate,
  untouched: ReadonlySet<RegisterKind>,
): Result<readonly CorrectedEnergy[]> {
  const recorded = [...counted].filter(([register]) => !untouched.has(register));
  const { registers } = correct(
    rate,
    recorded.map(([register, energyWh]) => ({ register, energyWh, priceNanoyuan: null })),
  );
  const corrected = new Map(
    recorded.map(([register, energyWh], index) => [
      register,
      wattHours(energyWh + (registers[index]?.correctionWh ?? 0)),
    ]),
  );
  if ([...corrected.values()].some((energyWh) => energyWh < 0)) return notPossible('phases');
  keepPartsInTotal(counted, corrected);
  return ok([...corrected].map(([register, energyWh]) => ({ register, energyWh })));
}

/** Rounded each by itself, the parts of the day could make a Wh more than the total that they are within. */
function keepPartsInTotal(counted: Energies, corrected: Map<RegisterKind, WattHours>): void {
  const [total, partsWh] = [corrected.get('total'), sumOfParts(corrected)];
  if (total === undefined || partsWh <= total || sumOfParts(counted) > (counted.get('total') ?? 0)) return;
  corrected.set('total', partsWh);
}

function sumOfParts(energies: Energies): WattHours {
  return wattHours(touPeriods.reduce((sum, period) => sum + (energies.get(period) ?? 0), 0));
}

/**
 * The usual energy in the place of what was recorded: the parts of the day as they were recorded, so that they add up; flat, or else
 * evenly, when nothing was. Reactive energy in the same proportion, so that the power factor stays what it was.
 */
function normalEnergies(
  counted: Energies,
  { normalWhPerMonth }: Extract<CorrectionFacts, { fault: 'normal_month' }>,
  months: number,
): readonly CorrectedEnergy[] {
  const normalWh = wattHours(normalWhPerMonth * months);
  const parts = touPeriods.filter((period) => counted.has(period));
  const partsWh = parts.map((period) => counted.get(period) ?? wattHours(0));
  const recordedWh = counted.get('total') ?? sumOfParts(counted);
  const corrected: CorrectedEnergy[] = counted.has('total')
    ? [{ register: 'total', energyWh: normalWh }]
    : [];
  if (parts.length > 0) {
    // What the total counted beyond its parts belongs to a part without a register.
    const restWh = wattHours(Math.max(recordedWh - sumOfParts(counted), 0));
    const isNothing = recordedWh === 0 && restWh === 0;
    const weights = isNothing
      ? parts.map((period) => wattHours(period === 'flat' ? 1 : 0))
      : [...partsWh, restWh];
    const shares = shareByUse(normalWh, weights);
    for (const [index, register] of parts.entries())
      corrected.push({ register, energyWh: shares[index] ?? wattHours(0) });
  }
  if (recordedWh > 0) {
    const share: Ratio = { numerator: BigInt(normalWh), denominator: BigInt(recordedWh) };
    for (const register of ['reactive_forward', 'reactive_reverse'] as const) {
      const varh = counted.get(register);
      if (varh !== undefined) corrected.push({ register, energyWh: wattHours(timesRatio(varh, share)) });
    }
  }
  return corrected;
}

/** The true reactive energy on the registers that counted it, as they did. */
function reactiveEnergies(counted: Energies, trueVarh: WattHours): Result<readonly CorrectedEnergy[]> {
  const registers = (['reactive_forward', 'reactive_reverse'] as const).filter((one) => counted.has(one));
  if (registers.length === 0) return notPossible('trueVarh');
  const shares = shareByUse(
    trueVarh,
    registers.map((register) => counted.get(register) ?? wattHours(0)),
  );
  return ok(registers.map((register, index) => ({ register, energyWh: shares[index] ?? wattHours(0) })));
}

/**
 * The true end dials in the place of the billed ones, and the day they were read. On another day than the billed one every register
 * must be read, and the bill then ends on that day, at most a month later: its limits and capacity stay those of the months it
 * covers. A register whose energy an adjustment has replaced has no dial to go by.
 */
function putTrueDials(
  { dials: given, readOn }: Extract<CorrectionFacts, { fault: 'true_dial' }>,
  facts: BillFacts,
): Result<BillFacts> {
  const trueDials = new Map(given.map(({ register, dialWh }) => [register, dialWh]));
  if (trueDials.size < given.length) return notPossible('dials');
  if (facts.corrections.some(({ register }) => trueDials.has(register))) return notPossible('corrections');
  const ends = endDialsOf(facts.dials);
  for (const register of trueDials.keys()) {
    if (!ends.has(register) || hasSeveralMeters(facts.dials, ends.get(register)))
      return notPossible(`dials.${register}`);
  }
  const isOtherDay = [...ends.values()].some((dial) => dial.readOn !== null && dial.readOn !== readOn);
  if (isOtherDay && trueDials.size < ends.size) return notPossible('dials');
  const billedOn = latestOf([...ends.values()].map((dial) => dial.readOn)) ?? facts.period?.to ?? null;
  if (billedOn !== null && readOn > monthLater(billedOn)) return notPossible('readOn');
  const lastReadOn = latestOf([...ends.values()].map((dial) => dial.lastReadOn));
  if (lastReadOn !== null && readOn < lastReadOn) return refuse('read_before_last', { lastReadOn });
  const dials = facts.dials.map((dial) => {
    const dialWh = ends.get(dial.register) === dial ? trueDials.get(dial.register) : undefined;
    if (dialWh === undefined) return dial;
    const { isEstimated: _, ...read } = dial;
    return { ...read, dialWh, readOn };
  });
  return ok({ ...facts, dials, ...(isOtherDay ? endingOn(facts, readOn) : {}) });
}

/** Where each register of a bill ended: of an exchanged meter, at the last dial of the meter that hangs. */
export function endDialsOf(dials: readonly BilledDial[]): ReadonlyMap<RegisterKind, BilledDial> {
  const ends = new Map<RegisterKind, BilledDial>();
  for (const dial of dials) {
    const known = ends.get(dial.register);
    if (known === undefined || (dial.readOn ?? '') >= (known.readOn ?? '')) ends.set(dial.register, dial);
  }
  return ends;
}

/** An account with two meters that hang side by side has no one dial of a register. */
function hasSeveralMeters(dials: readonly BilledDial[], end: BilledDial | undefined): boolean {
  return dials.some((dial) => dial !== end && dial.register === end?.register && dial.readOn === end.readOn);
}

/** A bill that ends on another day: the whole billing period of a supply that began inside it ends there too. */
function endingOn({ period, fullDays }: BillFacts, to: Day): Pick<BillFacts, 'period' | 'fullDays'> {
  if (period === null || to < period.from) return { period: null, fullDays: null };
  const moved = daysBetween(period.to, to);
  return { period: { ...period, to }, fullDays: fullDays === null ? null : fullDays + moved };
}

function latestOf(days: readonly (Day | null)[]): Day | null {
  return days.reduce(
    (latest, day) => (day !== null && (latest === null || day > latest) ? day : latest),
    null,
  );
}

function monthLater(day: Day): Day {
  return dayOfMonth(addMonths(monthOf(day), 1), Number(day.slice(8)));
}
