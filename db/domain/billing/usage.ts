import type { WattHours } from '../kernel/energy.ts';
import type { Fen } from '../kernel/money.ts';
import type { BilledPeriod, ChargedTransformer } from './capacity-charge.ts';
import type { TouEnergy } from './consumption.ts';
import type { DemandUse } from './demand-charge.ts';
import type { TierQuota } from './tier-quota.ts';

/** The facts of one billing period, after meters, roll-overs, sub-meters and losses were worked out. Energy in Wh, reactive in varh. */
export interface Usage {
  /** Needed for capacity and for a price change inside; null when only energy is billed. */
  readonly period: BilledPeriod | null;
  readonly months: number;
  /** The days of a whole billing period when the supply began inside this one; null: the period is whole. */
  readonly fullDays: number | null;
  /** 1–12; null where no limits go by season. */
  readonly readingMonth: number | null;
  /** The part of a split period: its days of the whole period's. */
  readonly share: { readonly days: number; readonly ofDays: number };
  /** The energy of the total register. */
  readonly energyWh: WattHours;
  /** By part of the day; null for a plain meter. */
  readonly tou: TouEnergy | null;
  /** Loss of a high-supply-low-meter user: added to the energy, or charged flat under time of use. */
  readonly lossWh: WattHours;
  /** |forward| + |reverse| with its loss; null when no reactive energy is counted. */
  readonly reactiveVarh: number | null;
  /** Active energy for the power factor where it is not energyWh + lossWh: a split period is judged as a whole. */
  readonly powerFactorWh: WattHours | null;
  readonly transformers: readonly ChargedTransformer[] | null;
  readonly demand: DemandUse | null;
  /** What is left of the tier year; needed by yearly tiers. */
  readonly quota: TierQuota | null;
  /** 一户多人口 on monthly tiers. */
  readonly extraWhPerMonth: WattHours;
  /** For how many of the months it is granted. */
  readonly extraMonths: number;
  /** 低保/五保: free energy a month. */
  readonly freeWhPerMonth: WattHours;
}

/** What was used up of a tier year by a bill. */
export interface QuotaUse {
  readonly before: TierQuota;
  readonly inTierWh: readonly WattHours[];
  readonly after: TierQuota;
}

/** How far below the least charge a bill came. */
export interface MinimumTopUp {
  readonly minimumFen: Fen;
  readonly addedFen: Fen;
}
