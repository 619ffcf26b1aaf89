import { plainTerms, type SupplyTerms } from '../../../../db/domain/billing/supply-terms.ts';
import { day } from '../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, type WattHours, wattHours } from '../../../../db/domain/kernel/energy.ts';
import type { RegisterKind } from '../../../../db/domain/metering/register-kind.ts';
import type { MeterRow, SupplyPage, TariffChoice, TermsRow } from '../../../../electron/contract/supply.ts';

/** A tariff of the list, plain unless told otherwise. */
export function tariffChoice(code: string, changed: Partial<TariffChoice> = {}): TariffChoice {
  return {
    code,
    label: code,
    customerClass: 'residential',
    isSample: false,
    isNamed: false,
    registers: ['total'],
    hasCapacity: false,
    ...changed,
  };
}

/** A meter of six digits with registers at a dial in kWh. */
export function meterRow(
  registers: Readonly<Partial<Record<RegisterKind, number>>>,
  changed: Partial<MeterRow> = {},
): MeterRow {
  return {
    installationId: 1,
    meterId: 1,
    meterNo: 'M1',
    kind: '单相智能',
    digits: 6,
    multiplierMilli: milliMultiplier(1_000),
    installedOn: null,
    removedOn: null,
    registers: Object.entries(registers).map(([kind, kwh], index) => ({
      registerId: index + 1,
      kind: kind as RegisterKind,
      dialWh: kwhOf(kwh),
      readOn: day('2026-10-23'),
      startDialWh: kwhOf(kwh),
    })),
    ...changed,
  };
}

/** A version of the terms. */
export function termsRow(version: number, effectiveFrom: string, terms: Partial<SupplyTerms>): TermsRow {
  return {
    version,
    effectiveFrom: day(effectiveFrom),
    terms: { ...plainTerms, ...terms },
    reason: '用户申请',
    recordedAt: 0,
    recordedByName: '陈国栋',
  };
}

/** A household's page with a plain meter, a plain tariff and one by time of use. */
export function supplyPage(changed: Partial<SupplyPage> = {}): SupplyPage {
  return {
    accountNo: '6204200017',
    name: '王秀英',
    address: '和平村3组12号',
    customerClass: 'residential',
    voltageV: 220,
    contractCapacityW: 8_000,
    householdSize: 4,
    welfare: null,
    tariffLabel: '居民生活',
    terms: [],
    meters: [meterRow({ total: 1_234 })],
    tariffs: [
      tariffChoice('home', { label: '居民生活' }),
      tariffChoice('home_high', { label: '居民生活 高压' }),
      tariffChoice('home_tou', {
        label: '居民生活分时',
        isNamed: true,
        registers: ['total', 'peak', 'valley'],
      }),
      tariffChoice('shop', { label: '一般工商业', customerClass: 'commercial' }),
    ],
    transformerTypes: [{ type: 'S9', capacityVa: 400_000 }],
    billedUntil: day('2026-10-23'),
    ...changed,
  };
}

/** Whole or broken kWh as Wh. */
export function kwhOf(kwh: number): WattHours {
  return wattHours(Math.round(kwh * 1_000));
}
