import { invariant } from '../../../../db/domain/kernel/invariant.ts';
import type { Day } from '../../../../db/domain/kernel/calendar.ts';
import type { Clock } from '../../counter.ts';

/** The clock of the demo's history: it goes where it is set, never back, never past the present. */
export interface DemoClock extends Clock {
  to(day: Day, hour: number, minute: number, second?: number): void;
  /** Whether a time lies behind the present. */
  hasCome(day: Day, hour: number, minute: number): boolean;
}

function stationTime(day: Day, hour: number, minute: number, second = 0): number {
  return Date.parse(`${day}T00:00:00+08:00`) + ((hour * 60 + minute) * 60 + second) * 1000;
}

/** A clock of the past that ends at `present` (UTC milliseconds). */
export function demoClock(present: number): DemoClock {
  let at = 0;
  return {
    now: () => at,
    hasCome: (day, hour, minute) => stationTime(day, hour, minute) <= present,
    to(day, hour, minute, second) {
      const wanted = stationTime(day, hour, minute, second);
      invariant(wanted >= at, `the demo's clock would go back to ${day} ${hour}:${minute}`);
      invariant(wanted <= present, `the demo's history would lie in the future: ${day} ${hour}:${minute}`);
      at = wanted;
    },
  };
}
