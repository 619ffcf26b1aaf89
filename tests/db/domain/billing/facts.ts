import type { BilledDial, BillFacts } from '../../../../db/domain/billing/bill-facts.ts';
import {
  computeBill,
  type ComputedBill,
  type DatedPack,
} from '../../../../db/domain/billing/compute-bill.ts';
import type { PolicyPack } from '../../../../db/domain/billing/policy-pack.ts';
import { plainTerms, type DatedTerms, type SupplyTerms } from '../../../../db/domain/billing/supply-terms.ts';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, parseKwh, wattHours, type WattHours } from '../../../../db/domain/kernel/energy.ts';
import { formatYuan } from '../../../../db/domain/kernel/money.ts';
import type { RegisterKind } from '../../../../db/domain/metering/register-kind.ts';
import { valueOf } from '../../../support/station.ts';

const kwh = (text: string): WattHours => parseKwh(text) as WattHours;

/** A dial of the meter of the month, in kWh (kvarh, kW). */
export function dial(
  register: RegisterKind,
  last: string | null,
  current: string,
  changes: Partial<BilledDial> = {},
): BilledDial {
  return {
    register,
    meterNo: '230007000002',
    multiplierMilli: milliMultiplier(1000),
    lastDialWh: last === null ? null : kwh(last),
    lastReadOn: day('2026-10-21'),
    dialWh: kwh(current),
    readOn: day('2026-11-21'),
    digits: 6,
    hasRolledOver: false,
    ...changes,
  };
}

/** The facts of a household's November, changed as a test needs it. */
export function facts(dials: readonly BilledDial[], changes: Partial<BillFacts> = {}): BillFacts {
  return {
    customerClass: 'residential',
    volts: 220,
    capacityVa: 8_000,
    isWelfare: false,
    openedOn: null,
    periodMonth: month('2026-11'),
    months: 1,
    period: { from: day('2026-10-22'), to: day('2026-11-21') },
    dials,
    corrections: [],
    terms: [],
    forcedTariffCode: null,
    childrenWh: [],
    yearQuota: null,
    fullDays: null,
    lastBillEnergyWh: null,
    ...changes,
  };
}

/** Terms from a day on; what is left out is plain. */
export const terms = (changes: Partial<SupplyTerms>, from = '2020-01-01'): DatedTerms => ({
  effectiveFrom: day(from),
  terms: { ...plainTerms, ...changes },
});

/** A pack that is in force from a day on. */
export const since = (from: string, pack: PolicyPack): DatedPack => ({ from: day(from), pack });

/** The bill of facts that are complete. */
export const billOf = (of: BillFacts, ...packs: readonly DatedPack[]): ComputedBill =>
  valueOf(computeBill(of, packs));

/** A bill's lines as a person reads them: code, quantity, yuan. */
export const linesOf = (bill: Pick<ComputedBill, 'lines'>) =>
  bill.lines.map((line) => [line.code, line.quantityMilli / 1000, formatYuan(line.amountFen)]);

/** No energy, for what a test leaves out. */
export const nothing = wattHours(0);
