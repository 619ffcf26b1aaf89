import type { LateFeePolicy } from '../arrears/late-fee.ts';
import type { CustomerClass } from '../accounts/customer-class.ts';
import type { NameMask } from '../accounts/mask-name.ts';
import type { Day } from '../kernel/calendar.ts';
import type { ChequeDays } from '../payments/cheque-days.ts';
import type { WattHours } from '../kernel/energy.ts';
import type { NanoYuanPerKwh } from '../kernel/price.ts';
import type { OwnWorkOrderDays } from '../metering/work-order-days.ts';
import type { ErrorPenalties } from '../metering/error-penalties.ts';
import type { ReadingDays } from '../metering/reading-days.ts';
import type { Ratio, ReadingThresholds } from '../metering/reading-finding.ts';
import type { UserLimits } from '../metering/user-limits.ts';
import type { BreachRules } from './breach-rules.ts';
import type { TransformerLossRule } from './loss.ts';
import type { PowerFactorRule, PowerFactorTable, PowerFactorUser } from './power-factor.ts';
import type { Tariff, TouPeriod } from './tariff.ts';

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

/** Which hours of the day belong to which part in certain months; hours in no window are flat. Minutes since midnight. */
export interface TouWindows {
  readonly label: string;
  readonly months: readonly number[];
  readonly windows: readonly {
    readonly period: TouPeriod;
    readonly fromMinute: number;
    readonly toMinute: number;
  }[];
}

/** The loss of one kind of transformer. */
export interface TransformerLossEntry extends TransformerLossRule {
  readonly type: string;
  readonly capacityVa: number;
}

/** 一户多人口: what households of so many persons get on top of the first tier. */
export interface SeveralPersonsRule {
  readonly fromPersons: number;
  readonly extraWhPerMonth: WattHours;
}

/** 三公开: what the list on a village's notice board shows of a household beside energy, price and charge. */
export interface PublicListRule {
  readonly maskName: NameMask;
  readonly showsAccountNo: boolean;
}

/** What holds where a pack says nothing of it: the surname, and the number by which a household finds itself. */
export const silentPublicList: PublicListRule = { maskName: 'all_but_surname', showsAccountNo: true };

/** The parts of a pack, beside its tariffs, that may be marked as samples: no published source was found for what they say. */
export const packSections = [
  'effectiveFrom',
  'readings',
  'assumedVolts',
  'due',
  'includedFunds',
  'welfare',
  'severalPersons',
  'timeOfUse',
  'powerFactor',
  'transformerLoss',
  'lineLoss',
  'breach',
  'lateFee',
  'publicList',
  'cheques',
] as const;

/** One part. */
export type PackSection = (typeof packSections)[number];

/** 政策包: one dated version of every rule with a number or a date in it. `db/wire/policy-pack.ts` reads it from its file. */
export interface PolicyPack {
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly effectiveFrom: Day;
  readonly readings: ReadingThresholds & {
    /** Over which share of a route's accounts a file of readings is one of the whole route (see coversRoute). */
    readonly fileCoversRouteOver?: Ratio | undefined;
    /** What the pack says of the days of field work; a kind it leaves out has its usual days. */
    readonly workOrderDays?: OwnWorkOrderDays | undefined;
    /** Who is never estimated (usualNeverEstimated). */
    readonly neverEstimated?: UserLimits | undefined;
    /** 双抄: who is read by two people (usualReadTwice). */
    readonly readTwice?: UserLimits | undefined;
    /** 考核: what errors count for in the assessment (usualErrorPenalties). */
    readonly errorPenalties?: ErrorPenalties | undefined;
    /** Between which days of a month meters are read; left out: the usual ones (see usualReadingDays). */
    readonly readingDays?: ReadingDays | undefined;
  };
  readonly due: DuePolicy;
  /** The supply voltage to assume for a service point whose file says none. */
  readonly assumedVolts: number;
  readonly tariffs: readonly Tariff[];
  readonly includedFunds: readonly IncludedFund[];
  /** Free energy a month for 低保/五保 households; 0 for none. */
  readonly welfareFreeWhPerMonth: WattHours;
  /** Null where the province has none. */
  readonly severalPersons: SeveralPersonsRule | null;
  /** 1–12: the month a tier year starts in. */
  readonly tierYearStartsInMonth: number;
  readonly touWindows: readonly TouWindows[];
  readonly powerFactorTables: readonly PowerFactorTable[];
  readonly powerFactorUsers: readonly PowerFactorUser[];
  /** What the adjustment of a user under the table is taken of. */
  readonly powerFactorBase: PowerFactorRule['base'];
  readonly transformerLoss: readonly TransformerLossEntry[];
  /** The loss of a line by contract in millionths, for users who have one and whose contract names no other. */
  readonly lineLossPpm: number;
  readonly breach: BreachRules;
  readonly lateFee: LateFeePolicy;
  readonly publicList: PublicListRule;
  readonly chequeDays: ChequeDays;
  /** A tariff says by itself that it is a sample. */
  readonly samples: readonly PackSection[];
}
