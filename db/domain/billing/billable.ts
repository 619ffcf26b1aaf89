import type { WattHours } from '../kernel/energy.ts';
import { isFindingOpen, type ReadingFinding } from '../metering/reading-finding.ts';
import type { RegisterKind } from '../metering/register-kind.ts';

/** What decides whether a month's look at a register may be billed. */
export interface ReadingToBill {
  readonly register: RegisterKind;
  /** `removed`: the last dial of a meter that was taken down. */
  readonly kind: 'actual' | 'estimated' | 'locked' | 'fault' | 'removed' | null;
  readonly lastDialWh: WattHours | null;
  readonly dialWh: WattHours | null;
  readonly finding: ReadingFinding | null;
  readonly reason: string | null;
}

/**
 * Why an account is left aside: `area_total`, it is the total meter of an area (台区总表), which is read and never billed; `returned_unchanged`, the auditor returned
 * its bill for an error of its reading or its file and nothing of it has changed since; `other_month_open`, a draft of another month waits to be issued first; `facts_missing`, the tariff
 * needs a register, capacity or other fact that nobody has entered; `behind_not_read`, a meter that hangs behind this one is not read.
 */
export const leftAsideReasons = [
  'not_read',
  'locked',
  'fault',
  'unexplained',
  'returned_unchanged',
  'area_total',
  'no_tariff',
  'facts_missing',
  'behind_not_read',
  'other_month_open',
  'already_issued',
] as const;

/** One reason. */
export type LeftAside = (typeof leftAsideReasons)[number];

/** Why a reading is not billed. */
export type NotBillable = Extract<LeftAside, 'not_read' | 'locked' | 'fault' | 'unexplained'>;

/** The dials of a reading that is billed. */
export interface BillableReading {
  /** Null only for demand, which is read and not counted on. */
  readonly lastDialWh: WattHours | null;
  readonly dialWh: WattHours;
  /** The dial is below the last and a person said that it went past its full scale. */
  readonly hasRolledOver: boolean;
}

/**
 * Finds what a reading bills, or why it does not: no look with a start and an end (not_read), a locked door or a faulty meter
 * (each has its own way: read again, estimate by rule), a finding without a word. An estimate is billed as the dial that it says. A dial below the last is billed only when a person
 * said that it rolled over; another word does not mend it, because a meter in reverse looks the same (domain.md §4; seed 001,
 * 电费管理工作标准 3.3–3.4). Demand has no dial to start from.
 */
export function findBillable(reading: ReadingToBill): BillableReading | NotBillable {
  const { kind, dialWh, finding } = reading;
  if (kind === 'locked' || kind === 'fault') return kind;
  const lastDialWh = reading.register === 'demand' ? null : reading.lastDialWh;
  if ((kind !== 'actual' && kind !== 'estimated' && kind !== 'removed') || dialWh === null) return 'not_read';
  if (lastDialWh === null && reading.register !== 'demand') return 'not_read';
  if (isFindingOpen(finding, reading.reason)) return 'unexplained';
  const isBelow = lastDialWh !== null && dialWh < lastDialWh;
  if (isBelow && finding !== 'rolled_over') return 'unexplained';
  return { lastDialWh, dialWh, hasRolledOver: isBelow };
}

/** The reason of several registers that is told of their account: what needs most to be done about it. */
const gravity: readonly NotBillable[] = ['fault', 'locked', 'not_read', 'unexplained'];

/** The graver of two reasons; either may be missing. */
export function graver(one: NotBillable | null, other: NotBillable | null): NotBillable | null {
  if (one === null || other === null) return one ?? other;
  return gravity.indexOf(one) <= gravity.indexOf(other) ? one : other;
}
