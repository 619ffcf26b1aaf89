import type { Day, Month } from '../kernel/calendar.ts';
import type { WattHours } from '../kernel/energy.ts';
import type { ChargedTransformer } from './capacity-charge.ts';

/** 定量: a fixed energy a month of a main meter that is priced by another tariff. */
export interface FixedPart {
  readonly whPerMonth: WattHours;
  readonly tariffCode: string;
}

/** 定比: a fixed share of what is left then, in millionths, priced by another tariff. */
export interface SharePart {
  readonly ppm: number;
  readonly tariffCode: string;
}

/** 高供低计: the transformer between the supply and the meter, whose loss is the user's; null line loss: what the pack says. */
export interface LossTerms {
  readonly transformerType: string;
  readonly capacityVa: number;
  readonly lineLossPpm: number | null;
}

/** What a two-part user pays beside the energy: for transformers, for a contract demand, or for the measured demand. */
export type CapacityTerms =
  | { readonly kind: 'transformers'; readonly transformers: readonly ChargedTransformer[] }
  | { readonly kind: 'contract_demand'; readonly contractW: number; readonly capacityVa: number | null }
  | { readonly kind: 'measured_demand' };

/**
 * 计费档案: what the bills of one account need beyond its class and voltage. Dated: a change is a further version from a day on, and a
 * bill that spans a change of tariff is split by days.
 */
export interface SupplyTerms {
  /** A tariff chosen by its code (time of use, 合表, high lift, two-part); null: class and voltage decide. */
  readonly tariffCode: string | null;
  /** 一户多人口, granted from this month on and never for energy billed before (TR06); null: not granted. */
  readonly severalPersonsFrom: Month | null;
  /** What a yearly-tiered account had used of a tier year before its first bill here; null: nothing. */
  readonly usedBefore: { readonly tierYear: number; readonly energyWh: WattHours } | null;
  /** Accounts whose own meters hang behind this one: their energy is taken off. */
  readonly childAccountNos: readonly string[];
  readonly fixedPart: FixedPart | null;
  readonly sharePart: SharePart | null;
  readonly loss: LossTerms | null;
  readonly capacity: CapacityTerms | null;
  /** 功率因数 in hundredths; null: what the tariff or the pack's table of users says. Judged only where reactive energy is counted. */
  readonly powerFactorStandard: number | null;
  readonly hasPowerFactorBonus: boolean;
}

/** The terms of an account that has none of its own. */
export const plainTerms: SupplyTerms = {
  tariffCode: null,
  severalPersonsFrom: null,
  usedBefore: null,
  childAccountNos: [],
  fixedPart: null,
  sharePart: null,
  loss: null,
  capacity: null,
  powerFactorStandard: null,
  hasPowerFactorBonus: true,
};

/** Terms and the first day they are for. */
export interface DatedTerms {
  readonly effectiveFrom: Day;
  readonly terms: SupplyTerms;
}

/** The terms in force on a day: of versions in their order, the last that begins by then; plain terms before the first. */
export function termsOn(versions: readonly DatedTerms[], onDay: Day): SupplyTerms {
  return versions.findLast((version) => version.effectiveFrom <= onDay)?.terms ?? plainTerms;
}
