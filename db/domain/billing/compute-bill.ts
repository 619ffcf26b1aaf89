import type { Day } from '../kernel/calendar.ts';
import type { MilliMultiplier, WattHours } from '../kernel/energy.ts';
import { invariant } from '../kernel/invariant.ts';
import type { Fen } from '../kernel/money.ts';
import type { NanoYuanPerKwh } from '../kernel/price.ts';
import type { PolicyPack } from './policy-pack.ts';
import { isPlainMonthly, priceEnergy, sumOfLines, type PricedLine } from './price-energy.ts';
import type { Tariff } from './tariff.ts';

/** Where the energy comes from, as the bill has to show it (五统一: start and end reading on every bill). */
export interface DialFacts {
  readonly meterNo: string;
  readonly multiplierMilli: MilliMultiplier;
  readonly lastDialWh: WattHours;
  readonly lastReadOn: Day | null;
  readonly dialWh: WattHours;
  readonly readOn: Day | null;
}

/** Everything that a bill is computed from. */
export interface BillFacts {
  readonly pack: Pick<PolicyPack, 'code' | 'version'>;
  readonly tariff: Tariff;
  readonly energyWh: WattHours;
  readonly dials: DialFacts;
  /** The energy of the bill before this one, for the reader of the explanation; null for a first bill. */
  readonly lastBillEnergyWh: WattHours | null;
}

/**
 * The working of a bill: plain data, kept with the bill for ever, enough to explain every line years later without the pack or
 * the program of that day. A later form has a higher `form`; old forms stay readable.
 */
export interface BillWorking {
  readonly form: 1;
  readonly pack: { readonly code: string; readonly version: number };
  readonly tariff: {
    readonly code: string;
    readonly label: string;
    readonly kind: 'flat' | 'tiered';
    readonly isSample: boolean;
  };
  readonly dials: DialFacts;
  readonly energyWh: WattHours;
  /** The steps of the price with their limits over the period; a flat price is one step without a limit. */
  readonly tiers: readonly { readonly upToWh: WattHours | null; readonly priceNanoyuan: NanoYuanPerKwh }[];
  /** How many months' limits were granted. */
  readonly months: 1;
  readonly rounding: 'each_line_half_up_to_fen';
  readonly lastBillEnergyWh: WattHours | null;
}

/** A bill as computed: its total is the sum of its lines, each rounded half-up to fen. */
export interface ComputedBill {
  readonly lines: readonly PricedLine[];
  readonly totalFen: Fen;
  readonly working: BillWorking;
}

/**
 * Computes a month's bill from its facts: energy in Wh, amounts in fen. Which readings may be billed is the caller's business
 * (compute-bills.ts). Sources: domain.md §0.2 and §2; cases TR01–TR03, MU01–MU05, TMP01.
 */
export function computeBill(facts: BillFacts): ComputedBill {
  const { tariff, energyWh } = facts;
  const lines = priceEnergy(tariff, energyWh);
  const { charge } = tariff;
  invariant(isPlainMonthly(charge), 'not a tariff that the run bills');
  return {
    lines,
    totalFen: sumOfLines(lines),
    working: {
      form: 1,
      pack: { code: facts.pack.code, version: facts.pack.version },
      tariff: { code: tariff.code, label: tariff.label, kind: charge.kind, isSample: tariff.isSample },
      dials: facts.dials,
      energyWh,
      tiers:
        charge.kind === 'flat'
          ? [{ upToWh: null, priceNanoyuan: charge.priceNanoyuan }]
          : charge.tiers.map((tier) => ({ upToWh: tier.upToWh, priceNanoyuan: tier.priceNanoyuan })),
      months: 1,
      rounding: 'each_line_half_up_to_fen',
      lastBillEnergyWh: facts.lastBillEnergyWh,
    },
  };
}
