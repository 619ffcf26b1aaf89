import type { CustomerClass } from '../accounts/customer-class.ts';
import type { WattHours } from '../kernel/energy.ts';
import type { NanoYuanPerKwh } from '../kernel/price.ts';

/** One step of a tiered price: the energy of the period up to a limit costs this much. */
export interface TariffTier {
  readonly label: string;
  /** Upper limit of the period's energy in Wh; null for the last tier. */
  readonly upToWh: WattHours | null;
  /** The full price of this tier. */
  readonly priceNanoyuan: NanoYuanPerKwh;
}

/** One price for all energy. */
export interface FlatCharge {
  readonly kind: 'flat';
  readonly label: string;
  readonly priceNanoyuan: NanoYuanPerKwh;
}

/** 阶梯电价: the more of the period's energy, the dearer. Limits ascend and the last tier has none. */
export interface TieredCharge {
  readonly kind: 'tiered';
  /** What the limits are counted over. */
  readonly period: 'month';
  /** How the bill prints it: each tier at its full price (TR01), or all energy at the base price plus increments (TR03). */
  readonly printForm: 'full_price' | 'base_and_increments';
  /** The label of the base line in the second form. */
  readonly baseLabel: string;
  readonly tiers: readonly TariffTier[];
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
  readonly charge: FlatCharge | TieredCharge;
  readonly funds: readonly FundCharge[];
}

/** Finds the one tariff for a class at a supply voltage in volts; null when there is none. */
export function findTariff(
  tariffs: readonly Tariff[],
  customerClass: CustomerClass,
  volts: number,
): Tariff | null {
  return (
    tariffs.find(
      (tariff) =>
        tariff.customerClass === customerClass &&
        volts >= tariff.fromVolts &&
        (tariff.belowVolts === null || volts < tariff.belowVolts),
    ) ?? null
  );
}
