import { computeBill, type ComputedBill } from '../../../db/domain/billing/compute-bill.ts';
import { findBillable } from '../../../db/domain/billing/billable.ts';
import { isPlainMonthly } from '../../../db/domain/billing/price-energy.ts';
import { findTariff, type Tariff } from '../../../db/domain/billing/tariff.ts';
import type { AcceptedPack } from '../../../db/local/queries/policy.ts';
import type { MeterMonth } from '../../../db/local/queries/readings.ts';
import type { ComputeOutcome } from '../../contract/bills.ts';

/** Why a meter gets no draft in a run. */
export type LeftAside = keyof ComputeOutcome['leftAside'];

/** What a run knows beside the meters: the pack, and the drafts that are there already. */
export interface RunContext {
  readonly policy: AcceptedPack;
  /** Accounts with a draft of another month. */
  readonly openElsewhere: ReadonlySet<number>;
  /** The passed drafts of this month: account → the reading and pack they were computed from. */
  readonly passed: ReadonlyMap<number, { readonly readingId: number; readonly policyPackId: number }>;
}

/** A meter's bill as computed. */
export interface MeterBill {
  readonly accountId: number;
  readonly readingId: number;
  readonly bill: ComputedBill;
}

/**
 * Computes the bill of one meter's month; or says why it is left aside; or `kept` when the auditor passed the very same already.
 * One tariff is looked up by class and supply voltage, a missing voltage taken as the pack assumes.
 */
export function computeMeterBill(context: RunContext, meter: MeterMonth): MeterBill | LeftAside | 'kept' {
  const { pack, id: policyPackId } = context.policy;
  if (meter.isBilled) return 'already_issued';
  if (context.openElsewhere.has(meter.accountId)) return 'other_month_open';
  const billable = findBillable(meter);
  if (typeof billable === 'string') return billable;
  const tariff = findTariff(pack.tariffs, meter.customerClass, meter.voltageV ?? pack.assumedVolts);
  if (tariff === null || !isBilledByOneRegister(tariff)) return 'no_tariff';
  const readingId = meter.readingId as number;
  const passed = context.passed.get(meter.accountId);
  if (passed?.readingId === readingId && passed.policyPackId === policyPackId) return 'kept';
  const bill = computeBill({
    pack,
    tariff,
    energyWh: billable.energyWh,
    dials: {
      meterNo: meter.meterNo,
      multiplierMilli: meter.multiplierMilli,
      lastDialWh: billable.lastDialWh,
      lastReadOn: meter.lastReadOn,
      dialWh: billable.dialWh,
      readOn: meter.readOn,
    },
    lastBillEnergyWh: meter.lastBillEnergyWh,
  });
  return { accountId: meter.accountId, readingId, bill };
}

/** The store knows one register and no capacity yet: a tariff that needs more is left aside, never billed by half. */
function isBilledByOneRegister({ charge, twoPart, powerFactor, minimumFen }: Tariff): boolean {
  return (
    isPlainMonthly(charge) && twoPart === undefined && powerFactor === undefined && minimumFen === undefined
  );
}
