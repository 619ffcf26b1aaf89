import type { CustomerClass } from '../accounts/customer-class.ts';
import type { Day, Month } from '../kernel/calendar.ts';
import { milliMultiplier, type MilliMultiplier, type WattHours } from '../kernel/energy.ts';
import type { RegisterKind } from '../metering/register-kind.ts';
import type { BilledPeriod } from './capacity-charge.ts';
import { plainTerms, type DatedTerms, type SupplyTerms } from './supply-terms.ts';
import type { Writable } from './writable.ts';
import type { YearQuota } from './year-quota.ts';

/** Two looks at one register between which it counted for this bill; a meter exchange makes two of them (五统一: shown on every bill). */
export interface BilledDial {
  readonly register: RegisterKind;
  readonly meterNo: string;
  readonly multiplierMilli: MilliMultiplier;
  /** Null only for demand, which is read and not counted on. */
  readonly lastDialWh: WattHours | null;
  readonly lastReadOn: Day | null;
  readonly dialWh: WattHours;
  readonly readOn: Day | null;
  readonly digits: number | null;
  /** True only when a person confirmed it. */
  readonly hasRolledOver: boolean;
  /** 暂计: the dial was estimated, and the next true reading settles it (domain.md §1.4). */
  readonly isEstimated?: true;
  /** The last dial was an estimate: this bill settles it. */
  readonly settlesEstimate?: true;
}

/** Energy of a register that an approved adjustment put in the place of what its dials say. Wh or varh, W for demand. */
export interface CorrectedEnergy {
  readonly register: RegisterKind;
  readonly energyWh: WattHours;
}

/**
 * Everything that an account's bill of a month is computed from, beside the policy packs. Kept with the bill, so that it can be
 * explained, corrected and tried under another pack years later.
 */
export interface BillFacts {
  readonly customerClass: CustomerClass;
  /** The supply voltage; null: what the pack assumes. */
  readonly volts: number | null;
  /** The contract's capacity in W (VA); null: unknown. */
  readonly capacityVa: number | null;
  /** 低保/五保. */
  readonly isWelfare: boolean;
  readonly openedOn: Day | null;
  readonly periodMonth: Month;
  /** How many months the bill covers: their limits and capacity are added. */
  readonly months: number;
  /** From the day after the last look to this one; null when either is unknown. */
  readonly period: BilledPeriod | null;
  /** The days of the whole billing period when the supply began inside it (the period is only its part of them); null: it is whole. */
  readonly fullDays: number | null;
  readonly dials: readonly BilledDial[];
  readonly corrections: readonly CorrectedEnergy[];
  /** The versions of the terms that touch the period, in their order. */
  readonly terms: readonly DatedTerms[];
  /** Put in the place of every other choice of tariff by an approved adjustment (wrong class) or a trial; null: none. */
  readonly forcedTariffCode: string | null;
  /** The energy of the accounts behind this one's meter. */
  readonly childrenWh: readonly WattHours[];
  /** What the bill before left of the tier year; null: no bill of a tier year before. */
  readonly yearQuota: YearQuota | null;
  /** The energy of the bill before, for the reader of the explanation; null for a first bill. */
  readonly lastBillEnergyWh: WattHours | null;
}

const nothing = {
  volts: null,
  capacityVa: null,
  isWelfare: false,
  openedOn: null,
  months: 1,
  period: null,
  fullDays: null,
  corrections: [],
  terms: [],
  forcedTariffCode: null,
  childrenWh: [],
  yearQuota: null,
  lastBillEnergyWh: null,
} as const satisfies Partial<BillFacts>;

/** What stands before the first dial. */
const noDial = {
  register: 'total',
  meterNo: '',
  multiplierMilli: milliMultiplier(1000),
  lastReadOn: null,
  readOn: null,
  digits: null,
  hasRolledOver: false,
} as const satisfies Partial<BilledDial>;

type Sparse<Whole, Plain> = Omit<Whole, keyof Plain> & Partial<Pick<Whole, keyof Plain & keyof Whole>>;

