import { addMonths, type Month } from '../kernel/calendar.ts';

/** What last happened to the lock of the months: one was locked (封账), or the newest locked one was opened again (解封). */
export interface PeriodEvent {
  readonly month: Month;
  readonly action: 'locked' | 'reopened';
}

/**
 * The newest locked month after the newest event of all; null while none was ever locked. A locked month locks every month before it,
 * and a reopened one leaves those before it locked (seed 001, 电费管理工作标准 3.4: what is issued is corrected, not written anew).
 */
export function lockedThrough(newest: PeriodEvent | null): Month | null {
  if (newest === null) return null;
  return newest.action === 'locked' ? newest.month : addMonths(newest.month, -1);
}

/** Whether a month lies at or before the newest locked one. */
export function isLockedMonth(month: Month, through: Month | null): boolean {
  return through !== null && month <= through;
}
