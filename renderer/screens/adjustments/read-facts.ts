import type { AdjustmentFault } from '../../../db/domain/billing/adjustment/fault.ts';
import type { RegisterKind } from '../../../db/domain/metering/register-kind.ts';
import type { StandingBill } from '../../../electron/contract/adjustments.ts';
import type { InputOf } from '../../../electron/contract/index.ts';
import { billNeedOf } from './fault-groups.ts';
import {
  type BreachItemText,
  type FactField,
  type FaultForm,
  fieldKinds,
  isItemEmpty,
  type ItemField,
  itemKinds,
} from './fault-form.ts';
import { type Figure, type FigureKind, readFigure } from './typed-figures.ts';

/** The facts of a fault as the border takes them. */
export type Facts = InputOf<'adjustments/preview'>['facts'];

/** What is wrong with a place of the form: empty, no figure of its kind, or against what stands beside it. */
export type Wrong =
  | 'missing'
  | FigureKind
  | 'bills'
  | 'one_bill'
  | 'no_bill'
  | 'one_charge'
  | 'before_start'
  | 'more_than_all'
  | 'energy_or_power';

/** A place of the form: a field, a phase, a register's dial, a figure of a breach row, the tariff, the ticked bills. */
export type Place = string;

/** The facts, or what is wrong with them place by place. */
export type FactsRead =
  | { readonly ok: true; readonly facts: Facts }
  | { readonly ok: false; readonly wrong: Readonly<Record<Place, Wrong>> };

/** The bills of the account that a fault may correct. */
export interface BillsAtHand {
  readonly ticked: readonly number[];
  /** The ticked charges, which are only reversed. */
  readonly tickedCharges: readonly number[];
  readonly newest: StandingBill | null;
}

/** The place of a breach row's figure. */
export const placeOfItem = (index: number, field: ItemField): Place => `items.${index}.${field}`;
/** The place of a phase's transformer. */
export const placeOfPhase = (index: number): Place => `phases.${index}`;
/** The place of a register's dial. */
export const placeOfDial = (register: RegisterKind): Place => `dials.${register}`;

/**
 * Reads what was typed for a fault as its facts: kWh as Wh, kW as W, yuan as fen, prices as nano-yuan, with the kernel's parsers.
 * Everything that is wrong is told at once, each at its place; what a field of another fault holds is left alone.
 */
export function readFacts(fault: AdjustmentFault, form: FaultForm, bills: BillsAtHand): FactsRead {
  const reading = new Reading(form, bills);
  const facts = readWith(fault, reading, billsFor(fault, reading));
  const { wrong } = reading;
  return facts === null || Object.keys(wrong).length > 0 ? { ok: false, wrong } : { ok: true, facts };
}

/** One reading of the form; notes what is wrong as it goes and answers null for it. */
class Reading {
  readonly form: FaultForm;
  readonly bills: BillsAtHand;
  readonly wrong: Record<Place, Wrong> = {};

  constructor(form: FaultForm, bills: BillsAtHand) {
    this.form = form;
    this.bills = bills;
  }

  fail(place: Place, why: Wrong): null {
    this.wrong[place] = why;
    return null;
  }

  text<Kind extends FigureKind>(place: Place, kind: Kind, text: string): Figure<Kind> | null {
    if (text.trim() === '') return this.fail(place, 'missing');
    return readFigure(kind, text) ?? this.fail(place, kind);
  }

  must<Field extends FactField>(field: Field): Figure<(typeof fieldKinds)[Field]> | null {
    return this.text(field, fieldKinds[field], this.form.texts[field]);
  }

  may<Field extends FactField>(field: Field): Figure<(typeof fieldKinds)[Field]> | null {
    return this.form.texts[field].trim() === '' ? null : this.must(field);
  }
}

/** The ids of the bills to correct; told as wrong when they are not there, and what else is wrong is told all the same. */
function billsFor(fault: AdjustmentFault, reading: Reading): number[] {
  const { ticked, tickedCharges, newest } = reading.bills;
  switch (billNeedOf[fault]) {
    case 'none':
      return [];
    case 'newest':
      return newest === null ? noBills(reading, 'no_bill') : [newest.billId];
    case 'one':
      return ticked.length === 1 ? [...ticked] : noBills(reading, 'one_bill');
    case 'charge':
      return tickedCharges.length === 1 ? [...tickedCharges] : noBills(reading, 'one_charge');
    case 'several':
      return ticked.length > 0 ? [...ticked] : noBills(reading, 'bills');
  }
}

function noBills(reading: Reading, why: Wrong): number[] {
  reading.fail('bills', why);
  return [];
}

