import { isLockedMonth, lockedThrough, type PeriodEvent } from '../../../domain/billing/period-lock.ts';
import type { Month } from '../../../domain/kernel/calendar.ts';
import type { PostedRow } from '../posted-rows-of.ts';
import type { BookState } from './book-state.ts';
import type { Scene } from './entry-scene.ts';

/** 封账/解封: a lock goes forward, an opening takes the newest lock back, and who asked for it did not decide it. */
export function tellPeriodEvent(state: BookState, scene: Scene, row: PostedRow): void {
  const [id, month, action, , requestedBy, decidedBy] = row as [
    number,
    Month,
    PeriodEvent['action'],
    string | null,
    number | null,
    number,
  ];
  const through = state.lockedThrough;
  const follows = action === 'locked' ? !isLockedMonth(month, through) : month === through;
  const isOwn = action === 'reopened' && requestedBy === decidedBy;
  if (!follows) unexpected(scene, 'period_event', id, `period_event (${through ?? '–'})`);
  if (isOwn) unexpected(scene, 'period_event', id, `person ${decidedBy}`);
  state.lockedThrough = lockedThrough({ month, action });
}

/** A reading that is put to a month by hand, by file or by word: not while the month was locked. */
export function tellReadingOfPeriod(state: BookState, scene: Scene, row: PostedRow): void {
  const month = row[3] as Month;
  if (scene.entry.kind !== 'readings_recorded' || !isLockedMonth(month, state.lockedThrough)) return;
  unexpected(scene, 'reading', row[0] as number, `period_event (${state.lockedThrough})`);
}

/** A month's own bill: not while the month was locked. */
export function tellBillOfPeriod(state: BookState, scene: Scene, billId: number, month: string): void {
  if (!isLockedMonth(month as Month, state.lockedThrough)) return;
  scene.report('bills', 'unexpected', 'bill', String(billId), {
    by: `period_event (${state.lockedThrough})`,
  });
}

function unexpected(scene: Scene, table: string, key: number, by: string): void {
  scene.report('posted_rows', 'unexpected', table, String(key), { by });
}
