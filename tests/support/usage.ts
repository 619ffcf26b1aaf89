import type { Tariff, TieredCharge } from '../../db/domain/billing/tariff.ts';
import type { Usage } from '../../db/domain/billing/usage.ts';
import { parseKwh, wattHours, type WattHours } from '../../db/domain/kernel/energy.ts';
import { nanoYuanPerKwh, parsePrice, type NanoYuanPerKwh } from '../../db/domain/kernel/price.ts';

/** kWh as Wh. */
export const kwh = (text: string): WattHours => parseKwh(text) as WattHours;
/** Yuan per kWh as a price. */
export const price = (text: string): NanoYuanPerKwh => parsePrice(text) as NanoYuanPerKwh;

/** A month of a plain meter, changed as a test needs it. */
export function usage(changes: Partial<Usage> = {}): Usage {
  return {
    period: null,
    months: 1,
    fullDays: null,
    readingMonth: null,
    share: { days: 1, ofDays: 1 },
    energyWh: wattHours(0),
    tou: null,
    lossWh: wattHours(0),
    reactiveVarh: null,
    powerFactorWh: null,
    transformers: null,
    demand: null,
    quota: null,
    extraWhPerMonth: wattHours(0),
    extraMonths: 1,
    freeWhPerMonth: wattHours(0),
    ...changes,
  };
}

/** A tariff of a charge. */
export function tariff(charge: Tariff['charge'], changes: Partial<Tariff> = {}): Tariff {
  return {
    code: 't',
    label: 't',
    customerClass: 'residential',
    fromVolts: 0,
    belowVolts: null,
    isSample: false,
    charge,
    funds: [],
    ...changes,
  };
}

/** A flat price. */
export const flat = (text: string, changes: Partial<Tariff> = {}): Tariff =>
  tariff({ kind: 'flat', label: '电度电费', priceNanoyuan: price(text) }, changes);

/** A tiered charge from limits in kWh and prices in yuan. */
export function tieredCharge(
  limits: readonly string[],
  prices: readonly string[],
  changes: Partial<TieredCharge> = {},
): TieredCharge {
  return {
    kind: 'tiered',
    period: 'month',
    printForm: 'full_price',
    baseLabel: '电度电费',
    tiers: prices.map((text, index) => ({
      label: `第${index + 1}档`,
      upToWh: index < limits.length ? kwh(limits[index] as string) : null,
      priceNanoyuan: nanoYuanPerKwh(price(text)),
    })),
    ...changes,
  };
}
