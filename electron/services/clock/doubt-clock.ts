import { type ClockDoubt, findClockDoubt } from '../../../db/domain/cash/clock-doubt.ts';
import { getLastRecordedAt } from '../../../db/local/daybook.ts';
import type { Counter } from '../counter.ts';

/** Whether the PC's clock fits the book; null when nothing is to be doubted. */
export function doubtClock(counter: Counter): ClockDoubt | null {
  return findClockDoubt(getLastRecordedAt(counter.store), counter.clock.now());
}
