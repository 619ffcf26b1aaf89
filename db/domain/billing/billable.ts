import { energyBetween, type MilliMultiplier, type WattHours } from '../kernel/energy.ts';
import type { ReadingFinding } from '../metering/reading-finding.ts';

/** What decides whether a month's reading may be billed. */
export interface ReadingToBill {
  readonly kind: 'actual' | 'estimated' | 'locked' | 'fault' | null;
  readonly lastDialWh: WattHours | null;
  readonly dialWh: WattHours | null;
  readonly multiplierMilli: MilliMultiplier;
  readonly finding: ReadingFinding | null;
  readonly reason: string | null;
}

/** Why a reading is not billed. */
export type NotBillable = 'not_read' | 'locked' | 'fault' | 'unexplained';

/** The dials and the energy of a reading that is billed, in Wh. */
export interface BillableReading {
  readonly lastDialWh: WattHours;
  readonly dialWh: WattHours;
  readonly energyWh: WattHours;
}

/**
 * Finds what a reading bills, or why it does not: no look with a start and an end (not_read), a locked door or a faulty meter
 * (each has its own way: read again, estimate by rule), a finding without a word. A dial below the last is never billed, word or
 * not: whether it rolled over or ran in reverse is for a person to decide (domain.md §4; seed 001, 电费管理工作标准 3.3–3.4).
 */
export function findBillable(reading: ReadingToBill): BillableReading | NotBillable {
  if (reading.kind === 'locked' || reading.kind === 'fault') return reading.kind;
  const { kind, lastDialWh, dialWh } = reading;
  if (kind !== 'actual' || lastDialWh === null || dialWh === null) return 'not_read';
  if (reading.finding === 'backward' || dialWh < lastDialWh) return 'unexplained';
  if (reading.finding !== null && reading.reason === null) return 'unexplained';
  return { lastDialWh, dialWh, energyWh: energyBetween(lastDialWh, dialWh, reading.multiplierMilli) };
}
