import type { CustomerClass } from '../accounts/customer-class.ts';
import type { WattHours } from '../kernel/energy.ts';
import type { Fen } from '../kernel/money.ts';
import type { NanoYuanPerKwh } from '../kernel/price.ts';
import type { PowerFactorRule } from './power-factor.ts';
import type { TwoPartCharge } from './two-part-charge.ts';

/** One step of a tiered price: the energy of the period up to a limit costs this much. */
export interface TariffTier {
  readonly label: string;
  /** Upper limit of the period's energy in Wh; null for the last tier. */
  readonly upToWh: WattHours | null;
  /** The full price of this tier. */
  readonly priceNanoyuan: NanoYuanPerKwh;
}

/** One price for all energy: 合表, commerce, farms, irrigation and high lift. */
export interface FlatCharge {
  readonly kind: 'flat';
  readonly label: string;
  readonly priceNanoyuan: NanoYuanPerKwh;
}

/** The parts of the day that a price list may know: 尖 峰 平 谷 深谷, in the order a bill prints them. */
export const touPeriods = ['sharp', 'peak', 'flat', 'valley', 'deep_valley'] as const;

/** One part of the day. */
export type TouPeriod = (typeof touPeriods)[number];

/** The price of one part of the day, as published: never derived from another one (cases TOU04, TOU05). */
export interface TouPrice {
  readonly period: TouPeriod;
  readonly label: string;
  readonly priceNanoyuan: NanoYuanPerKwh;
}

/** 分时电价: each part of the day at its own stored price. */
export interface TimeOfUseCharge {
  readonly kind: 'time_of_use';
  readonly prices: readonly TouPrice[];
}

/** The limits of a tiered price in certain months; the months are those of the READING (Hunan, domain.md §2.1). */
export interface TierSeason {
  readonly months: readonly number[];
  /** Rising; one fewer than there are tiers. */
  readonly limitsWh: readonly WattHours[];
}

/** 阶梯电价: the more of the period's energy, the dearer. Limits ascend and the last tier has none. */
export interface TieredCharge {
  readonly kind: 'tiered';
  /** What the limits are counted over. */
  readonly period: 'month' | 'year';
  /** How the bill prints it: each tier at its full price (TR01), or all energy at the base price plus increments (TR03). */
  readonly printForm: 'full_price' | 'base_and_increments';
  /** The label of the base line in the second form. */
  readonly baseLabel: string;
  readonly tiers: readonly TariffTier[];
  /** Months with other limits than the tiers themselves say. */
  readonly seasons?: readonly TierSeason[];
  /** The first tier's prices by part of the day; the higher tiers add their increment to each (Zhejiang, domain.md §2.1). */
  readonly timeOfUse?: readonly TouPrice[];
}

/** A fund or surcharge itemised on top of the energy charge, on all energy. List prices that contain their funds itemise none. */
export interface FundCharge {
  readonly code: `fund_${string}`;
  readonly label: string;
  readonly priceNanoyuan: NanoYuanPerKwh;
}

/** 电价: how the energy of one class at one voltage is priced. */
export interface Tariff {
  readonly code: string;
  readonly label: string;
  readonly customerClass: CustomerClass;
  /** The supply voltages it is for: from (inclusive) to below, in volts; null for no upper end. */
  readonly fromVolts: number;
  readonly belowVolts: number | null;
  /** True when no published price was found and the figure is only there to try the program with. */
  readonly isSample: boolean;
  /** `named` is for accounts that chose it by its code (time of use, 合表, high lift); left out, the class and voltage decide. */
  readonly use?: 'named';
  readonly charge: FlatCharge | TieredCharge | TimeOfUseCharge;
  readonly funds: readonly FundCharge[];
  /** 两部制: capacity or demand beside the energy. */
  readonly twoPart?: TwoPartCharge;
  /** 功率因数调整: which standard applies and to what. */
  readonly powerFactor?: PowerFactorRule;
  /** The least a month costs; 0 or left out for none. */
  readonly minimumFen?: Fen;
}

/** The prices by part of the day of a charge; null when it has none. */
export function touPricesOf(charge: Tariff['charge']): readonly TouPrice[] | null {
  if (charge.kind === 'time_of_use') return charge.prices;
  return charge.kind === 'tiered' ? (charge.timeOfUse ?? null) : null;
}

/** The parts of the day that any of some tariffs prices; empty when none asks for them. */
export function pricedPeriodsOf(tariffs: readonly Tariff[]): TouPeriod[] {
  const priced: TouPeriod[] = [];
  for (const { charge } of tariffs)
    for (const { period } of touPricesOf(charge) ?? []) if (!priced.includes(period)) priced.push(period);
  return priced;
}

/** Finds the one tariff for a class at a supply voltage in volts; null when there is none. Named tariffs are never found so. */
export function findTariff(
  tariffs: readonly Tariff[],
  customerClass: CustomerClass,
  volts: number,
): Tariff | null {
  return (
    tariffs.find(
      (tariff) =>
        tariff.use !== 'named' &&
        tariff.customerClass === customerClass &&
        volts >= tariff.fromVolts &&
        (tariff.belowVolts === null || volts < tariff.belowVolts),
    ) ?? null
  );
}
