import { isLockedMonth } from '../../../db/domain/billing/period-lock.ts';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { findLockedThrough } from '../../../db/local/queries/periods.ts';
import type { Store } from '../../../db/local/store.ts';

/**
 * Refuses period_locked for a month that is locked, or lies before one that is (发行即封账): what comes later is an adjustment, or the
 * station head opens the newest locked month again.
 */
export function checkPeriodOpen(store: Store, month: Month): Result<null> {
  const through = findLockedThrough(store);
  return isLockedMonth(month, through)
    ? refuse('period_locked', { month, lockedThrough: through })
    : ok(null);
}
