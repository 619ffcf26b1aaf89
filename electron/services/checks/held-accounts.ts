import type { Month } from '../../../db/domain/kernel/calendar.ts';
import type { CheckCode } from '../../../db/domain/metering/checks/check-code.ts';
import type { Store } from '../../../db/local/store.ts';
import { checkMonthOf } from './office-check.ts';

/** What holds an account back that its reading's own finding does not say (see findBillable). */
const acrossReadings: ReadonlySet<CheckCode> = new Set<CheckCode>([
  'swapped',
  'second_look_missing',
  'second_look_differs',
  'estimate_forbidden',
]);

/** The accounts that a month's bills leave aside until what the office's check found across readings is answered (product.md "Audit"). */
export function heldAccountsOf(store: Store, month: Month): ReadonlySet<number> {
  const open = checkMonthOf(store, month).filter(
    ({ code, word, isHeldBack }) => word === null && isHeldBack && acrossReadings.has(code),
  );
  return new Set(open.map(({ accountId }) => accountId));
}
