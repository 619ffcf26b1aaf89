/** How the capacity of a part of the month is charged. */
export const prorations = [
  /** 2024 rules: days used of the days of the billing period. */
  'calendar_days',
  /** 1996 rules: a day is a thirtieth of a month; a whole month is a month whatever its length. */
  'month_of_30',
] as const;

/** One of the two ways. */
export type Proration = (typeof prorations)[number];

/** What a demand above the contract costs. Three readings are published (domain.md §0.8), so the pack says which. */
export const overDemandFormulas = [
  /** Contract, and twice what is above contract + tolerance (国网财〔2016〕633: 超过部分加一倍). */
  'contract_plus_double_excess',
  /** All measured demand, and what is above contract + tolerance once more. */
  'measured_plus_excess',
  /** Contract, and twice all that is above the contract itself, once the tolerance is passed. */
  'contract_plus_double_above_contract',
] as const;

/** One of the three readings. */
export type OverDemandFormula = (typeof overDemandFormulas)[number];

/** 两部制 (domain.md §2.3): prices in nano-yuan per kVA or kW and month; null where the way is not offered. */
export interface TwoPartCharge {
  readonly label: string;
  readonly capacityNanoyuan: number | null;
  readonly contractDemandNanoyuan: number | null;
  readonly measuredDemandNanoyuan: number | null;
  readonly proration: Proration;
  /** True where the kVA of a part of the month are rounded to whole kVA before they are priced (TP10: 433). */
  readonly roundsToWholeUnit: boolean;
  /** What a suspended transformer still pays, in millionths: 0 today, half of new users in the 1996 rules (TP01). */
  readonly suspendedSharePpm: number;
  /** A suspension shorter than so many days cuts nothing (1996 art. 24: 15). */
  readonly suspendedFromDays: number;
  /** A contract demand is at least this share of the capacity, in millionths (40 %). */
  readonly minimumContractSharePpm: number;
  readonly overDemand: OverDemandFormula;
  /** So far above the contract nothing is charged for, in millionths (5 %). */
  readonly overDemandTolerancePpm: number;
}
