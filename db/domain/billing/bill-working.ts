import { addDays, type Day, type Month } from '../kernel/calendar.ts';
import { wattHours, type WattHours } from '../kernel/energy.ts';
import type { Fen } from '../kernel/money.ts';
import type { NanoYuanPerKwh } from '../kernel/price.ts';
import type { CustomerClass } from '../accounts/customer-class.ts';
import type { BilledDial, BillFacts, StoredFacts } from './bill-facts.ts';
import { readFacts } from './bill-facts.ts';
import type { BillLineUnit } from './bill-line.ts';
import type { BilledPeriod, CapacitySpan } from './capacity-charge.ts';
import type { TouEnergy } from './consumption.ts';
import type { DemandUse } from './demand-charge.ts';
import type { PowerFactorAdjustment } from './power-factor.ts';
import type { Tariff } from './tariff.ts';
import type { TierQuota } from './tier-quota.ts';
import type { MinimumTopUp } from './usage.ts';
import type { TierYearBill, YearQuota } from './year-quota.ts';

/** A pack by its name: the store keeps every accepted one. */
export interface PackName {
  readonly code: string;
  readonly version: number;
}

/** One step of a tiered price: its limit over a month or a tier year and its full price. */
export interface WorkedTier {
  readonly upToWh: WattHours | null;
  readonly priceNanoyuan: NanoYuanPerKwh;
}

/** How one part of a bill was worked out: the part before or after a price change, or of 定量/定比. What it did not need is left out. */
export interface WorkedPart {
  readonly tariff: {
    readonly code: string;
    readonly label: string;
    readonly kind: Tariff['charge']['kind'];
    readonly isSample: boolean;
  };
  /** Left out when the bill has one pack. */
  readonly pack?: PackName;
  /** Left out when the part is the whole period. */
  readonly period?: BilledPeriod;
  readonly share?: { readonly days: number; readonly ofDays: number };
  readonly energyWh: WattHours;
  readonly lossWh?: WattHours;
  readonly tou?: TouEnergy;
  readonly tiers?: readonly WorkedTier[];
  /** What the limits are counted over. */
  readonly tierPeriod?: 'year';
  readonly quota?: {
    readonly before: TierQuota;
    readonly inTierWh: readonly WattHours[];
    readonly after: TierQuota;
  };
  readonly capacity?: readonly CapacitySpan[];
  readonly demand?: DemandUse & { readonly excessW: number };
  readonly powerFactor?: PowerFactorAdjustment & {
    readonly activeWh: number;
    readonly reactiveVarh: number;
    readonly base: string;
  };
  readonly freeWh?: WattHours;
  readonly minimum?: MinimumTopUp;
}

/** What a line counts when it is not kWh: kVA, kW or a percentage. */
export interface WorkedUnit {
  readonly lineNo: number;
  readonly quantityMilli: number;
  readonly unit: BillLineUnit;
  readonly baseFen: Fen | null;
}

/**
 * The working of a bill: plain data, kept with the bill for ever. With the bill's lines it explains every charge years later
 * without the program of that day; with the packs it names, the bill can be computed again. A later form has a higher `form`; old forms stay readable.
 */
export interface BillWorking {
  readonly form: 2;
  /** The pack in force at the end of the period. */
  readonly pack: PackName;
  /** Every pack in force over the period, also one that left this price as it was; left out when there is one. */
  readonly packs?: readonly PackName[];
  readonly facts: StoredFacts;
  readonly parts: readonly WorkedPart[];
  readonly units?: readonly WorkedUnit[];
  /** What the bill leaves of the tier year. */
  readonly yearQuotaAfter?: YearQuota;
  readonly rounding: 'each_line_half_up_to_fen';
}

/** The working of the first bills: one register, one pack, a flat or monthly tiered price. */
interface FirstWorking {
  readonly form: 1;
  readonly pack: PackName;
  readonly tariff: {
    readonly code: string;
    readonly label: string;
    readonly kind: 'flat' | 'tiered';
    readonly isSample: boolean;
  };
  readonly dials: Omit<
    BilledDial,
    'register' | 'digits' | 'hasRolledOver' | 'isEstimated' | 'settlesEstimate'
  >;
  readonly energyWh: WattHours;
  readonly tiers: readonly WorkedTier[];
  readonly rounding: 'each_line_half_up_to_fen';
  readonly lastBillEnergyWh: WattHours | null;
}

/** What the row of a bill says beside its working; the first form did not repeat it. */
export interface BillRowFacts {
  readonly periodMonth: Month;
  readonly customerClass: CustomerClass;
}

/** Reads the working of an issued bill or a draft, of whatever form it is. */
export function readBillWorking(text: string, row: BillRowFacts): BillWorking {
  const working = JSON.parse(text) as BillWorking | FirstWorking;
  return working.form === 2 ? working : upgradeFirstForm(working, row);
}

/** The facts that a working was computed from. */
export function factsOf(working: BillWorking): BillFacts {
  return readFacts(working.facts);
}

/** What a bill took of its tier year, for telling the year again (quotaAfterBills); null when its price has no tier year. */
export function tierYearBillOf({ facts, parts, yearQuotaAfter }: BillWorking): TierYearBill | null {
  if (yearQuotaAfter === undefined) return null;
  const inYear = parts.filter((part) => part.tierPeriod === 'year');
  const used = inYear.flatMap((part) => part.quota?.inTierWh ?? []);
  const tierWh = wattHours(used.reduce<number>((sum, wh) => sum + wh, 0));
  return { month: facts.periodMonth, tierWh, isGranted: yearQuotaAfter.grantedFrom !== null };
}

function upgradeFirstForm(first: FirstWorking, row: BillRowFacts): BillWorking {
  const { dials, tariff, energyWh, tiers } = first;
  const { lastReadOn, readOn } = dials;
  return {
    form: 2,
    pack: first.pack,
    facts: {
      ...row,
      dials: [dials],
      ...periodOf(lastReadOn, readOn),
      forcedTariffCode: tariff.code,
      lastBillEnergyWh: first.lastBillEnergyWh,
    },
    parts: [{ tariff, energyWh, ...(tariff.kind === 'tiered' ? { tiers } : {}) }],
    rounding: first.rounding,
  };
}

function periodOf(lastReadOn: Day | null, readOn: Day | null): { readonly period?: BilledPeriod } {
  return lastReadOn === null || readOn === null || readOn <= lastReadOn
    ? {}
    : { period: { from: addDays(lastReadOn, 1), to: readOn } };
}
