import type { LateFeePolicy } from '../arrears/late-fee.ts';
import type { CustomerClass } from '../accounts/customer-class.ts';
import type { Day } from '../kernel/calendar.ts';
import type { WattHours } from '../kernel/energy.ts';
import type { NanoYuanPerKwh } from '../kernel/price.ts';
import type { ReadingThresholds } from '../metering/reading-finding.ts';
import type { Tariff } from './tariff.ts';

/** What a list price already contains: printed for information, never added. */
export interface IncludedFund {
  readonly label: string;
  readonly priceNanoyuan: NanoYuanPerKwh;
  readonly customerClasses: readonly CustomerClass[];
}

/** When a bill has to be paid. */
export interface DuePolicy {
  /** The day of the month after the billing month. */
  readonly dayOfNextMonth: number;
  /** A bill issued late is never due sooner than this many days after its issue. */
  readonly minimumDaysAfterIssue: number;
}

/** 政策包: one dated version of every rule with a number or a date in it. `db/wire/policy-pack.ts` reads it from its file. */
export interface PolicyPack {
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly effectiveFrom: Day;
  readonly readings: ReadingThresholds;
  readonly due: DuePolicy;
  /** The supply voltage to assume for a service point whose file says none. */
  readonly assumedVolts: number;
  readonly tariffs: readonly Tariff[];
  readonly includedFunds: readonly IncludedFund[];
  /** Free energy a month for 低保/五保 households; 0 for none. Not applied by the engine yet. */
  readonly welfareFreeWhPerMonth: WattHours;
  readonly lateFee: LateFeePolicy;
}
