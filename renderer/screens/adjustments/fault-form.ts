import type { AdjustmentFault } from '../../../db/domain/billing/adjustment/fault.ts';
import type { RegisterKind } from '../../../db/domain/metering/register-kind.ts';
import type { FigureKind } from './typed-figures.ts';

/** Every field that some fault asks for, and what is typed there. One field keeps its text when the fault is chosen anew. */
export const fieldKinds = {
  error: 'signed_ratio',
  factor: 'ratio',
  billedCt: 'ratio',
  phasesMetered: 'phases',
  ofPhases: 'phases',
  trueMultiplier: 'ratio',
  billedMultiplier: 'ratio',
  normalEnergy: 'energy',
  readOn: 'day',
  trueVarh: 'reactive',
  power: 'power',
  capacity: 'capacity',
  capacityPrice: 'capacity_price',
  from: 'day',
  to: 'day',
  sealedOn: 'day',
  foundOn: 'day',
  energy: 'energy',
  price: 'price',
  months: 'months',
  multiple: 'multiple',
  fine: 'yuan',
} as const satisfies Readonly<Record<string, FigureKind>>;

/** A field of the form. */
export type FactField = keyof typeof fieldKinds;

/** What a fault asks for, in the order of the form; an optional field left empty is taken from the policy pack. */
export const fieldsOf: Readonly<
  Record<AdjustmentFault, readonly { readonly field: FactField; readonly isOptional?: true }[]>
> = {
  meter_error: [{ field: 'error' }],
  wrong_wiring: [{ field: 'factor' }],
  ct_mismatch: [{ field: 'billedCt' }],
  phase_lost: [{ field: 'phasesMetered' }, { field: 'ofPhases' }],
  wrong_multiplier: [{ field: 'trueMultiplier' }, { field: 'billedMultiplier' }],
  normal_month: [{ field: 'normalEnergy' }],
  true_dial: [{ field: 'readOn' }],
  wrong_class: [],
  power_factor: [{ field: 'trueVarh' }],
  theft: [
    { field: 'multiple', isOptional: true },
    { field: 'fine', isOptional: true },
  ],
  price_class_breach: [
    { field: 'months', isOptional: true },
    { field: 'multiple', isOptional: true },
  ],
  over_capacity: [{ field: 'power' }],
  private_capacity: [
    { field: 'capacity' },
    { field: 'capacityPrice' },
    { field: 'from' },
    { field: 'to' },
    { field: 'multiple', isOptional: true },
  ],
  suspended_use: [
    { field: 'capacity' },
    { field: 'capacityPrice', isOptional: true },
    { field: 'sealedOn' },
    { field: 'foundOn' },
    { field: 'multiple', isOptional: true },
  ],
  company_outage: [{ field: 'energy' }, { field: 'price' }, { field: 'multiple', isOptional: true }],
  wrong_charge: [],
};

/** A phase of a mismatched metering as typed; an empty one is not there. */
export interface PhaseText {
  readonly ct: string;
  readonly isReversed: boolean;
}

/** The figures of a breach row. */
export const itemKinds = {
  energy: 'energy',
  power: 'power',
  hours: 'hours',
  days: 'days',
  price: 'price',
} as const satisfies Readonly<Record<string, FigureKind>>;

/** A figure of a breach row. */
export type ItemField = keyof typeof itemKinds;

/** One device or use of a breach as typed: its energy, or its power with hours and days. */
export interface BreachItemText extends Readonly<Record<ItemField, string>> {
  readonly use: 'power' | 'lighting';
}

/** Everything that is typed for a fault, of whatever kind; kept when another fault is chosen and when the program refuses. */
export interface FaultForm {
  readonly texts: Readonly<Record<FactField, string>>;
  readonly isHalfPeriod: boolean;
  readonly phases: readonly PhaseText[];
  readonly dials: Readonly<Partial<Record<RegisterKind, string>>>;
  readonly tariffCode: string | null;
  readonly items: readonly BreachItemText[];
}

/** An empty row of a breach. */
export const emptyItem: BreachItemText = {
  use: 'power',
  energy: '',
  power: '',
  hours: '',
  days: '',
  price: '',
};

/** The most rows that one breach may have. */
export const mostItems = 30;

/** The form before anything is typed: three phases, half of the time since the last test (1996 art. 80), one breach row. */
export const emptyForm: FaultForm = {
  texts: {
    error: '',
    factor: '',
    billedCt: '',
    phasesMetered: '',
    ofPhases: '3',
    trueMultiplier: '',
    billedMultiplier: '',
    normalEnergy: '',
    readOn: '',
    trueVarh: '',
    power: '',
    capacity: '',
    capacityPrice: '',
    from: '',
    to: '',
    sealedOn: '',
    foundOn: '',
    energy: '',
    price: '',
    months: '',
    multiple: '',
    fine: '',
  },
  isHalfPeriod: true,
  phases: [
    { ct: '', isReversed: false },
    { ct: '', isReversed: false },
    { ct: '', isReversed: false },
  ],
  dials: {},
  tariffCode: null,
  items: [emptyItem],
};

/** Whether anything of a breach row was typed. */
export function isItemEmpty(item: BreachItemText): boolean {
  return (Object.keys(itemKinds) as ItemField[]).every((field) => item[field].trim() === '');
}