function readWith(fault: AdjustmentFault, reading: Reading, billIds: number[]): Facts | null {
  const { form } = reading;
  const billId = billIds[0] ?? 0;
  switch (fault) {
    case 'meter_error': {
      const error = reading.must('error');
      return error === null ? null : { fault, billIds, error, isHalfPeriod: form.isHalfPeriod };
    }
    case 'wrong_wiring': {
      const factor = reading.must('factor');
      return factor === null ? null : { fault, billIds, factor };
    }
    case 'ct_mismatch': {
      const billedCt = reading.must('billedCt');
      const phases = readPhases(reading);
      return billedCt === null || phases === null ? null : { fault, billIds, billedCt, phases };
    }
    case 'phase_lost': {
      const phasesMetered = reading.must('phasesMetered');
      const ofPhases = reading.must('ofPhases');
      if (phasesMetered === null || ofPhases === null) return null;
      if (phasesMetered >= ofPhases) return reading.fail('phasesMetered', 'more_than_all');
      return { fault, billIds, phasesMetered, ofPhases };
    }
    case 'wrong_multiplier': {
      const trueMultiplier = reading.must('trueMultiplier');
      const billedMultiplier = reading.must('billedMultiplier');
      return trueMultiplier === null || billedMultiplier === null
        ? null
        : { fault, billIds, trueMultiplier, billedMultiplier };
    }
    case 'normal_month': {
      const normalWhPerMonth = reading.must('normalEnergy');
      return normalWhPerMonth === null ? null : { fault, billIds, normalWhPerMonth };
    }
    case 'true_dial': {
      const readOn = reading.must('readOn');
      const dials = readDials(reading);
      return readOn === null || dials === null ? null : { fault, billId, readOn, dials };
    }
    case 'wrong_class': {
      const { tariffCode } = form;
      return tariffCode === null ? reading.fail('tariff', 'missing') : { fault, billIds, tariffCode };
    }
    case 'power_factor': {
      const trueVarh = reading.must('trueVarh');
      return trueVarh === null ? null : { fault, billId, trueVarh };
    }
    case 'theft': {
      const items = readItems(reading);
      const multiple = reading.may('multiple');
      const fineFen = reading.may('fine') ?? 0;
      return items === null ? null : { fault, items, multiple, fineFen };
    }
    case 'price_class_breach': {
      const items = readItems(reading);
      const months = reading.may('months');
      const multiple = reading.may('multiple');
      return items === null ? null : { fault, items, months, multiple };
    }
    case 'over_capacity': {
      const powerW = reading.must('power');
      return powerW === null ? null : { fault, powerW };
    }
    case 'private_capacity': {
      const capacityVa = reading.must('capacity');
      const priceNanoyuan = reading.must('capacityPrice');
      const span = readSpan(reading, 'from', 'to');
      const multiple = reading.may('multiple');
      return capacityVa === null || priceNanoyuan === null || span === null
        ? null
        : { fault, capacityVa, priceNanoyuan, from: span.start, to: span.end, multiple };
    }
    case 'suspended_use': {
      const capacityVa = reading.must('capacity');
      const priceNanoyuan = reading.may('capacityPrice');
      const span = readSpan(reading, 'sealedOn', 'foundOn');
      const multiple = reading.may('multiple');
      return capacityVa === null || span === null
        ? null
        : { fault, capacityVa, priceNanoyuan, sealedOn: span.start, foundOn: span.end, multiple };
    }
    case 'company_outage': {
      const energyWh = reading.must('energy');
      const priceNanoyuan = reading.must('price');
      const multiple = reading.may('multiple');
      return energyWh === null || priceNanoyuan === null
        ? null
        : { fault, energyWh, priceNanoyuan, multiple };
    }
    case 'wrong_charge':
      return { fault, billId };
  }
}

function readSpan(reading: Reading, from: 'from' | 'sealedOn', to: 'to' | 'foundOn') {
  const start = reading.must(from);
  const end = reading.must(to);
  if (start === null || end === null) return null;
  return end < start ? reading.fail(to, 'before_start') : { start, end };
}

function readPhases(reading: Reading) {
  const phases = reading.form.phases.flatMap(({ ct, isReversed }, index) => {
    if (ct.trim() === '') return [];
    const value = reading.text(placeOfPhase(index), 'ratio', ct);
    return value === null ? [] : [{ ct: value, isReversed }];
  });
  return phases.length === 0 ? failOnce(reading, placeOfPhase(0)) : phases;
}

/** Only the registers of the bill that somebody typed are corrected. */
function readDials(reading: Reading) {
  const registers = reading.bills.newest?.registers ?? [];
  const dials = registers.flatMap(({ register }) => {
    const text = reading.form.dials[register] ?? '';
    if (text.trim() === '') return [];
    const dialWh = reading.text(placeOfDial(register), 'energy', text);
    return dialWh === null ? [] : [{ register, dialWh }];
  });
  const first = registers[0]?.register ?? 'total';
  return dials.length === 0 ? failOnce(reading, placeOfDial(first)) : dials;
}

function readItems(reading: Reading) {
  const items = reading.form.items.flatMap((item, index) => {
    if (isItemEmpty(item)) return [];
    const read = readItem(reading, item, index);
    return read === null ? [] : [read];
  });
  return items.length === 0 ? failOnce(reading, placeOfItem(0, 'energy')) : items;
}

/** Energy, or power with its hours and days (what is left empty of these the policy pack says); never both. */
function readItem(reading: Reading, item: BreachItemText, index: number) {
  const may = <Field extends ItemField>(field: Field) =>
    item[field].trim() === '' ? null : reading.text(placeOfItem(index, field), itemKinds[field], item[field]);
  const energyWh = may('energy');
  const powerW = may('power');
  const hoursPerDay = may('hours');
  const days = may('days');
  const priceNanoyuan = reading.text(placeOfItem(index, 'price'), 'price', item.price);
  const hasEnergy = item.energy.trim() !== '';
  const hasPower = item.power.trim() !== '';
  if (hasEnergy === hasPower) return reading.fail(placeOfItem(index, 'energy'), 'energy_or_power');
  if (priceNanoyuan === null) return null;
  return {
    energyWh,
    powerW,
    hoursPerDay: hasPower ? hoursPerDay : null,
    days: hasPower ? days : null,
    use: item.use,
    priceNanoyuan,
  };
}

/** Nothing at all was typed there; a place that is already wrong keeps its own word. */
function failOnce(reading: Reading, place: Place): null {
  if (!Object.keys(reading.wrong).some((known) => known.split('.')[0] === place.split('.')[0]))
    reading.fail(place, 'missing');
  return null;
}