/** A dial as it is stored: the register is left out when it is the total, a roll-over when there was none, all else when it is as at the dial before. */
export type StoredDial = Sparse<BilledDial, typeof noDial>;

/** Terms as they are stored with a bill: what is plain is left out. */
export interface StoredTerms {
  readonly effectiveFrom: Day;
  readonly terms: Partial<SupplyTerms>;
}

/** Facts as they are stored with a bill: what is as usual is left out, so that a plain household's bill stays small. */
export type StoredFacts = Sparse<Omit<BillFacts, 'dials' | 'terms'>, typeof nothing> & {
  readonly dials: readonly StoredDial[];
  readonly terms?: readonly StoredTerms[];
};

const usualNames = Object.keys(nothing) as (keyof typeof nothing)[];

/** Facts without what is as usual, always in the same order. */
export function storeFacts(facts: BillFacts): StoredFacts {
  const { customerClass, periodMonth, dials } = facts;
  const stored: Writable<StoredFacts> = { customerClass, periodMonth, dials: storeDials(dials) };
  const kept = stored as Record<keyof typeof nothing, unknown>;
  for (const name of usualNames) {
    const value = facts[name];
    if (value !== nothing[name] && !(Array.isArray(value) && value.length === 0)) kept[name] = value;
  }
  if (facts.terms.length > 0) stored.terms = facts.terms.map(storeTerms);
  return stored;
}

/** Facts with what was left out put back; also of a program that knew fewer of them. */
export function readFacts(stored: StoredFacts): BillFacts {
  return {
    ...nothing,
    ...stored,
    terms: (stored.terms ?? []).map(({ effectiveFrom, terms }) => ({
      effectiveFrom,
      terms: { ...plainTerms, ...terms },
    })),
    dials: readDials(stored.dials),
  };
}

function storeDials(dials: readonly BilledDial[]): StoredDial[] {
  return dials.map((dial, index) => storeDial(dial, dials[index - 1] ?? noDial));
}

/** The registers of one meter are alike in most things. */
function storeDial(dial: BilledDial, before: Pick<BilledDial, keyof typeof noDial>): StoredDial {
  const stored: Writable<StoredDial> = {
    lastDialWh: dial.lastDialWh,
    dialWh: dial.dialWh,
  };
  if (dial.register !== noDial.register) stored.register = dial.register;
  if (dial.meterNo !== before.meterNo) stored.meterNo = dial.meterNo;
  if (dial.multiplierMilli !== before.multiplierMilli) stored.multiplierMilli = dial.multiplierMilli;
  if (dial.lastReadOn !== before.lastReadOn) stored.lastReadOn = dial.lastReadOn;
  if (dial.readOn !== before.readOn) stored.readOn = dial.readOn;
  if (dial.digits !== before.digits) stored.digits = dial.digits;
  if (dial.hasRolledOver) stored.hasRolledOver = true;
  if (dial.isEstimated) stored.isEstimated = true;
  if (dial.settlesEstimate) stored.settlesEstimate = true;
  return stored;
}

function readDials(stored: readonly StoredDial[]): BilledDial[] {
  const dials: BilledDial[] = [];
  for (const one of stored) {
    const { register, hasRolledOver } = noDial;
    // What is said of one dial is not said of the next.
    const { isEstimated: _, settlesEstimate: __, ...before } = (dials.at(-1) ?? noDial) as BilledDial;
    dials.push({ ...before, register, hasRolledOver, ...one });
  }
  return dials;
}

const termNames = Object.keys(plainTerms) as (keyof SupplyTerms)[];

function storeTerms({ effectiveFrom, terms }: DatedTerms): StoredTerms {
  const kept: Partial<Record<keyof SupplyTerms, unknown>> = {};
  for (const name of termNames) {
    const value = terms[name];
    const isPlain = value === plainTerms[name] || (Array.isArray(value) && value.length === 0);
    if (!isPlain) kept[name] = value;
  }
  return { effectiveFrom, terms: kept as Partial<SupplyTerms> };
}
