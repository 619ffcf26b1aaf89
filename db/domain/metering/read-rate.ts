import type { CustomerClass } from '../accounts/customer-class.ts';
import { divideHalfUp } from '../kernel/rounding.ts';

/** Meters that were to be read, and those that really were: neither missed, nor estimated, nor behind a locked door. */
export interface ReadCount {
  readonly meters: number;
  readonly read: number;
}

/** A share in hundredths of a percent: 9908 is 99.08 %. */
export type PercentHundredths = number;

/** 实抄率 of lighting (households), of power (everyone else) and of both. */
export interface ReadRates {
  readonly lighting: PercentHundredths | null;
  readonly power: PercentHundredths | null;
  readonly all: PercentHundredths | null;
}

/** 照明: households; everyone else is power (seed 001, 抄表核算员 4.5). */
export function isLighting(customerClass: CustomerClass): boolean {
  return customerClass === 'residential';
}

/**
 * 实抄率 = (due − missed − estimated) / due in hundredths of a percent, rounded half-up; null where nothing is due. Published example
 * KP02 (domain.md §4): an estimate counts as not read.
 */
export function readRateOf({ meters, read }: ReadCount): PercentHundredths | null {
  return meters === 0 ? null : Number(divideHalfUp(BigInt(read) * 10_000n, BigInt(meters)));
}

/** The three rates of lighting and power counted apart. */
export function readRatesOf(lighting: ReadCount, power: ReadCount): ReadRates {
  return {
    lighting: readRateOf(lighting),
    power: readRateOf(power),
    all: readRateOf({ meters: lighting.meters + power.meters, read: lighting.read + power.read }),
  };
}
