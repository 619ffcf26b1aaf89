import { invariant } from '../../../../db/domain/kernel/invariant.ts';
import type { Day } from '../../../../db/domain/kernel/calendar.ts';
import type { Clock } from '../../counter.ts';

/** The clock of the demo's history: it goes where it is set, never back, never past the present. */
export interface DemoClock extends Clock {
  to(day: Day, hour: number, minute: number, second?: number): void;
}

/** A clock of the past that ends at `present` (UTC milliseconds). */
export function demoClock(present: number): DemoClock {
  let at = 0;
  return {
    now: () => at,
    to(day, hour, minute, second = 0) {
      const midnight = Date.parse(`${day}T00:00:00+08:00`);
      const wanted = midnight + ((hour * 60 + minute) * 60 + second) * 1000;
      invariant(wanted >= at, `the demo's clock would go back to ${day} ${hour}:${minute}`);
      invariant(wanted <= present, `the demo's history would lie in the future: ${day} ${hour}:${minute}`);
      at = wanted;
    },
  };
}
