import { fen, type Fen } from '../kernel/money.ts';

/** What theft and breach of the supply contract cost (供电营业规则 art. 100–103 of 1996; domain.md §1.7). */
export interface BreachRules {
  /** 违约使用电费 for theft: so many times what is collected. */
  readonly theftMultiple: number;
  /** Days taken when nobody knows since when. */
  readonly theftDays: number;
  readonly theftPowerHours: number;
  readonly theftLightingHours: number;
  /** A dearer use on a cheaper price: the difference and so many times it; months taken when the start is unknown. */
  readonly priceClassMultiple: number;
  readonly priceClassMonths: number;
  /** Private capacity of a two-part user: the capacity fee and so many times it. */
  readonly privateCapacityMultiple: number;
  /** Over-capacity of everybody else, a kW. */
  readonly overCapacityFenPerKw: Fen;
  /** A suspended transformer used on the quiet: the capacity fee and so many times it; without one, a kVA. */
  readonly suspendedUseMultiple: number;
  readonly suspendedUseFenPerKva: Fen;
  /** An outage that the company caused: so many times the energy that was not supplied. */
  readonly outageMultiple: number;
}

/** What applies where a pack says nothing: the national rules. */
export const nationalBreachRules: BreachRules = {
  theftMultiple: 3,
  theftDays: 180,
  theftPowerHours: 12,
  theftLightingHours: 6,
  priceClassMultiple: 2,
  priceClassMonths: 3,
  privateCapacityMultiple: 3,
  overCapacityFenPerKw: fen(5000),
  suspendedUseMultiple: 2,
  suspendedUseFenPerKva: fen(3000),
  outageMultiple: 4,
};
