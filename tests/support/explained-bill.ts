import type { BillFacts } from '../../db/domain/billing/bill-facts.ts';
import { computeBill, type DatedPack } from '../../db/domain/billing/compute-bill.ts';
import { sealedTransformers } from '../../db/domain/billing/sealed-transformers.ts';
import { plainTerms, type SupplyTerms } from '../../db/domain/billing/supply-terms.ts';
import { day, month } from '../../db/domain/kernel/calendar.ts';
import { milliMultiplier } from '../../db/domain/kernel/energy.ts';
import type { RegisterKind } from '../../db/domain/metering/register-kind.ts';
import type { ExplainedBill } from '../../electron/contract/bills.ts';
import { sideOfComputed } from '../../electron/services/adjustments/bill-side.ts';
import { shippedPack } from './packs.ts';
import { valueOf } from './station.ts';
import { kwh } from './usage.ts';

type Dial = BillFacts['dials'][number];

/** A look at a register in November 2026, in kWh. */
export function dial(register: RegisterKind, last: string, now: string, changes: Partial<Dial> = {}): Dial {
  return {
    register,
    meterNo: 'B1',
    multiplierMilli: milliMultiplier(1000),
    lastDialWh: kwh(last),
    lastReadOn: day('2026-10-21'),
    dialWh: kwh(now),
    readOn: day('2026-11-21'),
    digits: 6,
    hasRolledOver: false,
    ...changes,
  };
}

/** The facts of a household's November bill, changed as a test needs them. */
export function billFacts(changes: Partial<BillFacts> = {}): BillFacts {
  return {
    customerClass: 'residential',
    volts: 220,
    capacityVa: null,
    isWelfare: false,
    openedOn: null,
    periodMonth: month('2026-11'),
    months: 1,
    period: { from: day('2026-10-22'), to: day('2026-11-21') },
    dials: [dial('total', '1000', '1290')],
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

/** Terms in force long before the bill. */
export function termsOf(changes: Partial<SupplyTerms>): BillFacts['terms'] {
  return [{ effectiveFrom: day('2026-01-01'), terms: { ...plainTerms, ...changes } }];
}

/** A bill computed by the engine from its facts, as bills/explain answers it; Gansu's pack unless others are given. */
export function explainedBill(
  facts: BillFacts,
  changes: Partial<ExplainedBill> = {},
  packs: readonly DatedPack[] = [{ from: day('2000-01-01'), pack: shippedPack('gansu') }],
): ExplainedBill {
  const bill = valueOf(computeBill(facts, packs));
  const { lines, energyWh, amountFen } = sideOfComputed(bill);
  const { parts, pack } = bill.working;
  return {
    billId: 1,
    kind: 'regular',
    adjustmentId: null,
    isReversed: false,
    accountNo: '6204200017',
    name: '王秀英',
    periodMonth: facts.periodMonth,
    dials: facts.dials,
    corrections: facts.corrections,
    months: facts.months,
    childrenWh: facts.childrenWh,
    sealed: sealedTransformers(facts, parts),
    energyWh,
    lines,
    amountFen,
    dueOn: day('2026-12-20'),
    parts,
    formula: null,
    policyPack: { ...pack, title: '甘肃' },
    lastMonthEnergyWh: facts.lastBillEnergyWh,
    ...changes,
  };
}
